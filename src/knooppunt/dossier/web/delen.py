"""What is shared with whom, on which ground; giving, asking and withdrawing consent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.delen import (
    answer_consent,
    ask_consent,
    give_consent,
    record_paper_consent,
    withdraw_consent,
)
from knooppunt.dossier.actions.delen_wet import end_share_by_law, family_has_read, share_by_law
from knooppunt.dossier.policies import may_lead_dossier, may_work_in_dossier
from knooppunt.dossier.queries.behoeften import objection_to_counting
from knooppunt.dossier.queries.delen import (
    consent_words,
    ended_sharing,
    may_give,
    open_requests,
    organisations_around,
    shared_per_organisation,
)
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.gronden import SAMEN
from knooppunt.dossier.web.forms_kring import DeelForm, DeelWetForm, VraagDeelForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404

NIET_MEER = nl("%(naam)s ziet dit deel niet meer.")
NOG = nl("%(naam)s ziet dit deel nog, voor een ander doel dat hieronder staat.")


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def delen(request: HttpRequest, ref: str) -> HttpResponse:
    """The page of sharing; a post is the family that shares a part itself."""
    zicht = dossier_or_404(request, ref)
    form = DeelForm(request.POST or None, organisaties=organisations_around(zicht))
    if request.method == "POST" and form.is_valid():
        gegevens = {"url": request.path, "by": request.viewer, "at": request.at, **form.cleaned_data}
        vraag = perform(form, give_consent, zicht=zicht, **gegevens)
        if vraag:
            messages.success(request, _after(vraag))
            return redirect("dossier:delen", ref)
    context = _page(request, zicht) | {"form": form}
    if context["is_familie"]:
        family_has_read(zicht=zicht, by=request.viewer, at=request.at)
    return render(request, "dossier/kring/delen.html", context, status=422 if form.errors else 200)


def _after(vraag: object) -> str:
    if getattr(vraag, "gesloten_at", None):
        return nl("Het wordt vanaf nu gedeeld.")
    return nl(
        "De toestemming is bewaard. Het wordt pas gedeeld als iedereen die moet beslissen ja heeft gezegd."
    )


def _page(request: HttpRequest, zicht: DossierZicht) -> dict[str, object]:
    return dossier_context(request, zicht, "dossier:delen") | {
        "gedeeld": shared_per_organisation(zicht, request.viewer),
        "vroeger": ended_sharing(zicht),
        "vragen": open_requests(zicht, request.viewer),
        "mag_geven": may_give(zicht, request.viewer),
        "mag_vragen": may_work_in_dossier(request.viewer, zicht.feiten),
        "telt_niet_mee": objection_to_counting(zicht) is not None
        and may_lead_dossier(request.viewer, zicht.feiten),
        "mag_wet": may_lead_dossier(request.viewer, zicht.feiten),
        "samen": [s.tekst for s in SAMEN if s.geldt_op(request.viewer.op)],
        "wie_beslist": consent_words(zicht, request.viewer),
    }


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def vragen(request: HttpRequest, ref: str) -> HttpResponse:
    """A professional asks the family for consent."""
    zicht = dossier_or_404(request, ref)
    may_work_in_dossier(request.viewer, zicht.feiten).require_permission()
    form = VraagDeelForm(request.POST or None, organisaties=organisations_around(zicht))
    if request.method == "POST" and form.is_valid():
        gegevens = {"url": reverse("dossier:delen", args=[ref]), "by": request.viewer, "at": request.at}
        if perform(form, ask_consent, zicht=zicht, **gegevens, **form.cleaned_data):
            messages.success(request, nl("De vraag is gesteld. U leest het antwoord op deze pagina."))
            return redirect("dossier:delen", ref)
    context = dossier_context(request, zicht, "dossier:delen") | {"form": form}
    return render(request, "dossier/kring/delen_vragen.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def delen_wet(request: HttpRequest, ref: str) -> HttpResponse:
    """Who leads shares a part on a ground in the law; the family reads it at once."""
    zicht = dossier_or_404(request, ref)
    may_lead_dossier(request.viewer, zicht.feiten).require_permission()
    form = DeelWetForm(
        request.POST or None, organisaties=organisations_around(zicht), vandaag=request.viewer.op
    )
    if request.method == "POST" and form.is_valid():
        gegevens = {"url": reverse("dossier:delen", args=[ref]), "by": request.viewer, "at": request.at}
        if perform(form, share_by_law, zicht=zicht, **gegevens, **form.cleaned_data):
            messages.success(
                request, nl("Het wordt nu gedeeld. De ouders en de leerling lezen het op hun start.")
            )
            return redirect("dossier:delen", ref)
    context = dossier_context(request, zicht, "dossier:delen") | {"form": form}
    return render(request, "dossier/kring/delen_wet.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_POST
def delen_wet_stoppen(request: HttpRequest, ref: str, deling_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    end_share_by_law(zicht=zicht, deling_ref=deling_ref, by=request.viewer, at=request.at)
    messages.success(request, nl("Dit wordt niet meer gedeeld op grond van een wet."))
    return redirect("dossier:delen", ref)


@access(doel="begeleiding")
@require_POST
def papier(request: HttpRequest, ref: str, vraag_ref: str, lid_ref: str) -> HttpResponse:
    """Someone of the team writes down what a parent signed on paper."""
    zicht = dossier_or_404(request, ref)
    antwoord = request.POST.get("antwoord")
    if antwoord not in ("ja", "nee"):
        raise Http404
    vraag = record_paper_consent(
        zicht=zicht, vraag_ref=vraag_ref, lid_ref=lid_ref, ja=antwoord == "ja",
        url=reverse("dossier:delen", args=[ref]), by=request.viewer, at=request.at,
    )  # fmt: skip
    messages.success(request, _after(vraag) if antwoord == "ja" else nl("Het wordt niet gedeeld."))
    return redirect("dossier:delen", ref)


@access(doel="inzage")
@require_POST
def antwoorden(request: HttpRequest, ref: str, vraag_ref: str) -> HttpResponse:
    """Yes or no of a parent or the pupil."""
    zicht = dossier_or_404(request, ref)
    antwoord = request.POST.get("antwoord")
    if antwoord not in ("ja", "nee"):
        raise Http404
    url = reverse("dossier:delen", args=[ref])
    vraag = answer_consent(
        zicht=zicht, vraag_ref=vraag_ref, ja=antwoord == "ja", url=url, by=request.viewer, at=request.at
    )
    messages.success(request, _after(vraag) if antwoord == "ja" else nl("Het wordt niet gedeeld."))
    return redirect("dossier:delen", ref)


@access(doel="inzage")
@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, ref: str, deling_ref: str) -> HttpResponse:
    """Asks first, then withdraws."""
    zicht = dossier_or_404(request, ref)
    gevonden = (
        (organisatie, g)
        for organisatie, lijst in shared_per_organisation(zicht, request.viewer)
        for g in lijst
        if g.ref == deling_ref
    )
    organisatie, gedeeld = next(gevonden, (None, None))
    if gedeeld is None:
        raise Http404
    if request.method == "POST":
        withdraw_consent(zicht=zicht, deling_ref=deling_ref, by=request.viewer, at=request.at)
        zicht = dossier_or_404(request, ref)
        nog = [d for o, d in zicht.feiten.delingen if o == organisatie.pk and d.label == gedeeld.deel]
        messages.success(request, vertaald(nl(NOG if nog else NIET_MEER, naam=organisatie.naam)))
        return redirect("dossier:delen", ref)
    context = dossier_context(request, zicht, "dossier:delen") | {
        "organisatie": organisatie,
        "gedeeld": gedeeld,
    }
    return render(request, "dossier/kring/delen_intrekken.html", context)
