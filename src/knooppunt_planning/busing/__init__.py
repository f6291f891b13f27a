"""The verb ``fleet``: with how few buses all pupils are brought to their schools, one school after the other.

>>> import numpy as np
>>> from knooppunt_planning import Stop, Window
>>> minutes = 10.0 * np.abs(np.subtract.outer(np.arange(4), np.arange(4)))
>>> schools = (BusSchool("oak", "b", Window(500, 510)), BusSchool("elm", "d", Window(560, 570)))
>>> stops = (BusStop("first", "a", "oak", 20), BusStop("second", "c", "elm", 30))
>>> problem = FleetProblem(("a", "b", "c", "d"), minutes, schools, stops, seats=40)
>>> result = fleet(problem, stop=Stop(iterations=1))
>>> [[halt.name for halt in bus.halts] for bus in result.plan.buses]
[['first', 'oak', 'second', 'elm']]
"""

from knooppunt_planning.busing.plan import Bus, FleetPlan, Halt
from knooppunt_planning.busing.problem import BusSchool, BusStop, FleetProblem
from knooppunt_planning.busing.search import fleet
from knooppunt_planning.busing.verify import verify
from knooppunt_planning.roads import Act

__all__ = ["Act", "Bus", "BusSchool", "BusStop", "FleetPlan", "FleetProblem", "Halt", "fleet", "verify"]
