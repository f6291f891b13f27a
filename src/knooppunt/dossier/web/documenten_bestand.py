"""The file of a document. Every time that one is sent, a look is recorded: here, or on the page that shows it.

A picture on a page whose look was recorded comes with a proof of that (signed, for this person and this document, for
an hour), so that ten drawings on one page are not ten lines more. Without the proof it is a look of its own.
"""

from __future__ import annotations

from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.bestanden.public import VORMEN, file_response
from knooppunt.dossier.queries.documenten import document_for, waits
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.web.kader import dossier_or_404, purpose_of
from knooppunt.toegang.public import record_event

UUR = 3600
SIGNER = TimestampSigner(salt="document.blijk")


@access(doel="begeleiding", uitwisseling="document")
@require_GET
def document_bestand(request: HttpRequest, ref: str, document_ref: str) -> HttpResponseBase:
    """The file itself: to keep, or with ``tonen`` on a page; ``klein`` for the small picture of a list."""
    zicht = dossier_or_404(request, ref)
    document = document_for(zicht, request.viewer, document_ref)
    klein = "klein" in request.GET
    if document is None or waits(document) or (klein and VORMEN[document.bestand.vorm].groep != "foto"):
        raise Http404
    if not _is_proven(request, document_ref):
        record_document_look(request, zicht, document)
    return file_response(
        document.bestand, document.titel, tonen="tonen" in request.GET, klein=klein,
        bereik=request.headers.get("Range", ""),
    )  # fmt: skip


def record_document_look(request: HttpRequest, zicht: DossierZicht, document: Any) -> None:
    record_event(
        soort="document.bekeken", onderwerp_ref=document.ref, dossier_ref=zicht.dossier.ref, by=request.viewer,
        at=request.at, doel=purpose_of(request, zicht), deel=document.deel, bladzijde="document",
    )  # fmt: skip


def proof_of_look(request: HttpRequest, document_ref: str) -> str:
    return SIGNER.sign(f"{request.viewer.account_id}-{document_ref}")


def _is_proven(request: HttpRequest, document_ref: str) -> bool:
    try:
        gezegd = SIGNER.unsign(request.GET.get("blijk", ""), max_age=UUR)
    except BadSignature:
        return False
    return gezegd == f"{request.viewer.account_id}-{document_ref}"


def picture_links(request: HttpRequest, ref: str, documenten: list[Any]) -> list[tuple[Any, str]]:
    """Each document with the address of its small picture, or none."""
    return [(d, _picture_link(request, ref, d)) for d in documenten]


def _picture_link(request: HttpRequest, ref: str, document: Any) -> str:
    if VORMEN[document.bestand.vorm].groep != "foto" or waits(document):
        return ""
    adres = reverse("dossier:document_bestand", args=[ref, document.ref])
    return f"{adres}?klein&blijk={proof_of_look(request, document.ref)}"
