"""The form that adds a document, the addresses it is sent to, and what a page says."""

from io import BytesIO

from django.urls import reverse

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.dossier.models import Document, Dossier


def url(dossier: Dossier, naam: str, document: Document | None = None, vraag: str = "") -> str:
    args = [dossier.ref, document.ref] if document else [dossier.ref]
    return reverse(f"dossier:{naam}", args=args) + vraag


def formulier(inhoud: bytes, naam: str = "bestand.bin", **anders: object) -> dict[str, object]:
    bestand = BytesIO(inhoud)
    bestand.name = naam
    velden = {"sleutel": nieuwe_referentie(), "titel": "Brief", "soort": "brief", "deel": "onderwijs"}
    return velden | {"bestand": bestand} | anders


def text(response) -> str:
    return response.content.decode()
