"""The verb ``tour``: who visits whom on which day, in which order; some visits by two people together.

>>> import numpy as np
>>> from knooppunt_planning import Stop, Window
>>> from knooppunt_planning.roads import Ways
>>> road = np.array([[0.0, 20.0, 30.0], [20.0, 0.0, 15.0], [30.0, 15.0, 0.0]])
>>> school_hours = {"mon": Window(510, 840), "tue": Window(510, 840)}
>>> lesson = (Part(60, frozenset({"signs"})),)
>>> visits = (Visit("Kim", "oak", school_hours, lesson, times=2), Visit("Bo", "elm", {"tue": Window(540, 600)}, lesson))
>>> ann = Traveller("Ann", frozenset({"signs"}), "home", "home", {"mon": Window(480, 1020), "tue": Window(480, 1020)})
>>> problem = TourProblem(("home", "oak", "elm"), {"car": Ways(road, road)}, ("mon", "tue"), visits, (ann,))
>>> result = tour(problem, stop=Stop(iterations=1))
>>> [(row.day, [call.visit for call in row.calls]) for row in result.plan.tours]
[('mon', ['Kim']), ('tue', ['Bo', 'Kim'])]
"""

from knooppunt_planning.touring.plan import Call, Tour, TourPlan
from knooppunt_planning.touring.problem import TOGETHER, Part, Pause, TourProblem, Traveller, Visit
from knooppunt_planning.touring.search import tour
from knooppunt_planning.touring.verify import verify

__all__ = [
    "TOGETHER",
    "Call",
    "Part",
    "Pause",
    "Tour",
    "TourPlan",
    "TourProblem",
    "Traveller",
    "Visit",
    "tour",
    "verify",
]
