"""Telling the story: begin, save, add, sign, throw away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import Refusal, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import VerhaalGegevens, add_story
from knooppunt.loket.actions.sleutels import add_key
from knooppunt.loket.actions.taken import close_question_tasks, open_owner_task
from knooppunt.loket.models import Sleutel, Vertelling, Vraag
from knooppunt.loket.queries.sleutel import VertellerZicht, key_hash
from knooppunt.loket.rules.grenzen import REGELS, eerste_reactie_voor
from knooppunt.loket.rules.vraag import Verteller, Vraagstatus, age_verdict, vingerafdruk, vraag_tekst
from knooppunt.toegang.public import record_event

AL_VERSTUURD = nl("Dit verhaal is al verstuurd. Er iets bij vertellen kan nog wel.")
VERHAALVELDEN = ("gaat_goed", "vindt_leuk", "nodig", "geprobeerd", "helpt_al")


@transaction.atomic
def start_question(
    *, verteller: Verteller, sleutel: str, taal: str, by: Viewer, at: datetime, geboren: date | None = None
) -> Vraag:
    """Begin a story. The key comes from the form, so the same form twice begins one story.

    Raises Refusal for a pupil who is too young to tell it alone.
    """
    vandaag = timezone.localdate(at)
    Vraag.objects.filter(status=Vraagstatus.CONCEPT, verloopt_op__lte=vandaag).delete()
    bestaand = Sleutel.objects.filter(hash=key_hash(sleutel)).select_related("vraag").first()
    if bestaand:
        return bestaand.vraag
    concept = {}
    if geboren:
        age_verdict(verteller, geboren, vandaag).require()
        concept["geboortedatum"] = geboren.isoformat()
    try:
        with transaction.atomic():
            vraag = Vraag.objects.create(
                verteller=verteller.value, taal=taal, account_id=by.account_id, concept=concept, begonnen_at=at,
                verloopt_op=REGELS.op("concept_bewaren", vandaag).vanaf(vandaag),
            )  # fmt: skip
            add_key(vraag, sleutel, at)
    except IntegrityError:  # the same form, sent twice at the same moment
        return Sleutel.objects.select_related("vraag").get(hash=key_hash(sleutel)).vraag
    record_event(soort="vraag.begonnen", onderwerp_ref=vraag.ref, by=by, at=at, verteller=verteller.value)
    return vraag


@transaction.atomic
def save_answers(*, vraag: Vraag, antwoorden: Mapping[str, str], by: Viewer, at: datetime) -> None:
    """Keep what was filled in on one page. From now on the draft is kept another full term."""
    vraag = Vraag.objects.select_for_update().get(pk=vraag.pk)
    unless(vraag.status == Vraagstatus.CONCEPT, AL_VERSTUURD).require()
    vandaag = timezone.localdate(at)
    vraag.concept = vraag.concept | dict(antwoorden)
    vraag.email = str(vraag.concept.get("email", vraag.email)).lower()
    vraag.verloopt_op = REGELS.op("concept_bewaren", vandaag).vanaf(vandaag)
    vraag.save(update_fields=["concept", "email", "verloopt_op"])
    vraag.sleutels.filter(voor=Sleutel.Voor.VERTELLER).update(verloopt_op=vraag.verloopt_op)
    record_event(soort="vraag.bewaard", onderwerp_ref=vraag.ref, by=by, at=at)


@transaction.atomic
def throw_away(*, vraag: Vraag, by: Viewer, at: datetime) -> None:
    """The teller stops: nothing of the draft is kept. What was sent cannot be thrown away here."""
    vraag = Vraag.objects.select_for_update().get(pk=vraag.pk)
    unless(vraag.status == Vraagstatus.CONCEPT, AL_VERSTUURD).require()
    record_event(soort="vraag.weggegooid", onderwerp_ref=vraag.ref, by=by, at=at)
    vraag.delete()


def draft_story(vraag: Vraag) -> dict[str, str]:
    """The answers of a draft that make up the story."""
    return {code: str(vraag.concept[code]) for code in VERHAALVELDEN if vraag.concept.get(code)}


def told_story(vraag: Vraag) -> dict[str, str]:
    """The story as it is now: the draft, or what was sent."""
    if vraag.status == Vraagstatus.CONCEPT:
        return draft_story(vraag)
    begin = vraag.vertellingen.filter(is_begin=True).first()
    return dict(begin.antwoorden) if begin else {}


@transaction.atomic
def sign_story(*, zicht: VertellerZicht, by: Viewer, at: datetime) -> None:
    """A second parent signs the story as it reads now. Signing the same story twice changes nothing."""
    sleutel = zicht.sleutel
    if sleutel is None or not zicht.is_tweede_ouder:
        raise Refusal(nl("Alleen een uitgenodigde ouder kan meetekenen."))
    voor = vingerafdruk(told_story(zicht.vraag))
    if sleutel.getekend_voor == voor:
        return
    sleutel.getekend_at, sleutel.getekend_voor = at, voor
    sleutel.save(update_fields=["getekend_at", "getekend_voor"])
    record_event(soort="vraag.meegetekend", onderwerp_ref=zicht.vraag.ref, by=by, at=at)


@transaction.atomic
def add_words(*, zicht: VertellerZicht, tekst: str, ref: str, by: Viewer, at: datetime) -> Vertelling:
    """Tell something more, answer the owner, or ask for help again after an advice. Added, never changed.

    What is told after a dossier was opened is added to its stories too, until the dossier is closed.
    """
    vraag = Vraag.objects.select_for_update().get(pk=zicht.vraag.pk)
    bestaand = vraag.vertellingen.filter(ref=ref).first()
    if bestaand:
        return bestaand
    unless(tekst.strip(), nl("Schrijf eerst iets op.")).require()
    if vraag.status == Vraagstatus.CONCEPT and not zicht.is_tweede_ouder:
        raise Refusal(nl("Deze vraag is nog niet verstuurd."))
    verteller = Verteller.OUDER.value if zicht.is_tweede_ouder else vraag.verteller
    vertelling = Vertelling.objects.create(
        vraag=vraag, ref=ref[:16] or nieuwe_referentie(), verteller=verteller,
        naam=zicht.sleutel.naam if zicht.is_tweede_ouder else vraag.verteller_naam,
        hoedanigheid=zicht.sleutel.relatie if zicht.is_tweede_ouder else vraag.relatie,
        antwoorden=[["aanvulling", tekst]], verteld_at=at,
    )  # fmt: skip
    if vraag.status != Vraagstatus.CONCEPT:
        _take_up_again(vraag, by, at)
    if vraag.dossier and vraag.dossier.status == "open":
        add_story(vraag.dossier, story_data(vraag, vertelling))
    record_event(
        soort="vraag.aangevuld",
        onderwerp_ref=vraag.ref,
        by=by,
        at=at,
        dossier_ref=vraag.dossier.ref if vraag.dossier else "",
    )
    return vertelling


def _take_up_again(vraag: Vraag, by: Viewer, at: datetime) -> None:
    """New words bring a question back from waiting, and from an advice."""
    if vraag.status in (Vraagstatus.WACHT, Vraagstatus.ADVIES):
        heropend = vraag.status == Vraagstatus.ADVIES
        vraag.status, vraag.afgesloten_at = Vraagstatus.OPGEPAKT, None
        if heropend:  # asked again: again a promise by when
            vraag.reageer_voor, vraag.reactie_at = eerste_reactie_voor(timezone.localdate(at)), None
        vraag.save(update_fields=["status", "afgesloten_at", "reageer_voor", "reactie_at"])
        soort = "vraag.heropend" if heropend else "vraag.beantwoord_door_verteller"
        record_event(soort=soort, onderwerp_ref=vraag.ref, by=by, at=at)
    close_question_tasks(vraag, by, at)
    open_owner_task(vraag, f"Lees wat er is bijverteld bij vraag {vraag.code}", at)


def story_data(
    vraag: Vraag, vertelling: Vertelling, getekend: tuple[tuple[str, str], ...] = ()
) -> VerhaalGegevens:
    """A telling as the dossier keeps it: the questions in Dutch, the answers as they were told."""
    return VerhaalGegevens(
        verteller=vertelling.naam,
        hoedanigheid=(vertelling.hoedanigheid or vertelling.verteller)[:30],
        antwoorden=tuple(
            (vraag_tekst(code, vertelling.verteller), tekst) for code, tekst in vertelling.antwoorden
        ),
        verteld_at=vertelling.verteld_at,
        medeondertekend=getekend,
        vraag_ref=vraag.ref,
    )
