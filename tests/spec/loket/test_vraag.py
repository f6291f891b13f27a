"""De vraag aan het loket: wanneer compleet, vanaf welke leeftijd, welke stappen, en wanneer een eerste reactie."""

from dataclasses import replace
from datetime import date

import pytest

from knooppunt.basis.termijnen import age_on
from knooppunt.dossier.public import Deel, DelingGegevens, Grondslag
from knooppunt.loket.rules.delen import proposed_ground, sharing_verdict
from knooppunt.loket.rules.grenzen import REGELS, eerste_reactie_voor, feestdagen
from knooppunt.loket.rules.vraag import (
    OVERGANGEN,
    Partij,
    Verhaaldeel,
    Verteller,
    Vraagstatus,
    age_verdict,
    send_verdict,
    status_verdict,
    vingerafdruk,
)

OP = date(2026, 11, 16)
COMPLEET = Verhaaldeel(
    Verteller.OUDER, "Rust in de klas", frozenset(Partij), "Ilyas Bouzid", date(2017, 5, 4), "9901", "Samira",
    mag=frozenset({Partij.SCHOOL}),
)  # fmt: skip

VERSTUREN = [
    ("Alles is verteld", {}, ""),
    ("Wat nodig is ontbreekt", {"nodig": " "}, "Vertel nog wat er nodig is."),
    (
        "Niet gekozen wie het mag lezen",
        {"gekozen": frozenset({Partij.SCHOOL})},
        "Kies nog wie dit verhaal mag lezen.",
    ),
    ("Het kind ontbreekt", {"geboren": None}, "Vul nog in over wie het gaat."),
    ("De verteller ontbreekt", {"verteller_naam": ""}, "Vul nog in wie dit vertelt."),
    (
        "Niemand mag het lezen",
        {"mag": frozenset()},
        "Niemand mag dit nu lezen. Dan kan niemand helpen. Kies minstens één die het mag lezen.",
    ),
    (
        "Twee dingen ontbreken",
        {"nodig": "", "verteller_naam": ""},
        "Vertel nog wat er nodig is. Vul nog in wie dit vertelt.",
    ),
]


@pytest.mark.parametrize(("titel", "anders", "reden"), VERSTUREN, ids=[r[0] for r in VERSTUREN])
def test_versturen(titel, anders, reden):
    assert send_verdict(replace(COMPLEET, **anders), OP).reason == reden


TE_JONG = (
    "Je bent nog te jong om dit alleen te vertellen. "
    "Vertel het samen met een ouder, verzorger of je juf of meester."
)
LEEFTIJDEN = [
    ("Leerling, vandaag 12", Verteller.LEERLING, date(2014, 11, 16), ""),
    ("Leerling, morgen 12", Verteller.LEERLING, date(2014, 11, 17), TE_JONG),
    ("Ouder van een baby", Verteller.OUDER, date(2026, 11, 1), ""),
    ("Vandaag geboren", Verteller.OUDER, OP, ""),
    (
        "Nog niet geboren",
        Verteller.OUDER,
        date(2026, 11, 17),
        "Deze geboortedatum ligt in de toekomst. Kijk de datum na.",
    ),
    ("Jongere van 23", Verteller.OUDER, date(2003, 11, 16), ""),
    (
        "Iemand van 24",
        Verteller.OUDER,
        date(2002, 11, 16),
        "Dit loket is voor kinderen en jongeren. Kijk de geboortedatum na.",
    ),
]


@pytest.mark.parametrize(
    ("titel", "verteller", "geboren", "reden"), LEEFTIJDEN, ids=[r[0] for r in LEEFTIJDEN]
)
def test_leeftijd(titel, verteller, geboren, reden):
    assert age_verdict(verteller, geboren, OP).reason == reden


def test_wie_op_29_februari_is_geboren_is_een_jaar_ouder_op_1_maart():
    assert [age_on(date(2012, 2, 29), d) for d in (date(2026, 2, 28), date(2026, 3, 1))] == [13, 14]


REACTIES = [
    ("Maandag: de maandag erna", date(2026, 11, 16), date(2026, 11, 23)),
    ("Vrijdag: de vrijdag erna", date(2026, 11, 20), date(2026, 11, 27)),
    ("Zaterdag: de vrijdag erna", date(2026, 11, 21), date(2026, 11, 27)),
    ("Voor Kerstmis: kerstdag en weekend tellen niet", date(2026, 12, 23), date(2026, 12, 31)),
    ("Voor Pasen: Goede Vrijdag en tweede paasdag tellen niet", date(2026, 4, 1), date(2026, 4, 10)),
    ("Voor Hemelvaart: die dag telt niet", date(2026, 5, 11), date(2026, 5, 19)),
]


@pytest.mark.parametrize(("titel", "verstuurd", "uiterlijk"), REACTIES, ids=[r[0] for r in REACTIES])
def test_eerste_reactie(titel, verstuurd, uiterlijk):
    assert eerste_reactie_voor(verstuurd) == uiterlijk


def test_koningsdag_op_zondag_is_een_dag_eerder():
    assert date(2031, 4, 26) in feestdagen(2031)
    assert date(2031, 4, 27) not in feestdagen(2031)


OVERGANG = [
    ("Van verstuurd naar opgepakt", Vraagstatus.VERSTUURD, Vraagstatus.OPGEPAKT, ""),
    ("Van advies weer open", Vraagstatus.ADVIES, Vraagstatus.OPGEPAKT, ""),
    (
        "Een concept wordt geen advies",
        Vraagstatus.CONCEPT,
        Vraagstatus.ADVIES,
        "Deze vraag is nog niet verstuurd.",
    ),
    (
        "Na een dossier is het klaar",
        Vraagstatus.DOSSIER,
        Vraagstatus.ADVIES,
        "Deze vraag is verder gegaan in een dossier.",
    ),
    (
        "Na een advies geen dossier",
        Vraagstatus.ADVIES,
        Vraagstatus.DOSSIER,
        "Deze vraag is afgesloten met een advies. De verteller kan hem heropenen.",
    ),
]


@pytest.mark.parametrize(("titel", "van", "naar", "reden"), OVERGANG, ids=[r[0] for r in OVERGANG])
def test_overgang(titel, van, naar, reden):
    assert status_verdict(van, naar).reason == reden


def test_elke_stand_heeft_een_regel():
    assert set(OVERGANGEN) == set(Vraagstatus)


def test_elke_termijn_en_grens_geldt_vandaag():
    assert [REGELS.op(c, OP).dagen for c in ("concept_bewaren", "link_geldig")] == [30, 365]
    assert (
        REGELS.drempel("eerste_reactie", OP).aantal,
        REGELS.leeftijd("zelf_vertellen", OP).controleer,
    ) == (5, True)


def test_een_onbekende_grens_is_een_fout():
    with pytest.raises(KeyError, match="bestaat_niet"):
        REGELS.drempel("bestaat_niet", OP)


def test_de_vingerafdruk_verandert_met_een_woord_en_niet_met_de_volgorde():
    assert vingerafdruk({"a": "1", "b": "2"}) == vingerafdruk({"b": "2", "a": "1"})
    assert vingerafdruk({"a": "1"}) != vingerafdruk({"a": "2"})


GRONDEN = [
    ("Mag het lezen: onderwijs", Deel.ONDERWIJS, True, False, Grondslag.TOESTEMMING),
    ("Mag het lezen: verhaal en gezin", Deel.GEZIN, True, False, Grondslag.TOESTEMMING),
    ("Mag het lezen: zorg staat uit", Deel.ZORG, True, True, None),
    ("Mag het niet lezen", Deel.ONDERWIJS, False, False, None),
    ("Eigen organisatie: onderwijs", Deel.ONDERWIJS, False, True, Grondslag.TOESTEMMING),
]


@pytest.mark.parametrize(("titel", "deel", "mag", "eigen", "grond"), GRONDEN, ids=[r[0] for r in GRONDEN])
def test_voorstel_voor_delen(titel, deel, mag, eigen, grond):
    assert proposed_ground(deel, mag, eigen) == grond


SCHOOL, SWV = 1, 2
TOESTEMMING = DelingGegevens(SCHOOL, Deel.ONDERWIJS, Grondslag.TOESTEMMING)
TAAK = DelingGegevens(SCHOOL, Deel.ONDERWIJS, Grondslag.WETTELIJKE_TAAK)
DELEN = [
    ("Toestemming met een naam", [TOESTEMMING], "Samira", ""),
    ("Wettelijke taak zonder naam", [TAAK], "", ""),
    ("Toestemming zonder naam", [TOESTEMMING], " ", "Vul in wie toestemming heeft gegeven."),
    (
        "Eigen organisatie ziet niets",
        [DelingGegevens(SWV, Deel.ONDERWIJS, Grondslag.WETTELIJKE_TAAK)],
        "",
        "Uw eigen organisatie ziet nu niets van het dossier. Kies minstens één deel voor uw organisatie.",
    ),
]


@pytest.mark.parametrize(("titel", "delingen", "door", "reden"), DELEN, ids=[r[0] for r in DELEN])
def test_delen(titel, delingen, door, reden):
    assert sharing_verdict(delingen, SCHOOL, door).reason == reden
