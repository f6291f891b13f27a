"""Telling people about a request: who must answer, and who waits. A mail never says about whom or what it is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override

from knooppunt.basis.datums import datum
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import COORDINATOR, around_dossier
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.queries.verzoeken import PRIVACYFUNCTIONARIS, facts_of_request, late_requests
from knooppunt.privacy.rules.verzoek import Verzoeksoort
from knooppunt.toegang.public import (
    Voortgang,
    close_tasks,
    events_about,
    open_task,
    open_tasks_for_role,
    record_event,
)

TE_LAAT = "verzoek.te_laat"
BEIDEN = frozenset({Verzoeksoort.TOEGANG, Verzoeksoort.BEZWAAR})
"""Kinds that who keeps watch gets as well, whoever leads."""
ONTVANGEN = nl(
    "Beste %(naam)s,\n\nWij hebben uw verzoek over uw gegevens ontvangen. U krijgt antwoord uiterlijk op %(dag)s.\n\n"
    "U leest het antwoord in Knooppunt, bij Mijn privacy.\n"
)
VERLENGD = nl(
    "Beste %(naam)s,\n\nHet antwoord op uw verzoek duurt langer. U krijgt het uiterlijk op %(dag)s.\n\n"
    "Waarom het langer duurt, leest u in Knooppunt, bij Mijn privacy.\n"
)
BEANTWOORD = nl(
    "Beste %(naam)s,\n\nEr is antwoord op uw verzoek over uw gegevens. U leest het in Knooppunt, bij Mijn privacy.\n\n"
    "Bent u het er niet mee eens? Bij het antwoord staat wat u kunt doen.\n"
)


def request_key(verzoek: Verzoek) -> str:
    return f"verzoek:{verzoek.ref}"


def ask_deciders(verzoek: Verzoek, by: Viewer, at: datetime) -> None:
    """On the home page of who leads; of who keeps watch when there is no leader, and for what must be weighed."""
    taak = {
        "sleutel": request_key(verzoek),
        "soort": "verzoek.beantwoorden",
        "tekst": f"Een verzoek van de familie over hun gegevens: {verzoek.get_soort_display()}",
        "url": reverse("privacy:verzoek", args=[verzoek.ref]),
        "at": at,
        "voor": verzoek.antwoord_voor,
    }
    leiders = facts_of_request(verzoek, by.op).leiders
    regisseur = [
        w for w in around_dossier(verzoek.dossier.ref, by.op).leiders if w.get("account_id") in leiders
    ]
    school = {"organisatie": verzoek.dossier.school, "rol": COORDINATOR}
    for wie in (regisseur or [school]) if leiders else []:
        open_task(dossier_ref=verzoek.dossier.ref, **wie, **taak)
    if not leiders or Verzoeksoort(verzoek.soort) in BEIDEN:
        open_tasks_for_role(rol=PRIVACYFUNCTIONARIS, op=by.op, **taak)


def close_request_tasks(verzoek: Verzoek, by: Viewer, at: datetime) -> None:
    close_tasks(sleutel=request_key(verzoek), by=by, at=at)


def confirm_receipt(verzoek: Verzoek) -> None:
    _mail(verzoek, nl("Uw verzoek is ontvangen"), ONTVANGEN)


def tell_extension(verzoek: Verzoek) -> None:
    _mail(verzoek, nl("Uw verzoek duurt langer"), VERLENGD)


def tell_answer(verzoek: Verzoek) -> None:
    _mail(verzoek, nl("Antwoord op uw verzoek"), BEANTWOORD)


def _mail(verzoek: Verzoek, onderwerp: str, tekst: str) -> None:
    """To who asked, in their language; who has no e-mail gets the letter from who leads."""
    account = verzoek.gedaan_by
    if not account.email:
        return
    with override(account.taal):
        velden = {"naam": account.naam, "dag": datum(verzoek.antwoord_voor)}
        mail_out(
            "verzoek_mail",
            aan=account.email,
            onderwerp=gettext(onderwerp),
            tekst=gettext(tekst),
            velden=velden,
        )


def tell_of_late_requests(*, at: datetime, by: Viewer, voortgang: Voortgang) -> str:
    """Nightly: who keeps watch finds each request whose last day is over on the home page, until it is answered."""
    te_laat = late_requests(by.op)
    for klaar, verzoek in enumerate(te_laat, start=1):
        tell_of_late_request(verzoek=verzoek, by=by, at=at)
        voortgang(klaar, len(te_laat))
    return f"Verzoeken die te laat zijn: {len(te_laat)}."


@transaction.atomic
def tell_of_late_request(*, verzoek: Verzoek, by: Viewer, at: datetime) -> None:
    """Once it is an event; the task is put back for who came to keep watch since."""
    open_tasks_for_role(
        rol=PRIVACYFUNCTIONARIS, op=by.op, sleutel=request_key(verzoek), soort=TE_LAAT, at=at,
        voor=verzoek.antwoord_voor, url=reverse("privacy:verzoek", args=[verzoek.ref]),
        tekst=f"Dit verzoek had al antwoord moeten krijgen: {verzoek.get_soort_display()}",
    )  # fmt: skip
    if not events_about(verzoek.ref).filter(soort=TE_LAAT).exists():
        record_event(soort=TE_LAAT, onderwerp_ref=verzoek.ref, by=by, at=at, dossier=verzoek.dossier.ref)
