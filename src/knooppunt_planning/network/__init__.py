"""Travel times and distances between points, from any engine behind one interface.

``StraightLine`` needs nothing; ``Graph`` finds shortest paths on roads that the user brings; ``Extract`` reads an
OpenStreetMap extract and timetables. ``Table`` is a network of what an engine found, which then is needed no more;
``Cached`` keeps matrices in a folder. Times are whole seconds in
``uint16`` with :data:`UNREACHABLE` as a value of its own, distances whole metres in ``uint32`` with :data:`NO_WAY`.
"""

from knooppunt_planning.network.cache import Cached
from knooppunt_planning.network.extract import Extract
from knooppunt_planning.network.graph import Graph, Roads
from knooppunt_planning.network.interface import (
    NO_WAY,
    UNREACHABLE,
    Metres,
    Mode,
    Network,
    Seconds,
    coordinates,
)
from knooppunt_planning.network.osmnx import read_osmnx
from knooppunt_planning.network.straight import ERRORS, PACES, Error, Pace, StraightLine, Urbanity
from knooppunt_planning.network.table import Block, Table

__all__ = [
    "ERRORS",
    "NO_WAY",
    "PACES",
    "UNREACHABLE",
    "Block",
    "Cached",
    "Error",
    "Extract",
    "Graph",
    "Metres",
    "Mode",
    "Network",
    "Pace",
    "Roads",
    "Seconds",
    "StraightLine",
    "Table",
    "Urbanity",
    "coordinates",
    "read_osmnx",
]
