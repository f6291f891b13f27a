"""The circle changes: someone adds to the story, leaves, or is taken out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Betrokkene, Dossier, Verhaal
from knooppunt.dossier.policies import may_lead_dossier, may_tell_the_story
from knooppunt.dossier.queries.gezin import place_facts, with_authority
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kringwissel import leave_verdict, removal_verdict
from knooppunt.toegang.public import close_dossier_tasks, record_event


def mark_changed(dossier: Dossier, at: datetime) -> None:
    """Something in the dossier changed: it moves up in the lists."""
    dossier.bijgewerkt_at = at
    dossier.save(update_fields=["bijgewerkt_at"])


@transaction.atomic
def add_to_story(*, zicht: DossierZicht, vraag: str, antwoord: str, by: Viewer, at: datetime) -> Verhaal:
    """A parent or the pupil tells more. Never an edit: a new page behind what was told before.

    The same words of the same teller are kept once, so that sending twice adds nothing.
    """
    may_tell_the_story(by, zicht.feiten).require_permission()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    antwoorden = [[vraag, antwoord]]
    gelijk = next((v for v in dossier.verhalen.filter(verteller=by.naam) if v.antwoorden == antwoorden), None)
    if gelijk:
        return gelijk
    plaats = zicht.feiten.plaats_van(by)
    verhaal = Verhaal.objects.create(
        dossier=dossier, verteller=by.naam, hoedanigheid=plaats.hoedanigheid.label if plaats else by.soort,
        antwoorden=antwoorden, verteld_at=at,
    )  # fmt: skip
    mark_changed(dossier, at)
    record_event(
        soort="verhaal.aangevuld",
        onderwerp_ref=dossier.ref,
        dossier_ref=dossier.ref,
        by=by,
        at=at,
        deel="gezin",
    )
    return verhaal


@transaction.atomic
def leave_circle(*, zicht: DossierZicht, reden: str, by: Viewer, at: datetime) -> None:
    """Someone of the circle goes by their own choice; from this moment the dossier is closed to them."""
    plaats = _place(zicht, Betrokkene.objects.filter(account_id=by.account_id), by)
    leave_verdict(place_facts(zicht, plaats, _in_force(zicht, by), with_authority(zicht))).require()
    _end_place(zicht, plaats, reden, by, at)
    record_event(
        soort="kring.verlaten", onderwerp_ref=plaats.account.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        hoedanigheid=plaats.hoedanigheid,
    )  # fmt: skip


@transaction.atomic
def end_place(*, zicht: DossierZicht, plaats_ref: str, reden: str, by: Viewer, at: datetime) -> None:
    """Who leads takes someone out of the circle, with a reason; not the regisseur or the last of team or family."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    if not reden.strip():
        raise Refusal(nl("Schrijf op waarom deze persoon uit de kring gaat."))
    plaats = _place(zicht, Betrokkene.objects.filter(ref=plaats_ref), by)
    removal_verdict(place_facts(zicht, plaats, _in_force(zicht, by), with_authority(zicht))).require()
    _end_place(zicht, plaats, reden, by, at)
    record_event(
        soort="kring.beeindigd", onderwerp_ref=plaats.account.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        hoedanigheid=plaats.hoedanigheid,
    )  # fmt: skip


def _in_force(zicht: DossierZicht, by: Viewer) -> list[Betrokkene]:
    leden = Betrokkene.objects.select_for_update(of=("self",)).select_related("account")
    return [
        b for b in leden.filter(dossier=zicht.dossier, vanaf__lte=by.op) if b.tot is None or b.tot > by.op
    ]


def _place(zicht: DossierZicht, wie: QuerySet[Betrokkene], by: Viewer) -> Betrokkene:
    """The place in force that was meant; refused when it has ended already."""
    bedoeld = set(wie.values_list("pk", flat=True))
    plaats = next((b for b in _in_force(zicht, by) if b.pk in bedoeld), None)
    if plaats is None:
        raise Refusal(nl("Deze persoon hoort niet meer bij de kring."))
    return plaats


def _end_place(zicht: DossierZicht, plaats: Betrokkene, reden: str, by: Viewer, at: datetime) -> None:
    plaats.tot = by.op
    plaats.reden_eind = reden.strip()
    plaats.save(update_fields=["tot", "reden_eind"])
    close_dossier_tasks(dossier_ref=zicht.dossier.ref, account_id=plaats.account_id, by=by, at=at)
    mark_changed(zicht.dossier, at)
