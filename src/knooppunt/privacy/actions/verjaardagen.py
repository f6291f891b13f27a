"""Birthdays change rights by themselves; the pupil, the parents and who leads are told in time, once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override

from knooppunt.basis.datums import datum
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import around_dossier
from knooppunt.privacy.queries.verjaardagen import AANGEKONDIGD, BEREIKT, Jarig, had_birthday, to_tell
from knooppunt.toegang.public import Account, Voortgang, close_tasks, open_task, record_event

OUDER = nl(
    "Beste %(naam)s,\n\nOp %(dag)s verandert wie er beslist over de gegevens van een kind van u. Dat gaat vanzelf. "
    "Wat het betekent, leest u in Knooppunt, bij Mijn privacy.\n"
)
OUDER_18 = nl(
    "Beste %(naam)s,\n\nOp %(dag)s wordt een kind van u volwassen. Vanaf die dag ziet u in Knooppunt alleen nog wat "
    "uw kind u laat zien. Wilt u iets bewaren? Download het voor die dag, bij Mijn privacy.\n\n"
    "Heeft de rechter u benoemd als mentor of curator? Zeg dat dan tegen de regisseur.\n"
)
LEERLING = nl(
    "Hoi %(naam)s,\n\nVanaf %(dag)s mag jij meer zelf beslissen over wat er over jou in Knooppunt staat. Dat gaat "
    "vanzelf. Wat het betekent, lees je bij Mijn privacy.\n"
)


def tell_of_birthdays(*, at: datetime, by: Viewer, voortgang: Voortgang) -> str:
    """Nightly: announce what comes, record what came. Done twice it finds nothing to do."""
    komend, geweest = to_tell(by.op), had_birthday(by.op)
    for klaar, jarig in enumerate(komend, start=1):
        announce_birthday(jarig=jarig, by=by, at=at)
        voortgang(klaar, len(komend) + len(geweest))
    for klaar, (jarig, bekend) in enumerate(geweest, start=len(komend) + 1):
        reach_birthday(jarig=jarig, bekend=bekend, by=by, at=at)
        voortgang(klaar, len(komend) + len(geweest))
    nieuw = sum(not bekend for _, bekend in geweest)
    return f"{len(komend)} verjaardagen aangekondigd, {nieuw} keer veranderden rechten."


@transaction.atomic
def announce_birthday(*, jarig: Jarig, by: Viewer, at: datetime) -> None:
    """By mail and on the home page of the family; on the home page of who leads."""
    record_event(soort=AANGEKONDIGD, **_about(jarig), by=by, at=at)
    rondom = around_dossier(jarig.dossier.ref, by.op)
    taak = {
        "sleutel": _key(jarig), "soort": "verjaardag.lezen", "at": at, "voor": jarig.verjaardag.dag,
        "dossier_ref": jarig.dossier.ref,
    }  # fmt: skip
    for account in rondom.familie:
        _mail(account, jarig)
        open_task(
            account_id=account.pk, tekst=_for_family(account, jarig), url=reverse("privacy:mijn"), **taak
        )
    taak |= {"tekst": _for_leader(jarig, by), "url": reverse("privacy:volwassen", args=[jarig.dossier.ref])}
    for leider in rondom.leiders:
        open_task(**(taak | leider))


@transaction.atomic
def reach_birthday(*, jarig: Jarig, bekend: bool, by: Viewer, at: datetime) -> None:
    """The day has come: it stands on the timeline, and nobody has to read it any more. Who leads keeps the task while
    an adult pupil has no account: until then nobody of the family decides."""
    if not bekend:
        record_event(soort=BEREIKT, **_about(jarig), by=by, at=at)
    rondom = around_dossier(jarig.dossier.ref, by.op)
    if jarig.dossier.kind.account_id or not jarig.verjaardag.trap.is_volwassen:
        close_tasks(sleutel=_key(jarig), by=by, at=at)
    else:
        for account in rondom.familie:
            close_tasks(sleutel=_key(jarig), by=by, at=at, account_id=account.pk)


def _about(jarig: Jarig) -> dict[str, str]:
    ref, verjaardag = jarig.dossier.ref, jarig.verjaardag
    dag = verjaardag.dag.isoformat()
    return {"onderwerp_ref": ref, "dossier_ref": ref, "trap": verjaardag.trap.code, "dag": dag}


def _key(jarig: Jarig) -> str:
    return f"verjaardag:{jarig.dossier.ref}:{jarig.verjaardag.trap.code}"


def _for_family(account: Account, jarig: Jarig) -> str:
    """As taken.toml has it."""
    if account.soort == "leerling":
        return "Straks mag jij meer zelf beslissen. Lees wat er verandert."
    kind = jarig.dossier.kind.voornaam
    return f"Straks verandert wie er beslist over de gegevens van {kind}. Lees wat dat betekent."


def _for_leader(jarig: Jarig, by: Viewer) -> str:
    jaren = jarig.verjaardag.trap.jaren(by.op)
    if jarig.verjaardag.trap.is_volwassen and not jarig.dossier.kind.account_id:
        return f"De leerling wordt {jaren} en beslist dan zelf. Nodig de leerling uit."
    return f"De leerling wordt {jaren}. Bespreek wat er dan verandert."


def _mail(account: Account, jarig: Jarig) -> None:
    """In the reader's language; never about whom."""
    if not account.email:
        return
    with override(account.taal):
        if account.soort == "leerling":
            onderwerp, tekst = gettext("Straks mag jij meer zelf beslissen"), gettext(LEERLING)
        else:
            onderwerp = gettext("Er verandert iets in Knooppunt")
            tekst = gettext(OUDER_18 if jarig.verjaardag.trap.is_volwassen else OUDER)
        velden = {"naam": account.naam, "dag": datum(jarig.verjaardag.dag)}
        mail_out("verjaardag_mail", aan=account.email, onderwerp=onderwerp, tekst=tekst, velden=velden)
