"""A parent or pupil asks about looks in the dossier, and the regisseur answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.regie import ask_leader
from knooppunt.dossier.models import Dossier, Inzagevraag
from knooppunt.dossier.policies import may_answer_looks, may_speak_as_family
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.toegang.public import close_tasks, record_event


@transaction.atomic
def ask_about_looks(*, zicht: DossierZicht, tekst: str, url: str, by: Viewer, at: datetime) -> Inzagevraag:
    """It waits on the home page of who leads, or who takes it while nobody does."""
    may_speak_as_family(by, zicht.feiten).require_permission()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    wachtend = dossier.inzagevragen.filter(gesteld_by_id=by.account_id, beantwoord_at=None)
    gelijk = next((v for v in wachtend if v.tekst == tekst), None)
    if gelijk:
        return gelijk
    vraag = Inzagevraag.objects.create(
        dossier=dossier, tekst=tekst, gesteld_by_id=by.account_id, gesteld_at=at
    )
    ask_leader(
        zicht, by=by, sleutel=f"inzagevraag:{vraag.ref}", soort="inzagevraag.beantwoorden",
        tekst="Een vraag van de familie over wie er in het dossier keek", url=url, at=at,
    )  # fmt: skip
    record_event(soort="inzagevraag.gesteld", onderwerp_ref=vraag.ref, dossier_ref=dossier.ref, by=by, at=at)
    return vraag


@transaction.atomic
def answer_about_looks(
    *, zicht: DossierZicht, vraag_ref: str, antwoord: str, by: Viewer, at: datetime
) -> Inzagevraag:
    may_answer_looks(by, zicht.feiten).require_permission()
    vraag = Inzagevraag.objects.select_for_update().filter(dossier=zicht.dossier, ref=vraag_ref).first()
    if vraag is None or vraag.beantwoord_at:
        raise Refusal(nl("Deze vraag is al beantwoord."))
    vraag.antwoord, vraag.beantwoord_by_id, vraag.beantwoord_at = antwoord, by.account_id, at
    vraag.save(update_fields=["antwoord", "beantwoord_by", "beantwoord_at"])
    close_tasks(sleutel=f"inzagevraag:{vraag.ref}", by=by, at=at)
    record_event(
        soort="inzagevraag.beantwoord", onderwerp_ref=vraag.ref, dossier_ref=zicht.dossier.ref, by=by, at=at
    )
    return vraag
