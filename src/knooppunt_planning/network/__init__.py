"""Travel times and distances between points, from any engine behind one interface.

``StraightLine`` needs nothing; ``Graph`` finds shortest paths on roads that the user brings. Times are whole seconds
in ``uint16`` with :data:`UNREACHABLE` as a value of its own, distances whole metres in ``uint32``.
"""

from knooppunt_planning.network.interface import UNREACHABLE, Metres, Mode, Network, Seconds, coordinates
from knooppunt_planning.network.straight import Pace, StraightLine

__all__ = ["UNREACHABLE", "Metres", "Mode", "Network", "Pace", "Seconds", "StraightLine", "coordinates"]
