"""The parents' pages in another language: complete, compiled, and without a sentence that stayed Dutch by accident."""

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from knooppunt.bestanden.rules.inhoud import VORMEN, Weigering
from knooppunt.dossier.rules.documenten import Documentsoort
from knooppunt.dossier.rules.kring import DEELBAAR
from knooppunt.toegang.rollen import Nooit

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ROOT / "src/knooppunt"
DOSSIER = ROOMS / "dossier/templates/dossier"
PAGES = [
    *sorted((ROOMS / "loket/templates/loket/ouder").glob("*.html")),
    *(
        ROOMS / f"toegang/templates/toegang/{name}.html"
        for name in (
            "voordeur",
            "binnenkomen",
            "wachtwoord",
            "wachtwoord_kiezen",
            "brief",
            "brief_wachtwoord",
            "rollen",
            "_rol",
        )
    ),
    *sorted((ROOMS / "toegang/templates/toegang/account").glob("*.html")),
    *sorted((ROOMS / "toegang/templates/toegang/stap").glob("*.html")),
    *sorted((ROOMS / "dossier/templates/dossier/kring").glob("*uitnodiging*.html")),
    *sorted((ROOMS / "wegwijzer/templates/wegwijzer/publiek").glob("*.html")),
    *sorted((ROOMS / "kennis/templates/kennis/publiek").glob("*.html")),
    ROOMS / "privacy/templates/privacy/uitleg.html",
]
"""What a parent meets before signing in, and the own account."""
FAMILIE = (
    [
        DOSSIER / f"{naam}.html"
        for naam in (
            *("start", "lijst", "_wacht", "kader"),
            *(
                f"kring/{naam}"
                for naam in ("_inzagevragen", "_lid", "_wat_nu", "delen", "gezin", "overzicht")
            ),
            *(f"kring/{naam}" for naam in ("tijdlijn", "uitnodigen", "verhaal", "vertrekken", "wie_keek")),
            *(
                f"plan/{naam}"
                for naam in ("_melding_concept", "_stemmen", "_versies", "geen_plan", "gezinsplan")
            ),
            *(
                f"plan/{naam}"
                for naam in ("instemmen", "leerling", "plan", "vergelijken", "evaluatie", "_doel")
            ),
            *(
                f"knooppunt/{naam}"
                for naam in ("_agenda", "_antwoordvraag", "_doen", "_genodigde", "_mensen")
            ),
            *(f"knooppunt/{naam}" for naam in ("antwoord", "bespreking", "kind", "overleg", "verslag")),
            "_correcties",
            "notities/adviezen",
            *(
                f"documenten/{naam}"
                for naam in ("_kies", "_opnemen", "_rij", "_voorbeeld", "_voortgang", "_wand")
            ),
            *(f"documenten/{naam}" for naam in ("_weg", "document", "lijst", "nieuw", "weg", "werk")),
            "nood/gezin",
            *(f"verstrekken/{naam}" for naam in ("_stand", "pakket", "wat_gaat_mee")),
        )
    ]
    + [ROOMS / f"besluiten/templates/besluiten/{naam}.html" for naam in ("_kaart", "_kort", "inzet", "stap")]
    + [
        ROOMS / f"privacy/templates/privacy/{naam}.html"
        for naam in (
            *("mijn", "mijn_leerling", "vragen", "verzoek", "download", "_download", "_verzoeken", "_status"),
            *("_klacht", "_functionarissen", "_blijft", "_ouders"),
        )
    ]
)
"""What parents and pupils read behind the sign-in."""
SPREKEN = ("basis", "bestanden", "toegang", "wegwijzer", "kennis", "dossier", "loket", "besluiten", "privacy")
"""Rooms with pages, mails or events that parents and pupils read."""
CATALOGUES = [
    (room, path.parent.name)
    for room in SPREKEN
    for path in sorted((ROOMS / room / "locale").glob("*/LC_MESSAGES"))
]

WOORDEN = [
    *(("bestanden", weigering.label) for weigering in Weigering),
    *(("bestanden", vorm.naam) for vorm in VORMEN.values()),
    *(("dossier", woord.label) for woord in (*Documentsoort, *DEELBAAR)),
    *(("toegang", nooit.label) for nooit in Nooit),
]
"""Words of rules that parents read on a page that takes them from a variable."""

_spec = importlib.util.spec_from_file_location("vertalen", ROOT / "tools" / "vertalen.py")
assert _spec is not None
assert _spec.loader is not None
vertalen = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(vertalen)


def test_every_room_that_parents_meet_speaks_english():
    assert [room for room, language in CATALOGUES if language == "en"] == list(SPREKEN)


@pytest.mark.parametrize(("room", "language"), CATALOGUES)
def test_the_compiled_catalogue_is_that_of_the_text(room: str, language: str):
    path = vertalen.catalogue(room, language)
    assert path.with_suffix(".mo").read_bytes() == vertalen.compiled(path)


@pytest.mark.parametrize(("room", "language"), CATALOGUES)
def test_every_sentence_for_parents_is_translated(room: str, language: str):
    with vertalen.catalogue(room, language).open("rb") as file:
        translated = {
            m.id for m in read_po(file) if (all(m.string) if isinstance(m.string, tuple) else m.string)
        }
    assert {sentence for sentence, _ in vertalen.sentences(room)} - translated == set()


@pytest.mark.parametrize(("room", "language"), CATALOGUES)
def test_a_translation_keeps_every_name_to_fill_in(room: str, language: str):
    names = re.compile(r"%\(\w+\)[sd]")

    def one(text: str | tuple[str, ...]) -> str:
        return text if isinstance(text, str) else " ".join(text)  # singular and plural

    with vertalen.catalogue(room, language).open("rb") as file:
        wrong = [
            m.id
            for m in read_po(file)
            if m.id and sorted(names.findall(one(m.id))) != sorted(names.findall(one(m.string)))
        ]
    assert wrong == []


def test_every_word_of_a_rule_that_a_page_shows_goes_through_the_translations():
    known = {room: {sentence for sentence, _ in vertalen.sentences(room)} for room in dict(WOORDEN)}
    assert [word for room, word in WOORDEN if word not in known[room]] == []


@pytest.mark.parametrize("path", [*PAGES, *FAMILIE], ids=lambda path: path.name)
def test_a_page_for_parents_has_no_words_outside_the_translations(path: Path):
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.DOTALL)
    literal = re.findall(
        r'{% (?:knop|tag|leeg|kaart titel=|melding titel=|tabel) ?"[^"]*[a-z]{2} [^"]*"', text
    )
    text = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", "", text, flags=re.DOTALL)
    assert literal + re.findall(r"[A-Za-z]{2,}", text) == []


def test_there_are_pages_to_look_at():
    assert len(PAGES) > 10
