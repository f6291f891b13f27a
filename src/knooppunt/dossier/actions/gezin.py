"""Who belongs to the family and its network, and who is the one regisseur."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.actions.regie import pass_leader_tasks
from knooppunt.dossier.models import Betrokkene, Gezin, Gezinslid, Regisseur
from knooppunt.dossier.policies import may_choose_regisseur, may_describe_family, may_record_authority
from knooppunt.dossier.queries.gezin import removable, team_of
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kringwissel import regisseur_verdict
from knooppunt.toegang.public import record_event


@transaction.atomic
def add_family_member(
    *, zicht: DossierZicht, naam: str, relatie: str, gezag: bool, bijdrage: str, by: Viewer, at: datetime
) -> Gezinslid:
    """Someone in or around the family. The same name in the same relation is there once."""
    may_describe_family(by, zicht.feiten).require_permission()
    _may_change_authority(zicht, False, gezag, by)
    gezin = Gezin.objects.select_for_update().get(pk=zicht.dossier.kind.gezin_id)
    if gezin.leden.filter(naam__iexact=naam, relatie=relatie).exists():
        raise Refusal(nl("%(naam)s staat al bij het gezin.", naam=naam))
    lid = Gezinslid.objects.create(gezin=gezin, naam=naam, relatie=relatie, gezag=gezag, bijdrage=bijdrage)
    _changed("gezinslid.toegevoegd", zicht, lid, by, at)
    return lid


@transaction.atomic
def change_family_member(
    *,
    zicht: DossierZicht,
    lid_ref: str,
    naam: str,
    relatie: str,
    gezag: bool,
    bijdrage: str,
    by: Viewer,
    at: datetime,
) -> Gezinslid:
    may_describe_family(by, zicht.feiten).require_permission()
    lid = _member(zicht, lid_ref)
    _may_change_authority(zicht, lid.gezag, gezag, by)
    if lid.gezin.leden.filter(naam__iexact=naam, relatie=relatie).exclude(pk=lid.pk).exists():
        raise Refusal(nl("%(naam)s staat al bij het gezin.", naam=naam))
    lid.naam, lid.relatie, lid.gezag, lid.bijdrage = naam, relatie, gezag, bijdrage
    lid.save(update_fields=["naam", "relatie", "gezag", "bijdrage"])
    _changed("gezinslid.gewijzigd", zicht, lid, by, at)
    return lid


@transaction.atomic
def remove_family_member(*, zicht: DossierZicht, lid_ref: str, by: Viewer, at: datetime) -> None:
    """Take someone off the family page; who takes part with an account leaves the circle first."""
    may_describe_family(by, zicht.feiten).require_permission()
    lid = _member(zicht, lid_ref)
    _may_change_authority(zicht, lid.gezag, False, by)
    removable(zicht, lid, by).require()
    _changed("gezinslid.verwijderd", zicht, lid, by, at)
    lid.delete()


def _may_change_authority(zicht: DossierZicht, van: bool, naar: bool, by: Viewer) -> None:
    if van != naar:
        may_record_authority(by, zicht.feiten).require_permission()


def _member(zicht: DossierZicht, lid_ref: str) -> Gezinslid:
    lid = Gezinslid.objects.select_for_update().filter(gezin=zicht.dossier.kind.gezin_id, ref=lid_ref).first()
    if lid is None:
        raise Refusal(nl("Deze persoon staat niet (meer) bij het gezin."))
    return lid


def _changed(soort: str, zicht: DossierZicht, lid: Gezinslid, by: Viewer, at: datetime) -> None:
    mark_changed(zicht.dossier, at)
    record_event(
        soort=soort,
        onderwerp_ref=lid.ref,
        dossier_ref=zicht.dossier.ref,
        by=by,
        at=at,
        deel="gezin",
        relatie=lid.relatie,
    )


@transaction.atomic
def choose_regisseur(
    *, zicht: DossierZicht, plaats_ref: str, vanaf: date, reden: str, by: Viewer, at: datetime
) -> Regisseur:
    """Choose the one regisseur of the family, or hand over; the history is kept and there is never a second one."""
    may_choose_regisseur(by, zicht.feiten).require_permission()
    gezin = Gezin.objects.select_for_update().get(pk=zicht.dossier.kind.gezin_id)
    huidige = gezin.regisseurs.filter(tot__isnull=True).first()
    if zicht.feiten.regisseur_id is not None and not reden.strip():
        raise Refusal(nl("Schrijf op waarom de regie wordt overgedragen."))
    plaats = Betrokkene.objects.filter(dossier=zicht.dossier, ref=plaats_ref).first()
    regisseur_verdict(
        kandidaat=plaats.account_id if plaats else 0,
        team={b.account_id for b in team_of(zicht, by)},
        huidige=huidige.account_id if huidige else None,
        vanaf=vanaf,
        huidige_vanaf=huidige.vanaf if huidige else None,
        op=by.op,
    ).require()
    if huidige:
        gezin.regisseurs.filter(pk=huidige.pk).update(tot=vanaf)
    nieuwe = Regisseur.objects.create(
        gezin=gezin, account=plaats.account, organisatie=plaats.organisatie, vanaf=vanaf, reden=reden.strip()
    )
    mark_changed(zicht.dossier, at)
    pass_leader_tasks(gezin=gezin, account_id=plaats.account_id, by=by, at=at)
    record_event(
        soort="regisseur.gekozen", onderwerp_ref=plaats.account.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        vanaf=vanaf.isoformat(), overgedragen=huidige is not None,
    )  # fmt: skip
    return nieuwe
