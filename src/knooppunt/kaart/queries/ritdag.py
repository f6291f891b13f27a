"""Reads of single days of a ride list: what is other, and how everyone rides then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from knooppunt.kaart.models import Ritplan, Rittenlijst
from knooppunt.kaart.queries.ritten import plan_in_use, ride_facts, riders_of
from knooppunt.kaart.rules.ritten.dag import (
    Rit,
    Uitzondering,
    bells,
    out_of_use,
    rider_on,
    still_driven,
    unchanged_rides,
    weekday,
    without_ride,
)
from knooppunt.kaart.rules.ritten.lijst import Rijder
from knooppunt.kaart.rules.ritten.plan import Autorit, Dagplan, Rittenplan
from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten


@dataclass(frozen=True)
class Ritdag:
    """One day: the rides that go, and who has none.

    ``basis`` is the plan by which drivers ride then, of that day or of every week; ``week`` is that day in the plan of
    every week. ``ritten`` are those of ``basis`` without who does not ride.
    """

    dag: date
    basis: Ritplan
    ritten: Dagplan
    week: Dagplan
    zonder: tuple[Rit, ...]
    rijders: tuple[Rijder, ...]
    anders: tuple[Uitzondering, ...]

    @property
    def heeft_eigen_plan(self) -> bool:
        return self.basis.dag is not None

    @property
    def voertuigen(self) -> tuple[str, ...]:
        """Every vehicle that rides on such a day, whether or not it rides now."""
        ritten: Iterable[Autorit] = (*day_of(self.basis, self.dag).ritten, *self.week.ritten)
        return tuple(dict.fromkeys(rit.voertuig for rit in ritten))


def exceptions_of(lijst: Rittenlijst) -> list[Uitzondering]:
    """By day: the database cannot sort what it cannot read."""
    rijen = [Uitzondering.from_json(rij.ref, rij.gegevens) for rij in lijst.uitzonderingen.all()]
    return sorted(rijen, key=lambda u: (u.van, u.tot, u.soort, u.ref))


def ride_day(lijst: Rittenlijst, dag: date) -> Ritdag | None:
    """How everyone rides on a day; None while no plan is in use."""
    return next(iter(ride_days(lijst, [dag])), None)


def ride_days(lijst: Rittenlijst, dagen: Sequence[date]) -> list[Ritdag]:
    """Several of them, with the list and the plans read once."""
    week = plan_in_use(lijst)
    if week is None:
        return []
    rijders, anders = riders_of(lijst), exceptions_of(lijst)
    eigen = {plan.dag: plan for plan in _plans_of_days(lijst, dagen)}
    gevonden = []
    for dag in dagen:
        geldig = tuple(u for u in anders if u.holds_on(dag))
        gevonden.append(_day(dag, week, eigen.get(dag) if geldig else None, rijders, geldig))
    return gevonden


def _plans_of_days(lijst: Rittenlijst, dagen: Sequence[date]) -> Any:
    """In use, the newest last."""
    return lijst.plannen.filter(dag__in=dagen, in_gebruik_at__isnull=False).order_by("in_gebruik_at")


def _day(
    dag: date, week: Ritplan, eigen: Ritplan | None, rijders: list[Rijder], anders: tuple[Uitzondering, ...]
) -> Ritdag:
    """What was taken into use last holds; the plan of a day on which nothing is other any more does not."""
    basis = max(filter(None, (week, eigen)), key=lambda plan: plan.in_gebruik_at)
    nu = tuple(rider_on(rijder, dag, anders) for rijder in rijders)
    gewenst = bells(nu, dag)
    ritten = still_driven(
        day_of(basis, dag), bells(_riders_then(basis, dag), dag), gewenst, out_of_use(anders)
    )
    return Ritdag(
        dag, basis, ritten, day_of(week, dag), without_ride(ritten.ritten, gewenst), nu, anders
    )  # fmt: skip


def day_of(plan: Ritplan, dag: date) -> Dagplan:
    """The rides of a plan on such a day, and of that day alone."""
    gevonden = Rittenplan.from_json(plan.uitkomst).on(weekday(dag))
    return (
        replace(gevonden, dagen=(weekday(dag),)) if gevonden else Dagplan((weekday(dag),), (), (), (), 0, 0)
    )


def _riders_then(plan: Ritplan, dag: date) -> list[Rijder]:
    return [rider_on(rijder, dag) for rijder in Rittenfeiten.from_json(plan.feiten).rijders]


def day_facts(lijst: Rittenlijst, dag: Ritdag) -> Rittenfeiten:
    """What a plan of one day is counted with: everyone as it rides then, beside how they ride now."""
    nu = replace(dag.ritten, ritten=day_of(dag.basis, dag.dag).ritten)
    feiten, uit = ride_facts(lijst), out_of_use(dag.anders)
    return replace(
        feiten, rijders=dag.rijders, voertuigen=tuple(v for v in feiten.voertuigen if v.ref not in uit),
        vorig=Rittenplan((nu,), 0.0), gelijk=unchanged_rides(_riders_then(dag.basis, dag.dag), dag.rijders, dag.dag),
    )  # fmt: skip
