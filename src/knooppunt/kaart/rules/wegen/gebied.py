"""The ways of an area: over the roads that the region brought, or by the straight line."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.kaart.rules.wegen.maat import ZONDER_KAART, Hoe, Reismaat, duration_in_words
from knooppunt_planning import Point
from knooppunt_planning.network import NO_WAY, UNREACHABLE, Mode, Network, StraightLine, Table, Urbanity

_HOE = {Mode(hoe.value): hoe for hoe in Hoe}


@dataclass(frozen=True, eq=False)
class Gebiedswegen:
    """Ask it how far something is. ``rechte_lijn_km`` is between two points; ``tabellen`` were reckoned over roads."""

    maat: Reismaat
    rechte_lijn_km: Callable[[Punt, Punt], float]
    tabellen: tuple[Table, ...] = ()

    def km(self, van: Punt, naar: Punt, hoe: Hoe = Hoe.FIETS) -> float:
        """Kilometres over the road; infinite when there is no way."""
        # Asked for millions of pairs, so without a look where there is nothing to find.
        meters = self._kept("metres", van, naar, hoe) if self.tabellen else None
        if meters is None:
            return self.rechte_lijn_km(van, naar) * self.maat.omweg
        return math.inf if meters == int(NO_WAY) else meters / 1000

    def minuten(self, van: Punt, naar: Punt, hoe: Hoe) -> float | None:
        """Infinite when there is no way in this manner; None when it is not known."""
        seconden = self._kept("seconds", van, naar, hoe)
        if seconden is not None:
            return math.inf if seconden == int(UNREACHABLE) else seconden / 60
        if hoe not in ZONDER_KAART:
            return None
        gang = straight_line(self.maat).paces[Mode(hoe.value)]
        return gang.start_seconds / 60 + 60 * self.rechte_lijn_km(van, naar) * self.maat.omweg / gang.kmh

    def in_words(self, van: Punt, naar: Punt, hoe: Hoe) -> str:
        """How far and how long it is, such as ``11,3 km over de weg, 52 minuten op de fiets``."""
        minuten = self.minuten(van, naar, hoe)
        if minuten is None:
            return f"reistijd {hoe.label} niet bekend"
        if math.isinf(minuten):
            return f"niet bereikbaar {hoe.label}"
        duur = f"{duration_in_words(minuten)} {hoe.label}"
        km = f"{self.km(van, naar, hoe):.1f} km over de weg".replace(".", ",")
        return duur if hoe is Hoe.OV else f"{km}, {duur}"

    def unknown(self, punten: Iterable[Punt]) -> int:
        """How many of these points the roads do not have; none where there are no roads."""
        bekend = {
            p for tabel in self.tabellen for p in tabel.blocks[Mode.CAR].origins if p not in tabel.off_map
        }
        return sum(Point(*punt) not in bekend for punt in punten) if self.tabellen else 0

    def network(self) -> Network:
        """The same as a network of the planning library. It knows the places of one area."""
        return self.tabellen[0] if self.tabellen else straight_line(self.maat)

    def _kept(self, wat: str, van: Punt, naar: Punt, hoe: Hoe) -> int | None:
        """None when a point is off the map, or was not asked when the roads were reckoned."""
        for rijen, kolommen, getallen in self._indexed[hoe, wat]:
            if van in rijen and naar in kolommen:
                return int(getallen[rijen[van], kolommen[naar]])
        return None

    @cached_property
    def _indexed(self) -> dict[tuple[Hoe, str], list[tuple[dict[Punt, int], dict[Punt, int], Any]]]:
        """What each table has of each way to travel; millions of pairs are asked, so without what is off the map."""
        gevonden: dict[tuple[Hoe, str], Any] = {
            (hoe, wat): [] for hoe in Hoe for wat in ("metres", "seconds")
        }
        for tabel in self.tabellen:
            for mode, blok in tabel.blocks.items():
                kanten = (
                    {p: n for p, n in kant.items() if p not in tabel.off_map}
                    for kant in (blok.row, blok.column)
                )
                rijen, kolommen = kanten
                for wat in ("metres", "seconds"):
                    if getattr(blok, wat) is not None:
                        gevonden[_HOE[mode], wat].append((rijen, kolommen, getattr(blok, wat)))
        return gevonden


def straight_line(maat: Reismaat) -> StraightLine:
    return StraightLine.for_area(Urbanity(maat.bebouwing))


def network_of(maat: Reismaat, tabel: Mapping[str, Any] | None) -> Network:
    """The network of a study, from what was kept with it."""
    return Table.from_json(tabel, straight_line(maat)) if tabel else straight_line(maat)


def kept_ways(
    wegen: Gebiedswegen,
    gevraagd: Mapping[Hoe, tuple[Iterable[Punt], Iterable[Punt]]],
    gaan: Iterable[tuple[Punt, Punt]] = (),
) -> dict[str, Any] | None:
    """What a study needs of the roads, to be kept with it; None where the straight line holds.

    Where pupils ``gaan`` now there is a way, whatever the map says: then it is estimated.
    """
    if not wegen.tabellen:
        return None
    kanten = {
        Mode(hoe.value): ([Point(*p) for p in van], [Point(*p) for p in naar])
        for hoe, (van, naar) in gevraagd.items()
    }
    tabel = Table.reckon(wegen.network(), kanten)
    for van, naar in gaan:
        blok = tabel.blocks[Mode.BICYCLE]
        plek = blok.row[Point(*van)], blok.column[Point(*naar)]
        if blok.metres is not None and blok.metres[plek] == NO_WAY:
            blok.metres[plek] = round(1000 * wegen.rechte_lijn_km(van, naar) * wegen.maat.omweg)
    return tabel.as_json()
