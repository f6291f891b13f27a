"""Why a plan is as it is: what opens, closes, moves and merges, who has no place, and which room is scarce."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from knooppunt_planning.linear import Floats, Limits, Model, solve
from knooppunt_planning.result import Reason
from knooppunt_planning.spreading.model import YearsModel
from knooppunt_planning.spreading.plan import LeftOut, SpreadPlan
from knooppunt_planning.spreading.problem import SpreadProblem

OPENS, CLOSES, MOVES, MERGES = "opens", "closes", "moves", "merges"
NO_WAY, NO_ROOM, TOO_FULL, PLACE, TOO_DEAR = "no_way", "no_room", "too_full", "place", "too_dear"
MOST = 0.5
"""A site merges into another, or moves to it, when more than this share of its pupils goes there."""
TOLD = 5
PRICE_SECONDS = 10.0

SENTENCES = {
    OPENS: "{site} opens in {year}.",
    CLOSES: "{site} closes in {year}; its {pupils:.0f} pupils go to different places.",
    MOVES: "{site} moves to {other} in {year}, with {share:.0%} of its {pupils:.0f} pupils.",
    MERGES: "{site} closes in {year} and merges into {other}, where {share:.0%} of its {pupils:.0f} pupils go.",
    NO_WAY: "{cell} has pupils and no site where they may go.",
    NO_ROOM: "In {year}, {scenario}, there are {pupils:.0f} pupils, and room for {room:.0f}.",
    TOO_FULL: "{pupils:g} pupils of {cell} have no place in {year}, {scenario}: where they may go is full or closed.",
    TOO_DEAR: "{pupils:g} pupils of {cell} have no place in {year}, {scenario}, though there is room: it costs more "
    "than leaving them out.",
    PLACE: "One more place at {site} in all years would save {saving:.2f} on travel and on who has no place.",
}


def explain(problem: SpreadProblem, plan: SpreadPlan) -> tuple[Reason, ...]:
    """Reasons for a plan: first who has no place, then what changes, by year."""
    return (*_unserved(problem, plan), *_changes(problem, plan))


def shortages(problem: SpreadProblem) -> Iterator[Reason]:
    """What makes it impossible to serve everyone, as far as one can see without searching."""
    asks = problem.pupils.sum(axis=(0, 1)) > 0
    for j in np.flatnonzero(asks & ~problem.may_go.any(axis=1)):
        yield _reason(NO_WAY, cell=problem.cells[j].name)
    rooms = sorted((site.room for site in problem.sites if site.may_open or site.is_open), reverse=True)
    room = float(sum(rooms[: problem.most_open]))
    for s, scenario in enumerate(problem.scenarios):
        for t, year in enumerate(problem.years):
            pupils = float(problem.pupils[s, t].sum())
            if pupils > room:
                yield _reason(NO_ROOM, year=year, scenario=scenario.name, pupils=pupils, room=room)


def scarce(years: YearsModel, x: Floats) -> Iterator[Reason]:
    """Where one more place would save most travel, when open sites and groups stay as they are.

    Shadow prices of the linear model of who goes where: right for a small change.
    """
    problem, model = years.problem, years.model
    saved = np.zeros(len(problem.sites))
    free = np.zeros(len(x), dtype=bool)
    free[: years.parts[1].stop] = True
    prices = _prices(years, replace(model, lower=np.where(free, 0.0, x), upper=np.where(free, 1.0, x)))
    is_open = np.tile(x[years.parts[2]] > 0.5, len(problem.scenarios))
    for block in prices:
        saved += np.where(is_open, np.maximum(0.0, -block), 0.0).reshape(-1, len(problem.sites)).sum(axis=0)
    for i in np.argsort(-saved, kind="stable")[:TOLD]:
        if saved[i] > 1e-6 * (1 + problem.weights.km) and np.isfinite(problem.sites[i].room):
            yield _reason(PLACE, site=problem.sites[i].name, saving=float(saved[i]))


def _prices(years: YearsModel, model: Model) -> list[Floats]:
    """Of the rows of room and of groups, each per forecast, year and site."""
    solution = solve(model.relaxed(), Limits(seconds=PRICE_SECONDS))
    return [solution.prices[rows] for rows in years.limits] if solution.is_done else []


def _reason(code: str, **facts: str | int | float) -> Reason:
    return Reason(code, SENTENCES[code], facts)


def _unserved(problem: SpreadProblem, plan: SpreadPlan) -> Iterator[Reason]:
    """The largest first."""
    row = {cell.name: j for j, cell in enumerate(problem.cells)}
    used: dict[tuple[str, int, str], float] = defaultdict(float)
    for going in plan.going:
        used[going.scenario, going.year, going.site] += going.pupils
    groups = {(row.year, row.site): row.groups for row in plan.opened}
    for left in sorted(plan.unserved, key=lambda r: -r.pupils):
        may = problem.may_go[row[left.cell]]
        if not may.any():
            yield _reason(NO_WAY, cell=left.cell)
            continue
        free = [_spare(problem, groups, used, left, i) for i in np.flatnonzero(may).tolist()]
        code = TOO_DEAR if max(free) >= (left.pupils if problem.undivided else 1e-6) else TOO_FULL
        yield _reason(code, pupils=left.pupils, cell=left.cell, year=left.year, scenario=left.scenario)


def _spare(
    problem: SpreadProblem,
    groups: dict[tuple[int, str], int],
    used: dict[tuple[str, int, str], float],
    left: LeftOut,
    i: int,
) -> float:
    """Room that is left in the groups of an open site."""
    site = problem.sites[i]
    if (left.year, site.name) not in groups:
        return 0.0
    here = groups[left.year, site.name]
    room = site.room if problem.group_size is None else min(site.room, here * problem.group_size)
    return room - used[left.scenario, left.year, site.name]


def _changes(problem: SpreadProblem, plan: SpreadPlan) -> Iterator[Reason]:
    before = frozenset(site.name for site in problem.sites if site.is_open)
    if not before:  # everything is new
        return
    for t, year in enumerate(problem.years):
        now = plan.sites(year)
        moved: set[str] = set()
        for name in sorted(before - now):
            reason = _closed(problem, plan, t, name, before, now)
            if reason.code == MOVES:
                moved.add(str(reason.facts["other"]))
            yield reason
        for name in sorted(now - before - moved):
            yield _reason(OPENS, site=name, year=year)
        before = now


def _closed(
    problem: SpreadProblem, plan: SpreadPlan, t: int, name: str, before: frozenset[str], now: frozenset[str]
) -> Reason:
    """Where the pupils of a site go in the year in which it closes."""
    year, here = problem.years[t], _cells_of(problem, plan, t, name, before)
    to: dict[str, float] = defaultdict(float)
    chance = {s.name: c for s, c in zip(problem.scenarios, problem.chances, strict=True)}
    for row in plan.going:
        if row.year == year and row.cell in here:
            to[row.site] += chance[row.scenario] * row.pupils * here[row.cell]
    total = sum(to.values())
    if total == 0:
        return _reason(CLOSES, site=name, year=year, pupils=0.0)
    other = max(sorted(to), key=lambda site: to[site])
    share = to[other] / total
    if share <= MOST:
        return _reason(CLOSES, site=name, year=year, pupils=total)
    code = MERGES if other in before else MOVES
    return _reason(code, site=name, year=year, other=other, share=share, pupils=total)


def _cells_of(
    problem: SpreadProblem, plan: SpreadPlan, t: int, name: str, before: frozenset[str]
) -> dict[str, float]:
    """Which share of each cell went to a site the year before; today everyone is at the nearest open one."""
    if t == 0:
        open_ = [i for i, site in enumerate(problem.sites) if site.name in before]
        nearest = problem.km[:, open_].argmin(axis=1)
        return {
            cell.name: 1.0
            for j, cell in enumerate(problem.cells)
            if problem.sites[open_[nearest[j]]].name == name
        }
    there: dict[str, float] = defaultdict(float)
    all_: dict[str, float] = defaultdict(float)
    for row in plan.going:
        if row.year == problem.years[t - 1]:
            all_[row.cell] += row.pupils
            there[row.cell] += row.pupils * (row.site == name)
    return {cell: pupils / all_[cell] for cell, pupils in there.items() if pupils > 0}
