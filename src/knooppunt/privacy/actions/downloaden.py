"""Taking everything along: asked once, put together part by part, so that a long one shows how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import NotAllowed, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.public import export_support
from knooppunt.dossier.public import dossier_for, export_dossier, my_family_dossiers
from knooppunt.kennis.public import export_participations
from knooppunt.loket.public import export_questions
from knooppunt.privacy.models import Download, Downloaddeel
from knooppunt.privacy.queries.verzoeken import export_requests
from knooppunt.toegang.public import export_account, record_event


@transaction.atomic
def ask_download(*, by: Viewer, at: datetime) -> Download:
    """Start one; while it is being put together the same is given back."""
    unless(by.is_bekend, "Log eerst in.").require_permission()
    bezig = Download.objects.filter(account_id=by.account_id, klaar_at__isnull=True).first()
    if bezig:
        return bezig
    download = Download.objects.create(account_id=by.account_id, gevraagd_at=at)
    refs = ["", *(dossier.ref for dossier in my_family_dossiers(by))]
    Downloaddeel.objects.bulk_create(
        Downloaddeel(download=download, volgorde=nummer, dossier_ref=ref) for nummer, ref in enumerate(refs)
    )
    record_event(soort="download.gevraagd", onderwerp_ref=download.ref, by=by, at=at, delen=len(refs))
    return download


@transaction.atomic
def put_together(*, download_ref: str, by: Viewer, at: datetime) -> Download:
    """Fill the next part; of a dossier exactly what this person may see of it at this moment."""
    download = Download.objects.select_for_update().filter(ref=download_ref, account_id=by.account_id).first()
    if download is None:
        raise NotAllowed("Deze download is niet van u.")
    deel = download.delen.filter(klaar_at__isnull=True).first()
    if deel:
        deel.inhoud = _dossier(deel.dossier_ref, by, at) if deel.dossier_ref else _account(by, at)
        deel.klaar_at = at
        deel.save(update_fields=["inhoud", "klaar_at"])
    if download.klaar_at is None and not download.delen.filter(klaar_at__isnull=True).exists():
        download.klaar_at = at
        download.save(update_fields=["klaar_at"])
        record_event(soort="download.klaar", onderwerp_ref=download.ref, by=by, at=at)
    return download


def _account(by: Viewer, at: datetime) -> dict[str, object]:
    """Who they are here, what they asked the loket and which rights they used; a look at their own account."""
    account = export_account(by)
    record_event(
        soort="account.bekeken", onderwerp_ref=account["nummer"], by=by, at=at, doel="inzage", bladzijde="download"
    )  # fmt: skip
    return {
        "account": account, "loket": export_questions(by), "verzoeken": export_requests(by),
        "scholing": export_participations(by),
    }  # fmt: skip


def _dossier(ref: str, by: Viewer, at: datetime) -> dict[str, object]:
    """Empty when the dossier is no longer theirs to see; seen, it is a look."""
    zicht = dossier_for(by, ref)
    if zicht is None:
        return {}
    _look_at(ref, by, at)
    return export_dossier(zicht, by) | {"inzet": export_support(zicht)}


def _look_at(ref: str, by: Viewer, at: datetime) -> None:
    record_event(
        soort="dossier.bekeken", onderwerp_ref=ref, dossier_ref=ref, by=by, at=at, doel="inzage", bladzijde="download"
    )  # fmt: skip


@transaction.atomic
def documents_fetched(*, refs: Iterable[str], by: Viewer, at: datetime) -> None:
    """Someone takes the documents of these dossiers along: a look at each."""
    for ref in refs:
        _look_at(ref, by, at)


@transaction.atomic
def fetched(*, download_ref: str, by: Viewer, at: datetime) -> None:
    """Someone takes it along: that is written down too."""
    record_event(soort="download.opgehaald", onderwerp_ref=download_ref, by=by, at=at)
