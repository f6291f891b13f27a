"""Documents that wait for the scanner, that were taken away long ago, or whose dossier goes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.bestanden.public import Uitslag, drop_file, keep_outcome, remove_orphans, scan_again
from knooppunt.dossier.models import Document, Dossier
from knooppunt.dossier.rules.documenten import PAKKET
from knooppunt.toegang.public import Voortgang, open_task, record_event, removed


def nightly(*, at: datetime, by: Viewer, voortgang: Voortgang) -> str:
    """The work of the night: look after what waits, empty the bin, remove what belongs to nothing."""
    nagekeken = scan_waiting(at=at, by=by, voortgang=voortgang)
    weg = empty_bin(at=at, by=by, voortgang=voortgang)
    return f"{nagekeken} nagekeken, {weg} voorgoed weg, {remove_orphans(at=at)} losse bestanden opgeruimd."


def scan_waiting(*, at: datetime, by: Viewer, voortgang: Voortgang, hoogstens: int = 1000) -> int:
    """Ask the scanner again, oldest first; stops at the first one for which it still does not answer."""
    wachtend = list(
        Document.objects.filter(bestand__uitslag=Uitslag.WACHT.value)
        .select_related("bestand", "dossier")
        .order_by("pk")[:hoogstens]
    )
    for nummer, document in enumerate(wachtend):
        if scan_document(document=document, by=by, at=at) is Uitslag.WACHT:
            return nummer
        voortgang(nummer + 1, len(wachtend))
    return len(wachtend)


def scan_document(*, document: Document, by: Viewer, at: datetime) -> Uitslag:
    """Once more; with a virus it goes, and who added it is told."""
    uitslag = scan_again(document.bestand)
    if uitslag is Uitslag.VIRUS:
        throw_out(document=document, by=by, at=at)
    elif uitslag is not Uitslag.WACHT:
        let_through(document=document, uitslag=uitslag, by=by, at=at)
    return uitslag


@transaction.atomic
def let_through(*, document: Document, uitslag: Uitslag, by: Viewer, at: datetime) -> None:
    """It no longer waits: who sees the part sees it."""
    keep_outcome(bestand=document.bestand, uitslag=uitslag, at=at)
    _record("document.beschikbaar", document, by, at)


@transaction.atomic
def throw_out(*, document: Document, by: Viewer, at: datetime) -> None:
    """There is a virus in it."""
    _record("document.besmet", document, by, at)
    open_task(
        sleutel=f"document.besmet:{document.ref}", soort="document.besmet", dossier_ref=document.dossier.ref, at=at,
        tekst="In een document dat u toevoegde zit een virus. Het is niet bewaard.",
        url=reverse("dossier:documenten", args=[document.dossier.ref]), account_id=document.toegevoegd_by_id,
    )  # fmt: skip
    _remove(document)


def empty_bin(*, at: datetime, by: Viewer, voortgang: Voortgang) -> int:
    """What was taken away longer ago than it can be put back goes for good, with its file."""
    grens = at - timedelta(days=PAKKET.op("DOCUMENT_TERUGZETTEN", by.op).dagen + 1)
    weg = list(Document.objects.filter(weg_at__lt=grens).select_related("bestand", "dossier"))
    for nummer, document in enumerate(weg):
        remove_for_good(document=document, by=by, at=at)
        voortgang(nummer + 1, len(weg))
    return len(weg)


@transaction.atomic
def remove_for_good(*, document: Document, by: Viewer, at: datetime) -> None:
    _record("document.gewist", document, by, at)
    _remove(document)


def forget_documents(dossier: Dossier) -> Counter[str]:
    """All documents of a dossier with their files, in the caller's transaction and event. Returns rows by table."""
    bestanden = [document.bestand for document in dossier.documenten.select_related("bestand")]
    weg = removed(dossier.documenten.all())
    for bestand in bestanden:
        drop_file(bestand=bestand)
    return weg + Counter(bestand._meta.label for bestand in bestanden)


def _record(soort: str, document: Document, by: Viewer, at: datetime) -> None:
    record_event(
        soort=soort, onderwerp_ref=document.ref, dossier_ref=document.dossier.ref, by=by, at=at, deel=document.deel
    )  # fmt: skip


def _remove(document: Document) -> None:
    bestand = document.bestand
    document.delete()
    drop_file(bestand=bestand)
