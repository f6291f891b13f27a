"""The answer of the verb ``spread``: what is open in which year, and who goes where in which scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Opened(NamedTuple):
    """A site that is open in a year; groups is 0 when groups do not count."""

    year: int
    site: str
    groups: int = 0


class Going(NamedTuple):
    """Pupils of a cell who go to a site in a year of a scenario."""

    scenario: str
    year: int
    cell: str
    site: str
    pupils: float


class LeftOut(NamedTuple):
    """Pupils of a cell without a place in a year of a scenario."""

    scenario: str
    year: int
    cell: str
    pupils: float


@dataclass(frozen=True)
class SpreadPlan:
    """What is open, who goes where, and who has no place."""

    opened: tuple[Opened, ...] = ()
    going: tuple[Going, ...] = ()
    unserved: tuple[LeftOut, ...] = ()

    def sites(self, year: int) -> frozenset[str]:
        """Open in this year."""
        return frozenset(row.site for row in self.opened if row.year == year)

    @property
    def always(self) -> frozenset[str]:
        """Open in every year in which something is open."""
        years = {row.year for row in self.opened}
        return frozenset.intersection(*(self.sites(year) for year in years)) if years else frozenset()
