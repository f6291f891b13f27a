"""Keeping the fixed contacts: the worklist of what is missing, and the agreements between municipalities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.organisaties.public import Gemeente, Organisatie
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.contacten import (
    add_contact,
    agree_across_border,
    change_contact,
    check_contact,
    remove_contact,
)
from knooppunt.wegwijzer.policies import may_keep_contact, may_manage
from knooppunt.wegwijzer.queries.contacten import (
    agreement_by_ref,
    agreements,
    contact_by_ref,
    history_of_contact,
    municipalities,
    organisations_for_contact,
    place_of_contact,
    worklist,
)
from knooppunt.wegwijzer.rules.contacten import Contactfunctie
from knooppunt.wegwijzer.web.beheer.forms_contacten import AfspraakForm, ContactForm

LIJST = "wegwijzer:contacten_beheer"


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """What is missing first, then every contact, the longest unchecked at the top."""
    context = {
        "werklijst": worklist(request.viewer),
        "beheert": bool(may_manage(request.viewer)),
    }
    return render(request, "wegwijzer/beheer/contacten.html", context)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, functie: str, waar: str) -> HttpResponse:
    """Fill in who one turns to for this function at this school or in this municipality."""
    plek = place_of_contact(request.viewer, waar)
    if plek is None or functie not in set(Contactfunctie):
        raise Http404
    form = ContactForm(request.POST or None, organisaties=organisations_for_contact(request.viewer, plek))
    if form.is_valid():
        gemaakt = perform(
            form,
            add_contact,
            functie=functie,
            waar=plek,
            **form.cleaned_data,
            by=request.viewer,
            at=request.at,
        )
        if gemaakt:
            messages.success(request, f"{Contactfunctie(functie).label}: toegevoegd voor {plek}.")
            return redirect(LIJST)
    return _page(request, form, Contactfunctie(functie), plek)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, contact_ref: str) -> HttpResponse:
    """One contact: change it, say that it is still right, or take it away."""
    gevonden = contact_by_ref(request.viewer, contact_ref)
    if gevonden is None:
        raise Http404
    may_keep_contact(request.viewer, gevonden.organisatie_id, gevonden.school_id).require_permission()
    plek = gevonden.school or gevonden.gemeente
    velden = {veld: getattr(gevonden, veld) for veld in ("naam", "telefoon", "email", "bereikbaar")}
    form = ContactForm(
        request.POST if request.method == "POST" and "doe" not in request.POST else None,
        initial=velden | {"organisatie": gevonden.organisatie.ref},
        organisaties=organisations_for_contact(request.viewer, plek),
    )
    if request.method == "POST" and _done(request, form, gevonden):
        return redirect(LIJST)
    return _page(request, form, Contactfunctie(gevonden.functie), plek, gevonden)


def _done(request: HttpRequest, form: ContactForm, gevonden: Any) -> bool:
    """What the button said; False when the form is not right."""
    vast = {"contact": gevonden, "by": request.viewer, "at": request.at}
    if request.POST.get("doe") == "klopt":
        check_contact(**vast)
        messages.success(request, "Vandaag nagekeken.")
    elif request.POST.get("doe") == "weg":
        remove_contact(**vast)
        messages.success(request, "Weggehaald. Op de werklijst kunt u iemand anders invullen.")
    elif form.is_valid() and perform(form, change_contact, **form.cleaned_data, **vast):
        messages.success(request, "De verandering staat op de wegwijzer.")
    else:
        return False
    return True


def _page(
    request: HttpRequest, form: forms.Form, functie: Contactfunctie, plek: Organisatie | Gemeente, contact: Any = None
) -> HttpResponse:  # fmt: skip
    context = {
        "form": form, "functie": functie.label, "plek": plek, "contact": contact,
        "verloop": history_of_contact(request.viewer, functie.value, plek),
    }  # fmt: skip
    return render(request, "wegwijzer/beheer/contact.html", context, status=422 if form.errors else 200)


@access(Permissie.WEGWIJZER_BEHEREN)
@require_GET
def afspraken(request: HttpRequest) -> HttpResponse:
    """Agreements between municipalities."""
    context = {"afspraken": agreements(request.viewer), "vandaag": request.viewer.op}
    return render(request, "wegwijzer/beheer/afspraken.html", context)


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def afspraak(request: HttpRequest, afspraak_ref: str = "") -> HttpResponse:
    """Write an agreement down, or change it."""
    bestaand = agreement_by_ref(request.viewer, afspraak_ref) if afspraak_ref else None
    if afspraak_ref and bestaand is None:
        raise Http404
    begin = AfspraakForm.values_of(bestaand) if bestaand else {"geldig_van": request.viewer.op}
    form = AfspraakForm(request.POST or None, initial=begin, gemeenten=municipalities(request.viewer))
    if form.is_valid() and perform(
        form, agree_across_border, afspraak=bestaand, **form.cleaned_data, by=request.viewer, at=request.at
    ):
        messages.success(request, "De afspraak staat bij de vaste contacten.")
        return redirect("wegwijzer:afspraken_beheer")
    context = {"form": form, "is_nieuw": bestaand is None}
    return render(request, "wegwijzer/beheer/afspraak.html", context, status=422 if form.errors else 200)
