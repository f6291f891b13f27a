"""What every verb answers: a plan, its price, how good it can be at best, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from knooppunt_planning.stop import Ending

Plan = TypeVar("Plan", covariant=True)
ROUNDING = 1e-9
"""Costs that differ less than this share are the same."""


def relative_gap(cost: float, bound: float) -> float:
    """How far ``cost`` is above ``bound``, as a share of ``bound``.

    This is stricter than the share of ``cost`` that many solvers print: 419 % here is 81 % there.

    Returns
    -------
    float
        0 when they are equal; infinite when there is no plan, no bound, or a bound of 0 below the cost.
    """
    if not (math.isfinite(cost) and math.isfinite(bound)):
        return math.inf
    above = cost - bound
    if above <= ROUNDING * max(1.0, abs(cost)):
        return 0.0
    return above / abs(bound) if bound else math.inf


@dataclass(frozen=True)
class Reason:
    """One thing that explains a result.

    Attributes
    ----------
    code
        Lasting; a product looks up its own sentence with it.
    sentence
        English, with the facts in braces.
    facts
        What fills the sentence: names, numbers, units.
    """

    code: str
    sentence: str
    facts: Mapping[str, str | int | float] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)


@dataclass(frozen=True)
class Result(Generic[Plan]):
    """The answer of a verb.

    Attributes
    ----------
    plan
        The best plan found; None when there is none.
    cost
        Of the plan, in the unit of the problem; infinite without a plan.
    bound
        Proven: no plan costs less. Minus infinite when nothing is known.
    ending
        Why the search ended.
    reasons
        What :meth:`explain` gives, most telling first.
    iterations, seconds
        What the search took.
    """

    plan: Plan | None
    cost: float
    bound: float
    ending: Ending
    reasons: tuple[Reason, ...] = ()
    iterations: int = 0
    seconds: float = 0.0

    @property
    def is_feasible(self) -> bool:
        """Whether there is a plan that keeps every rule of the problem."""
        return self.plan is not None

    @property
    def gap(self) -> float:
        """How far the cost can be above the best possible, as a share of the bound; see :func:`relative_gap`."""
        return relative_gap(self.cost, self.bound)

    def explain(self, *codes: str) -> tuple[Reason, ...]:
        """The reasons, all of them or those with one of these codes."""
        return tuple(reason for reason in self.reasons if not codes or reason.code in codes)


@dataclass(frozen=True)
class Verification:
    """What an independent look at a plan found.

    Attributes
    ----------
    cost
        Counted again from the problem and the plan alone.
    faults
        Every rule that is broken, in words, with the row; empty when the plan is right.
    """

    cost: float
    faults: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether the plan breaks no rule."""
        return not self.faults
