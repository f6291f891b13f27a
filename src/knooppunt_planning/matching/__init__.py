"""The verb ``match``: pupils, places and travelling experts in one plan.

>>> from knooppunt_planning import Cell, Demand, Expert, Group, Need, Point, School, Stop, Supply
>>> from knooppunt_planning.network import StraightLine
>>> here, there = Point(52.09, 5.12), Point(52.12, 5.15)
>>> demand = Demand((Need("taal", {"lezen": 1.5}),), (Cell("3511", here),), (Group("3511", "taal", 2),))
>>> supply = Supply((School("De Brug", here, room=5),), experts=(Expert("E1", there, frozenset({"lezen"}), 16),))
>>> result = match(MatchProblem.on(StraightLine(), demand, supply), stop=Stop(iterations=5))
>>> [(row.group, row.place, row.pupils) for row in result.plan.placements]
[('3511/taal', 'De Brug', 2)]
>>> [(row.expert, row.times, row.hours) for row in result.plan.visits]
[('E1', 3, {'lezen': 12.0})]
"""

from knooppunt_planning.matching.by_hand import greedy
from knooppunt_planning.matching.plan import MatchPlan, Placement, Unserved, Visits
from knooppunt_planning.matching.problem import MatchProblem, Weights
from knooppunt_planning.matching.search import match
from knooppunt_planning.matching.verification import verify

__all__ = [
    "MatchPlan",
    "MatchProblem",
    "Placement",
    "Unserved",
    "Visits",
    "Weights",
    "greedy",
    "match",
    "verify",
]
