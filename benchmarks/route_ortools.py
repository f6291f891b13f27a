"""The reference for rides: OR-Tools routing, with the longest ride where it can handle it.

As a plain constraint between the times of getting in and out it finds nothing on most instances; as the limit of the
pair, with a penalty for leaving a node out, it does.
"""

from __future__ import annotations

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from knooppunt_planning.routing import Act, Halt, Route, RoutePlan, RouteProblem
from knooppunt_planning.routing.arrays import arrays_of
from knooppunt_planning.routing.timetable import times

SCALE = 1000
"""OR-Tools counts in whole numbers. Roads are rounded up, so that its routes can be driven."""
PENALTY = 1_000_000


def ortools(problem: RouteProblem, seconds: float) -> RoutePlan | None:
    """Its best plan for vehicles and riders that differ in nothing but windows; None when there is none.

    The times are ours, because its own are rounded.
    """
    n, fleet = len(problem.riders), len(problem.vehicles)
    manager = pywrapcp.RoutingIndexManager(2 * n + 1, fleet, 0)
    model = pywrapcp.RoutingModel(manager)
    _dimensions(problem, model, manager)
    _pairs(problem, model, manager)
    search = pywrapcp.DefaultRoutingSearchParameters()
    search.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    search.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    search.time_limit.FromMilliseconds(round(seconds * 1000))
    solution = model.SolveWithParameters(search)
    if solution is None:
        return None
    ways = []
    for vehicle in range(fleet):
        index, way = solution.Value(model.NextVar(model.Start(vehicle))), []
        while not model.IsEnd(index):
            way.append(manager.IndexToNode(index))
            index = solution.Value(model.NextVar(index))
        ways.append(way)
    return _plan(problem, ways)


def _dimensions(
    problem: RouteProblem, model: pywrapcp.RoutingModel, manager: pywrapcp.RoutingIndexManager
) -> None:
    """Costs, times with waiting, and seats. Node 0 is the depot, i gets in, n + i gets out."""
    riders, bus = problem.riders, problem.vehicles[0]
    service = [0.0, *(r.boarding for r in riders), *(r.alighting for r in riders)]
    road = np.ceil(problem.minutes * SCALE).astype(int)
    spent = (road + np.ceil(np.array(service)[:, None] * SCALE).astype(int)).tolist()
    cost = np.rint(problem.km * SCALE).astype(int).tolist()

    def by_pair(table: list[list[int]]) -> int:
        return int(
            model.RegisterTransitCallback(lambda a, b: table[manager.IndexToNode(a)][manager.IndexToNode(b)])
        )

    model.SetArcCostEvaluatorOfAllVehicles(by_pair(cost))
    day = int(bus.shifts[0].latest * SCALE)
    model.AddDimension(by_pair(spent), day, day, False, "time")
    seats = [0, *(r.uses["seat"] for r in riders), *(-r.uses["seat"] for r in riders)]
    load = model.RegisterUnaryTransitCallback(lambda a: seats[manager.IndexToNode(a)])
    model.AddDimension(load, 0, bus.spaces["seat"], True, "load")
    time = model.GetDimensionOrDie("time")
    for vehicle in range(len(problem.vehicles)):
        time.SetSpanUpperBoundForVehicle(int(bus.max_minutes * SCALE), vehicle)


def _pairs(
    problem: RouteProblem, model: pywrapcp.RoutingModel, manager: pywrapcp.RoutingIndexManager
) -> None:
    time, n = model.GetDimensionOrDie("time"), len(problem.riders)
    for number, rider in enumerate(problem.riders):
        gets_in, gets_out = manager.NodeToIndex(number + 1), manager.NodeToIndex(n + number + 1)
        model.AddPickupAndDelivery(gets_in, gets_out)
        model.solver().Add(model.VehicleVar(gets_in) == model.VehicleVar(gets_out))
        limit = int((rider.max_ride + rider.boarding) * SCALE)
        time.SetPickupToDeliveryLimitFunctionForPair(lambda _, __, limit=limit: limit, number)
        for index, window in ((gets_in, rider.leave), (gets_out, rider.arrive)):
            time.CumulVar(index).SetRange(int(np.ceil(window.earliest * SCALE)), int(window.latest * SCALE))
            model.AddDisjunction([index], PENALTY)


def _plan(problem: RouteProblem, ways: list[list[int]]) -> RoutePlan:
    d, n, fleet = arrays_of(problem), len(problem.riders), len(problem.vehicles)
    routes = []
    for r, way in enumerate(way for way in ways if way):
        minutes = times(d, r, [2 * n + r, *(node - 1 for node in way), 2 * n + fleet + r])
        halts = [
            Halt(Act.IN if node <= n else Act.OUT, problem.riders[(node - 1) % n].name, minute)
            for node, minute in zip(way, minutes[1:-1], strict=True)
        ]
        routes.append(Route(problem.vehicles[r].name, 0, minutes[0], tuple(halts), minutes[-1]))
    served = {halt.rider for route in routes for halt in route.halts}
    return RoutePlan(tuple(routes), tuple(r.name for r in problem.riders if r.name not in served))
