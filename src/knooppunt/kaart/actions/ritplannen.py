"""Plans of rides are asked, stopped, taken into use and removed by who plans the rides."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.actions.ritten import own_list
from knooppunt.kaart.models import Ritplan, Rittenlijst
from knooppunt.kaart.queries.ritdag import day_facts, ride_day
from knooppunt.kaart.queries.ritten import ride_facts
from knooppunt.kaart.rules.ritten.dag import GEEN_WEEK, day_verdict
from knooppunt.kaart.rules.ritten.lijst import plan_verdict, schools_verdict
from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten, Rittenvraag
from knooppunt.kaart.rules.studies import Toestand, remove_verdict, stop_verdict, use_verdict
from knooppunt.toegang.public import record_event

WEG = "Dit plan is er niet meer."


@transaction.atomic
def ask_ride_plan(
    *, lijst_ref: str, sleutel: str, seconden: int, dag: date | None = None, by: Viewer, at: datetime
) -> Ritplan:
    """A plan of everyone on the list as it is now, from the plan in use; of every week, or of one day.

    Asked twice with the same key it is one.
    """
    lijst = own_list(lijst_ref, by)
    feiten = _facts_of_day(lijst, dag, by.op) if dag else ride_facts(lijst)
    plan_verdict(feiten.rijders, len(feiten.voertuigen)).require()
    schools_verdict(feiten.rijders, {school.code for school in feiten.scholen}).require()
    plan, is_nieuw = Ritplan.objects.get_or_create(
        lijst=lijst, sleutel=sleutel, defaults={
            "vraag": Rittenvraag.first(seconden, by.op).as_json(), "feiten": feiten.as_json(), "dag": dag,
            "gemaakt_at": at,
        },
    )  # fmt: skip
    if is_nieuw:
        record_event(soort="ritten.gevraagd", onderwerp_ref=plan.ref, by=by, at=at)
    return plan


def _facts_of_day(lijst: Rittenlijst, dag: date, op: date) -> Rittenfeiten:
    stand = ride_day(lijst, dag)
    if stand is None:
        raise Refusal(GEEN_WEEK)
    day_verdict(stand.rijders, dag, op).require()
    return day_facts(lijst, stand)


@transaction.atomic
def stop_ride_plan(*, ref: str, by: Viewer, at: datetime) -> None:
    """A waiting one stops at once; one in work stops at its next sign of life, and keeps what it has."""
    plan = _plan(ref, by)
    stop_verdict(plan.toestand).require()
    Ritplan.objects.filter(pk=plan.pk, toestand=Toestand.WACHT).update(toestand=Toestand.GESTOPT, klaar_at=at)
    Ritplan.objects.filter(pk=plan.pk).update(stop_gevraagd=True)
    record_event(soort="ritten.gestopt", onderwerp_ref=ref, by=by, at=at)


@transaction.atomic
def use_ride_plan(*, ref: str, by: Viewer, at: datetime) -> Ritplan:
    """Drivers ride by it from now on. The plan before it stays, to come back on it; older ones go."""
    plan = _plan(ref, by)
    use_verdict(plan.toestand).require()
    plan.in_gebruik_at = at
    plan.save(update_fields=["in_gebruik_at"])
    gebruikt = plan.lijst.plannen.filter(dag=plan.dag, in_gebruik_at__isnull=False).order_by("-in_gebruik_at")
    plan.lijst.plannen.filter(pk__in=[oud.pk for oud in gebruikt[2:]]).delete()
    record_event(soort="ritten.in_gebruik", onderwerp_ref=ref, by=by, at=at)
    return plan


@transaction.atomic
def remove_ride_plan(*, ref: str, by: Viewer, at: datetime) -> None:
    plan = _plan(ref, by)
    remove_verdict(plan.toestand, 0).require()
    record_event(soort="ritten.plan_weg", onderwerp_ref=ref, by=by, at=at)
    plan.delete()


def _plan(ref: str, by: Viewer) -> Ritplan:
    plan = Ritplan.objects.select_for_update().select_related("lijst").filter(ref=ref).first()
    if plan is None:
        raise Refusal(WEG)
    own_list(plan.lijst.ref, by)
    return plan
