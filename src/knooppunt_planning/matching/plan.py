"""The answer of the verb ``match``, in names and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Placement:
    """So many pupils of a group go to a place: a regular school or a special place."""

    group: str
    place: str
    pupils: int


@dataclass(frozen=True)
class Visits:
    """What an expert does at a school in one cycle: how often, and how many hours of each skill."""

    expert: str
    school: str
    times: int
    hours: Mapping[str, float]


@dataclass(frozen=True)
class Unserved:
    """So many pupils of a group get nothing."""

    group: str
    pupils: int


@dataclass(frozen=True)
class MatchPlan:
    """A proposal; people decide, child by child."""

    placements: tuple[Placement, ...] = ()
    visits: tuple[Visits, ...] = ()
    unserved: tuple[Unserved, ...] = ()
