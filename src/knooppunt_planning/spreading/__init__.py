"""The verb ``spread``: which facilities open, close, merge or move over the years, under several forecasts.

>>> import numpy as np
>>> from knooppunt_planning import Cell, Point, Stop
>>> here, there = Point(52.0, 5.0), Point(52.1, 5.0)
>>> sites = (Site("Brug", here, 40, True, 300e3, 1e6, 50e3), Site("Linde", there, 40, True, 300e3, 1e6, 50e3))
>>> cells = (Cell("3511", here), Cell("3512", there))
>>> fewer = Scenario("fewer", np.array([[30, 30], [20, 12]]))
>>> km = np.array([[0.0, 11.0], [11.0, 0.0]])
>>> problem = SpreadProblem(sites, cells, km, (fewer,), years=(2027, 2028))
>>> result = spread(problem, stop=Stop(iterations=10))
>>> [(row.year, row.site) for row in result.plan.opened]
[(2027, 'Brug'), (2027, 'Linde'), (2028, 'Brug')]
>>> print(result.explain()[0])
Linde closes in 2028 and merges into Brug, where 100% of its 12 pupils go.

``SpreadProblem.classic`` makes the location problems of the literature, which the same verb solves.
"""

from knooppunt_planning.spreading.compare import (
    Comparison,
    Further,
    Regret,
    Regrets,
    Travel,
    as_today,
    compare,
    only,
    regrets,
    travel,
)
from knooppunt_planning.spreading.plan import Going, LeftOut, Opened, SpreadPlan
from knooppunt_planning.spreading.problem import Scenario, Site, SpreadProblem, SpreadWeights
from knooppunt_planning.spreading.search import spread
from knooppunt_planning.spreading.verify import verify

__all__ = [
    "Comparison",
    "Further",
    "Going",
    "LeftOut",
    "Opened",
    "Regret",
    "Regrets",
    "Scenario",
    "Site",
    "SpreadPlan",
    "SpreadProblem",
    "SpreadWeights",
    "Travel",
    "as_today",
    "compare",
    "only",
    "regrets",
    "spread",
    "travel",
    "verify",
]
