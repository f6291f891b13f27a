"""Real roads and timetables that the user brings: an OpenStreetMap extract (PBF) and GTFS feeds.

The engine is cafein 0.29 (MIT), the optional extra ``roads``. It is young, so it stays behind this interface, and a
made extract with a made timetable guards what it answers.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from knooppunt_planning.network.interface import (
    NO_WAY,
    UNREACHABLE,
    Covered,
    Metres,
    Mode,
    Seconds,
    coordinates,
)
from knooppunt_planning.nouns import Point, refuse_unless

ENGINE_MODES = {Mode.FOOT: "walk", Mode.BICYCLE: "bicycle", Mode.WHEELCHAIR: "wheelchair", Mode.CAR: "car"}


@dataclass(frozen=True, eq=False)
class Extract:
    """Roads and timetables of an area; make one with :meth:`read`.

    On foot 3.6 kilometres an hour, by bicycle 14; cars drive at the limit. A wheelchair takes no stairs.

    Attributes
    ----------
    arrive
        Public transport arrives before this moment, e.g. the bell on a school day; its time is that of the journey
        that leaves last.
    longest_minutes
        A longer journey over the road counts as unreachable.
    """

    arrive: datetime | None
    longest_minutes: int
    _streets: Any
    _timetable: Any

    @classmethod
    def read(
        cls,
        roads: Path,
        timetables: Sequence[Path] = (),
        *,
        arrive: datetime | None = None,
        country: str = "NL",
        longest_minutes: int = 120,
    ) -> Extract:
        """Read the files; minutes for a large area.

        Parameters
        ----------
        roads
            An ``.osm.pbf`` file. Islands of fewer than 40 crossings count as unreachable.
        timetables
            GTFS archives; with them comes ``arrive``.
        country
            Whose speed limits hold where a road names none, as two letters.

        Raises
        ------
        ImportError
            Without the extra ``roads``.
        ValueError
            When timetables come without ``arrive``, or the other way round.
        """
        refuse_unless(bool(timetables) == (arrive is not None), "timetables", "come together with arrive")
        import cafein

        modes = tuple(ENGINE_MODES.values())
        streets = cafein.StreetNetwork.from_osm(str(roads), modes=modes, country=country)
        feeds = [str(path) for path in timetables]
        timetable = cafein.TransportNetwork.from_gtfs(feeds, osm_pbf=str(roads)) if feeds else None
        return cls(arrive, longest_minutes, streets, timetable)

    def seconds(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Seconds:
        """See :meth:`Network.seconds`. By public transport: of the last journey that is in time."""
        import cafein

        both = _frame(origins), _frame(destinations)
        with _quiet():
            if mode is Mode.TRANSIT:
                refuse_unless(self._timetable is not None, "transit", "asks for timetables")
                rows = cafein.TravelTimeMatrix(
                    self._timetable, *both, arrival=self.arrive, output_time_units="seconds"
                )
            else:
                rows = cafein.TravelTimeMatrix(
                    self._streets,
                    *both,
                    transport_mode=ENGINE_MODES[mode],
                    max_street_time=self.longest_minutes,
                    output_time_units="seconds",
                )
        times = np.full((len(origins), len(destinations)), UNREACHABLE, dtype=np.uint16)
        found = np.minimum(np.rint(rows["travel_time"].to_numpy()), UNREACHABLE - 1)
        times[rows["from_id"], rows["to_id"]] = found.astype(np.uint16)
        return times

    def metres(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Metres:
        """See :meth:`Network.metres`: along the fastest way. Public transport has no distance over the road."""
        refuse_unless(mode in ENGINE_MODES, str(mode), "has no distance over the road")
        import cafein

        with _quiet():
            rows = cafein.TravelCostMatrix(
                self._streets,
                _frame(origins),
                _frame(destinations),
                transport_mode=ENGINE_MODES[mode],
                max_street_time=self.longest_minutes,
            )
        ways = np.full((len(origins), len(destinations)), NO_WAY, dtype=np.uint32)
        ways[rows["from_id"], rows["to_id"]] = np.rint(rows["distance_m"].to_numpy()).astype(np.uint32)
        return ways

    def covers(self, points: Sequence[Point]) -> Covered:
        """See :meth:`Network.covers`: who can be on the road on foot. The engine says so of the way to oneself."""
        import cafein

        frame = _frame(points)
        with _quiet():
            rows = cafein.TravelTimeMatrix(
                self._streets, frame, frame, transport_mode=ENGINE_MODES[Mode.FOOT], max_street_time=1
            )
        covered = np.zeros(len(points), dtype=np.bool_)
        covered[rows["from_id"]] = True
        return covered


@contextmanager
def _quiet() -> Iterator[None]:
    """The engine warns of points off the road; here they are unreachable, which is a value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _frame(points: Sequence[Point]) -> Any:
    import geopandas

    at = coordinates(points)
    places = geopandas.points_from_xy(at[:, 1], at[:, 0])
    return geopandas.GeoDataFrame({"id": np.arange(len(at))}, geometry=places, crs="EPSG:4326")
