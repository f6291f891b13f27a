"""Breaking the glass: a dossier opens for a short time; family and privacy officer hear it in the same moment."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override

from knooppunt.basis.datums import datum
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Dossier, Noodtoegang
from knooppunt.dossier.policies.kring import emergency_workplaces
from knooppunt.dossier.policies.nood import may_break_glass, may_review_emergencies, needs_emergency
from knooppunt.dossier.queries.kring import facts_of
from knooppunt.dossier.queries.nood import attempts_today, open_dossier_of
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.nood import (
    Noodaanleiding,
    Noodoordeel,
    attempt_verdict,
    emergency_period,
    is_told,
    review_verdict,
)
from knooppunt.dossier.rules.toestemming import PAKKET
from knooppunt.toegang.public import Account, close_tasks, open_task, open_tasks_for_role, record_event

BEOORDELAAR = "privacyfunctionaris"


@transaction.atomic
def break_glass(
    *,
    voornaam: str,
    achternaam: str,
    geboortedatum: date,
    aanleiding: Noodaanleiding,
    reden: str,
    site: str,
    by: Viewer,
    at: datetime,
) -> Noodtoegang | None:
    """Open the dossier of this child. None when there is no open one; that attempt is written down too."""
    may_break_glass(by).require_permission()
    attempt_verdict(attempts_today(by, at), by.op).require()
    unless(reden.strip(), "Schrijf op waarom dit niet kan wachten.").require()
    dossier = open_dossier_of(voornaam, achternaam, geboortedatum)
    if dossier is None:
        record_event(soort="nood.niet_gevonden", onderwerp_ref="", by=by, at=at)
        return None
    needs_emergency(by, facts_of(dossier)).require()
    periode = emergency_period(by.op)
    nood = Noodtoegang.objects.create(
        dossier=dossier, account_id=by.account_id, organisatie_id=min(emergency_workplaces(by)),
        aanleiding=aanleiding.value, reden=reden.strip(), begonnen_at=at, vanaf=periode.vanaf, tot=periode.tot,
    )  # fmt: skip
    record_event(
        soort="nood.geopend", onderwerp_ref=nood.ref, dossier_ref=dossier.ref, by=by, at=at, doel="nood",
        aanleiding=aanleiding.value,
    )  # fmt: skip
    _tell_family(nood, site, by, at)
    _tell_privacy_officer(nood, by, at)
    return nood


@transaction.atomic
def end_emergency(*, nood: Noodtoegang, by: Viewer, at: datetime) -> None:
    """It is over: who opened it closes it before its time."""
    rij = Noodtoegang.objects.select_for_update().select_related("dossier").get(pk=nood.pk)
    unless(rij.account_id == by.account_id, "Alleen wie het opende, kan dit sluiten.").require_permission()
    if rij.tot <= by.op:
        raise Refusal("Deze toegang is al voorbij.")
    rij.tot = by.op
    rij.save(update_fields=["tot"])
    record_event(
        soort="nood.gesloten", onderwerp_ref=rij.ref, dossier_ref=rij.dossier.ref, by=by, at=at, doel="nood"
    )  # fmt: skip


@transaction.atomic
def review_emergency(
    *, nood: Noodtoegang, oordeel: Noodoordeel | None, gevolgen: str, by: Viewer, at: datetime
) -> None:
    """Justified or not, with what follows; the family reads it. What was not justified ends at once."""
    may_review_emergencies(by).require_permission()
    rij = Noodtoegang.objects.select_for_update().select_related("dossier").get(pk=nood.pk)
    review_verdict(
        oordeel, gevolgen, is_eigen=rij.account_id == by.account_id, is_beoordeeld=bool(rij.oordeel)
    ).require()
    rij.oordeel, rij.gevolgen = (oordeel.value if oordeel else ""), gevolgen.strip()
    rij.beoordeeld_by_id, rij.beoordeeld_at = by.account_id, at
    if oordeel is Noodoordeel.ONTERECHT:
        rij.tot = min(rij.tot, max(by.op, rij.vanaf))
    rij.save(update_fields=["oordeel", "gevolgen", "beoordeeld_by", "beoordeeld_at", "tot"])
    close_tasks(sleutel=f"nood:beoordelen:{rij.ref}", by=by, at=at)
    record_event(
        soort="nood.beoordeeld", onderwerp_ref=rij.ref, dossier_ref=rij.dossier.ref, by=by, at=at, doel="nood",
        oordeel=rij.oordeel,
    )  # fmt: skip


def _tell_family(nood: Noodtoegang, site: str, by: Viewer, at: datetime) -> None:
    """A task and a mail without a name for each parent in the circle, and for the pupil from an age on."""
    url = reverse("dossier:noodtoegang", args=[nood.dossier.ref])
    for account in _family_of(nood.dossier, by.op):
        je = account.soort == Account.Soort.LEERLING
        open_task(
            sleutel=f"nood:{nood.ref}", soort="nood.lezen", account_id=account.pk, url=url, at=at,
            tekst="Iemand opende in een noodgeval jouw dossier. Lees wie en waarom." if je
            else "Iemand opende in een noodgeval het dossier. Lees wie en waarom.",
            dossier_ref=nood.dossier.ref,
        )  # fmt: skip
        if account.email:
            _mail_family(account, by.op, site.rstrip("/") + url)


def _mail_family(account: Account, op: date, link: str) -> None:
    """In the reader's language; for a parent and for a pupil it is the same sentence."""
    with override(account.taal):
        mail_out(
            "nood_mail",
            aan=account.email,
            onderwerp=gettext("Een dossier is geopend in een noodgeval"),
            tekst=gettext(
                "Op %(dag)s opende iemand in een noodgeval een dossier. Lees wie en waarom:\n\n"
                "%(link)s\n\nKlopt dit niet? Vraag ernaar bij ‘Wie keek er’ in het dossier.\n"
            ),
            velden={"dag": datum(op), "link": link},
        )


def _family_of(dossier: Dossier, op: date) -> list[Account]:
    """Parents in the circle today, and the pupil when they are old enough to be told; of an adult only the pupil."""
    hoort = is_told(dossier.kind.geboortedatum, op)
    wie = [
        lid.account_id
        for lid in facts_of(dossier).kring_op(op)
        if lid.is_familie and (lid.hoedanigheid is not Hoedanigheid.LEERLING or hoort)
    ]
    return list(Account.objects.filter(pk__in=wie))


def _tell_privacy_officer(nood: Noodtoegang, by: Viewer, at: datetime) -> None:
    voor = PAKKET.op("NOODTOEGANG_BEOORDELEN", by.op).vanaf(by.op)
    open_tasks_for_role(
        rol=BEOORDELAAR, op=by.op, sleutel=f"nood:beoordelen:{nood.ref}", soort="nood.beoordelen", at=at, voor=voor,
        url=reverse("dossier:nood_beoordelen", args=[nood.ref]),
        tekst="Beoordeel: iemand opende een dossier in een noodgeval",
    )  # fmt: skip
