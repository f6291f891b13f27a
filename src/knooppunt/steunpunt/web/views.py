"""Pages of the ouder- en jeugdsteunpunt: its conversations, and the signals that it hands over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.steunpunt.actions import (
    bundle_signals,
    change_contact,
    delete_contact,
    keep_contact,
    see_contact,
)
from knooppunt.steunpunt.policies import may_bundle_signals
from knooppunt.steunpunt.queries import (
    SECTOREN,
    contact_for,
    contacts_page,
    has_report,
    last_period,
    my_steunpunt,
    signal_reports,
)
from knooppunt.steunpunt.rules import report_verdict
from knooppunt.steunpunt.web.forms import BundelForm, ContactForm, FilterForm
from knooppunt.toegang.public import Blik, Permissie, record_looks


@access(Permissie.STEUNPUNT_CONTACTEN, doel="steunpunt")
@require_GET
def contacten(request: HttpRequest) -> HttpResponse:
    """The conversations, newest first. Whom to call waits on the home page."""
    form = FilterForm(request.GET or None)
    onderwerp = form.cleaned_data["onderwerp"] if form.is_valid() else ""
    na = request.GET.get("na", "")
    lijst = contacts_page(request.viewer, onderwerp, na=na)
    record_looks(
        blikken=[Blik("contact.bekeken", contact.ref) for contact in lijst.contacten],
        bladzijde="lijst",
        doel="steunpunt",
        by=request.viewer,
        at=request.at,
    )
    context = {
        "form": form,
        "contacten": lijst.contacten,
        "begin": request.path if na else "",
        "volgende": f"?onderwerp={onderwerp}&na={lijst.volgende}" if lijst.volgende else "",
        "gezocht": bool(onderwerp),
    }
    return render(request, "steunpunt/contacten.html", context)


@access(Permissie.STEUNPUNT_CONTACTEN, doel="steunpunt")
@require_http_methods(["GET", "POST"])
def contact_nieuw(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST or None, initial={"gesproken_op": request.viewer.op})
    goed = request.method == "POST" and form.is_valid()
    if goed and perform(form, keep_contact, gegevens=form.cleaned_data, by=request.viewer, at=request.at):
        messages.success(request, "Het gesprek is bewaard. Alleen het steunpunt ziet het.")
        return redirect("steunpunt:contacten")
    context = {"form": form, "kop": "Nieuw gesprek"}
    return render(request, "steunpunt/contact.html", context, status=422 if form.errors else 200)


def _contact_or_404(request: HttpRequest, ref: str) -> Any:
    gevonden = contact_for(request.viewer, ref)
    if gevonden is None:
        raise Http404
    return gevonden


@access(Permissie.STEUNPUNT_CONTACTEN, doel="steunpunt")
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, ref: str) -> HttpResponse:
    """One conversation, to read and to change."""
    dit = _contact_or_404(request, ref)
    begin = {naam: getattr(dit, naam) for naam in ContactForm.base_fields}
    form = ContactForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, "gegevens": form.cleaned_data}
        if perform(form, change_contact, contact=dit, **gegevens):
            messages.success(request, "Het gesprek is bewaard.")
            return redirect("steunpunt:contacten")
    see_contact(contact=dit, by=request.viewer, at=request.at)
    context = {"form": form, "kop": "Gesprek", "contact": dit}
    return render(request, "steunpunt/contact.html", context, status=422 if form.errors else 200)


@access(Permissie.STEUNPUNT_CONTACTEN, doel="steunpunt")
@require_POST
def contact_wissen(request: HttpRequest, ref: str) -> HttpResponse:
    delete_contact(contact=_contact_or_404(request, ref), by=request.viewer, at=request.at)
    messages.success(request, "Het gesprek is gewist.")
    return redirect("steunpunt:contacten")


@access(Permissie.SIGNALEN_LEZEN)
@require_http_methods(["GET", "POST"])
def signalen(request: HttpRequest) -> HttpResponse:
    """Bundled signals for who governs; the steunpunt itself hands over those of the period that ended last."""
    mag_bundelen = may_bundle_signals(request.viewer)
    form = BundelForm(request.POST or None)
    if request.method == "POST":
        mag_bundelen.require_permission()
        gegevens = {"by": request.viewer, "at": request.at}
        if form.is_valid() and perform(form, bundle_signals, **gegevens, **form.cleaned_data):
            messages.success(request, "De signalen zijn gebundeld. Het bestuur kan ze nu lezen.")
            return redirect("steunpunt:signalen")
    context = {"rapporten": signal_reports(request.viewer), "sectoren": SECTOREN, "form": form}
    context |= _to_bundle(request) if mag_bundelen else {}
    return render(request, "steunpunt/signalen.html", context, status=422 if form.errors else 200)


def _to_bundle(request: HttpRequest) -> dict[str, Any]:
    """The period that can be bundled now, and whether it may."""
    periode = last_period(request.viewer.op)
    al_gemaakt = has_report(my_steunpunt(request.viewer), periode)
    return {"periode": periode.naam, "mag_bundelen": report_verdict(periode, al_gemaakt, request.viewer.op)}
