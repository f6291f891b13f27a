"""Roads that the region brought: reckoned once for an area, in the background, and kept in the data folder.

Reading a map of roads takes seconds to minutes and much memory, so a page never does it: it reads what was kept. One
file for each area, written over when the map, the setting or the region changes, so the folder does not grow.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from knooppunt.kaart.queries.plekken import frame_around, homes_in, sites_around
from knooppunt.kaart.queries.wegen import is_reckoned, own_places_off_map, stamp, table_file
from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.kaart.rules.wegen.bron import Wegenbron, Wegenfout
from knooppunt.kaart.rules.wegen.maat import Hoe
from knooppunt.organisaties.public import Vestiging, area_pc4s, built_swvs, peildata, travel_flows
from knooppunt.toegang.public import bezoeker
from knooppunt.wegwijzer.public import places_on_the_map

if TYPE_CHECKING:
    from knooppunt_planning.network import Network

EXPERTS = (Hoe.FIETS, Hoe.AUTO)
"""How one travels between schools as well; the other ways are from home only. By car also from one home to another, as
pupils are fetched."""


@dataclass(frozen=True)
class Doorgerekend:
    """What was reckoned for an area: so many places to so many, of which so many off the map."""

    swv: str
    van: int
    naar: int
    buiten: int
    cellen: int
    seconden: float
    bytes: int


def open_network(bron: Wegenbron) -> Network:
    """Read the roads; Wegenfout when that cannot be done."""
    from knooppunt_planning.network import Extract, Graph, read_osmnx

    try:
        if bron.is_uittreksel:
            return Extract.read(
                bron.wegen, bron.dienstregelingen, arrive=bron.aankomst, longest_minutes=LANGSTE_MINUTEN
            )
        return Graph(read_osmnx(bron.wegen), limit_seconds=LANGSTE_MINUTEN * 60)
    except Exception as fout:  # the engine has errors of its own; to who installs they are all the same
        reden = f"{type(fout).__name__}, {fout}"
        raise Wegenfout(f"{bron.naam} kan niet worden gelezen als wegen: {reden}") from fout


LANGSTE_MINUTEN = 18 * 60
"""As long as the library can say. A shorter limit would call a far school unreachable."""


def areas_to_reckon(opnieuw: bool = False) -> list[str]:
    """The built areas whose ways were not reckoned over the roads that are set now. None without roads."""
    bron: Wegenbron | None = settings.WEGENBRON
    nu = stamp(bron) if bron else ""
    return [swv for swv in sorted(built_swvs()) if nu and (opnieuw or not is_reckoned(swv, nu))]


def waiting_roads() -> str:
    """The stamp of roads that a worker can reckon now; empty when nothing waits."""
    bron: Wegenbron | None = settings.WEGENBRON
    return stamp(bron) if bron and areas_to_reckon() else ""


def reckon_waiting(op: date) -> Iterator[Doorgerekend]:
    """Reckon what waits, area by area; Wegenfout when the roads cannot be read."""
    gebieden = areas_to_reckon()
    if gebieden:
        network = open_network(settings.WEGENBRON)
        for swv in gebieden:
            yield reckon_area(swv, settings.WEGENBRON, network, op)


def reckon_area(swv: str, bron: Wegenbron, network: Network, op: date) -> Doorgerekend:
    """Reckon the ways of an area and keep them."""
    from knooppunt_planning import Point
    from knooppunt_planning.network import Mode, Table

    begin = time.perf_counter()
    thuis, scholen, naar = _places(swv, op)
    kanten = {
        Mode(hoe.value): (
            [Point(*p) for p in (thuis + scholen if hoe in EXPERTS else thuis)],
            [Point(*p) for p in (naar + thuis if hoe is Hoe.AUTO else naar)],
        )
        for hoe in bron.hoes
    }  # fmt: skip
    tabel = Table.reckon(network, kanten)
    pad = table_file(swv)
    pad.parent.mkdir(parents=True, exist_ok=True)
    tabel.save(pad, stempel=stamp(bron))
    return Doorgerekend(
        swv, len(set(thuis + scholen)), len(naar), len(own_places_off_map(tabel)),
        sum(blok.seconds.size for blok in tabel.blocks.values()), time.perf_counter() - begin, pad.stat().st_size,
    )  # fmt: skip


def _places(swv: str, op: date) -> tuple[list[Punt], list[Punt], list[Punt]]:
    """Homes, the schools between which experts travel, and everything that one can travel to."""
    thuis = [plek.punt for plek in homes_in([swv]).values()]
    datums = peildata([swv])
    bezocht = {s.schoolpunt for s in travel_flows([swv], datums[0])} if datums else set()
    eigen = Vestiging.objects.filter(pc4__in=area_pc4s([swv]), lat__isnull=False).values_list("lat", "lon")
    scholen = _unique((p for p in bezocht if p), ((lat, lon) for lat, lon in eigen))
    rond = (school.punt for school in sites_around(thuis))
    return thuis, scholen, _unique(scholen, rond, _support_around(thuis, op))


def _support_around(thuis: list[Punt], op: date) -> list[Punt]:
    """Places of the wegwijzer in and around the area."""
    if not thuis:
        return []
    (zuid, west), (noord, oost) = frame_around(thuis)
    punten = (punt for plek in places_on_the_map(bezoeker(op)) for punt in plek.punten)
    return [(lat, lon) for lat, lon in punten if zuid <= lat <= noord and west <= lon <= oost]


def _unique(*groepen: Iterable[Punt]) -> list[Punt]:
    return sorted({punt for groep in groepen for punt in groep})
