"""When things happened in the stories: working days before and after the moment at which the demonstration is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone


@dataclass(frozen=True)
class Klok:
    """The moment at which the stories end."""

    nu: datetime

    @property
    def vandaag(self) -> date:
        return timezone.localdate(self.nu)

    def geleden(self, dagen: int, uur: int = 10, minuut: int = 0) -> datetime:
        """A moment about this many days ago, on a working day.

        Seven days are five working days, whatever day it is today: what comes first in a story always comes first.
        """
        dag = self.vandaag - timedelta(days=max(0, self.vandaag.weekday() - 4))
        weken, rest = divmod(round(dagen * 5 / 7), 5)
        dag -= timedelta(weeks=weken, days=rest + (2 if dag.weekday() < rest else 0))
        return min(self._op(dag, uur, minuut), self.nu)

    def zondag(self, uur: int, minuut: int = 0) -> datetime:
        """The last Sunday before today."""
        return self._op(self.vandaag - timedelta(days=self.vandaag.weekday() + 1), uur, minuut)

    def dag_geleden(self, dagen: int) -> date:
        return dag_van(self.geleden(dagen))

    def straks(self, dagen: int, uur: int = 10) -> datetime:
        """A moment on a working day to come (a weekend becomes the Monday after)."""
        dag = self.vandaag + timedelta(days=dagen)
        return self._op(dag + timedelta(days=max(0, 7 - dag.weekday()) % 7 if dag.weekday() > 4 else 0), uur)

    def _op(self, dag: date, uur: int, minuut: int = 0) -> datetime:
        return datetime.combine(dag, time(uur, minuut), timezone.get_current_timezone())


def dag_van(at: datetime) -> date:
    return timezone.localdate(at)


class Draaiboek:
    """All steps of all stories, played in the order of time, so that the record of events is in order too."""

    def __init__(self) -> None:
        self._stappen: list[tuple[datetime, Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = []

    def op(self, at: datetime, doe: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """At this moment ``doe(at, *args, **kwargs)``."""
        self._stappen.append((at, doe, args, kwargs))

    def speel(self, voortgang: Callable[[int, int], None]) -> None:
        """Play everything; steps of the same moment in the order in which they were written down."""
        for nummer, (at, doe, args, kwargs) in enumerate(
            sorted(self._stappen, key=lambda stap: stap[0]), start=1
        ):
            doe(at, *args, **kwargs)
            voortgang(nummer, len(self._stappen))
