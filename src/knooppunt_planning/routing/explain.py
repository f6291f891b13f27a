"""Why riders get no ride, and what would give them one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from knooppunt_planning.result import Reason
from knooppunt_planning.routing import anneal as steps
from knooppunt_planning.routing.arrays import FAR, Arrays, Flags, arrays_of, slots_of
from knooppunt_planning.routing.problem import RouteProblem
from knooppunt_planning.routing.start import can
from knooppunt_planning.routing.state import State, best_halts, empty_state, sequences

MORE_MINUTES, DAY = 10, 1440
TOLD = 5
"""So many kinds of vehicle are tried as one more."""

TOO_FAR, NO_FIT, NO_SPACE, NO_TIME = "too_far", "no_vehicle", "no_space", "no_time"
BINDS, FULL = "limit", "full"
VEHICLE, RIDE, BELL, ESCORT = "one_vehicle", "ride_minutes", "bell_minutes", "one_escort"

SENTENCES = {
    TOO_FAR: "{rider} gets no ride: going straight takes {direct:.0f} minutes and may take {most:.0f}.",
    NO_FIT: "{rider} gets no ride: no vehicle offers what is asked, or may be used instead of the usual one.",
    NO_SPACE: "{rider} gets no ride: no vehicle that may be used has the space.",
    NO_TIME: "{rider} gets no ride: no vehicle can be there in time and back within its shift.",
    BINDS: "{rider} gets no ride; there would be a place without any one of these limits: {limits}.",
    FULL: "{rider} gets no ride: no single limit is the cause, the vehicles are all too busy.",
    VEHICLE: "One more vehicle like {vehicle} would take {riders} of {unserved} riders without a ride.",
    RIDE: "{minutes} minutes more on board would give {riders} of {unserved} riders without a ride a place.",
    BELL: "{minutes} minutes more around the bell would give {riders} of {unserved} riders without a ride a place.",
    ESCORT: "One more assistant would give {riders} of {unserved} riders without a ride a place.",
}


def explain(problem: RouteProblem, d: Arrays, s: State) -> tuple[Reason, ...]:
    """Reasons for the best routes: first what would help most riders, then rider by rider what is in the way."""
    look = _Look(problem, d, s)
    if not look.unserved.any():
        return ()
    helps = sorted(look.helps(), key=lambda reason: -float(reason.facts["riders"]))
    return (*helps, *(look.why(int(i)) for i in np.flatnonzero(look.unserved)))


def _reason(code: str, **facts: str | int | float) -> Reason:
    return Reason(code, SENTENCES[code], facts)


class _Look:
    """The best routes beside the same routes with one limit less."""

    def __init__(self, problem: RouteProblem, d: Arrays, s: State) -> None:
        self.problem, self.d, self.halts = problem, d, best_halts(s)
        self.unserved: Flags = np.ones(len(d.ride), dtype=bool)
        for nodes in self.halts.values():
            self.unserved[[node for node in nodes if node < len(d.ride)]] = False

    def helps(self) -> Iterator[Reason]:
        """What one more vehicle, ten minutes or one assistant would give."""
        unserved = int(self.unserved.sum())
        minutes = {"minutes": MORE_MINUTES, "unserved": unserved}
        d = self.d
        tries = [
            (RIDE, minutes, self._with_ride(MORE_MINUTES)),
            (BELL, minutes, self._with_windows(MORE_MINUTES)),
            (ESCORT, {"unserved": unserved}, d._replace(escorts=d.escorts + 1)),
        ]
        for r in np.unique(d.twin)[:TOLD].tolist():
            vehicle = slots_of(self.problem)[r].vehicle
            more = replace(vehicle, name=f"{vehicle.name} +", shifts=(vehicle.shifts[int(d.shift[r])],))
            larger = replace(self.problem, vehicles=(*self.problem.vehicles, more))
            tries.append((VEHICLE, {"vehicle": vehicle.name, "unserved": unserved}, arrays_of(larger)))
        for code, facts, eased in tries:
            riders = int(self._served(eased).sum())
            if riders:
                yield _reason(code, riders=riders, **facts)

    def _with_ride(self, minutes: float) -> Arrays:
        """Windows follow from the longest ride, so they are made again."""
        riders = tuple(
            replace(rider, max_ride=rider.max_ride + minutes) if left else rider
            for rider, left in zip(self.problem.riders, self.unserved, strict=True)
        )
        return arrays_of(replace(self.problem, riders=riders))

    def _with_windows(self, minutes: float) -> Arrays:
        n, both = len(self.d.ride), np.concatenate([self.unserved, self.unserved])
        early, late = self.d.early.copy(), self.d.late.copy()
        early[: 2 * n] -= minutes * both
        late[: 2 * n] += minutes * both
        return self.d._replace(early=np.maximum(early, 0), late=late)

    def _served(self, eased: Arrays) -> Flags:
        """Who of the unserved gets a place when this is the problem, with the others as they are."""
        state = empty_state(eased, 0)
        steps.load(eased, state, *sequences(eased, self.halts))
        steps.fill(eased, state, steps.REGRET)
        return np.asarray(self.unserved & (state.where >= 0))

    def why(self, i: int) -> Reason:
        """What is in the way of this rider."""
        d, rider = self.d, self.problem.riders[i]
        direct = float(d.minutes[d.place[i], d.place[len(d.ride) + i]])
        fits = d.assign[:, i] < FAR
        needs = d.uses[i] + d.escort_uses * bool(d.escorted[i])
        if direct > d.ride[i]:
            return _reason(TOO_FAR, rider=rider.name, direct=min(direct, FAR), most=rider.max_ride)
        if not fits.any():
            return _reason(NO_FIT, rider=rider.name)
        if not (d.room[fits] >= needs).all(axis=1).any():
            return _reason(NO_SPACE, rider=rider.name)
        if not self._can_alone(i):
            return _reason(NO_TIME, rider=rider.name)
        limits = [name for name, served in self._without.items() if served[i]]
        if limits:
            return _reason(BINDS, rider=rider.name, limits=", ".join(limits))
        return _reason(FULL, rider=rider.name)

    def _can_alone(self, i: int) -> bool:
        """Whether some vehicle can take this rider and nobody else."""
        d, alone = self.d, empty_state(self.d, 0)
        nodes = [i, len(d.ride) + i]
        return any(can(d, alone, r, nodes, int(d.escorts[d.shift[r]])) for r in np.unique(d.twin).tolist())

    @cached_property
    def _without(self) -> Mapping[str, Flags]:
        """Who would get a place without each limit, the other limits and the routes as they are."""
        d, n = self.d, len(self.d.ride)
        at_ends = np.arange(len(d.early)) >= 2 * n
        eased = {
            "ride": self._with_ride(DAY),
            "window": self._with_windows(DAY),
            "space": d._replace(room=d.room + n * int(d.uses.max(initial=1))),
            "apart": d._replace(clash=np.zeros_like(d.clash)),
            "escort": d._replace(escorts=d.escorts + n),
            "length": d._replace(longest=np.full_like(d.longest, FAR)),
            "break": d._replace(drive=np.full_like(d.drive, FAR)),
            "shift": d._replace(early=np.where(at_ends, 0, d.early), late=np.where(at_ends, 2 * DAY, d.late)),
            "cost": d._replace(unserved=FAR / 10),
        }
        return {name: self._served(arrays) for name, arrays in eased.items()}
