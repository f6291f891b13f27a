"""A package for who cannot sign in here: put ready, read by the family first, sent as it was read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Verstrekking, Verstrekkingsantwoord
from knooppunt.dossier.policies import may_lead_dossier
from knooppunt.dossier.queries.delen import my_giver, needed_from
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.verstrekken import (
    content_of,
    packages,
    readers_of_package,
    standing_of_package,
)
from knooppunt.dossier.rules.toestemming import may_answer
from knooppunt.dossier.rules.verstrekken import send_verdict
from knooppunt.toegang.public import close_tasks, open_task, record_event


@transaction.atomic
def prepare_package(
    *, zicht: DossierZicht, uitwisseling: str, aan: str, reden: str, url: str, by: Viewer, at: datetime
) -> Verstrekking:
    """Who leads puts it ready; the family finds it on the home page and reads exactly what would leave."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    unless(uitwisseling in {u.code for u in packages()}, "Kies voor wie het pakket is.").require()
    unless(aan.strip() and reden.strip(), "Schrijf op aan wie dit gaat en waarom.").require()
    inhoud = content_of(zicht, uitwisseling, reden.strip())
    klaar = zicht.dossier.verstrekkingen.filter(
        uitwisseling=uitwisseling, verstuurd_at=None, ingetrokken_at=None
    )
    gelijk = next((v for v in klaar if v.inhoud == inhoud and v.aan == aan.strip()), None)
    if gelijk:
        return gelijk
    verstrekking = Verstrekking.objects.create(
        dossier=zicht.dossier, uitwisseling=uitwisseling, aan=aan.strip(), inhoud=inhoud,
        klaargezet_by_id=by.account_id, klaargezet_at=at,
    )  # fmt: skip
    for account_id in readers_of_package(zicht, by):
        open_task(
            sleutel=_task(verstrekking), soort="verstrekking.lezen", account_id=account_id, at=at,
            url=f"{url}{verstrekking.ref}/", tekst="Lees wat er naar buiten gaat, en zeg of het klopt",
            dossier_ref=zicht.dossier.ref,
        )  # fmt: skip
    _record("verstrekking.klaargezet", verstrekking, zicht, by, at)
    return verstrekking


@transaction.atomic
def answer_package(
    *, zicht: DossierZicht, verstrekking: Verstrekking, eens: bool, tekst: str, by: Viewer, at: datetime
) -> None:
    """A parent or the pupil has read it, and agrees or not. Where consent is needed only who may give it answers."""
    gever = my_giver(zicht, by)
    unless(gever, "Alleen de ouders en de leerling zelf kunnen dit doen.").require_permission()
    if gever is None:
        return
    rij = _locked(verstrekking)
    if standing_of_package(zicht, rij, by).toestemming_nodig:
        may_answer(gever, needed_from(zicht, by)).require_permission()
    unless(eens or tekst.strip(), "Schrijf op wat er niet klopt.").require()
    Verstrekkingsantwoord.objects.update_or_create(
        verstrekking=rij, account_id=by.account_id,
        defaults={
            "hoedanigheid": gever.hoedanigheid.value, "lid_id": gever.lid_id, "eens": eens, "tekst": tekst.strip(),
            "at": at,
        },
    )  # fmt: skip
    close_tasks(sleutel=_task(rij), account_id=by.account_id, by=by, at=at)
    _record("verstrekking.gelezen" if eens else "verstrekking.bezwaar", rij, zicht, by, at)


@transaction.atomic
def answer_objection(
    *, zicht: DossierZicht, verstrekking: Verstrekking, antwoord: str, by: Viewer, at: datetime
) -> None:
    """Who leads answers who did not agree. Without consent where it is needed, the package still does not go."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    rij = _locked(verstrekking)
    unless(antwoord.strip(), "Schrijf een antwoord.").require()
    rij.antwoord = antwoord.strip()
    rij.save(update_fields=["antwoord"])
    _record("verstrekking.beantwoord", rij, zicht, by, at)


@transaction.atomic
def send_package(*, zicht: DossierZicht, verstrekking: Verstrekking, by: Viewer, at: datetime) -> None:
    """It leaves, as the family read it."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    rij = _locked(verstrekking)
    send_verdict(standing_of_package(zicht, rij, by), by.op).require()
    rij.verstuurd_by_id, rij.verstuurd_at = by.account_id, at
    rij.save(update_fields=["verstuurd_by", "verstuurd_at"])
    close_tasks(sleutel=_task(rij), by=by, at=at)
    _record("verstrekking.verstuurd", rij, zicht, by, at)


@transaction.atomic
def take_back_package(*, zicht: DossierZicht, verstrekking: Verstrekking, by: Viewer, at: datetime) -> None:
    may_lead_dossier(by, zicht.feiten).require_permission()
    rij = _locked(verstrekking)
    rij.ingetrokken_at = at
    rij.save(update_fields=["ingetrokken_at"])
    close_tasks(sleutel=_task(rij), by=by, at=at)
    _record("verstrekking.ingetrokken", rij, zicht, by, at)


def _locked(verstrekking: Verstrekking) -> Verstrekking:
    rij = Verstrekking.objects.select_for_update().get(pk=verstrekking.pk)
    if rij.verstuurd_at or rij.ingetrokken_at:
        raise Refusal("Dit pakket is al verstuurd of teruggetrokken.")
    return rij


def _task(verstrekking: Verstrekking) -> str:
    return f"verstrekking:{verstrekking.ref}"


def _record(soort: str, v: Verstrekking, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    record_event(
        soort=soort, onderwerp_ref=v.ref, dossier_ref=zicht.dossier.ref, by=by, at=at, uitwisseling=v.uitwisseling
    )  # fmt: skip
