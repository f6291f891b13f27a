"""An independent look at a plan: halt by halt, with the times that the plan gives, without the search."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from knooppunt_planning.nouns import HARD
from knooppunt_planning.result import Verification
from knooppunt_planning.roads import Act
from knooppunt_planning.routing.plan import Halt, Route, RoutePlan
from knooppunt_planning.routing.problem import SEAT, RouteProblem

BLINK = 1e-4
"""Times may be off by so many minutes."""


def verify(problem: RouteProblem, plan: RoutePlan) -> Verification:
    """Check a plan, whoever made it.

    Parameters
    ----------
    problem, plan
        The question and the answer. Names that the problem does not have are faults too.

    Returns
    -------
    Verification
        What the plan costs, and a sentence for every rule that it breaks.
    """
    look = _Look(problem, plan)
    unknown = tuple(look.unknown_names())
    if unknown:
        return Verification(math.nan, unknown)
    everyone = tuple(look.everyone_once())
    if everyone:
        return Verification(math.nan, everyone)
    faults = [*look.routes_once(), *look.mates(), *look.assistants()]
    for route in plan.routes:
        for check in (
            look.clock,
            look.shift,
            look.breaks,
            look.windows,
            look.rides,
            look.spaces,
            look.company,
            look.fit,
        ):
            faults += check(route)
    return Verification(look.cost(), tuple(faults))


class _Look:
    """The plan and the problem side by side, by name."""

    def __init__(self, problem: RouteProblem, plan: RoutePlan) -> None:
        self.problem, self.plan = problem, plan
        self.riders = {rider.name: rider for rider in problem.riders}
        self.vehicles = {vehicle.name: vehicle for vehicle in problem.vehicles}

    def unknown_names(self) -> Iterator[str]:
        for route in self.plan.routes:
            vehicle = self.vehicles.get(route.vehicle)
            if vehicle is None or not 0 <= route.shift < len(vehicle.shifts):
                yield f"vehicle {route.vehicle}, shift {route.shift}: is not in the problem"
            for halt in route.halts:
                if halt.rider not in self.riders:
                    yield f"rider {halt.rider}: is not in the problem"
        for name in self.plan.unserved:
            if name not in self.riders:
                yield f"rider {name}: is not in the problem"

    def everyone_once(self) -> Iterator[str]:
        """Everyone gets in once and then out once, in the same vehicle, or is unserved."""
        story: defaultdict[str, list[str]] = defaultdict(list)
        for number, route in enumerate(self.plan.routes):
            for halt in route.halts:
                story[halt.rider].append(f"{halt.act} {number}")
        for name in self.plan.unserved:
            story[name].append("unserved")
        whole = [[f"in {number}", f"out {number}"] for number in range(len(self.plan.routes))]
        for name in self.riders:
            if story[name] != ["unserved"] and story[name] not in whole:
                yield f"rider {name}: does not get in and out once, in one vehicle: {', '.join(story[name])}"

    def routes_once(self) -> Iterator[str]:
        """A vehicle rides once in a shift."""
        ridden = Counter((route.vehicle, route.shift) for route in self.plan.routes)
        for (vehicle, shift), times in ridden.items():
            if times > 1:
                yield f"vehicle {vehicle}: has {times} routes in shift {shift}"

    def place(self, halt: Halt) -> str:
        rider = self.riders[halt.rider]
        return rider.origin if halt.act == Act.IN else rider.destination

    def stands(self, halt: Halt) -> float:
        rider = self.riders[halt.rider]
        return rider.boarding if halt.act == Act.IN else rider.alighting

    def way(self, route: Route) -> list[str]:
        vehicle = self.vehicles[route.vehicle]
        return [vehicle.start, *(self.place(halt) for halt in route.halts), vehicle.end]

    def minutes(self, origin: str, destination: str) -> float:
        return float(self.problem.minutes[self.problem.index[origin], self.problem.index[destination]])

    def clock(self, route: Route) -> Iterator[str]:
        """Nobody is at a place before the vehicle can be there."""
        way = self.way(route)
        free = [route.departs, *(halt.minute + self.stands(halt) for halt in route.halts)]
        times = [*(halt.minute for halt in route.halts), route.returns]
        for origin, destination, leaves, begins in zip(way, way[1:], free, times, strict=False):
            needs = self.minutes(origin, destination)
            if not begins >= leaves + needs - BLINK:
                yield (
                    f"vehicle {route.vehicle}: is at {destination} at {begins:.2f}, leaves {origin} at {leaves:.2f} "
                    f"and needs {needs:.2f} minutes"
                )

    def shift(self, route: Route) -> Iterator[str]:
        """The vehicle is away within its shift, and not too long."""
        vehicle = self.vehicles[route.vehicle]
        shift = vehicle.shifts[route.shift]
        if route.departs < shift.earliest - BLINK or route.returns > shift.latest + BLINK:
            yield f"vehicle {vehicle.name}: is away from {route.departs:.2f} to {route.returns:.2f}, outside its shift"
        if route.returns - route.departs > vehicle.max_minutes + BLINK:
            away = route.returns - route.departs
            yield f"vehicle {vehicle.name}: is away for {away:.2f} of {vehicle.max_minutes:g} minutes"

    def breaks(self, route: Route) -> Iterator[str]:
        """The driver is not on the road for too long without standing still, long enough, with nobody on board.

        The driver may stop anywhere on an empty road, so as late as may be. Shifts are a break apart by themselves.
        """
        vehicle, way, driven, aboard = self.vehicles[route.vehicle], self.way(route), 0.0, 0
        leaves = [route.departs, *(halt.minute + self.stands(halt) for halt in route.halts)]
        begins = [*(halt.minute for halt in route.halts), route.returns]
        turns = [0, *(1 if halt.act == Act.IN else -1 for halt in route.halts)]
        for (here, there), left, began, turn in zip(
            itertools.pairwise(way), leaves, begins, turns, strict=True
        ):
            aboard, road = aboard + turn, self.minutes(here, there)
            rests = aboard == 0 and began - left - road >= vehicle.break_minutes - BLINK
            driven += road
            if rests and driven - road <= vehicle.drive_minutes + BLINK:
                driven = max(0.0, driven - vehicle.drive_minutes)
            if driven > vehicle.drive_minutes + BLINK:
                yield (
                    f"vehicle {vehicle.name}: is on the road for {driven:.2f} minutes without a break, may be for "
                    f"{vehicle.drive_minutes:g}"
                )
                return

    def windows(self, route: Route) -> Iterator[str]:
        """Everyone gets in and out when it may be."""
        for halt in route.halts:
            rider = self.riders[halt.rider]
            window = rider.leave if halt.act == Act.IN else rider.arrive
            if not window.earliest - BLINK <= halt.minute <= window.latest + BLINK:
                yield f"rider {rider.name}: gets {halt.act} at {halt.minute:.2f}, outside {tuple(window)}"

    def rides(self, route: Route) -> Iterator[str]:
        """Nobody is on board longer than may be."""
        since: dict[str, float] = {}
        for halt in route.halts:
            rider = self.riders[halt.rider]
            if halt.act == Act.IN:
                since[halt.rider] = halt.minute + rider.boarding
            elif halt.minute - since[halt.rider] > rider.max_ride + BLINK:
                ride = halt.minute - since[halt.rider]
                yield f"rider {rider.name}: is on board for {ride:.2f} of {rider.max_ride:g} minutes"

    def spaces(self, route: Route) -> Iterator[str]:
        """There is a place of the right kind for everyone, the assistant included."""
        taken: Counter[str] = Counter({SEAT: 1} if self.has_assistant(route) else {})
        most = Counter(taken)
        for halt in route.halts:
            sign = 1 if halt.act == Act.IN else -1
            for kind, amount in self.riders[halt.rider].uses.items():
                taken[kind] += sign * amount
                most[kind] = max(most[kind], taken[kind])
        for kind, amount in sorted(most.items()):
            room = self.vehicles[route.vehicle].spaces.get(kind, 0)
            if amount > room:
                yield f"vehicle {route.vehicle}: {amount} of {kind} are taken and there are {room}"

    def company(self, route: Route) -> Iterator[str]:
        """Groups that are kept apart are never on board at the same time."""
        apart = {frozenset(pair) for pair in self.problem.apart}
        aboard: list[str] = []
        for halt in route.halts:
            if halt.act == Act.OUT:
                aboard.remove(halt.rider)
                continue
            for other in aboard:
                groups = frozenset({self.riders[halt.rider].group, self.riders[other].group})
                if groups in apart:
                    yield f"rider {halt.rider}: is on board with {other}, and is to be kept apart"
            aboard.append(halt.rider)

    def fit(self, route: Route) -> Iterator[str]:
        """The vehicle offers what riders ask for, and who may not change does not change."""
        vehicle = self.vehicles[route.vehicle]
        for name in sorted({halt.rider for halt in route.halts}):
            rider = self.riders[name]
            for missing in sorted(rider.asks - vehicle.offers):
                yield f"rider {name}: asks for {missing}, {vehicle.name} does not offer it"
            if rider.change == HARD and rider.usual != vehicle.name:
                yield f"rider {name}: may ride with {rider.usual} alone, rides with {vehicle.name}"

    def mates(self) -> Iterator[str]:
        """Who belongs together rides together."""
        ride = dict.fromkeys(self.plan.unserved, -1)
        for number, route in enumerate(self.plan.routes):
            ride |= {halt.rider: number for halt in route.halts}
        rides: defaultdict[str, set[int]] = defaultdict(set)
        for name, rider in self.riders.items():
            if rider.together:
                rides[rider.together].add(ride[name])
        for word, different in rides.items():
            if len(different) > 1:
                yield f"together {word}: do not ride in the same vehicle"

    def has_assistant(self, route: Route) -> bool:
        return any(self.riders[halt.rider].escorted for halt in route.halts)

    def assistants(self) -> Iterator[str]:
        """There are enough assistants in every shift."""
        asked = Counter(route.shift for route in self.plan.routes if self.has_assistant(route))
        for shift, count in sorted(asked.items()):
            if count > self.problem.escorts:
                yield f"shift {shift}: {count} routes need an assistant, there are {self.problem.escorts}"

    def cost(self) -> float:
        """In the unit of the prices."""
        total = self.problem.unserved * len(self.plan.unserved)
        for route in self.plan.routes:
            vehicle, way = self.vehicles[route.vehicle], self.way(route)
            index = self.problem.index
            km = sum(float(self.problem.km[index[a], index[b]]) for a, b in itertools.pairwise(way))
            total += vehicle.price + vehicle.km_price * km
            ridden = {halt.rider for halt in route.halts}
            riders = [self.riders[name] for name in ridden]
            total += sum(r.change for r in riders if r.usual != vehicle.name and r.change != HARD)
        return total
