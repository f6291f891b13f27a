"""A visitor says that something is wrong; an owner says by a mailed link that it is still right."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.vermeldingen import check_entry
from knooppunt.wegwijzer.blad.lezen import Vermelding
from knooppunt.wegwijzer.queries.beheer import entry_or_none, opened_link, word_of
from knooppunt.wegwijzer.queries.herinneren import entries_of_link
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.web import woorden


class MeldForm(forms.Form):
    tekst = forms.CharField(
        label=_("Wat klopt er niet?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
        error_messages={"required": _("Schrijf op wat er niet klopt.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Uw e-mailadres, als u antwoord wilt"), required=False,
        error_messages={"invalid": _("Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.")},
    )  # fmt: skip
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    """Stays empty: only a machine that fills everything fills it."""


def public_url(vermelding: Vermelding) -> str:
    """Where a visitor sees this entry."""
    woord = word_of(vermelding)
    ref = vermelding.organisatie.ref if woord == "organisatie" else vermelding.ref
    return reverse(f"wegwijzer:{woord}", args=[ref])


@access(publiek=True, tempo="wegwijzer_melden")
@require_http_methods(["GET", "POST"])
def melden(request: HttpRequest, soortnaam: str, vermelding_ref: str) -> HttpResponse:
    """Report an error in an entry that shows and is kept here; of a neighbour's the page leads to the neighbour."""
    vermelding = entry_or_none(soortnaam, vermelding_ref)
    if vermelding is None or not vermelding.is_zichtbaar or vermelding.herkomst == Herkomst.BUREN:
        raise Http404
    form = MeldForm(request.POST or None)
    if form.is_valid() and (
        form.cleaned_data["website"]
        or perform(
            form, report_error, vermelding=vermelding, tekst=form.cleaned_data["tekst"],
            email=form.cleaned_data["email"], by=request.viewer, at=request.at,
        )
    ):  # fmt: skip
        messages.success(request, gettext("Dank u wel. We kijken het na."))
        return redirect(public_url(vermelding))
    context = {"form": form, "naam": str(vermelding), "terug": public_url(vermelding)}
    return render(request, "wegwijzer/publiek/melden.html", context, status=422 if form.errors else 200)


@access(publiek=True, tempo="wegwijzer_nakijken")
@require_http_methods(["GET", "POST"])
def nakijken(request: HttpRequest, nakijklink: str) -> HttpResponse:
    """What the owner of this link keeps, each with one button: still right. An old or wrong link opens nothing."""
    link = opened_link(request.viewer, nakijklink)
    if link is None:
        return render(request, "wegwijzer/publiek/link_oud.html", status=404)
    vermeldingen = entries_of_link(link.eigenaar, link.email)
    if request.method == "POST":
        gekozen = request.POST.get("ref", "")
        klopt = [v for v in vermeldingen if gekozen in (v.ref, "alles")]
        for vermelding in klopt:
            check_entry(
                vermelding=vermelding,
                by=request.viewer,
                at=request.at,
                door=f"{link.eigenaar} (gemailde link)",
            )
        if klopt:
            messages.success(request, gettext("Dank u wel. Iedereen ziet nu dat het vandaag is nagekeken."))
        return redirect("wegwijzer:nakijken", nakijklink=nakijklink)
    regels = [
        (str(v), word_of(v), v.ref, public_url(v), *woorden.how_fresh(v, request.viewer.op))
        for v in vermeldingen
    ]
    context = {"eigenaar": link.eigenaar, "regels": regels}
    return render(request, "wegwijzer/publiek/nakijken.html", context)
