"""Taking everything along: ask, see how far it is, and fetch it, readable or for a computer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.pdf import pdf_answer
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.bestanden.public import files_response
from knooppunt.privacy.actions.downloaden import ask_download, documents_fetched, fetched, put_together
from knooppunt.privacy.queries.downloads import Stand, content_of, documents_in, dossiers_in, download_of
from knooppunt.privacy.web.download_pdf import document_of
from knooppunt.privacy.web.mijn import FAMILIE


@access(doel="inzage", meertalig=True)
@require_POST
def vragen(request: HttpRequest) -> HttpResponse:
    if request.viewer.soort not in FAMILIE:
        raise Http404
    gemaakt = ask_download(by=request.viewer, at=request.at)
    return redirect("privacy:download", gemaakt.ref)


def _own_or_404(request: HttpRequest, ref: str) -> Stand:
    stand = download_of(request.viewer, ref)
    if stand is None:
        raise Http404
    return stand


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def download(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it is; a post makes the next part (the page sends it by itself, or by a button without JavaScript)."""
    _own_or_404(request, ref)
    if request.method == "POST":
        put_together(download_ref=ref, by=request.viewer, at=request.at)
        if not request.htmx:
            return redirect("privacy:download", ref)
    stand = _own_or_404(request, ref)
    context = {"stand": stand, "heeft_documenten": bool(dossiers_in(request.viewer, stand.download))}
    sjabloon = "privacy/_download.html" if request.htmx else "privacy/download.html"
    return render(request, sjabloon, context)


def _ready_or_404(request: HttpRequest, ref: str) -> Stand:
    stand = _own_or_404(request, ref)
    if stand.download.klaar_at is None:
        raise Http404
    fetched(download_ref=ref, by=request.viewer, at=request.at)
    return stand


@access(doel="inzage", uitwisseling="mijn_gegevens")
@require_GET
def als_json(request: HttpRequest, ref: str) -> HttpResponse:
    """For a computer; the shape is in docs/reference/mijn-gegevens.schema.json."""
    stand = _ready_or_404(request, ref)
    antwoord = JsonResponse(
        exchange("mijn_gegevens").kies(content_of(stand.download)),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    antwoord["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return antwoord


@access(doel="inzage", uitwisseling="mijn_gegevens_pdf")
@require_GET
def als_pdf(request: HttpRequest, ref: str) -> HttpResponse:
    """To read and to print."""
    stand = _ready_or_404(request, ref)
    inhoud = document_of(content_of(stand.download), request.viewer.op)
    return pdf_answer("privacy/typst/mijn-gegevens.typ", inhoud, "mijn-gegevens.pdf", "mijn_gegevens_pdf")


@access(doel="inzage", uitwisseling="mijn_documenten")
@require_GET
def documenten(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Letters, reports and drawings themselves, as far as they are still there to see."""
    stand = _ready_or_404(request, ref)
    zichten = dossiers_in(request.viewer, stand.download)
    documents_fetched(refs=[z.dossier.ref for z in zichten], by=request.viewer, at=request.at)
    return files_response("mijn-documenten", documents_in(request.viewer, zichten))
