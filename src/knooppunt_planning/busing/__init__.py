"""The verb ``fleet``: with how few buses all pupils are brought to their schools, one run after the other.

>>> import numpy as np
>>> from knooppunt_planning import Stop, Window
>>> minutes = 10.0 * np.abs(np.subtract.outer(np.arange(4), np.arange(4)))
>>> schools = (BusSchool("oak", "b", Window(500, 510)), BusSchool("elm", "d", Window(560, 570)))
>>> stops = (BusStop("first", "a", "oak", 20), BusStop("second", "c", "elm", 30))
>>> problem = FleetProblem(("a", "b", "c", "d"), minutes, schools, stops, seats=40)
>>> result = fleet(problem, stop=Stop(iterations=1))
>>> [[(run.school, run.stops) for run in bus.runs] for bus in result.plan.buses]
[[('oak', ('first',)), ('elm', ('second',))]]
"""

from knooppunt_planning.busing.plan import Bus, FleetPlan, Run
from knooppunt_planning.busing.problem import BusSchool, BusStop, FleetProblem
from knooppunt_planning.busing.search import fleet
from knooppunt_planning.busing.verify import verify

__all__ = ["Bus", "BusSchool", "BusStop", "FleetPlan", "FleetProblem", "Run", "fleet", "verify"]
