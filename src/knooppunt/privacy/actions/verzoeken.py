"""A parent or pupil asks something about their own data; who leads the dossier answers in time, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import Dossier, DossierZicht, Stuk, end_pauses, pause_access
from knooppunt.privacy.actions.verzoek_gevolg import carry_out
from knooppunt.privacy.actions.verzoek_melden import (
    ask_deciders,
    close_request_tasks,
    confirm_receipt,
    tell_answer,
    tell_extension,
)
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.queries.verzoeken import LOPENDE, asker_of, people_to_object_to, request_for
from knooppunt.privacy.rules.verzoek import (
    MET_STUK,
    Verzoeksoort,
    Verzoekstatus,
    answer_due,
    decision_verdict,
    extended_due,
    extension_verdict,
    may_request,
    piece_verdict,
    status_verdict,
)
from knooppunt.toegang.public import record_event


@dataclass(frozen=True)
class Vraag:
    """What is asked: a right, in own words; about one piece of text with the right words, or about someone's access."""

    soort: Verzoeksoort
    tekst: str
    stuk: Stuk | None = None
    nieuw: str = ""
    over_ref: str = ""


@transaction.atomic
def make_request(*, zicht: DossierZicht, vraag: Vraag, by: Viewer, at: datetime) -> Verzoek:
    """Ask; the clock starts today. The same question that still runs is asked once."""
    over_id = _checked(zicht, vraag, by)
    Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    stuk = vraag.stuk if vraag.soort in MET_STUK else None
    gelijk = Verzoek.objects.filter(
        dossier=zicht.dossier, soort=vraag.soort.value, gedaan_by_id=by.account_id, status__in=LOPENDE,
        stuk=stuk.sleutel if stuk else "", over_id=over_id,
    )  # fmt: skip
    for eerder in gelijk:
        if eerder.tekst == vraag.tekst.strip():
            return eerder
    verzoek = Verzoek.objects.create(
        dossier=zicht.dossier, soort=vraag.soort.value, tekst=vraag.tekst.strip(), over_id=over_id,
        stuk=stuk.sleutel if stuk else "", waar=stuk.waar if stuk else "", oud=stuk.tekst if stuk else "",
        nieuw=vraag.nieuw.strip() if vraag.soort is Verzoeksoort.CORRECTIE else "", gedaan_by_id=by.account_id,
        gedaan_at=at, antwoord_voor=answer_due(vraag.soort, by.op),
    )  # fmt: skip
    ask_deciders(verzoek, by, at)
    confirm_receipt(verzoek)
    _record("verzoek.gedaan", verzoek, by, at, wat=verzoek.soort)
    return verzoek


def _checked(zicht: DossierZicht, vraag: Vraag, by: Viewer) -> int | None:
    """Refuse what may not be asked; gives the account whose access it is about."""
    vrager = asker_of(zicht, by)
    if vrager is None:
        raise NotAllowed(nl("Alleen de ouders en de leerling zelf kunnen dit doen."))
    stuk = vraag.stuk if vraag.soort in MET_STUK else None
    eigen = stuk is not None and stuk.van == by.account_id
    may_request(vrager, zicht.dossier.kind.geboortedatum, by.op, eigen).require()
    unless(vraag.tekst.strip(), nl("Schrijf op wat u vraagt en waarom.")).require()
    if stuk:
        piece_verdict(vraag.soort, stuk.van is not None, eigen, vraag.nieuw).require()
    if vraag.soort is not Verzoeksoort.TOEGANG:
        return None
    over = next((a for a in people_to_object_to(zicht, by) if a.ref == vraag.over_ref), None)
    if over is None:
        raise Refusal(nl("Kies iemand die nu in dit dossier kan kijken."))
    return over.pk


def _to_decide(verzoek_ref: str, by: Viewer) -> Verzoek:
    """The request, locked, for who may decide about it."""
    gevonden = request_for(by, verzoek_ref)
    if gevonden is None:
        raise NotAllowed("Dit verzoek is niet aan u.")
    gevonden.mag_beslissen.require_permission()
    return _locked(verzoek_ref)


def _locked(verzoek_ref: str) -> Verzoek:
    return (
        Verzoek.objects.select_for_update(of=("self",)).select_related("dossier__kind").get(ref=verzoek_ref)
    )


@transaction.atomic
def extend_request(*, verzoek_ref: str, reden: str, by: Viewer, at: datetime) -> Verzoek:
    """It is complicated and takes longer; the one who asked is told in time, with the reason."""
    verzoek = _to_decide(verzoek_ref, by)
    soort, status = Verzoeksoort(verzoek.soort), Verzoekstatus(verzoek.status)
    extension_verdict(soort, status, reden, verzoek.antwoord_voor, by.op).require()
    verzoek.status, verzoek.verlengd_reden = Verzoekstatus.VERLENGD.value, reden.strip()
    verzoek.antwoord_voor = extended_due(timezone.localdate(verzoek.gedaan_at))
    verzoek.save(update_fields=["status", "verlengd_reden", "antwoord_voor"])
    ask_deciders(verzoek, by, at)
    tell_extension(verzoek)
    _record("verzoek.verlengd", verzoek, by, at)
    return verzoek


@transaction.atomic
def decide_request(
    *, verzoek_ref: str, besluit: Verzoekstatus, reden: str, nieuw: str = "", by: Viewer, at: datetime
) -> Verzoek:
    """Answer with a reason; what was granted is carried out at once. ``nieuw``: the words of a correction."""
    verzoek = _to_decide(verzoek_ref, by)
    decision_verdict(Verzoekstatus(verzoek.status), besluit, reden).require()
    carry_out(verzoek, besluit, nieuw, by, at)
    verzoek.status, verzoek.reden = besluit.value, reden.strip()
    verzoek.beslist_by_id, verzoek.beslist_at = by.account_id, at
    verzoek.save(update_fields=["status", "reden", "beslist_by", "beslist_at", "oud", "nieuw"])
    close_request_tasks(verzoek, by, at)
    tell_answer(verzoek)
    _record("verzoek.beantwoord", verzoek, by, at, besluit=besluit.value)
    return verzoek


@transaction.atomic
def withdraw_request(*, verzoek_ref: str, by: Viewer, at: datetime) -> Verzoek:
    """Who asked thinks better of it; a pause that was put on it ends."""
    gevonden = request_for(by, verzoek_ref)
    if gevonden is None or gevonden.zicht is None:
        raise NotAllowed("Dit verzoek is niet van u.")
    gevonden.mag_intrekken.require_permission()
    verzoek = _locked(verzoek_ref)
    status_verdict(Verzoekstatus(verzoek.status), Verzoekstatus.INGETROKKEN).require()
    verzoek.status = Verzoekstatus.INGETROKKEN.value
    verzoek.save(update_fields=["status"])
    end_pauses(zicht=gevonden.zicht, verzoek_ref=verzoek.ref, by=by, at=at)
    close_request_tasks(verzoek, by, at)
    _record("verzoek.ingetrokken", verzoek, by, at)
    return verzoek


@transaction.atomic
def pause_meanwhile(*, verzoek_ref: str, by: Viewer, at: datetime) -> None:
    """While one thinks about an objection, the person sees nothing (AVG art. 18 lid 1 onder d)."""
    gevonden = request_for(by, verzoek_ref)
    if gevonden is None or gevonden.zicht is None:
        raise NotAllowed("Alleen wie het dossier leidt kan de toegang op pauze zetten.")
    verzoek = _to_decide(verzoek_ref, by)
    unless(verzoek.over_id and gevonden.loopt, "Dit kan alleen zolang er nog geen antwoord is.").require()
    pause_access(zicht=gevonden.zicht, account_ids=[verzoek.over_id], verzoek_ref=verzoek.ref, by=by, at=at)
    _record("verzoek.voorlopig", verzoek, by, at)


@transaction.atomic
def lift_pause(*, verzoek_ref: str, by: Viewer, at: datetime) -> None:
    """Who asked for it, or who leads, lets them look again."""
    gevonden = request_for(by, verzoek_ref)
    if gevonden is None or gevonden.zicht is None:
        raise NotAllowed("Dit verzoek is niet van u en niet aan u.")
    (gevonden.mag_intrekken | gevonden.mag_beslissen).require_permission()
    aantal = end_pauses(zicht=gevonden.zicht, verzoek_ref=verzoek_ref, by=by, at=at)
    unless(aantal, "Er staat niemand op pauze door dit verzoek.").require()
    _record("verzoek.pauze_opgeheven", gevonden.verzoek, by, at)


def _record(soort: str, verzoek: Verzoek, by: Viewer, at: datetime, **gegevens: str) -> None:
    """Not on the timeline of the dossier: the circle reads what changed, not who asked what."""
    record_event(
        soort=soort, onderwerp_ref=verzoek.ref, by=by, at=at, dossier=verzoek.dossier.ref, **gegevens
    )
