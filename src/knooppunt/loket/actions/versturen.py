"""Sending the story: from draft to a question that someone has."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.viewer import Viewer
from knooppunt.loket.actions.sleutels import may_mail, send_link, valid_until
from knooppunt.loket.actions.taken import open_owner_task
from knooppunt.loket.actions.vertellen import draft_story
from knooppunt.loket.models import Geinformeerde, Sleutel, Toestemming, Vertelling, Vraag
from knooppunt.loket.queries.routering import route_facts, surroundings_of
from knooppunt.loket.queries.scholen import school_by_ref
from knooppunt.loket.rules.grenzen import eerste_reactie_voor
from knooppunt.loket.rules.routering import Route, route
from knooppunt.loket.rules.vraag import Partij, Verhaaldeel, Verteller, Vraagstatus, send_verdict
from knooppunt.toegang.public import record_event


def draft_facts(vraag: Vraag) -> Verhaaldeel:
    """What the rule of completeness has to know about a draft."""
    c = vraag.concept
    eigen = vraag.verteller == Verteller.LEERLING
    kind = " ".join(filter(None, (c.get("kind_voornaam", ""), c.get("kind_achternaam", ""))))
    return Verhaaldeel(
        verteller=Verteller(vraag.verteller),
        nodig=c.get("nodig", ""),
        gekozen=frozenset(p for p in Partij if c.get(f"mag_{p.value}") in ("ja", "nee")),
        mag=frozenset(p for p in Partij if c.get(f"mag_{p.value}") == "ja"),
        kind_naam=kind,
        geboren=date.fromisoformat(c["geboortedatum"]) if c.get("geboortedatum") else None,
        pc4=c.get("woon_pc4", ""),
        verteller_naam=kind if eigen else c.get("verteller_naam", ""),
        email=c.get("email", "").lower(),
    )


@transaction.atomic
def send_question(*, vraag: Vraag, site: str, by: Viewer, at: datetime) -> Vraag:
    """Send the story: write it down for good, record who may know, find the people, promise a date.

    Sending twice sends once. Raises Refusal with everything that is missing.
    """
    vraag = Vraag.objects.select_for_update().get(pk=vraag.pk)
    if vraag.status != Vraagstatus.CONCEPT:
        return vraag
    vandaag = timezone.localdate(at)
    deel = draft_facts(vraag)
    send_verdict(deel, vandaag).require()
    _write_down(vraag, deel, at)
    omgeving = surroundings_of(vraag, vandaag)
    vraag.gemeente, vraag.regio = omgeving.gemeente, omgeving.regio
    gevonden = route(route_facts(vraag, deel.mag, omgeving, vandaag), vandaag)
    _give_to(vraag, gevonden, at)
    vraag.save()
    vraag.sleutels.filter(voor=Sleutel.Voor.VERTELLER).update(verloopt_op=valid_until(vraag, at))
    open_owner_task(vraag, f"Beantwoord vraag {vraag.code}", at)
    record_event(
        soort="vraag.verstuurd", onderwerp_ref=vraag.ref, by=by, at=at, verteller=vraag.verteller,
        route=vraag.eigenaar_reden or "werklijst", mag=sorted(p.value for p in deel.mag),
    )  # fmt: skip
    if vraag.email and may_mail(vraag.email, at):
        send_link(vraag, vraag.email, site, at)
    return vraag


def _write_down(vraag: Vraag, deel: Verhaaldeel, at: datetime) -> None:
    """From the draft to the columns and the story; the draft is emptied."""
    c = vraag.concept
    vraag.kind_voornaam, vraag.kind_achternaam = c.get("kind_voornaam", ""), c.get("kind_achternaam", "")
    vraag.geboortedatum, vraag.woon_pc4 = deel.geboren, deel.pc4
    vraag.verteller_naam = deel.verteller_naam[:120]
    vraag.relatie = "leerling" if deel.verteller is Verteller.LEERLING else c.get("relatie", "")
    vraag.email, vraag.telefoon = deel.email, c.get("telefoon", "")
    keuze = c.get("school", Vraag.Schoolkeuze.WEET_NIET)
    vraag.school = school_by_ref(keuze)
    vraag.schoolkeuze = Vraag.Schoolkeuze.SCHOOL if vraag.school else keuze
    if vraag.schoolkeuze not in Vraag.Schoolkeuze.values:
        vraag.schoolkeuze = Vraag.Schoolkeuze.WEET_NIET
    Vertelling.objects.create(
        vraag=vraag, ref=nieuwe_referentie(), verteller=vraag.verteller, naam=vraag.verteller_naam,
        hoedanigheid=vraag.relatie, is_begin=True, verteld_at=at,
        antwoorden=[list(paar) for paar in draft_story(vraag).items()],
    )  # fmt: skip
    Toestemming.objects.bulk_create(
        Toestemming(
            vraag=vraag, partij=p.value, mag=p in deel.mag, gegeven_door=vraag.verteller_naam, gegeven_at=at
        )
        for p in Partij
    )
    vraag.concept = {}
    vraag.status = Vraagstatus.VERSTUURD
    vraag.verstuurd_at = at
    vraag.reageer_voor = eerste_reactie_voor(timezone.localdate(at))


def _give_to(vraag: Vraag, gevonden: Route, at: datetime) -> None:
    if gevonden.eigenaar:
        vraag.eigenaar_id = gevonden.eigenaar.account_id
        vraag.eigenaar_organisatie_id = gevonden.eigenaar.organisatie_id
        vraag.eigenaar_rol = gevonden.eigenaar.rol
        vraag.eigenaar_reden = gevonden.eigenaar.partij.value
    Geinformeerde.objects.bulk_create(
        Geinformeerde(
            vraag=vraag, account_id=k.account_id, organisatie_id=k.organisatie_id, rol=k.rol, vanaf_at=at
        )
        for k in {k.account_id: k for k in gevonden.geinformeerd}.values()
    )
