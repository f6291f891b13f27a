"""In what order results stand. Everything here is whole numbers and plain rules, so that two databases agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knooppunt.wegwijzer.rules.soortzoeker import Treffer
from knooppunt.wegwijzer.rules.stam import NIET
from knooppunt.wegwijzer.rules.woordenschat import Leeswoord

SOORT, NAAM, ORGANISATIE, TEKST = 1000, 260, 260, 90
"""What a hit counts: of the kind that was meant, in the name of the offer or organisation, in its text."""
ZWAKSTE_SOORT = 0.4
"""A kind that scores less than this share of the best one was not meant."""
ZWAKSTE_TREFFER = 0.15
"""An offer with less than this share of the points of the best one only shares a word with the question."""
MEESTE_SOORTEN, MEESTE_WOORDEN = 5, 8
VERSTE_KM, KOMT_NAAR_U = 40, 3
"""Beyond this farther is no worse; and what has no place to go to stands among what is this near."""
AFSTAND, VEROUDERD, RUIMTE = 400, 350, 60
"""What the farthest place costs, what it costs not to have been checked for long, and what room is worth."""


@dataclass(frozen=True)
class Zoekterm:
    """A token to look up and what it counts."""

    token: str
    gewicht: int


@dataclass(frozen=True)
class Kandidaat:
    """An offer that was found: points of the words, kilometres when a place was asked, and what raises or sinks it."""

    aanbod_id: int
    naam: str
    punten: int
    km: float | None
    is_verouderd: bool
    heeft_ruimte: bool


def meant(treffers: Sequence[Treffer]) -> list[Treffer]:
    """The kinds that are near enough to the best one to be shown."""
    best = treffers[0].score if treffers else 0.0
    return [t for t in treffers if t.score >= ZWAKSTE_SOORT * best][:MEESTE_SOORTEN]


def search_terms(
    soorten: Sequence[Treffer],
    woorden: Iterable[Leeswoord],
    zeldzaam: Callable[[str], float],
    token: Callable[[str, str], str],
) -> list[Zoekterm]:
    """What to look up. ``zeldzaam`` says how rare a stem is among the offers, from 0 (in all) to 1."""
    best = soorten[0].score if soorten else 1.0
    termen = {token("s", t.code): round(SOORT * t.score / best) for t in soorten}
    zeggend = [w for w in woorden if w.stam != NIET]
    for woord in sorted(zeggend, key=lambda w: (-zeldzaam(w.stam), w.stam))[:MEESTE_WOORDEN]:
        for stam, hoe in [(woord.stam, 1.0), *((deel, 0.5) for deel in woord.delen)]:
            for waar, telt in (("n", NAAM), ("o", ORGANISATIE), ("t", TEKST)):
                gewicht = round(telt * hoe * zeldzaam(stam))
                if gewicht:
                    termen[token(waar, stam)] = max(gewicht, termen.get(token(waar, stam), 0))
    return [Zoekterm(t, gewicht) for t, gewicht in termen.items()]


def in_order(kandidaten: Iterable[Kandidaat]) -> list[Kandidaat]:
    """The best first, without those that are hardly about it; with equal points the name, then the oldest."""
    alle = list(kandidaten)
    meest = max((k.punten for k in alle), default=0) or 1
    alle = [k for k in alle if k.punten >= ZWAKSTE_TREFFER * meest or meest == 1]

    def plaats(k: Kandidaat) -> tuple[int, str, int]:
        waarde = 1000 * k.punten // meest
        km = KOMT_NAAR_U if k.km is None else k.km
        waarde -= round(AFSTAND * min(km, VERSTE_KM) / VERSTE_KM)
        waarde += RUIMTE * k.heeft_ruimte - VEROUDERD * k.is_verouderd
        return -waarde, k.naam, k.aanbod_id

    return sorted(alle, key=plaats)
