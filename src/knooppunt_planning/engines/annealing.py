"""PyVRP's local search under annealing: a plan that costs more is accepted less and less, until the time is over.

PyVRP's own loop accepts what beats the plan of some hundreds of steps ago. With many riders that is all there is time
for, and it ends before it has begun to choose. Source: Kirkpatrick, Gelatt and Vecchi, Science 220 (1983).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

HOT, COLD = 0.5, 0.005
"""Temperature at begin and end, as a share of what one halt costs on average."""


def annealed(data: Any, seed: int, highest: float, share: Callable[[], float], start: Any = None) -> Any:
    """The best solution of ``data``, from ``start`` or from a random one; ``highest`` is the most that a fault costs.

    ``share`` is asked before every step: which share of the search is over; 1 ends it.
    """
    import pyvrp

    chance, rng = random.Random(seed), pyvrp.RandomNumberGenerator(seed=seed)  # noqa: S311 - no secret
    search = _local_search(data, rng)
    faults = pyvrp.PenaltyManager(*_penalties(data, highest))
    if start is None:
        random_plan = pyvrp.Solution.make_random(data, rng)
        start = search(random_plan, faults.max_cost_evaluator(), exhaustive=True)
    now = best = start
    halt = start.distance_cost() / max(1, start.num_clients() + 2 * start.num_shipments())
    while (over := share()) < 1:
        cost = faults.cost_evaluator()
        new = search(now, cost, exhaustive=False)
        faults.register(new)
        if cost.cost(new) < cost.cost(best):
            best, new = new, search(new, cost, exhaustive=True)
            best = min(best, new, key=cost.cost)
        worse = cost.penalised_cost(new) - cost.penalised_cost(now)
        if worse < -HOT * (COLD / HOT) ** over * halt * math.log(1.0 - chance.random()):
            now = new
    return best


def _local_search(data: Any, rng: Any) -> Any:
    from pyvrp.search import (
        OPERATORS,
        LocalSearch,
        NeighbourhoodParams,
        PerturbationManager,
        PerturbationParams,
        compute_neighbours,
    )

    near = compute_neighbours(data, NeighbourhoodParams())
    search = LocalSearch(data, rng, near, PerturbationManager(PerturbationParams()))
    for operator in OPERATORS:
        if operator.supports(data):
            search.add_operator(operator(data))
    return search


def _penalties(data: Any, highest: float) -> tuple[Any, Any]:
    import pyvrp

    params = pyvrp.PenaltyParams(max_penalty=highest)
    return params.midpoint_penalties(data), params
