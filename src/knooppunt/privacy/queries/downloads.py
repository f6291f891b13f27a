"""Reads: downloads of the own data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import DossierZicht, documents_for_download, dossier_for
from knooppunt.privacy.models import Download

VERSIE = "1.0"
SCHEMA = "mijn-gegevens.schema.json"


@dataclass(frozen=True)
class Stand:
    """How far a download is."""

    download: Download
    klaar: int
    totaal: int


def download_of(viewer: Viewer, ref: str) -> Stand | None:
    """The viewer's own download; None for everyone else."""
    download = Download.objects.filter(ref=ref, account_id=viewer.account_id).first()
    if download is None:
        return None
    klaar = download.delen.filter(klaar_at__isnull=False).count()
    return Stand(download, klaar, download.delen.count())


def content_of(download: Download) -> dict[str, Any]:
    """All parts as one document, in the shape of the schema."""
    eerste, *dossiers = [deel.inhoud for deel in download.delen.all()]
    return {
        "schema": SCHEMA,
        "versie": VERSIE,
        "gemaakt_op": download.klaar_at.isoformat(timespec="seconds") if download.klaar_at else "",
        **eerste,
        "dossiers": [inhoud for inhoud in dossiers if inhoud],
    }


def dossiers_in(viewer: Viewer, download: Download) -> list[DossierZicht]:
    """The dossiers in it that have documents, as far as the viewer still sees them."""
    refs = [deel.dossier_ref for deel in download.delen.all() if deel.inhoud.get("documenten")]
    return [zicht for ref in refs if (zicht := dossier_for(viewer, ref))]


def documents_in(viewer: Viewer, zichten: list[DossierZicht]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every document, as name (with the child as folder) and content in pieces."""
    for zicht in zichten:
        map_ = slugify(zicht.dossier.kind.voornaam) or "kind"
        for naam, inhoud in documents_for_download(zicht, viewer):
            yield f"{map_}-{zicht.dossier.ref[:4]}/{naam}", inhoud


def ended_downloads(tot: date) -> QuerySet[Download]:
    return Download.objects.filter(gevraagd_at__date__lte=tot)
