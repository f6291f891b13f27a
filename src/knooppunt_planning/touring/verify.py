"""An independent look at a plan: call by call, with the times that the plan gives, without the search."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from knooppunt_planning.nouns import HARD
from knooppunt_planning.result import Verification
from knooppunt_planning.touring.plan import Call, Tour, TourPlan
from knooppunt_planning.touring.problem import TourProblem, Traveller, Visit

BLINK = 1e-4
"""Times may be off by so many minutes."""


def verify(problem: TourProblem, plan: TourPlan) -> Verification:
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
    for checks in ((look.unknown_names,), (look.everything_happens, look.tours_once)):
        faults = tuple(fault for check in checks for fault in check())
        if faults:
            return Verification(math.nan, faults)
    faults = (*look.pairs(), *look.spread(), *look.weeks())
    for tour in plan.tours:
        for check_tour in (look.clock, look.hours, look.pauses, look.fit, look.windows):
            faults += tuple(check_tour(tour))
    return Verification(look.cost(), faults)


class _Look:
    """The plan and the problem side by side, by name."""

    def __init__(self, problem: TourProblem, plan: TourPlan) -> None:
        self.problem, self.plan = problem, plan
        self.visits = {visit.name: visit for visit in problem.visits}
        self.travellers = {traveller.name: traveller for traveller in problem.travellers}
        self.days: defaultdict[str, defaultdict[str, list[tuple[Call, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for tour in plan.tours:
            for call in tour.calls:
                self.days[call.visit][tour.day].append((call, tour.traveller))

    def unknown_names(self) -> Iterator[str]:
        for tour in self.plan.tours:
            traveller = self.travellers.get(tour.traveller)
            if traveller is None or tour.day not in traveller.days:
                yield f"traveller {tour.traveller} on {tour.day}: is not in the problem"
            for call in tour.calls:
                visit = self.visits.get(call.visit)
                if visit is None or not 0 <= call.part < len(visit.parts):
                    yield f"visit {call.visit}, part {call.part}: is not in the problem"
        for name in self.plan.missed:
            if name not in self.visits:
                yield f"visit {name}: is not in the problem"

    def everything_happens(self) -> Iterator[str]:
        """Every visit happens as often as it should, or is missed; each time with all its parts."""
        missed = Counter(self.plan.missed)
        for name, visit in self.visits.items():
            for day, calls in self.days[name].items():
                parts = sorted(call.part for call, _ in calls)
                if parts != list(range(len(visit.parts))):
                    yield f"visit {name}: has parts {parts} of {len(visit.parts)} on {day}"
            times = len(self.days[name]) + missed[name]
            if times != visit.times:
                yield f"visit {name}: happens or is missed {times} times, should be {visit.times}"

    def tours_once(self) -> Iterator[str]:
        """A traveller leaves once a day."""
        for (name, day), times in Counter((tour.traveller, tour.day) for tour in self.plan.tours).items():
            if times > 1:
                yield f"traveller {name}: has {times} tours on {day}"

    def pairs(self) -> Iterator[str]:
        """Two parts are done by two people, the second as long after the first as it should be."""
        for name, days in self.days.items():
            visit = self.visits[name]
            for day, calls in days.items():
                if len(calls) < 2:
                    continue
                (first, one), (second, other) = sorted(calls, key=lambda row: row[0].part)
                if one == other:
                    yield f"visit {name}: both parts on {day} by {one}"
                gap = second.minute - first.minute
                if not visit.after.earliest - BLINK <= gap <= visit.after.latest + BLINK:
                    yield f"visit {name}: the second part on {day} is {gap:.2f} minutes after the first"

    def spread(self) -> Iterator[str]:
        """The times of a visit are days apart."""
        for name, days in self.days.items():
            numbers = sorted(self.problem.days.index(day) for day in days)
            for one, other in itertools.pairwise(numbers):
                if other - one < self.visits[name].apart:
                    yield f"visit {name}: is on {self.problem.days[one]} and on {self.problem.days[other]}"

    def weeks(self) -> Iterator[str]:
        """Nobody works more than the period allows."""
        worked: defaultdict[str, float] = defaultdict(float)
        for tour in self.plan.tours:
            worked[tour.traveller] += sum(self.road(tour, "minutes")) + sum(map(self.stays, tour.calls))
        for name, minutes in worked.items():
            if minutes > self.travellers[name].most_minutes + BLINK:
                yield f"traveller {name}: works {minutes:.2f} of {self.travellers[name].most_minutes:g} minutes"

    def stays(self, call: Call) -> float:
        return self.visits[call.visit].parts[call.part].minutes

    def way(self, tour: Tour) -> list[str]:
        traveller = self.travellers[tour.traveller]
        return [traveller.start, *(self.visits[call.visit].place for call in tour.calls), traveller.end]

    def road(self, tour: Tour, kind: str) -> list[float]:
        """Minutes or km of each stretch; none for a tour without calls."""
        matrix = getattr(self.problem.ways[self.travellers[tour.traveller].mode], kind)
        rows = [self.problem.index[place] for place in self.way(tour)]
        return [float(matrix[i, j]) for i, j in itertools.pairwise(rows)] if tour.calls else []

    def clock(self, tour: Tour) -> Iterator[str]:
        """Nobody is at a place before the way allows."""
        free = [tour.departs, *(call.minute + self.stays(call) for call in tour.calls)]
        times = [*(call.minute for call in tour.calls), tour.returns]
        stretches = zip(
            itertools.pairwise(self.way(tour)), free, times, self.road(tour, "minutes"), strict=False
        )
        for (origin, destination), leaves, begins, needs in stretches:
            if not begins >= leaves + needs - BLINK:
                yield (
                    f"traveller {tour.traveller}: is at {destination} at {begins:.2f} on {tour.day}, leaves "
                    f"{origin} at {leaves:.2f} and needs {needs:.2f} minutes"
                )

    def hours(self, tour: Tour) -> Iterator[str]:
        """Everybody is away within working hours."""
        opens, closes = self.travellers[tour.traveller].days[tour.day]
        if not opens - BLINK <= tour.departs <= tour.returns + BLINK <= closes + 2 * BLINK:
            yield (
                f"traveller {tour.traveller}: is away from {tour.departs:.2f} to {tour.returns:.2f} on {tour.day}, "
                "outside working hours"
            )

    def pauses(self, tour: Tour) -> Iterator[str]:
        """Who works before and after the begin of the pause has it, in its window and between two calls."""
        pause = self.travellers[tour.traveller].pause
        if pause is None:
            return
        first, last = pause.window
        begins = [tour.departs, *(call.minute for call in tour.calls)]
        free = [tour.departs, *(call.minute + self.stays(call) for call in tour.calls)]
        stretches = zip(itertools.pairwise(begins), free, self.road(tour, "minutes"), strict=False)
        for (one, other), leaves, road in stretches:
            if not one <= first + BLINK < other:
                continue
            at = math.nan if tour.pause is None else tour.pause
            fits = max(first, leaves) - BLINK <= at <= min(last, other - pause.minutes) + BLINK
            if not fits or other - leaves < road + pause.minutes - BLINK:
                yield f"traveller {tour.traveller}: has no pause on {tour.day} from {leaves:.2f} to {other:.2f}"

    def fit(self, tour: Tour) -> Iterator[str]:
        """Who comes has the skills, and may come."""
        traveller = self.travellers[tour.traveller]
        for call in tour.calls:
            visit = self.visits[call.visit]
            lacks = visit.parts[call.part].asks - traveller.skills
            if lacks:
                yield f"visit {visit.name}: {traveller.name} lacks {', '.join(sorted(lacks))}"
            if self.changed(visit, traveller) and visit.change == HARD:
                yield f"visit {visit.name}: {traveller.name} may not come instead of who comes usually"

    def changed(self, visit: Visit, traveller: Traveller) -> bool:
        return bool(visit.usual) and traveller.name not in visit.usual

    def windows(self, tour: Tour) -> Iterator[str]:
        """Every call begins when it may."""
        for call in tour.calls:
            visit = self.visits[call.visit]
            window = visit.days.get(tour.day)
            if window is None:
                yield f"visit {visit.name}: cannot be on {tour.day}"
            elif call.minute < window.earliest - BLINK:
                yield f"visit {visit.name}: begins at {call.minute:.2f} on {tour.day}, may from {window.earliest:g}"
            elif self.problem.late == HARD and call.minute > window.latest + BLINK:
                yield f"visit {visit.name}: begins at {call.minute:.2f} on {tour.day}, may until {window.latest:g}"

    def cost(self) -> float:
        """Travel, days, changes, lateness and what is missed."""
        cost = sum(self.visits[name].missed for name in self.plan.missed)
        late = [0.0]
        for tour in self.plan.tours:
            traveller = self.travellers[tour.traveller]
            cost += traveller.day_price if tour.calls else 0.0
            cost += traveller.km_price * sum(self.road(tour, "km"))
            cost += traveller.minute_price * sum(self.road(tour, "minutes"))
            for call in tour.calls:
                visit = self.visits[call.visit]
                cost += visit.change if self.changed(visit, traveller) else 0.0
                late += [call.minute - visit.days[tour.day].latest] if tour.day in visit.days else []
        if self.problem.late < HARD:
            cost += self.problem.late * sum(
                max(0.0, minutes) for minutes in late
            ) + self.problem.latest * max(late)
        return cost
