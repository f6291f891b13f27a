"""What leaves about a child, to whom, on which ground, with exactly which fields; the family reads it first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.datums import datum
from knooppunt.basis.pdf import pdf_answer
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.verstrekken import (
    answer_objection,
    answer_package,
    prepare_package,
    send_package,
    take_back_package,
)
from knooppunt.dossier.policies import may_lead_dossier
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.verstrekken import (
    Pakket,
    exchanges_of_a_dossier,
    open_handovers,
    package_for,
    packages_of,
)
from knooppunt.dossier.web.forms_verstrekken import BezwaarAntwoordForm, PakketAntwoordForm, PakketForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, record_look


@access(doel="inzage")
@require_GET
def wat_gaat_mee(request: HttpRequest, ref: str) -> HttpResponse:
    """Packages, a handover that waits, and every way by which something about this child can leave."""
    zicht = dossier_or_404(request, ref)
    context = dossier_context(request, zicht, "dossier:delen") | {
        "pakketten": packages_of(zicht, request.viewer) if _may_see(request, zicht) else [],
        "overdrachten": open_handovers(zicht),
        "uitwisselingen": exchanges_of_a_dossier(),
        "mag_klaarzetten": may_lead_dossier(request.viewer, zicht.feiten),
    }
    return render(request, "dossier/verstrekken/wat_gaat_mee.html", context)


def _may_see(request: HttpRequest, zicht: DossierZicht) -> bool:
    """A package holds the part education: the family, and who leads."""
    return zicht.feiten.is_family(request.viewer) or bool(may_lead_dossier(request.viewer, zicht.feiten))


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def pakket_nieuw(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    may_lead_dossier(request.viewer, zicht.feiten).require_permission()
    form = PakketForm(request.POST or None)
    url = reverse("dossier:wat_gaat_mee", args=[ref])
    if request.method == "POST" and form.is_valid():
        gegevens = {"url": url, "by": request.viewer, "at": request.at, **form.cleaned_data}
        verstrekking = perform(form, prepare_package, zicht=zicht, **gegevens)
        if verstrekking:
            messages.success(request, "Het pakket staat klaar. Het gezin leest nu eerst wat er meegaat.")
            return redirect("dossier:pakket", ref, verstrekking.ref)
    context = dossier_context(request, zicht, "dossier:delen") | {"form": form}
    return render(request, "dossier/verstrekken/nieuw.html", context, status=422 if form.errors else 200)


def _package_or_404(request: HttpRequest, zicht: DossierZicht, ref: str) -> Pakket:
    gevonden = package_for(zicht, request.viewer, ref) if _may_see(request, zicht) else None
    if gevonden is None:
        raise Http404
    return gevonden


@access(doel="inzage")
@require_http_methods(["GET", "POST"])
def pakket(request: HttpRequest, ref: str, pakket_ref: str) -> HttpResponse:
    """Exactly what leaves; a post is someone of the family who agrees or not."""
    zicht = dossier_or_404(request, ref)
    dit = _package_or_404(request, zicht, pakket_ref)
    form = PakketAntwoordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, answer_package, zicht=zicht, verstrekking=dit.verstrekking, **gegevens):
            messages.success(request, "Uw antwoord is bewaard.")
            return redirect("dossier:pakket", ref, pakket_ref)
    context: dict[str, Any] = dossier_context(request, zicht, "dossier:delen") | {
        "pakket": dit,
        "form": form,
        "bezwaarform": BezwaarAntwoordForm(),
        "leidt": may_lead_dossier(request.viewer, zicht.feiten),
        "mijn_antwoord": any(
            a.account_id == request.viewer.account_id for a in dit.verstrekking.antwoorden.all()
        ),
    }
    return render(request, "dossier/verstrekken/pakket.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_POST
def pakket_antwoord(request: HttpRequest, ref: str, pakket_ref: str) -> HttpResponse:
    """Who leads answers an objection."""
    zicht = dossier_or_404(request, ref)
    dit = _package_or_404(request, zicht, pakket_ref)
    form = BezwaarAntwoordForm(request.POST)
    if form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        answer_objection(zicht=zicht, verstrekking=dit.verstrekking, **gegevens)
        messages.success(request, "Uw antwoord staat bij het pakket.")
    else:
        messages.error(request, "Schrijf eerst een antwoord.")
    return redirect("dossier:pakket", ref, pakket_ref)


@access(doel="begeleiding")
@require_POST
def pakket_versturen(request: HttpRequest, ref: str, pakket_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    dit = _package_or_404(request, zicht, pakket_ref)
    send_package(zicht=zicht, verstrekking=dit.verstrekking, by=request.viewer, at=request.at)
    messages.success(
        request, "Het pakket staat als verstuurd in het dossier. Download het nu en stuur het op."
    )
    return redirect("dossier:pakket", ref, pakket_ref)


@access(doel="begeleiding")
@require_POST
def pakket_terug(request: HttpRequest, ref: str, pakket_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    dit = _package_or_404(request, zicht, pakket_ref)
    take_back_package(zicht=zicht, verstrekking=dit.verstrekking, by=request.viewer, at=request.at)
    messages.success(request, "Het pakket is teruggetrokken. Er gaat niets weg.")
    return redirect("dossier:wat_gaat_mee", ref)


@access(doel="begeleiding", uitwisseling="pakket")
@require_GET
def pakket_pdf(request: HttpRequest, ref: str, pakket_ref: str) -> HttpResponse:
    """The package as a document, once it was sent; not before, because the family reads first."""
    zicht = dossier_or_404(request, ref)
    dit = _package_or_404(request, zicht, pakket_ref)
    if dit.verstrekking.verstuurd_at is None:
        raise Http404
    record_look(request, zicht, "pakket_pdf")
    inhoud = {
        "titel": dit.uitwisseling.naam[:1].upper() + dit.uitwisseling.naam[1:],
        "voet": f"Verstuurd op {datum(dit.verstrekking.verstuurd_at)} · vertrouwelijk",
        "aan": dit.verstrekking.aan,
        "grond": dit.uitwisseling.grond,
        "stukken": [{"kop": kop[:1].upper() + kop[1:], "tekst": tekst} for kop, tekst in dit.stukken],
    }
    return pdf_answer("dossier/typst/pakket.typ", inhoud, "pakket.pdf", "pakket")
