"""A plan of rides: for every group of days that are alike, what each vehicle does. Times are minutes after midnight."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knooppunt.kaart.rules.ritten.lijst import Deelrit

DEEL = {deel.value: deel for deel in Deelrit}
Feiten = tuple[tuple[str, str | int | float], ...]


@dataclass(frozen=True)
class Halte:
    """A pupil gets in, or out, from this minute on."""

    minuut: int
    rijder: str
    stapt_in: bool


@dataclass(frozen=True)
class Autorit:
    """What one vehicle does in a morning or an afternoon."""

    voertuig: str
    deel: str
    vertrek: int
    terug: int
    km: float
    haltes: tuple[Halte, ...]

    @property
    def rijders(self) -> tuple[str, ...]:
        """Who rides, in the order of getting in."""
        return tuple(halte.rijder for halte in self.haltes if halte.stapt_in)

    @property
    def rondes(self) -> tuple[int, ...]:
        """At which stops the vehicle was empty: there a round begins."""
        aan_boord = itertools.accumulate((1 if halte.stapt_in else -1 for halte in self.haltes), initial=0)
        return tuple(nr for nr, wie in enumerate(aan_boord) if wie == 0 and nr < len(self.haltes))

    def minuut(self, rijder: str, stapt_in: bool) -> int:
        return next(h.minuut for h in self.haltes if h.rijder == rijder and h.stapt_in == stapt_in)


@dataclass(frozen=True)
class Dagplan:
    """The rides of days on which the same pupils ride at the same times.

    ``zonder`` says of every ride without a place why: the ride, a code and its facts. ``helpt`` says what would give
    most of them a place.
    """

    dagen: tuple[str, ...]
    ritten: tuple[Autorit, ...]
    zonder: tuple[tuple[str, str, Feiten], ...]
    helpt: tuple[tuple[str, Feiten], ...]
    kosten: float
    grens: float
    """No plan costs less: proven, and far from tight."""

    @classmethod
    def from_json(cls, rij: Mapping[str, Any]) -> Dagplan:
        ritten = tuple(
            Autorit(**r | {"haltes": tuple(Halte(**h) for h in r["haltes"])}) for r in rij["ritten"]
        )
        zonder = tuple((naam, code, facts_of(feiten)) for naam, code, feiten in rij["zonder"])
        helpt = tuple((code, facts_of(feiten)) for code, feiten in rij["helpt"])
        return cls(
            **{**rij} | {"dagen": tuple(rij["dagen"]), "ritten": ritten, "zonder": zonder, "helpt": helpt}
        )

    @property
    def km(self) -> float:
        return sum(rit.km for rit in self.ritten)

    def rides(self) -> Iterator[tuple[Autorit, str]]:
        """Every ride of a vehicle with every pupil on it."""
        for rit in self.ritten:
            for rijder in rit.rijders:
                yield rit, rijder


@dataclass(frozen=True)
class Rittenplan:
    """The rides of a week."""

    dagen: tuple[Dagplan, ...]
    seconden: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Rittenplan:
        return cls(tuple(Dagplan.from_json(rij) for rij in gegevens["dagen"]), gegevens["seconden"])

    def on(self, dag: str) -> Dagplan | None:
        """The plan of a day; None when nobody rides then."""
        return next((plan for plan in self.dagen if dag in plan.dagen), None)

    @property
    def voertuigen(self) -> tuple[str, ...]:
        """Every vehicle that rides, once."""
        return tuple(dict.fromkeys(rit.voertuig for dag in self.dagen for rit in dag.ritten))


def ride_name(rijder: str, deel: Deelrit) -> str:
    """How the planning library calls one ride of a pupil."""
    return f"{rijder} {deel}"


def rider_of(naam: str) -> tuple[str, Deelrit]:
    rijder, _, deel = naam.rpartition(" ")
    return rijder, DEEL[deel]


def facts_of(feiten: Any) -> Feiten:
    return tuple((str(naam), waarde) for naam, waarde in feiten)
