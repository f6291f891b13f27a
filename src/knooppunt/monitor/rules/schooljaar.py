"""The school year: from 1 August up to and including 31 July (WPO art. 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Schooljaar:
    begin: date
    eind: date
    """First day of the next year."""

    @property
    def naam(self) -> str:
        return f"{self.begin.year}-{self.eind.year}"


def school_year(dag: date) -> Schooljaar:
    """The school year in which a day lies."""
    jaar = dag.year if dag >= date(dag.year, 8, 1) else dag.year - 1
    return Schooljaar(date(jaar, 8, 1), date(jaar + 1, 8, 1))
