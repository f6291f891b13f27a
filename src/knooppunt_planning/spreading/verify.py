"""An independent look at a plan: row by row from the problem, without the model or the search."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from knooppunt_planning.nouns import HARD
from knooppunt_planning.result import Verification
from knooppunt_planning.spreading.plan import Going, LeftOut, SpreadPlan
from knooppunt_planning.spreading.problem import SpreadProblem

CRUMB = 1e-4
"""So many pupils may be lost in rounding, per cell and per site."""


def verify(problem: SpreadProblem, plan: SpreadPlan) -> Verification:
    """Check a plan, whoever made it.

    Parameters
    ----------
    problem, plan
        The question and the answer. Names that the problem does not have are faults too.

    Returns
    -------
    Verification
        What the plan costs over all years, travel weighted by the chances of the scenarios, and a sentence for every
        rule that it breaks.
    """
    look = _Look(problem, plan)
    strange = tuple(look.unknown_names()) or tuple(look.numbers())
    if strange:
        return Verification(math.nan, strange)
    checks = (look.everyone, look.ways, look.undivided, look.room, look.groups, look.count, look.allowed)
    return Verification(look.cost(), tuple(fault for check in checks for fault in check()))


class _Look:
    """The plan and the problem side by side, by name."""

    def __init__(self, problem: SpreadProblem, plan: SpreadPlan) -> None:
        self.problem, self.plan = problem, plan
        self.sites = {site.name: site for site in problem.sites}
        self.column = {site.name: i for i, site in enumerate(problem.sites)}
        self.cells = {cell.name: cell for cell in problem.cells}
        self.row = {cell.name: j for j, cell in enumerate(problem.cells)}
        self.scenarios = {scenario.name: scenario for scenario in problem.scenarios}
        self.year = {year: t for t, year in enumerate(problem.years)}
        self.placed: tuple[Going | LeftOut, ...] = (*plan.going, *plan.unserved)
        self.groups_of = {(row.year, row.site): row.groups for row in plan.opened}

    def unknown_names(self) -> Iterator[str]:
        sites = {row.site for row in self.plan.opened} | {row.site for row in self.plan.going}
        years = {row.year for row in self.plan.opened} | {row.year for row in self.placed}
        named: list[tuple[str, set[Any], Collection[Any]]] = [
            ("site", sites, self.sites),
            ("cell", {row.cell for row in self.placed}, self.cells),
            ("scenario", {row.scenario for row in self.placed}, self.scenarios),
            ("year", years, self.year),
        ]
        for kind, names, known in named:
            for name in sorted(names - set(known)):
                yield f"{kind} {name}: is not in the problem"

    def numbers(self) -> Iterator[str]:
        for row in self.placed:
            if not 0 <= row.pupils < math.inf:
                yield f"cell {row.cell} in {row.year}: {row.pupils} is not a number of pupils"
        for (year, site), times in Counter((row.year, row.site) for row in self.plan.opened).items():
            if times > 1:
                yield f"site {site} in {year}: is named {times} times"
        for opened in self.plan.opened:
            if opened.groups < 0 or opened.groups != int(opened.groups):
                yield f"site {opened.site} in {opened.year}: {opened.groups} is not a number of groups"

    def everyone(self) -> Iterator[str]:
        counted: dict[tuple[str, int, str], float] = defaultdict(float)
        for row in self.placed:
            counted[row.scenario, row.year, row.cell] += row.pupils
        for scenario in self.problem.scenarios:
            for year, t in self.year.items():
                for cell, j in self.row.items():
                    there, asked = counted[scenario.name, year, cell], float(scenario.pupils[t, j])
                    if abs(there - asked) > CRUMB:
                        yield f"cell {cell} in {year}, {scenario.name}: {there:g} of {asked:g} pupils are counted"
        if self.problem.weights.unserved == HARD:
            for row in self.plan.unserved:
                yield f"cell {row.cell} in {row.year}, {row.scenario}: {row.pupils:g} pupils must have a place"

    def ways(self) -> Iterator[str]:
        for row in self.plan.going:
            if not self._may(row.cell, row.site):
                yield f"cell {row.cell}: may not go to {row.site}"
            if (row.year, row.site) not in self.groups_of:
                yield f"cell {row.cell} in {row.year}: goes to {row.site}, which is closed"

    def _may(self, cell: str, site: str) -> bool:
        ways = self.problem.km[self.row[cell]]
        own, most = ways[self.column[site]], self.problem.sites_considered
        if most is None:
            return bool(own < math.inf)
        nearer = sum(1 for i, way in enumerate(ways) if (way, i) < (own, self.column[site]))
        return bool(own < math.inf) and nearer < most

    def undivided(self) -> Iterator[str]:
        if not self.problem.undivided:
            return
        parts = Counter((row.scenario, row.year, row.cell) for row in self.placed)
        for (scenario, year, cell), times in parts.items():
            if times > 1:
                yield f"cell {cell} in {year}, {scenario}: is divided over {times} places"

    def _there(self) -> dict[tuple[str, int, str], float]:
        there: dict[tuple[str, int, str], float] = defaultdict(float)
        for row in self.plan.going:
            there[row.scenario, row.year, row.site] += row.pupils
        return there

    def room(self) -> Iterator[str]:
        for (scenario, year, site), pupils in self._there().items():
            if pupils > self.sites[site].room + CRUMB:
                yield f"site {site} in {year}, {scenario}: {pupils:g} pupils and room for {self.sites[site].room:g}"

    def groups(self) -> Iterator[str]:
        size = self.problem.group_size
        if size is None:
            return
        for (scenario, year, site), pupils in self._there().items():
            groups = self.groups_of.get((year, site), 0)
            if pupils > size * groups + CRUMB:
                yield f"site {site} in {year}, {scenario}: {pupils:g} pupils in {groups} groups of {size}"
        for (year, site), groups in self.groups_of.items():
            if groups * size > self.sites[site].room + CRUMB:
                yield f"site {site} in {year}: has no room for {groups} groups of {size}"

    def count(self) -> Iterator[str]:
        most = self.problem.most_open
        for year in self.year:
            count = len(self.plan.sites(year))
            if most is not None and count > most:
                yield f"year {year}: {count} sites are open, {most} may be"

    def allowed(self) -> Iterator[str]:
        for year, opens, closes in self._changes():
            for name in sorted(opens):
                if not self.sites[name].may_open:
                    yield f"site {name} in {year}: may not open"
            for name in sorted(closes):
                if not self.sites[name].may_close:
                    yield f"site {name} in {year}: may not close"

    def _changes(self) -> Iterator[tuple[int, frozenset[str], frozenset[str]]]:
        """Of every year: what opens, and what closes."""
        before = frozenset(site.name for site in self.problem.sites if site.is_open)
        for year in self.year:
            now = self.plan.sites(year)
            yield year, now - before, before - now
            before = now

    def cost(self) -> float:
        """In the unit of the weights."""
        weights, problem = self.problem.weights, self.problem
        total = sum(self.sites[row.site].yearly for row in self.plan.opened)
        if problem.group_size is not None:
            total += weights.group * sum(row.groups for row in self.plan.opened)
        for _, opens, closes in self._changes():
            total += sum(self.sites[name].opening for name in opens)
            total += sum(self.sites[name].closing for name in closes)
        chances = sum(scenario.chance for scenario in problem.scenarios)
        for row in self.plan.going:
            km = float(problem.km[self.row[row.cell], self.column[row.site]])
            each = weights.km * km + weights.km_beyond_norm * max(0.0, km - self.cells[row.cell].norm_km)
            total += self.scenarios[row.scenario].chance / chances * row.pupils * each
        for left in self.plan.unserved:
            total += self.scenarios[left.scenario].chance / chances * left.pupils * weights.unserved
        return total
