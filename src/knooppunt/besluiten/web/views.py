"""Pages: the support of one dossier, arranging new support, and the worklist."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.besluiten.actions.voorstel import propose_support
from knooppunt.besluiten.policies import may_arrange_support
from knooppunt.besluiten.queries import Werkregel, goals_of, payers_of, providers_of, worklist
from knooppunt.besluiten.rules import PAKKET, Inzetsoort, Inzetstatus, Signaal
from knooppunt.besluiten.web.forms import RegelForm, as_choices, weken_later
from knooppunt.besluiten.web.pages import arrange_verdict, closed_parts, support_groups
from knooppunt.dossier.public import DEELBAAR, DossierZicht, dossier_context, dossier_or_404, record_names
from knooppunt.toegang.public import Permissie

FILTERS: dict[str, tuple[str, frozenset[Signaal] | None]] = {
    "": ("Alles", None),
    "zonder-betaler": ("Zonder betaler", frozenset({Signaal.BETALER_LAAT, Signaal.BETALER_ONBEKEND})),
    "terugkijken": ("Terugkijken", frozenset({Signaal.TERUGKIJKEN_LAAT, Signaal.TERUGKIJKEN_BINNENKORT})),
    "begint": ("Begint", frozenset({Signaal.START_LAAT, Signaal.START_BINNENKORT})),
}
PER_BLADZIJDE = 50


@access(doel="begeleiding")
@require_GET
@vary_on_headers("HX-Request")
def inzet(request: HttpRequest, ref: str) -> HttpResponse:
    """The tab of a dossier: what is arranged for this child, in plain words; in short for the overview (htmx)."""
    zicht = dossier_or_404(request, ref)
    context = {
        "groepen": support_groups(zicht, request.viewer),
        "gesloten": closed_parts(zicht),
        "mag_regelen": arrange_verdict(zicht, request.viewer),
        "vandaag": request.viewer.op,
    }
    sjabloon = "besluiten/_kort.html" if request.htmx else "besluiten/inzet.html"
    return render(request, sjabloon, dossier_context(request, zicht, "besluiten:inzet") | context)


@access(Permissie.INZET_REGELEN, doel="begeleiding")
@require_http_methods(["GET", "POST"])
def regelen(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    may_arrange_support(request.viewer, zicht.feiten).require_permission()
    form = _proposal_form(request, zicht)
    if request.method == "POST" and form.is_valid() and perform(
        form, propose_support, zicht=zicht, gegevens=form.gegevens(), doel_ref=form.cleaned_data["doel"],
        betaler_ref=form.cleaned_data["betaler"], sleutel=form.cleaned_data["sleutel"],
        by=request.viewer, at=request.at,
    ):  # fmt: skip
        messages.success(
            request, "De hulp is voorgesteld. De ouders en de leerling krijgen de vraag wat zij ervan vinden."
        )
        return redirect("besluiten:inzet", ref)
    context = dossier_context(request, zicht, "besluiten:inzet") | {
        "form": form,
        "aanbieders": providers_of(zicht),
    }
    return render(request, "besluiten/regelen.html", context, status=422 if form.errors else 200)


def _proposal_form(request: HttpRequest, zicht: DossierZicht) -> RegelForm:
    vandaag = request.viewer.op
    return RegelForm(
        request.POST if request.method == "POST" else None,
        delen=[(deel.value, deel.label.capitalize()) for deel in DEELBAAR if deel in zicht.delen],
        doelen=as_choices(goals_of(zicht), "tekst"),
        betalers=as_choices(payers_of(zicht), "naam"),
        initial={
            "startdatum": weken_later(vandaag, 1),
            "evaluatiedatum": weken_later(vandaag, 9),
            "doel": request.GET.get("doel", ""),
        },
    )


@access(Permissie.INZET_REGELEN, doel="begeleiding")
@require_GET
def werklijst(request: HttpRequest) -> HttpResponse:
    """What asks for attention, over all dossiers and parts that the viewer sees; late first."""
    alles = worklist(request.viewer)
    toon = request.GET.get("toon", "") if request.GET.get("toon", "") in FILTERS else ""
    signalen = FILTERS[toon][1]
    regels = [r for r in alles if signalen is None or signalen & set(r.signalen)]
    bladzijde = Paginator(regels, PER_BLADZIJDE).get_page(request.GET.get("bladzijde"))
    record_names(request, "werklijst", [regel.inzet.dossier.ref for regel in bladzijde])
    context = {
        "regels": [_line(regel) for regel in bladzijde],
        "tabs": [
            {
                "label": f"{label} ({sum(1 for r in alles if welke is None or welke & set(r.signalen))})",
                "url": f"{reverse('besluiten:werklijst')}?toon={code}"
                if code
                else reverse("besluiten:werklijst"),
                "actief": code == toon,
            }
            for code, (label, welke) in FILTERS.items()
        ],
        "aantal_laat": sum(r.is_laat for r in alles),
        "vorige": f"?toon={toon}&bladzijde={bladzijde.number - 1}" if bladzijde.has_previous() else "",
        "volgende": f"?toon={toon}&bladzijde={bladzijde.number + 1}" if bladzijde.has_next() else "",
        "afspraak": PAKKET.op("BETALER_BEKEND", request.viewer.op),
        "vandaag": request.viewer.op,
    }
    return render(request, "besluiten/werklijst.html", context)


def _line(regel: Werkregel) -> dict[str, object]:
    """One row in words."""
    rij = regel.inzet
    return {
        "inzet": rij,
        "kind": str(rij.dossier.kind),
        "school": rij.dossier.school,
        "soort": Inzetsoort(rij.soort).label,
        "status": Inzetstatus(rij.status).label,
        "signalen": [(s.label, "fout" if s.value.endswith("laat") else "let-op") for s in regel.signalen],
        "is_laat": regel.is_laat,
        "url": f"{reverse('besluiten:inzet', args=[rij.dossier.ref])}#{rij.ref}",
    }
