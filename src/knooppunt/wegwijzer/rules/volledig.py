"""Is the wegwijzer complete? Per kind of support and age: is there something, and was it checked in time?"""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, unless


class Vulling(Benoemd):
    """How far the wegwijzer is filled for one kind, one age group and one municipality."""

    GEVULD = "gevuld", "gevuld"
    DEELS = "deels", "deels"
    VEROUDERD = "verouderd", "verouderd"
    ONTBREEKT = "ontbreekt", "ontbreekt"
    NIET_NODIG = "niet_nodig", "niet nodig"
    """Somebody of the region said so, with a reason."""


@dataclass(frozen=True)
class Leeftijdsgroep:
    """Ages in years, the last one included."""

    naam: str
    van: int
    tot: int


LEEFTIJDSGROEPEN = (
    Leeftijdsgroep("0 tot 4 jaar", 0, 3),
    Leeftijdsgroep("4 tot 12 jaar", 4, 11),
    Leeftijdsgroep("12 tot 18 jaar", 12, 17),
    Leeftijdsgroep("18 jaar en ouder", 18, 23),
)
"""Before school, primary school, secondary school, and after: to order a page, no legal border."""
ALLE_JAREN = range(24)


def years(van: int | None, tot: int | None) -> frozenset[int]:
    """The ages from ``van`` up to and including ``tot``; nothing given is no border."""
    return frozenset(jaar for jaar in ALLE_JAREN if (van or 0) <= jaar and (tot is None or jaar <= tot))


def needed(groep: Leeftijdsgroep, van: int | None, tot: int | None) -> frozenset[int]:
    """The ages of a group for which a kind of support exists; none: it does not belong there."""
    return years(groep.van, groep.tot) & years(van, tot)


def filling(nodig: frozenset[int], vers: frozenset[int], oud: frozenset[int]) -> Vulling:
    """Of the ages that a kind is for: those with an offer that was checked in time, and those with an older one."""
    if nodig <= vers:
        return Vulling.GEVULD
    if nodig <= vers | oud:
        return Vulling.VEROUDERD
    return Vulling.DEELS if nodig & (vers | oud) else Vulling.ONTBREEKT


def not_needed_verdict(vanaf: int | None, van: int | None, tot: int | None, reden: str) -> Verdict:
    """A kind is not needed for an age group for which it exists (``vanaf`` its first year; None for all), with why."""
    groepen = [g for g in LEEFTIJDSGROEPEN if vanaf in (None, g.van) and needed(g, van, tot)]
    return unless(groepen, "Deze soort hulp is niet voor die leeftijd.") & unless(
        reden.strip(), "Schrijf op waarom het hier niet nodig is. Anderen lezen dat."
    )
