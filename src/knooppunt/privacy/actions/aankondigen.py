"""Telling people what will be removed, in time and in their language; a mail never says about whom it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext, override

from knooppunt.basis.datums import datum
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import COORDINATOR, announce_removal, around_dossier
from knooppunt.loket.public import teller_of
from knooppunt.privacy.models import Aankondiging, Vernietiging
from knooppunt.toegang.public import account_by_ref, close_tasks, open_task


@dataclass(frozen=True)
class Lezer:
    """Who reads a mail: address and language."""

    email: str
    taal: str


def task_key(aankondiging: Aankondiging) -> str:
    return f"bewaren:{aankondiging.ref}"


def tell_of_removal(aankondiging: Aankondiging, by: Viewer, at: datetime) -> None:
    """A mail to whom it is about; a dossier is also on the home page of the family and of who leads it."""
    if aankondiging.soort == "dossier":
        announce_removal(ref=aankondiging.onderwerp_ref, wissen_op=aankondiging.wissen_op, by=by, at=at)
        _open_dossier_tasks(aankondiging, by, at)
    for lezer in readers_of(aankondiging, by.op):
        with override(lezer.taal):
            onderwerp, tekst = _announcement(aankondiging.soort)
            dag = datum(aankondiging.wissen_op)
            mail_out("bewaren_mail", aan=lezer.email, onderwerp=onderwerp, tekst=tekst, velden={"dag": dag})


def untell_of_removal(aankondiging: Aankondiging, by: Viewer, at: datetime) -> None:
    """It stays: what was asked is off the lists."""
    close_tasks(sleutel=task_key(aankondiging), by=by, at=at)
    if aankondiging.soort == "dossier":
        announce_removal(ref=aankondiging.onderwerp_ref, wissen_op=None, by=by, at=at)


def tell_removed(lezers: list[Lezer], soort: str, vernietiging: Vernietiging) -> None:
    """It is gone, with the number of the proof; ``lezers`` were looked up before."""
    if soort == "account":
        return  # the last mail about an account said on which day it goes; its address is gone as well
    for lezer in lezers:
        with override(lezer.taal):
            tekst = gettext(
                "Beste lezer,\n\nWat in Knooppunt stond, is vandaag gewist. Niemand kan het nog lezen.\n\n"
                "Nummer van het bewijs: %(nummer)s\n\nU hoeft niets te doen.\n"
            )
            mail_out(
                "bewaren_mail",
                aan=lezer.email,
                onderwerp=gettext("Gewist in Knooppunt"),
                tekst=tekst,
                velden={"nummer": vernietiging.ref},
            )


def readers_of(aankondiging: Aankondiging, op: date) -> list[Lezer]:
    """Who is told by mail. A parent without an address gets a letter from who leads the dossier."""
    ref = aankondiging.onderwerp_ref
    if aankondiging.soort == "dossier":
        return [Lezer(a.email, a.taal) for a in around_dossier(ref, op).familie if a.email]
    if aankondiging.soort == "vraag":
        _, email, taal = teller_of(ref)
        return [Lezer(email, taal)] if email else []
    account = account_by_ref(ref)
    return [Lezer(account.email, account.taal)] if account and account.email else []


def _announcement(soort: str) -> tuple[str, str]:
    """Subject and text, in the language of the reader, with a place for the day."""
    if soort == "account":
        tekst = gettext(
            "Beste lezer,\n\nU gebruikt uw account van Knooppunt niet meer. Wij wissen het op %(dag)s.\n\n"
            "Wilt u het houden? Log dan voor die dag een keer in.\n"
        )
        return gettext("Uw account van Knooppunt wordt gewist"), tekst
    if soort == "vraag":
        tekst = gettext(
            "Beste lezer,\n\nU vroeg eerder iets aan het loket. Wij wissen uw vraag en de antwoorden op %(dag)s.\n\n"
            "Wilt u iets bewaren? Druk de pagina van uw vraag dan voor die dag af.\n"
        )
        return gettext("Uw vraag aan het loket wordt gewist"), tekst
    tekst = gettext(
        "Beste lezer,\n\nEen dossier waar u bij hoort, is al een tijd afgesloten. Wij wissen het op %(dag)s.\n\n"
        "Wilt u iets bewaren? Log in op Knooppunt, open het dossier en druk af wat u wilt houden.\n"
        "Vindt u dat het nog niet weg mag? Zeg dat dan voor die dag tegen de regisseur.\n"
    )
    return gettext("Een dossier in Knooppunt wordt gewist"), tekst


def _open_dossier_tasks(aankondiging: Aankondiging, by: Viewer, at: datetime) -> None:
    ref = aankondiging.onderwerp_ref
    rondom = around_dossier(ref, by.op)
    taak = {
        "sleutel": task_key(aankondiging),
        "at": at,
        "voor": aankondiging.wissen_op,
        "dossier_ref": ref,
    }
    for account in rondom.familie:
        open_task(
            soort="bewaren.downloaden", account_id=account.pk, url=reverse("dossier:dossier", args=[ref]),
            tekst="Dit dossier wordt gewist. Druk voor die dag af wat u wilt houden." if account.soort != "leerling"
            else "Dit dossier wordt gewist. Druk voor die dag af wat je wilt houden.", **taak,
        )  # fmt: skip
    leider = {"account_id": rondom.regisseur_id} if rondom.regisseur_id else None
    if leider is None and rondom.school:
        leider = {"organisatie": rondom.school, "rol": COORDINATOR}
    if leider:
        open_task(
            soort="bewaren.bekijken", url=reverse("privacy:bewaren"),
            tekst="Dit dossier wordt gewist. Is het nog nodig? Zeg dan waarom.", **leider, **taak,
        )  # fmt: skip
