"""Getting to school with help of the municipality: what can, what cannot, and why. An explanation, never a decision.

The ladder is the one that municipalities use (cheapest that fits first): by bicycle, by public transport, with somebody
beside the child, with the family's own car, and last a bus or taxi. Learning to travel helps a child for life, so it
comes first and is said first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import Regel, lees_regelpakket
from knooppunt.basis.verdict import Verdict, nl, unless

PAKKET = lees_regelpakket(Path(__file__).parent / "vervoer.toml")


class Onderwijs(Benoemd):
    """The kind of school that the child goes to."""

    BASIS = "basis", nl("basisschool")
    SBO = "sbo", nl("school voor speciaal basisonderwijs (sbo)")
    SO = "so", nl("school voor speciaal onderwijs (so)")
    VSO = "vso", nl("school voor voortgezet speciaal onderwijs (vso)")
    VO = "vo", nl("gewone middelbare school")


class Reist(Benoemd):
    """How the child can travel."""

    ZELF = "zelf", nl("ja, zelf")
    SAMEN = "samen", nl("ja, als er iemand meegaat")
    NIET = "niet", nl("nee, door een ziekte of handicap")


class Kans(Benoemd):
    """What the explanation says of one way to travel."""

    KAN = "kan", nl("dit kan")
    MISSCHIEN = "misschien", nl("dit kan misschien")
    NIET = "niet", nl("dit kan meestal niet")


class Vorm(Benoemd):
    """A way to travel, in the order in which municipalities look at them."""

    FIETS = "fiets", nl("Met de fiets")
    OV = "ov", nl("Met bus of trein")
    BEGELEID = "begeleid", nl("Met iemand die meereist")
    EIGEN = "eigen", nl("Met uw eigen auto")
    AANGEPAST = "aangepast", nl("Met een schoolbus of taxi")


@dataclass(frozen=True)
class Rit:
    """What was filled in. ``km`` along the shortest safe road; ``dichtstbij`` is None for who does not know."""

    onderwijs: Onderwijs
    leeftijd: int
    km: float
    reist: Reist
    dichtstbij: bool | None = None


@dataclass(frozen=True)
class Afspraken:
    """What a municipality agreed in its own rules; None where it did not say so here."""

    km: float | None = None
    """Below this distance it pays nothing."""
    zelf_vanaf: int | None = None
    """From this age a child is taken to travel without somebody beside it."""
    reistijd: int | None = None
    """Minutes in one direction above which public transport takes too long."""
    training: bool = False
    """It helps children to learn to travel by themselves."""


@dataclass(frozen=True)
class Reiswijze:
    """One way to travel: whether it can, and the sentences that say why."""

    vorm: Vorm
    kans: Kans
    waarom: tuple[str, ...]


@dataclass(frozen=True)
class Uitleg:
    """The whole explanation: is help possible at all and why, the ways to travel, and what it may cost."""

    kans: Kans
    waarom: tuple[str, ...]
    stappen: tuple[Reiswijze, ...]
    kosten: tuple[Regel, ...]


TE_DICHTBIJ = nl("De afstand is kleiner dan de grens van de gemeente. Dan is er meestal geen vergoeding.")
GEEN_GRENS = nl("Wij weten niet welke grens de gemeente heeft.")
VER_GENOEG = nl("De afstand is groter dan de grens van de gemeente.")
GEWOON_VO = nl("Voor een gewone middelbare school is er alleen vervoer bij een ziekte of handicap.")
HANDICAP = nl(
    "Kan een kind door een ziekte niet zelf reizen, dan kijkt de gemeente naar wat het kind nodig heeft."
)
NIET_DICHTSTBIJ = nl(
    "De gemeente vergoedt de afstand tot de dichtstbijzijnde school die past. Gaat uw kind naar een school verder "
    "weg, dan betaalt u het verschil zelf. Vraag het samenwerkingsverband of dichterbij echt geen plek is."
)
WEET_NIET = nl(
    "Weet u niet of dit de dichtstbijzijnde school is die past? Vraag het de school of het samenwerkingsverband."
)
FIETS_KAN = nl("Deze afstand is voor veel kinderen van deze leeftijd te fietsen.")
FIETS_VER = nl("Deze afstand is voor de meeste kinderen van deze leeftijd te ver om te fietsen.")
KAN_NIET_REIZEN = nl("U zegt dat uw kind niet zo kan reizen.")
OV_EERST = nl("De gemeente kijkt eerst of een kind met het openbaar vervoer kan.")
OV_JONG = nl("Uw kind is nog jong om alleen te reizen. Met iemand erbij kan het misschien wel.")
TRAINING = nl(
    "De gemeente helpt kinderen om zelf te leren reizen. Dat kan ook een doel in het plan van uw kind zijn."
)
OEFENEN = nl("Zelf leren reizen kan een doel in het plan van uw kind zijn. Vraag de school ernaar.")
BEGELEIDER = nl("De gemeente kan ook de reis betalen van iemand die meegaat. Dat mag een ouder zijn.")
ZELF_GENOEG = nl("U zegt dat uw kind zelf kan reizen. Dan is begeleiding niet nodig.")
EIGEN_AUTO = nl("Brengt u uw kind zelf, dan kan de gemeente een bedrag per kilometer geven. Vraag het eerst.")
TAXI_NODIG = nl(
    "Past niets anders, dan regelt de gemeente een bus of taxi. Een verklaring van een deskundige helpt."
)
TAXI_LANG = nl(
    "Duurt de reis met het openbaar vervoer te lang, dan kan het ook. De gemeente zegt wat te lang is."
)
TAXI_NIET = nl("Een bus of taxi is er alleen als niets anders past.")


def explain(rit: Rit, afspraken: Afspraken, op: date) -> Uitleg:
    """What is possible for this journey by the law and the agreements of the municipality, as they hold on ``op``."""
    kans, waarom = _help(rit, afspraken, op)
    stappen = (
        _bicycle(rit, afspraken, op),
        _public_transport(rit, afspraken, op),
        _accompanied(rit, afspraken, op, kans),
        Reiswijze(Vorm.EIGEN, min_kans(kans, Kans.MISSCHIEN), (EIGEN_AUTO,)),
        _bus_or_taxi(rit, kans),
    )
    return Uitleg(kans, tuple(waarom), stappen, tuple(_costs(rit, kans, op)))


def min_kans(een: Kans, ander: Kans) -> Kans:
    """The smaller of two chances."""
    return max(een, ander, key=list(Kans).index)


def _help(rit: Rit, afspraken: Afspraken, op: date) -> tuple[Kans, list[str]]:
    """Is help of the municipality possible at all? A handicap comes before distance (WPO art. 4 lid 13)."""
    if rit.reist is Reist.NIET:
        kans, waarom = Kans.KAN, [HANDICAP]
    elif rit.onderwijs is Onderwijs.VO:
        return Kans.NIET, [GEWOON_VO]
    elif afspraken.km is None:
        kans, waarom = Kans.MISSCHIEN, [GEEN_GRENS, PAKKET.drempel("VERVOER.AFSTAND", op).tekst]
    elif rit.km <= afspraken.km:
        return Kans.NIET, [TE_DICHTBIJ]
    else:
        kans, waarom = Kans.KAN, [VER_GENOEG]
    if rit.dichtstbij is not True:
        return min_kans(kans, Kans.MISSCHIEN), [
            *waarom,
            WEET_NIET if rit.dichtstbij is None else NIET_DICHTSTBIJ,
        ]
    return kans, waarom


def _alone_from(afspraken: Afspraken, op: date) -> int:
    eigen = afspraken.zelf_vanaf
    return PAKKET.leeftijd("VERVOER.ZELF", op).jaren if eigen is None else eigen


def _bicycle(rit: Rit, afspraken: Afspraken, op: date) -> Reiswijze:
    if rit.reist is Reist.NIET:
        return Reiswijze(Vorm.FIETS, Kans.NIET, (KAN_NIET_REIZEN,))
    zelf = rit.reist is Reist.ZELF and rit.leeftijd >= _alone_from(afspraken, op)
    grens = PAKKET.drempel("VERVOER.FIETS_ZELF" if zelf else "VERVOER.FIETS_SAMEN", op).aantal
    return (
        Reiswijze(Vorm.FIETS, Kans.KAN, (FIETS_KAN,))
        if rit.km <= grens
        else Reiswijze(Vorm.FIETS, Kans.NIET, (FIETS_VER,))
    )


def _public_transport(rit: Rit, afspraken: Afspraken, op: date) -> Reiswijze:
    leren = TRAINING if afspraken.training else OEFENEN
    if rit.reist is Reist.NIET:
        return Reiswijze(Vorm.OV, Kans.NIET, (KAN_NIET_REIZEN,))
    if rit.leeftijd < _alone_from(afspraken, op):
        return Reiswijze(Vorm.OV, Kans.MISSCHIEN, (OV_JONG,))
    if rit.reist is Reist.SAMEN:
        return Reiswijze(Vorm.OV, Kans.MISSCHIEN, (OV_EERST, leren))
    return Reiswijze(Vorm.OV, Kans.KAN, (OV_EERST,))


def _accompanied(rit: Rit, afspraken: Afspraken, op: date, kans: Kans) -> Reiswijze:
    jong = rit.leeftijd < _alone_from(afspraken, op)
    if rit.reist is Reist.NIET:
        return Reiswijze(Vorm.BEGELEID, Kans.NIET, (KAN_NIET_REIZEN,))
    if rit.reist is Reist.ZELF and not jong:
        return Reiswijze(Vorm.BEGELEID, Kans.NIET, (ZELF_GENOEG,))
    return Reiswijze(Vorm.BEGELEID, kans, (BEGELEIDER,))


def _bus_or_taxi(rit: Rit, kans: Kans) -> Reiswijze:
    if rit.reist is Reist.NIET:
        return Reiswijze(Vorm.AANGEPAST, kans, (TAXI_NODIG,))
    if kans is Kans.NIET:
        return Reiswijze(Vorm.AANGEPAST, Kans.NIET, (TAXI_NIET,))
    return Reiswijze(Vorm.AANGEPAST, Kans.MISSCHIEN, (TAXI_NIET, TAXI_LANG))


def _costs(rit: Rit, kans: Kans, op: date) -> Iterator[Regel]:
    """What parents may have to pay; not for a child that depends on it by a handicap (WPO art. 4 lid 13)."""
    if kans is Kans.NIET or rit.reist is Reist.NIET:
        return
    yield PAKKET.drempel("VERVOER.INKOMEN", op)
    if rit.km > PAKKET.drempel("VERVOER.VER", op).aantal:
        yield PAKKET.drempel("VERVOER.VER", op)


def agreement_verdict(km: float, op: date) -> Verdict:
    """A municipality may not put its limit higher than the law."""
    hoogst = PAKKET.drempel("VERVOER.AFSTAND", op)
    return unless(0 <= km <= hoogst.aantal, hoogst.tekst)
