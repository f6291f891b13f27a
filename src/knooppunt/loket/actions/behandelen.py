"""What the owner does: answer, ask back, advise, pass on. And the worklist: find an owner."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.loket.actions.sleutels import notify_teller
from knooppunt.loket.actions.taken import close_question_tasks, open_owner_task
from knooppunt.loket.models import Reactie, Vraag
from knooppunt.loket.policies import may_handle_question, may_route_question
from knooppunt.loket.queries.routering import people_for
from knooppunt.loket.queries.vragen import facts_of
from knooppunt.loket.rules.vraag import Reactiesoort, Vraagstatus, handling_verdict
from knooppunt.toegang.public import Lidmaatschap, record_event

NAAR = {
    Reactiesoort.ANTWOORD: Vraagstatus.OPGEPAKT,
    Reactiesoort.WEDERVRAAG: Vraagstatus.WACHT,
    Reactiesoort.ADVIES: Vraagstatus.ADVIES,
}


def locked(vraag: Vraag) -> Vraag:
    """The question, held until the transaction ends."""
    return Vraag.objects.select_for_update().get(pk=vraag.pk)


@transaction.atomic
def react(*, vraag: Vraag, soort: str, tekst: str, ref: str, site: str, by: Viewer, at: datetime) -> Reactie:
    """Answer, ask something back, or close with an advice. The same form twice reacts once."""
    vraag = locked(vraag)
    bestaand = vraag.reacties.filter(ref=ref).first()
    if bestaand:
        return bestaand
    may_handle_question(by, facts_of(vraag, by.op)).require_permission()
    naar = NAAR[Reactiesoort(soort)]
    handling_verdict(Vraagstatus(vraag.status)).require()
    unless(tekst.strip(), "Schrijf eerst uw bericht.").require()
    reactie = write_reaction(vraag, soort, tekst, ref, by, at)
    vraag.status = naar
    vraag.reactie_at = vraag.reactie_at or at
    vraag.afgesloten_at = at if naar is Vraagstatus.ADVIES else None
    vraag.save(update_fields=["status", "reactie_at", "afgesloten_at"])
    close_question_tasks(vraag, by, at)
    if soort == Reactiesoort.ANTWOORD:
        open_owner_task(vraag, f"Rond vraag {vraag.code} af: advies of dossier", at)
    record_event(soort=f"vraag.{soort}", onderwerp_ref=vraag.ref, by=by, at=at)
    notify_teller(vraag, site, at)
    return reactie


def write_reaction(vraag: Vraag, soort: str, tekst: str, ref: str, by: Viewer, at: datetime) -> Reactie:
    return Reactie.objects.create(
        vraag=vraag, ref=ref, soort=soort, tekst=tekst, van_id=by.account_id, at=at,
        organisatie_id=vraag.eigenaar_organisatie_id or next((f.organisatie_id for f in by.functies), None),
        rol=vraag.eigenaar_rol or next((f.rol for f in by.functies), ""),
    )  # fmt: skip


@transaction.atomic
def pass_on(*, vraag: Vraag, naar: int, reden: str, ref: str, site: str, by: Viewer, at: datetime) -> None:
    """Give the question to someone else (``naar`` is a membership id); the teller reads to whom and why.

    The promised date stays as it was. Raises Refusal for a person whom the teller did not allow.
    """
    vraag = locked(vraag)
    if vraag.reacties.filter(ref=ref).exists():
        return
    may_handle_question(by, facts_of(vraag, by.op)).require_permission()
    handling_verdict(Vraagstatus(vraag.status)).require()
    unless(reden.strip(), "Schrijf waarom u de vraag doorgeeft. De verteller leest dit.").require()
    write_reaction(vraag, Reactiesoort.DOORGEGEVEN, reden, ref, by, at)
    _hand_over(vraag, _person(vraag, naar, at), "doorgegeven", by, at)
    notify_teller(vraag, site, at)


@transaction.atomic
def assign(*, vraag: Vraag, naar: int, site: str, by: Viewer, at: datetime) -> None:
    """Find an owner for a question of the worklist (``naar`` is a membership id)."""
    vraag = locked(vraag)
    may_route_question(by, facts_of(vraag, by.op)).require_permission()
    handling_verdict(Vraagstatus(vraag.status)).require()
    _hand_over(vraag, _person(vraag, naar, at), "toegewezen", by, at)
    notify_teller(vraag, site, at)


def _person(vraag: Vraag, naar: int, at: datetime) -> Lidmaatschap:
    gevonden = next((lid for lid in people_for(vraag, timezone.localdate(at)) if lid.pk == naar), None)
    if gevonden is None:
        raise Refusal(
            "Deze persoon mag het verhaal niet lezen, of werkt hier niet meer. Kies iemand uit de lijst."
        )
    return gevonden


def _hand_over(vraag: Vraag, lid: Lidmaatschap, reden: str, by: Viewer, at: datetime) -> None:
    vraag.eigenaar_id, vraag.eigenaar_organisatie_id = lid.account_id, lid.organisatie_id
    vraag.eigenaar_rol, vraag.eigenaar_reden = lid.rol, reden
    vraag.status = Vraagstatus.VERSTUURD
    vraag.save(update_fields=["eigenaar", "eigenaar_organisatie", "eigenaar_rol", "eigenaar_reden", "status"])
    vraag.geinformeerden.filter(account_id=lid.account_id).delete()
    close_question_tasks(vraag, by, at)
    open_owner_task(vraag, f"Beantwoord vraag {vraag.code}", at)
    record_event(
        soort=f"vraag.{reden}",
        onderwerp_ref=vraag.ref,
        by=by,
        at=at,
        naar=lid.account.ref,
        organisatie=lid.organisatie.ref,
    )
