"""What is asked: the words and the filters, and what the words themselves say about place and age."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from knooppunt.wegwijzer.rules.woorden import STOPWOORDEN, plain, tokens

Punt = tuple[float, float]
"""Latitude and longitude in degrees (WGS84)."""
OUDSTE = 27
AFSTANDEN = (2, 5, 10, 25, 50)
"""Kilometres that one can choose."""
LEEFTIJD_IN_TEKST = re.compile(
    r"\b(?:van|is|wordt|bijna|mijn)?\s*(\d{1,2})[\s-]*(?:jaar|jarige|jr|years?)\b|\bvan (\d{1,2})(?=\s|$)"
)
LEVENSFASEN = {
    "baby": 0, "peuter": 2, "kleuter": 4, "dreumes": 1, "brugklasser": 12, "puber": 14, "tiener": 14,
    "puberdochter": 14, "puberzoon": 14,
}  # fmt: skip
GROEP_IN_TEKST = re.compile(r"\bgroep ([1-8])\b")
BIJ_EEN_PLAATS = frozenset(["in", "bij", "te", "omgeving", "rond", "nabij", "regio", "buurt", "uit"])


@dataclass(frozen=True)
class Plaats:
    """Somewhere to measure from: a postcode or a place, its point, and the code of its municipality."""

    naam: str
    punt: Punt
    gemeente: str = ""


@dataclass(frozen=True)
class Zoekvraag:
    """What someone seeks. ``kenmerken`` and ``talen`` must all hold; ``km`` needs a place."""

    tekst: str = ""
    soort: str = ""
    leeftijd: int | None = None
    plaats: Plaats | None = None
    km: int | None = None
    gratis: bool = False
    zelf: bool = False
    vrij: bool = False
    taal: str = ""
    kenmerken: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was asked at all."""
        return self == replace(Zoekvraag(), tekst=self.tekst) and not self.tekst.strip()


@dataclass(frozen=True)
class GelezenVraag:
    """A question with the place and the age that stood in its words; ``rest`` is the text without the place."""

    vraag: Zoekvraag
    rest: str
    uit_tekst_plaats: bool = False
    uit_tekst_leeftijd: bool = False


def read_question(vraag: Zoekvraag, plaatsen: Mapping[str, Plaats], gewoon: frozenset[str]) -> GelezenVraag:
    """Take place and age out of the words, when they were not chosen. ``gewoon``: words that alone are no place."""
    rest, plaats, leeftijd = vraag.tekst, vraag.plaats, vraag.leeftijd
    if plaats is None:
        plaats, rest = _place_in(vraag.tekst, plaatsen, gewoon)
    if leeftijd is None:
        leeftijd = age_in(vraag.tekst)
    return GelezenVraag(
        replace(vraag, plaats=plaats, leeftijd=leeftijd),
        rest,
        uit_tekst_plaats=plaats is not vraag.plaats,
        uit_tekst_leeftijd=leeftijd != vraag.leeftijd,
    )


def _place_in(
    tekst: str, plaatsen: Mapping[str, Plaats], gewoon: frozenset[str]
) -> tuple[Plaats | None, str]:
    woorden = tokens(tekst)
    for lengte in (3, 2, 1):
        for i in range(len(woorden) - lengte + 1):
            naam = " ".join(woorden[i : i + lengte])
            plaats = plaatsen.get(naam)
            erbij = i > 0 and woorden[i - 1] in BIJ_EEN_PLAATS
            if plaats and (erbij or naam not in gewoon):
                return plaats, " ".join(woorden[: i - erbij] + woorden[i + lengte :])
    return None, tekst


def age_in(tekst: str) -> int | None:
    """The age that is told (``van 8``, ``9 jaar``, ``groep 6``, ``peuter``), when it is exactly one."""
    kaal = plain(tekst)
    jaren = {int(a or b) for a, b in LEEFTIJD_IN_TEKST.findall(kaal)}
    jaren |= {int(groep) + 3 for groep in GROEP_IN_TEKST.findall(kaal)} if not jaren else set()
    if not jaren:
        jaren = {LEVENSFASEN[w] for w in tokens(tekst) if w in LEVENSFASEN and w not in STOPWOORDEN}
    jaren = {j for j in jaren if j <= OUDSTE}
    return jaren.pop() if len(jaren) == 1 else None
