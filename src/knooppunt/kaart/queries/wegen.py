"""How distances are reckoned in an area: the one place that decides it. Public places only, so there is no viewer.

The region's own roads where they were reckoned (``knooppunt.kaart.wegen``), else the straight line as it was calibrated
for how dense the area is built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.kaart.rules.wegen.bron import Wegenbron, Wegenfout
from knooppunt.kaart.rules.wegen.maat import ZONDER_KAART, Hoe, Reismaat
from knooppunt.organisaties.public import Postcodegebied, Wijk, afstand_km, area_pc4s, build_stamp, built_swvs

if TYPE_CHECKING:
    from knooppunt.kaart.rules.wegen.gebied import Gebiedswegen
    from knooppunt_planning.network import Table

STEDELIJK: Mapping[str, str] = {
    "zeer sterk stedelijk": "city", "sterk stedelijk": "city",
    "matig stedelijk": "town", "weinig stedelijk": "town", "niet stedelijk": "country",
}  # fmt: skip
"""What CBS calls a wijk, as the calibration counts it. In the wijken of Maastricht the two agree."""
ONBEKEND = "town"
WAT = "ook van huis naar huis"
"""What is reckoned. Another text when that changes: what was kept is then reckoned again."""


def area_ways(swv_codes: Collection[str]) -> Gebiedswegen:
    """Never fails: what cannot be read is not there."""
    # Imported here: numpy and scipy are large, and most who start the product never come here.
    from knooppunt.kaart.rules.wegen.gebied import Gebiedswegen
    from knooppunt_planning.network import Mode, StraightLine, Urbanity

    bron: Wegenbron | None = settings.WEGENBRON
    bebouwing = urbanity_of(swv_codes)
    omweg = StraightLine.for_area(Urbanity(bebouwing)).paces[Mode.BICYCLE].detour
    if bron is None:
        return Gebiedswegen(Reismaat(omweg, bebouwing), afstand_km)
    tabellen = [kept_table(swv, bron, bebouwing) for swv in sorted(swv_codes)]
    if not tabellen or not all(tabellen):
        return Gebiedswegen(Reismaat(omweg, bebouwing, wacht_op=bron.naam), afstand_km)
    er = tuple(tabel for tabel in tabellen if tabel)
    maat = Reismaat(
        omweg, bebouwing, bron.naam, bron.stempel, sum(len(own_places_off_map(tabel)) for tabel in er),
        tuple(hoe.value for hoe in bron.hoes),
        aankomst=f"{bron.aankomst:%d-%m-%Y, %H.%M} uur" if bron.dienstregelingen else "",
    )  # fmt: skip
    return Gebiedswegen(maat, afstand_km, er)


def area_where_most_live(pc4s: Collection[str]) -> list[str]:
    """The code of the built area in which most of these postcodes lie; nothing when they lie in none."""
    keren = Counter(pc4s)
    gebieden = Postcodegebied.objects.filter(pc4__in=keren).values_list("pc4", "swv_po__code", "swv_vo__code")
    telling, gebouwd = Counter[str](), built_swvs()
    for pc4, *swvs in gebieden:
        telling.update({swv: keren[pc4] for swv in swvs if swv in gebouwd})
    return [max(sorted(telling), key=telling.__getitem__)] if telling else []


def ways_to_travel() -> tuple[Hoe, ...]:
    """How one can travel, by the roads and timetables that were set."""
    bron: Wegenbron | None = settings.WEGENBRON
    return ZONDER_KAART if bron is None else bron.hoes


def ways_stamp(swv_codes: Collection[str]) -> str:
    """Another text whenever a way in this area can be reckoned otherwise."""
    bron: Wegenbron | None = settings.WEGENBRON
    return (
        "" if bron is None else repr([_saved(table_file(swv)) for swv in sorted(swv_codes)] + [stamp(bron)])
    )


def urbanity_of(swv_codes: Collection[str]) -> str:
    """How most people of the area live: a name of ``knooppunt_planning.network.Urbanity``."""
    gemeenten = Postcodegebied.objects.filter(pc4__in=area_pc4s(swv_codes)).values("gemeente")
    mensen = Counter[str]()
    for soort, inwoners in Wijk.objects.filter(gemeente__in=gemeenten).values_list(
        "stedelijkheid", "inwoners"
    ):
        if soort.lower() in STEDELIJK:
            mensen[STEDELIJK[soort.lower()]] += inwoners or 0
    return max(sorted(mensen), key=mensen.__getitem__, default=ONBEKEND)


def table_file(swv: str) -> Path:
    folder: Path = settings.GEGEVENSMAP / "wegen"
    return folder / f"{swv}.npz"


def stamp(bron: Wegenbron) -> str:
    """Of the files, the settings and the places; empty when a file has gone."""
    try:
        return f"{bron.stempel} {build_stamp()} {WAT}"
    except Wegenfout:
        return ""


def kept_table(swv: str, bron: Wegenbron, bebouwing: str) -> Table | None:
    """What was reckoned over these roads for this area; None when that was not done, or not with these."""
    pad = table_file(swv)
    return _read(pad, _saved(pad), bebouwing) if is_reckoned(swv, stamp(bron)) else None


def is_reckoned(swv: str, nu: str) -> bool:
    """Were the ways of this area reckoned over the roads with this stamp?"""
    pad = table_file(swv)
    return bool(nu) and _stamp_of(pad, _saved(pad)) == nu


@lru_cache(maxsize=256)
def _stamp_of(pad: Path, opgeslagen: int) -> str:
    from knooppunt_planning.network import Table

    try:
        return Table.about(pad, "stempel") if opgeslagen else ""
    except (OSError, ValueError):  # half a file of a machine that stopped: as if it is not there
        return ""


def own_places_off_map(tabel: Table) -> list[Punt]:
    """Homes and schools of the area itself that the roads do not cover."""
    from knooppunt_planning.network import Mode

    return [punt for punt in tabel.blocks[Mode.CAR].origins if punt in tabel.off_map]


def _saved(pad: Path) -> int:
    """When it was written, 0 when it is not there."""
    try:
        return pad.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _read(pad: Path, opgeslagen: int, bebouwing: str) -> Table | None:
    """Read once for each time that it was written; None when it goes away meanwhile."""
    from knooppunt_planning.network import StraightLine, Table, Urbanity

    try:
        return Table.load(pad, StraightLine.for_area(Urbanity(bebouwing)))
    except (OSError, ValueError, KeyError):
        return None
