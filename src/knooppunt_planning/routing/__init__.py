"""The verb ``route``: in which order a vehicle picks people up and brings them, with a longest ride for each of them.

>>> import numpy as np
>>> from knooppunt_planning import Stop
>>> minutes = np.array([[0.0, 5.0, 20.0], [5.0, 0.0, 20.0], [20.0, 20.0, 0.0]])
>>> homes = {"A": "straat", "B": "plein"}
>>> riders = [Rider.morning(name, home, "school", bell=510, max_ride=40) for name, home in homes.items()]
>>> bus = Vehicle("bus", "plein", "school", {"seat": 8})
>>> problem = RouteProblem(("straat", "plein", "school"), minutes, minutes, tuple(riders), (bus,))
>>> result = route(problem, stop=Stop(iterations=1))
>>> [(halt.act.value, halt.rider) for halt in result.plan.routes[0].halts]
[('in', 'B'), ('in', 'A'), ('out', 'B'), ('out', 'A')]
"""

from knooppunt_planning.nouns import ALL_DAY, Window
from knooppunt_planning.roads import Act
from knooppunt_planning.routing.plan import Halt, Route, RoutePlan
from knooppunt_planning.routing.problem import Rider, RouteProblem, Vehicle
from knooppunt_planning.routing.search import route
from knooppunt_planning.routing.verify import verify

__all__ = [
    "ALL_DAY",
    "Act",
    "Halt",
    "Rider",
    "Route",
    "RoutePlan",
    "RouteProblem",
    "Vehicle",
    "Window",
    "route",
    "verify",
]
