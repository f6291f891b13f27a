"""An independent look at a plan: run by run, with the times that the plan gives, without the search."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator

from knooppunt_planning.busing.plan import Bus, FleetPlan, Run
from knooppunt_planning.busing.problem import FleetProblem
from knooppunt_planning.result import Verification

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
        faults += tuple(look.chain(number, bus))
        for run in bus.runs:
            faults += tuple(look.run(number, run))
    return Verification(len(plan.buses) + problem.unserved * len(plan.unserved), faults)


class _Look:
    """The plan and the problem side by side, by name."""

    def __init__(self, problem: FleetProblem, plan: FleetPlan) -> None:
        self.problem, self.plan = problem, plan
        self.stops = {stop.name: stop for stop in problem.stops}
        self.schools = {school.name: school for school in problem.schools}

    def unknown_names(self) -> Iterator[str]:
        runs = [run for bus in self.plan.buses for run in bus.runs]
        for run in runs:
            if run.school not in self.schools:
                yield f"school {run.school}: is not in the problem"
        for name in (*self.plan.unserved, *(name for run in runs for name in run.stops)):
            if name not in self.stops:
                yield f"stop {name}: is not in the problem"

    def everybody_once(self) -> Iterator[str]:
        """Every stop is in one run, or has none."""
        times = Counter(self.plan.unserved)
        times.update(name for bus in self.plan.buses for run in bus.runs for name in run.stops)
        for name in self.stops:
            if times[name] != 1:
                yield f"stop {name}: is served or left {times[name]} times"

    def road(self, origin: str, destination: str) -> float:
        return float(self.problem.minutes[self.problem.index[origin], self.problem.index[destination]])

    def chain(self, number: int, bus: Bus) -> Iterator[str]:
        """A bus begins a run when it can be there, and comes to a school once."""
        if not bus.runs or not all(run.stops for run in bus.runs):
            yield f"bus {number}: has a run without stops"
            return
        for name, times in Counter(run.school for run in bus.runs).items():
            if times > 1:
                yield f"bus {number}: has {times} runs to {name}"
        for one, other in itertools.pairwise(bus.runs):
            needs = self.road(self.schools[one.school].place, self.stops[other.stops[0]].place)
            if not other.begins >= one.ends + needs - BLINK:
                yield (
                    f"bus {number}: begins at {other.stops[0]} at {other.begins:.2f}, is free at {one.school} at "
                    f"{one.ends:.2f} and needs {needs:.2f} minutes"
                )

    def run(self, number: int, run: Run) -> Iterator[str]:
        """A run is to the school of its stops, within seats, ride and the window of the school."""
        school, stops = self.schools[run.school], [self.stops[name] for name in run.stops]
        for stop in stops:
            if stop.school != run.school:
                yield f"stop {stop.name}: is brought to {run.school}"
        pupils = sum(stop.pupils for stop in stops)
        if pupils > self.problem.seats:
            yield f"bus {number}: has {pupils} pupils to {run.school} on {self.problem.seats} seats"
        way = [*(stop.place for stop in stops), school.place]
        ride = 0.0
        for stop, (origin, destination) in zip(stops[::-1], list(itertools.pairwise(way))[::-1], strict=True):
            ride += self.road(origin, destination)
            if ride > self.problem.max_ride + BLINK:
                yield f"stop {stop.name}: is on board for {ride:.2f} of {self.problem.max_ride:g} minutes"
            ride += stop.loading
        if run.ends < run.begins + ride + school.unloading - BLINK:
            yield f"bus {number}: does the run to {run.school} in {run.ends - run.begins:.2f} minutes"
        if not school.window.earliest - BLINK <= run.ends <= school.window.latest + BLINK:
            yield f"bus {number}: is empty at {run.school} at {run.ends:.2f}"
