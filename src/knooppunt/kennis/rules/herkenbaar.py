"""Could a reader recognise a child? A check that warns; who releases a story decides."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import JA, Verdict, nee

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
VOORNAMEN = frozenset(_DATA["voornamen"].split())
GEWOON = frozenset(_DATA["gewoon"].split())
MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
DATUM = re.compile(
    rf"\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)?\d\d\b|\b\d{{1,2}} (?:{MAANDEN}) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
GEBOREN = re.compile(r"\bgeboren\b[^.!?\n]{0,30}?\d{4}\b", re.IGNORECASE)
GROEP_EN_INITIAAL = re.compile(
    r"(?<![\w.])[A-Z]\.(?= (?:is|was|uit|zit|zat|had|heeft|kwam|wil|wilde|ging|gaat)\b)"
)
WOORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
ZINSBEGIN_NA = tuple('.!?:;–"“‘(')


class Herkenningssoort(Benoemd):
    NAAM = "naam", "een naam"
    DATUM = "datum", "een geboortedatum of andere precieze dag"
    INITIAAL = "initiaal", "een letter in plaats van een naam"


@dataclass(frozen=True)
class Herkenning:
    """Something by which a child may be known, as it stands in the text."""

    soort: Herkenningssoort
    woorden: str


def recognisable(teksten: Iterable[str], bekend: Iterable[str] = ()) -> tuple[Herkenning, ...]:
    """What to look at again, each once. ``bekend`` are names of organisations, places and kinds of support."""
    gewoon = GEWOON | {woord for naam in bekend for woord in WOORD.findall(naam)}
    gevonden: dict[Herkenning, None] = {}
    for tekst in teksten:
        for patroon, soort in ((DATUM, Herkenningssoort.DATUM), (GEBOREN, Herkenningssoort.DATUM),
                               (GROEP_EN_INITIAAL, Herkenningssoort.INITIAAL)):  # fmt: skip
            gevonden |= {Herkenning(soort, m[0]): None for m in patroon.finditer(tekst)}
        gevonden |= {Herkenning(Herkenningssoort.NAAM, naam): None for naam in _names(tekst, gewoon)}
    return tuple(gevonden)


def _names(tekst: str, gewoon: frozenset[str]) -> Iterable[str]:
    """First names wherever they stand, and words with a capital inside a sentence. Not words in capitals (SWV)."""
    for m in WOORD.finditer(tekst):
        woord = m[0]
        if woord in gewoon or not woord[0].isupper() or (len(woord) > 1 and woord.isupper()):
            continue
        if woord in VOORNAMEN or (len(woord) > 1 and not _begins_sentence(tekst[: m.start()])):
            yield woord


def _begins_sentence(voor: str) -> bool:
    """With this before it, on the line or after the mark of a list."""
    regel = voor.rpartition("\n")[2].strip(" -*•\t")
    return not regel or regel.endswith(ZINSBEGIN_NA)


def looked_over_verdict(gevonden: Iterable[Herkenning], nagekeken: bool) -> Verdict:
    """Nothing goes on before somebody said that it is nobody's name."""
    if nagekeken:
        return JA
    woorden = [f"‘{h.woorden}’ ({h.soort.label})" for h in gevonden]
    if not woorden:
        return JA
    return nee(
        f"Kijk dit na: {', '.join(woorden[:8])}. Gaat het over een kind dat iemand kan herkennen? Haal het dan weg. "
        "Zo niet: zet het vinkje ‘Niemand herkent hierin een kind’."
    )
