"""An independent look at a plan: halt by halt, with the times that the plan gives, without the search."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator

from knooppunt_planning.busing.plan import Bus, FleetPlan, Halt
from knooppunt_planning.busing.problem import BusStop, FleetProblem
from knooppunt_planning.result import Verification
from knooppunt_planning.roads import Act

BLINK = 1e-4
"""Times may be off by so many minutes."""


def verify(problem: FleetProblem, plan: FleetPlan) -> Verification:
    """Check a plan, whoever made it.

    Parameters
    ----------
    problem, plan
        The question and the answer. Names that the problem does not have are faults too.

    Returns
    -------
    Verification
        How many buses it costs, and a sentence for every rule that it breaks.
    """
    look = _Look(problem, plan)
    unknown = tuple(look.unknown_names())
    if unknown:
        return Verification(math.nan, unknown)
    faults = tuple(look.everybody_once())
    for number, bus in enumerate(plan.buses):
        faults += (*look.clock(number, bus), *look.schools_once(number, bus), *look.rides(number, bus))
    return Verification(len(plan.buses) + problem.unserved * len(plan.unserved), faults)


class _Look:
    """The plan and the problem side by side, by name."""

    def __init__(self, problem: FleetProblem, plan: FleetPlan) -> None:
        self.problem, self.plan = problem, plan
        self.stops = {stop.name: stop for stop in problem.stops}
        self.schools = {school.name: school for school in problem.schools}

    def unknown_names(self) -> Iterator[str]:
        halts = [halt for bus in self.plan.buses for halt in bus.halts]
        for halt in halts:
            if halt.act == Act.OUT and halt.name not in self.schools:
                yield f"school {halt.name}: is not in the problem"
        stops = [halt.name for halt in halts if halt.act == Act.IN]
        for name in (*stops, *self.plan.unserved):
            if name not in self.stops:
                yield f"stop {name}: is not in the problem"

    def everybody_once(self) -> Iterator[str]:
        """Every stop is called at once, or has no bus."""
        times = Counter(self.plan.unserved)
        times.update(halt.name for bus in self.plan.buses for halt in bus.halts if halt.act == Act.IN)
        for name in self.stops:
            if times[name] != 1:
                yield f"stop {name}: is served or left {times[name]} times"

    def place(self, halt: Halt) -> str:
        return self.stops[halt.name].place if halt.act == Act.IN else self.schools[halt.name].place

    def free(self, halt: Halt) -> float:
        """When the bus may leave."""
        at = self.stops[halt.name].loading if halt.act == Act.IN else self.schools[halt.name].unloading
        return halt.minute + at

    def clock(self, number: int, bus: Bus) -> Iterator[str]:
        """A bus is nowhere before it can be there."""
        index = self.problem.index
        for one, other in itertools.pairwise(bus.halts):
            needs = float(self.problem.minutes[index[self.place(one)], index[self.place(other)]])
            if not other.minute >= self.free(one) + needs - BLINK:
                yield (
                    f"bus {number}: is at {other.name} at {other.minute:.2f}, leaves {one.name} at "
                    f"{self.free(one):.2f} and needs {needs:.2f} minutes"
                )

    def schools_once(self, number: int, bus: Bus) -> Iterator[str]:
        """A bus comes to a school once, and is empty there when it may be."""
        schools = [halt for halt in bus.halts if halt.act == Act.OUT]
        for name, times in Counter(halt.name for halt in schools).items():
            if times > 1:
                yield f"bus {number}: comes to {name} {times} times"
        for halt in schools:
            window = self.schools[halt.name].window
            if not window.earliest - BLINK <= self.free(halt) <= window.latest + BLINK:
                yield f"bus {number}: is empty at {halt.name} at {self.free(halt):.2f}"

    def rides(self, number: int, bus: Bus) -> Iterator[str]:
        """Everybody has a seat and gets out at the own school in time, and no load is mixed that may not be."""
        aboard: dict[str, tuple[BusStop, float]] = {}
        for halt in bus.halts:
            if halt.act == Act.OUT:
                yield from self.get_out(number, aboard, halt)
                continue
            aboard[halt.name] = self.stops[halt.name], self.free(halt)
            on_board = [stop for stop, _ in aboard.values()]
            pupils, schools = sum(stop.pupils for stop in on_board), {stop.school for stop in on_board}
            if pupils > self.problem.seats:
                yield f"bus {number}: has {pupils} pupils at {halt.name} on {self.problem.seats} seats"
            if len(schools) > 1 and not self.problem.mixed:
                yield f"bus {number}: has pupils of {' and '.join(sorted(schools))} on board at {halt.name}"
        for name in aboard:
            yield f"stop {name}: is not brought to {self.stops[name].school}"

    def get_out(self, number: int, aboard: dict[str, tuple[BusStop, float]], halt: Halt) -> Iterator[str]:
        mine = [(stop, since) for stop, since in aboard.values() if stop.school == halt.name]
        if not mine:
            yield f"bus {number}: is at {halt.name}, where nobody gets out"
        for stop, since in mine:
            del aboard[stop.name]
            ride = halt.minute - since
            if ride > self.problem.max_ride + BLINK:
                yield f"stop {stop.name}: is on board for {ride:.2f} of {self.problem.max_ride:g} minutes"
