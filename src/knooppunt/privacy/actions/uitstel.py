"""Something is still needed: a hold with a reason and a last day, and its end."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.privacy.models import Aankondiging, Uitstel
from knooppunt.privacy.queries.bewaren import announcement_for
from knooppunt.privacy.rules.bewaren import Uitstelreden, hold_verdict
from knooppunt.toegang.public import record_event


def _mine(ref: str, by: Viewer) -> Aankondiging:
    """The announcement, locked, when this person may decide about it."""
    gevonden = announcement_for(by, ref)
    if gevonden is None:
        raise NotAllowed("Alleen wie dit dossier leidt of de regio beheert kan dit doen.")
    return Aankondiging.objects.select_for_update().get(pk=gevonden.aankondiging.pk)


@transaction.atomic
def hold(
    *, aankondiging_ref: str, reden: Uitstelreden, toelichting: str, tot: date, by: Viewer, at: datetime
) -> Uitstel:
    """Keep it until and including a day. A new hold takes the place of the one before."""
    aankondiging = _mine(aankondiging_ref, by)
    hold_verdict(toelichting, tot, by.op).require()
    aankondiging.uitstellen.filter(gestopt_at__isnull=True).update(gestopt_at=at)
    uitstel = Uitstel.objects.create(
        aankondiging=aankondiging, reden=reden.value, toelichting=toelichting.strip(), tot=tot,
        by_id=by.account_id, at=at,
    )  # fmt: skip
    _record("bewaren.uitgesteld", aankondiging, by, at, reden=reden.value, tot=tot.isoformat())
    return uitstel


@transaction.atomic
def end_hold(*, aankondiging_ref: str, by: Viewer, at: datetime) -> None:
    """It is no longer needed: it goes on its day, or the next night when that day has passed."""
    aankondiging = _mine(aankondiging_ref, by)
    if not aankondiging.uitstellen.filter(gestopt_at__isnull=True).update(gestopt_at=at):
        raise Refusal("Het wissen is niet uitgesteld.")
    _record("bewaren.uitstel_gestopt", aankondiging, by, at)


def _record(soort: str, aankondiging: Aankondiging, by: Viewer, at: datetime, **gegevens: str) -> None:
    dossier_ref = aankondiging.onderwerp_ref if aankondiging.soort == "dossier" else ""
    record_event(
        soort=soort, onderwerp_ref=aankondiging.ref, dossier_ref=dossier_ref, by=by, at=at, **gegevens
    )
