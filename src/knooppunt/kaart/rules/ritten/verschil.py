"""What changes for whom, from the plan in use to a new one."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.kaart.rules.ritten.lijst import Deelrit, Schooldag
from knooppunt.kaart.rules.ritten.plan import Rittenplan

GEMERKT = 5
"""So many minutes earlier or later at home is told; less nobody at the door notices."""


@dataclass(frozen=True)
class Ritstand:
    """How one pupil rides: the vehicle, and when it is at home to get in or out."""

    voertuig: str
    minuut: int


@dataclass(frozen=True)
class Verandering:
    """A ride of a pupil that is another one on these days; None is no ride."""

    rijder: str
    deel: str
    dagen: tuple[str, ...]
    was: Ritstand | None
    wordt: Ritstand | None

    @property
    def is_andere_auto(self) -> bool:
        return bool(self.was and self.wordt and self.was.voertuig != self.wordt.voertuig)


def changes(oud: Rittenplan, nieuw: Rittenplan) -> list[Verandering]:
    """By pupil and ride, days with the same change together."""
    samen: dict[tuple[str, str, Ritstand | None, Ritstand | None], list[str]] = {}
    for dag in Schooldag:
        was, wordt = stands(oud, dag), stands(nieuw, dag)
        for rijder, deel in sorted(was.keys() | wordt.keys()):
            eerst, dan = was.get((rijder, deel)), wordt.get((rijder, deel))
            if not _alike(eerst, dan):
                samen.setdefault((rijder, deel, eerst, dan), []).append(dag.value)
    return [
        Verandering(rijder, deel, tuple(dagen), was, wordt)
        for (rijder, deel, was, wordt), dagen in samen.items()
    ]


def stands(plan: Rittenplan, dag: str) -> dict[tuple[str, str], Ritstand]:
    """How everyone rides on a day, by pupil and ride."""
    dagplan = plan.on(dag)
    return {
        (rijder, rit.deel): Ritstand(rit.voertuig, rit.minuut(rijder, rit.deel == Deelrit.HEEN))
        for rit, rijder in (dagplan.rides() if dagplan else ())
    }


def _alike(een: Ritstand | None, ander: Ritstand | None) -> bool:
    if een is None or ander is None:
        return een is ander
    return een.voertuig == ander.voertuig and abs(een.minuut - ander.minuut) < GEMERKT
