"""Where there is room in the region, by kind of support, and how many children collective offers reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from knooppunt.basis.datums import als_datum
from knooppunt.basis.viewer import Viewer
from knooppunt.wegwijzer.models import Aanbod, Hulpsoort
from knooppunt.wegwijzer.rules.aanbod import Aanbodvorm, Eenheid
from knooppunt.wegwijzer.rules.plekken import Plekkenstand, Ruimteopgave, add_up
from knooppunt.wegwijzer.zoekindex.schrijven import findable

COLLECTIEF = (Aanbodvorm.GROEP, Aanbodvorm.EXPERTISE, Aanbodvorm.ONDERWIJS)
"""What reaches many children at once: a group or training, expertise in a class, an inclusive class."""


@dataclass(frozen=True)
class Plekregel:
    """One kind of support, or a group of kinds: how many offers tell their room, what it adds up to, and the waiting
    times in weeks."""

    soort: Hulpsoort
    aanbod: int
    stand: Plekkenstand
    wachten: tuple[int, ...]


@dataclass(frozen=True)
class Bereikregel:
    """Collective offers of one kind or group: how many, whom they reach in a year, and how many do not say."""

    soort: Hulpsoort
    aanbod: int
    bereik: int
    onbekend: int


@dataclass(frozen=True)
class Plekkenbeeld:
    """By group (or by the kinds of one group), and all together; an offer of more kinds counts in each, and once in
    the total."""

    plekken: list[Plekregel]
    totaal: Plekkenstand
    bereik: list[Bereikregel]
    bereikt: int


def room_told(rijen: Iterable[Any]) -> list[Ruimteopgave]:
    """The places (not hours) that these rows of an offer tell."""
    return [
        Ruimteopgave(c.vrij, c.totaal, c.schooljaar, als_datum(c.bijgewerkt_at))
        for c in rijen
        if c.eenheid == Eenheid.PLEKKEN
    ]


def places(viewer: Viewer, groep: Hulpsoort | None = None) -> Plekkenbeeld:
    """Over everything that shows, by group of kinds; of one group by its kinds."""
    met_plek = _with_kinds(findable().filter(capaciteit__eenheid=Eenheid.PLEKKEN.value), groep)
    standen = {a.pk: add_up(room_told(a.capaciteit.all()), viewer.op) for a in met_plek}
    collectief = [
        a
        for a in _with_kinds(findable().filter(vorm__in=[v.value for v in COLLECTIEF]), groep)
        if a.vorm != Aanbodvorm.ONDERWIJS or a.bereik is not None
    ]
    return Plekkenbeeld(
        _room(_sorted_out(met_plek, groep), standen),
        sum(standen.values(), Plekkenstand()),
        _reach(_sorted_out(collectief, groep)),
        sum(a.bereik or 0 for a in collectief),
    )


def _with_kinds(rijen: QuerySet[Aanbod], groep: Hulpsoort | None) -> list[Aanbod]:
    if groep:
        rijen = rijen.filter(soorten__boven=groep)
    rijen = rijen.distinct().order_by("pk")
    return list(
        rijen.prefetch_related("capaciteit", "soorten__boven__streekwoorden", "soorten__streekwoorden")
    )


def _sorted_out(aanbod: Sequence[Aanbod], groep: Hulpsoort | None) -> list[tuple[Hulpsoort, list[Aanbod]]]:
    """Each group with its offers; of one group each kind. An offer stands once under each."""
    soorten: dict[int, Hulpsoort] = {}
    onder: dict[int, dict[int, Aanbod]] = defaultdict(dict)
    for a in aanbod:
        for soort in a.soorten.all():
            kop = soort if groep else soort.boven or soort
            if groep is None or soort.boven_id == groep.pk:
                soorten[kop.pk] = kop
                onder[kop.pk][a.pk] = a
    return [(soorten[pk], list(onder[pk].values())) for pk in sorted(onder)]


def _room(
    per_soort: Sequence[tuple[Hulpsoort, list[Aanbod]]], standen: Mapping[int, Plekkenstand]
) -> list[Plekregel]:
    """What has most places free first."""
    regels = [
        Plekregel(
            soort, len(van), sum((standen[a.pk] for a in van), Plekkenstand()),
            tuple(sorted(a.wachttijd_weken for a in van if a.wachttijd_weken is not None)),
        )
        for soort, van in per_soort
    ]  # fmt: skip
    return sorted(regels, key=lambda r: (-r.stand.vrij, -r.stand.straks))


def _reach(per_soort: Sequence[tuple[Hulpsoort, list[Aanbod]]]) -> list[Bereikregel]:
    """What reaches most first; where nobody says how many at the end."""
    regels = [
        Bereikregel(soort, len(van), sum(a.bereik or 0 for a in van), sum(a.bereik is None for a in van))
        for soort, van in per_soort
    ]
    return sorted(regels, key=lambda r: -r.bereik)
