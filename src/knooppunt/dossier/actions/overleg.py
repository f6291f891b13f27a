"""A meeting from plan to minutes: plan, move, cancel, begin, close; and the answer to an invitation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.overleg_genodigden import end_places, invite_members, lock_overleg
from knooppunt.dossier.actions.overleg_post import Aanleiding, send_mail
from knooppunt.dossier.models import Genodigde, Knooppunt, Overleg
from knooppunt.dossier.policies import may_lead_knooppunt
from knooppunt.dossier.queries.knooppunt import facts_of_knooppunt
from knooppunt.dossier.queries.kring import visible_dossiers
from knooppunt.dossier.queries.overleg_genodigden import invitation_states
from knooppunt.dossier.rules.knooppunt import (
    Overlegstatus,
    may_be_held,
    may_be_planned,
    may_become,
    may_begin,
    may_change_agenda,
    member_access_until,
)
from knooppunt.toegang.public import close_tasks, record_event


@transaction.atomic
def plan_overleg(
    *,
    knooppunt: Knooppunt,
    begint_at: datetime,
    duur_minuten: int,
    plaats: str,
    site: str,
    by: Viewer,
    at: datetime,
) -> Overleg:
    """Plan a meeting and invite the members of that day. Raises Refusal for a moment that has passed or is taken."""
    may_lead_knooppunt(by, facts_of_knooppunt(knooppunt)).require_permission()
    may_be_planned(begint_at, duur_minuten, at).require()
    Knooppunt.objects.select_for_update(of=("self",)).get(pk=knooppunt.pk)
    _moment_is_free(knooppunt, begint_at).require()
    overleg = Overleg.objects.create(
        knooppunt=knooppunt, begint_at=begint_at, duur_minuten=duur_minuten, plaats=plaats, created_at=at
    )
    dag = timezone.localdate(begint_at)
    leden = knooppunt.leden.filter(Q(tot__isnull=True) | Q(tot__gt=dag), vanaf__lte=dag).select_related(
        "account"
    )
    invite_members(overleg, leden, site=site, at=at)
    record_event(soort="overleg.gepland", onderwerp_ref=overleg.ref, by=by, at=at, knooppunt=knooppunt.ref)
    return overleg


@transaction.atomic
def move_overleg(
    *,
    overleg: Overleg,
    begint_at: datetime,
    duur_minuten: int,
    plaats: str,
    site: str,
    by: Viewer,
    at: datetime,
) -> Overleg:
    """Another moment or place. Everyone gets new mail; what guests and members may see moves along with the day."""
    may_lead_knooppunt(by, facts_of_knooppunt(overleg.knooppunt)).require_permission()
    overleg = lock_overleg(overleg.pk)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    may_be_planned(begint_at, duur_minuten, at).require()
    _moment_is_free(overleg.knooppunt, begint_at, behalve=overleg.pk).require()
    oude_dag = timezone.localdate(overleg.begint_at)
    overleg.begint_at, overleg.duur_minuten, overleg.plaats = begint_at, duur_minuten, plaats
    overleg.volgnummer += 1
    overleg.save(update_fields=["begint_at", "duur_minuten", "plaats", "volgnummer"])
    _move_access(overleg, oude_dag, by.op)
    overleg.genodigden.update(reactie=Genodigde.Reactie.OPEN)
    _tell_everyone(overleg, Aanleiding.VERZET, site, at)
    record_event(
        soort="overleg.verzet", onderwerp_ref=overleg.ref, by=by, at=at, volgnummer=overleg.volgnummer
    )
    _record_per_case(overleg, "overleg.zaak_verzet", by, at)
    return overleg


@transaction.atomic
def cancel_overleg(*, overleg: Overleg, reden: str, site: str, by: Viewer, at: datetime) -> Overleg:
    """The meeting does not happen: everyone is told, and access that came with it ends at once."""
    may_lead_knooppunt(by, facts_of_knooppunt(overleg.knooppunt)).require_permission()
    overleg = lock_overleg(overleg.pk)
    may_become(Overlegstatus(overleg.status), Overlegstatus.AFGELAST).require()
    unless(reden.strip(), "Schrijf op waarom het overleg niet doorgaat.").require()
    overleg.status, overleg.reden_afgelast = Overlegstatus.AFGELAST.value, reden.strip()
    overleg.volgnummer += 1
    overleg.save(update_fields=["status", "reden_afgelast", "volgnummer"])
    _tell_everyone(overleg, Aanleiding.AFGELAST, site, at)
    _record_per_case(overleg, "overleg.zaak_afgelast", by, at)
    for bespreking in overleg.besprekingen.all():
        end_places(bespreking, by.op)
        close_tasks(sleutel=f"genodigden:{bespreking.ref}", at=at, by=by)
    close_tasks(sleutel=f"overleg:{overleg.ref}", at=at, by=by)
    record_event(soort="overleg.afgelast", onderwerp_ref=overleg.ref, by=by, at=at)
    return overleg


@transaction.atomic
def begin_overleg(*, overleg: Overleg, by: Viewer, at: datetime) -> Overleg:
    """The team sits together. Refused while the family of a case is neither invited nor a reason is recorded."""
    may_lead_knooppunt(by, facts_of_knooppunt(overleg.knooppunt)).require_permission()
    overleg = lock_overleg(overleg.pk)
    if overleg.status == Overlegstatus.BEZIG:
        return overleg
    may_begin(Overlegstatus(overleg.status), timezone.localdate(overleg.begint_at), by.op).require()
    everyone_is_invited(overleg, by).require()
    overleg.status = Overlegstatus.BEZIG.value
    overleg.save(update_fields=["status"])
    close_tasks(sleutel=f"overleg:{overleg.ref}", at=at, by=by)
    record_event(soort="overleg.begonnen", onderwerp_ref=overleg.ref, by=by, at=at)
    return overleg


@transaction.atomic
def close_overleg(
    *, overleg: Overleg, aanwezig: Collection[str], kenbaar: Collection[str], by: Viewer, at: datetime
) -> Overleg:
    """The meeting was held. ``kenbaar`` are the references of who was asked about, ``aanwezig`` of who was there."""
    may_lead_knooppunt(by, facts_of_knooppunt(overleg.knooppunt)).require_permission()
    overleg = lock_overleg(overleg.pk)
    may_become(Overlegstatus(overleg.status), Overlegstatus.GEHOUDEN).require()
    everyone_is_invited(overleg, by).require()
    overleg.genodigden.filter(ref__in=list(kenbaar)).update(aanwezig=False)
    overleg.genodigden.filter(ref__in=list(set(aanwezig) & set(kenbaar))).update(aanwezig=True)
    overleg.status = Overlegstatus.GEHOUDEN.value
    overleg.save(update_fields=["status"])
    record_event(soort="overleg.gehouden", onderwerp_ref=overleg.ref, by=by, at=at)
    _record_per_case(overleg, "overleg.zaak_besproken", by, at)
    return overleg


@transaction.atomic
def answer_invitation(*, genodigde: Genodigde, komt: bool, by: Viewer, at: datetime) -> Genodigde:
    """Yes or no, as often as someone changes their mind before the meeting. The link in the mail is the key."""
    may_change_agenda(Overlegstatus(genodigde.overleg.status)).require()
    reactie = Genodigde.Reactie.JA if komt else Genodigde.Reactie.NEE
    if genodigde.reactie == reactie:
        return genodigde
    genodigde.reactie = reactie
    genodigde.save(update_fields=["reactie"])
    close_tasks(sleutel=f"overleg:{genodigde.overleg.ref}", at=at, by=by, account_id=genodigde.account_id)
    record_event(
        soort="overleg.antwoord", onderwerp_ref=genodigde.overleg.ref, by=by, at=at,
        dossier_ref=genodigde.bespreking.dossier.ref if genodigde.bespreking else "", reactie=genodigde.reactie,
        namens=genodigde.account.ref if genodigde.account_id not in (None, by.account_id) else "",
    )  # fmt: skip
    return genodigde


def everyone_is_invited(overleg: Overleg, by: Viewer) -> Verdict:
    """The rule of the house for every case on the agenda; a case that the viewer may not see is named by its number."""
    besprekingen = list(overleg.besprekingen.select_related("dossier__kind"))
    dossiers = [b.dossier_id for b in besprekingen]
    zichtbaar = frozenset(visible_dossiers(by).filter(pk__in=dossiers).values_list("pk", flat=True))
    return may_be_held(invitation_states(besprekingen, by.op, zichtbaar).values())


def _moment_is_free(knooppunt: Knooppunt, begint_at: datetime, *, behalve: int | None = None) -> Verdict:
    bezet = (
        knooppunt.overleggen.filter(begint_at=begint_at)
        .exclude(status=Overlegstatus.AFGELAST.value)
        .exclude(pk=behalve)
    )
    return unless(not bezet.exists(), "Op dit moment is er al een overleg van dit knooppunt.")


def _move_access(overleg: Overleg, oude_dag: date, op: date) -> None:
    dag = timezone.localdate(overleg.begint_at)
    gasten = {
        (g.bespreking_id, g.account_id): g for g in overleg.genodigden.filter(soort=Genodigde.Soort.GAST)
    }
    for gast in gasten.values():
        gast.toegang_tot += dag - oude_dag
        gast.save(update_fields=["toegang_tot"])
    vertrek = dict(overleg.knooppunt.leden.filter(tot__gt=op).values_list("account_id", "tot"))
    for bespreking in overleg.besprekingen.all():
        for plaats in bespreking.plaatsen.filter(tot__gt=op):
            gast = gasten.get((bespreking.pk, plaats.account_id))
            tot = gast.toegang_tot if gast else member_access_until(dag)
            plaats.tot = min(tot, vertrek.get(plaats.account_id, tot))
            plaats.save(update_fields=["tot"])


def _tell_everyone(overleg: Overleg, aanleiding: Aanleiding, site: str, at: datetime) -> None:
    verteld: set[int] = set()
    for genodigde in overleg.genodigden.select_related("account"):
        if genodigde.account_id and genodigde.account_id not in verteld:
            verteld.add(genodigde.account_id)
            send_mail(genodigde, overleg, aanleiding, site=site, at=at)


def _record_per_case(overleg: Overleg, soort: str, by: Viewer, at: datetime) -> None:
    for bespreking in overleg.besprekingen.select_related("dossier"):
        record_event(
            soort=soort,
            onderwerp_ref=bespreking.ref,
            dossier_ref=bespreking.dossier.ref,
            by=by,
            at=at,
            overleg=overleg.ref,
        )
