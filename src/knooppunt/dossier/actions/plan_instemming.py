"""Putting the plan before parents and pupil, their answers, and the hearing of the pupil."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.verdict import Refusal, Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_concept import ask_agreement, lock_concept, record_change
from knooppunt.dossier.actions.regie import ask_leader
from knooppunt.dossier.models import Gehoord, Instemming, Plan
from knooppunt.dossier.policies import may_lead_dossier, may_speak_as_family, may_work_in_dossier
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import facts_of_plan, signers_of
from knooppunt.dossier.rules.plan import Ondertekenaar, hearing_record_verdict, may_answer, may_present
from knooppunt.toegang.public import close_tasks

DICHT = nl("Dit dossier is afgesloten. Er kan niets meer worden gewijzigd.")


@transaction.atomic
def present_plan(*, zicht: DossierZicht, plan: Plan, by: Viewer, at: datetime) -> Plan:
    """Put the concept before everyone who must agree: they get a task."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    plan = lock_concept(zicht, plan)
    may_present(facts_of_plan(zicht, plan, by.op)).require()
    plan.aangeboden_at = at
    plan.save(update_fields=["aangeboden_at"])
    record_change(zicht=zicht, soort="plan.voorgelegd", onderwerp_ref=plan.ref, by=by, at=at)
    ask_agreement(zicht, plan, by=by, at=at)
    return plan


@transaction.atomic
def answer_plan(
    *,
    zicht: DossierZicht,
    plan: Plan,
    antwoord: str,
    toelichting: str,
    gezien: int,
    by: Viewer,
    at: datetime,
) -> Instemming:
    """A parent with authority (or the pupil) agrees or disagrees with the content that was on the screen (``gezien``).

    An answer can be changed until the plan is put in force; the earlier one is kept as void.
    """
    may_speak_as_family(by, zicht.feiten).require_permission()
    unless(zicht.feiten.is_open, DICHT).require_permission()
    plan = lock_concept(zicht, plan)
    wie = next((w for w in signers_of(zicht, plan, by.op) if w.account_id == by.account_id), None)
    may_answer(wie, is_voorgelegd=plan.aangeboden_at is not None, gezien=gezien, inhoud=plan.inhoud).require()
    if antwoord == Instemming.Antwoord.ONEENS and not toelichting.strip():
        raise Refusal(nl("Schrijf op waar u het niet mee eens bent. Dan kan het team er iets mee."))
    instemming = _replace_answer(
        zicht, plan, wie.gezinslid_id, antwoord=antwoord, toelichting=toelichting, by=by, at=at
    )
    close_tasks(sleutel=f"plan.instemmen:{plan.ref}", at=at, by=by, account_id=by.account_id)
    _tell_leader(zicht, plan, antwoord, by, at)
    return instemming


@transaction.atomic
def record_paper_agreement(
    *, zicht: DossierZicht, plan: Plan, gezinslid_id: int | None, getekend_op: date, by: Viewer, at: datetime
) -> Instemming:
    """Who leads records a signature on paper, with the date beside it. ``gezinslid_id`` None: of the pupil."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    plan = lock_concept(zicht, plan)
    unless(plan.aangeboden_at, nl("Leg het plan eerst voor. Dan tekent iedereen dezelfde tekst.")).require()
    unless(getekend_op <= by.op, nl("De datum van de handtekening ligt in de toekomst.")).require()
    wie = next((w for w in signers_of(zicht, plan, by.op) if w.gezinslid_id == gezinslid_id), None)
    if wie is None:
        raise Refusal(nl("Deze persoon hoeft niet te tekenen voor dit plan."))
    _not_answered_by_themselves(plan, wie).require()
    instemming = _replace_answer(
        zicht, plan, wie.gezinslid_id, antwoord=Instemming.Antwoord.EENS, toelichting="", by=by, at=at,
        op_papier_van=getekend_op,
    )  # fmt: skip
    if wie.account_id:
        close_tasks(sleutel=f"plan.instemmen:{plan.ref}", at=at, by=by, account_id=wie.account_id)
    return instemming


def _not_answered_by_themselves(plan: Plan, wie: Ondertekenaar) -> Verdict:
    """A no on the screen is not turned into a yes by someone else who says that there is a paper."""
    zelf = plan.instemmingen.filter(
        gezinslid_id=wie.gezinslid_id, vervallen_at__isnull=True, op_papier_van__isnull=True
    )
    return unless(
        not zelf.exists(),
        nl(
            "%(wie)s heeft zelf geantwoord. Alleen %(wie)s kan dat antwoord veranderen. Ga eerst in gesprek.",
            wie=wie.naam,
        ),
    )


def _replace_answer(
    zicht: DossierZicht,
    plan: Plan,
    gezinslid_id: int | None,
    *,
    antwoord: str,
    toelichting: str,
    by: Viewer,
    at: datetime,
    op_papier_van: date | None = None,
) -> Instemming:
    """One answer per person counts. The same answer again (a form sent twice) is the one that is there."""
    geldig = plan.instemmingen.filter(gezinslid_id=gezinslid_id, vervallen_at__isnull=True)
    nu = geldig.first()
    if nu and (nu.antwoord, nu.toelichting, nu.op_papier_van) == (antwoord, toelichting, op_papier_van):
        return nu
    geldig.update(vervallen_at=at)
    instemming = Instemming.objects.create(
        plan=plan, gezinslid_id=gezinslid_id, antwoord=antwoord, toelichting=toelichting,
        op_papier_van=op_papier_van, by_id=by.account_id, at=at,
    )  # fmt: skip
    soort = "plan.ingestemd" if antwoord == Instemming.Antwoord.EENS else "plan.niet_ingestemd"
    record_change(
        zicht=zicht, soort=soort, onderwerp_ref=plan.ref, by=by, at=at, op_papier=op_papier_van is not None
    )
    return instemming


def _tell_leader(zicht: DossierZicht, plan: Plan, antwoord: str, by: Viewer, at: datetime) -> None:
    """Who disagrees is spoken to; when everyone agrees the leader can go on."""
    sleutel = f"plan.overleg:{plan.ref}"
    if antwoord == Instemming.Antwoord.EENS:
        if not plan.instemmingen.filter(
            vervallen_at__isnull=True, antwoord=Instemming.Antwoord.ONEENS
        ).exists():
            close_tasks(sleutel=sleutel, at=at, by=by)
        return
    ask_leader(
        zicht, by=by, at=at, sleutel=sleutel, soort="plan.overleg", voor=None,
        tekst=f"Niet iedereen is het eens met het plan van {zicht.dossier.kind.voornaam}. Ga in gesprek.",
        url=reverse("dossier:plan", args=[zicht.dossier.ref]),
    )  # fmt: skip


@transaction.atomic
def record_hearing(
    *,
    zicht: DossierZicht,
    plan: Plan,
    gehoord_op: date | None,
    mening: str,
    reden_niet: str,
    by: Viewer,
    at: datetime,
) -> Gehoord:
    """The team writes down what the pupil said and when, or why the hearing could not take place."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    plan = lock_concept(zicht, plan)
    al = Gehoord.objects.filter(plan=plan).first()
    hearing_record_verdict(
        gehoord_op, mening, reden_niet, door_leerling=bool(al and al.zelf), op=by.op
    ).require()
    gehoord, _ = Gehoord.objects.update_or_create(
        plan=plan,
        defaults={
            "gehoord_op": gehoord_op, "mening": mening if gehoord_op else "",
            "reden_niet": "" if gehoord_op else reden_niet, "zelf": False, "by_id": by.account_id, "at": at,
        },
    )  # fmt: skip
    close_tasks(sleutel=f"plan.horen:{plan.ref}", at=at, by=by)
    soort = "leerling.gehoord" if gehoord_op else "leerling.niet_gehoord"
    record_change(zicht=zicht, soort=soort, onderwerp_ref=plan.ref, by=by, at=at)
    return gehoord
