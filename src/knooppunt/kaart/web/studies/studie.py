"""Studies in a list and one by one: follow it, stop it, remove it, decide on what it proposes, compare two."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.kaart.actions.studies import decide_proposal, remove_study, restart_study, stop_study
from knooppunt.kaart.policies import may_decide_proposals, may_make_studies
from knooppunt.kaart.queries.studies import adopted, comparable, studies_for, study_for
from knooppunt.kaart.rules.studies import LOOPT, VERGELIJKBAAR, Besluit, Studiesoort, remove_verdict
from knooppunt.kaart.rules.verdeelplan.vraag import Vraagbron
from knooppunt.kaart.web.kader import tabs
from knooppunt.kaart.web.rekentaak import progress_of, tried, whole_page
from knooppunt.kaart.web.studies.rondes import rounds_context
from knooppunt.kaart.web.studies.spreiding import spread_context
from knooppunt.kaart.web.studies.tonen import EERST, plan_context
from knooppunt.kaart.web.studies.uit_dossiers import needs_context
from knooppunt.toegang.public import Permissie

BLADEN = {
    Studiesoort.SPREIDING: "kaart/studies/_spreiding.html",
    Studiesoort.VERDEELPLAN: "kaart/studies/_verdeelplan.html",
    Studiesoort.RONDES: "kaart/studies/_rondes.html",
}
"""What shows the outcome of each kind."""
KIES_TWEE = (
    "Kies twee studies van dezelfde soort die klaar zijn: twee verdeelplannen, of twee keer spreiding."
)
UIT_DOSSIERS = "kaart/studies/_hulpplan.html"
"""The same of a plan that was counted in dossiers."""


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def studies(request: HttpRequest) -> HttpResponse:
    context = {
        "tabs": tabs("kaart:studies"),
        "studies": studies_for(request.viewer),
        "mag_maken": may_make_studies(request.viewer),
        "te_vergelijken": comparable(request.viewer),
    }
    return render(request, "kaart/studies/lijst.html", context)


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def studie(request: HttpRequest, ref: str) -> HttpResponse:
    """One study; while it is counted a part of the page asks how far it is."""
    gevonden = _study(request, ref)
    context = _state(request, gevonden)
    if gevonden.uitkomst:
        context |= {"blad": _sheet_of(gevonden), "mag_beslissen": may_decide_proposals(request.viewer)}
        context |= _outcome(gevonden, alles="alles" in request.GET)
    return render(request, "kaart/studies/studie.html", context)


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def stand(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it is; when it is finished the whole page is asked again."""
    gevonden = _study(request, ref)
    if gevonden.toestand in LOOPT:
        return render(request, "kaart/studies/_stand.html", _state(request, gevonden))
    return whole_page(reverse("kaart:studie", args=[ref]))


@access(Permissie.PLANNEN_MAKEN)
@require_POST
def stop(request: HttpRequest, ref: str) -> HttpResponse:
    tried(request, lambda: stop_study(ref=ref, by=request.viewer, at=request.at), "De studie stopt.")
    return redirect("kaart:studie", ref)


@access(Permissie.PLANNEN_MAKEN)
@require_POST
def opnieuw(request: HttpRequest, ref: str) -> HttpResponse:
    gelukt = "Het rekenen begint zo opnieuw."
    tried(request, lambda: restart_study(ref=ref, by=request.viewer, at=request.at), gelukt)
    return redirect("kaart:studie", ref)


@access(Permissie.PLANNEN_MAKEN)
@require_http_methods(["GET", "POST"])
def verwijder(request: HttpRequest, ref: str) -> HttpResponse:
    """Asks first: what is removed does not come back."""
    gevonden = _study(request, ref)
    if request.method == "POST":
        weg = tried(
            request,
            lambda: remove_study(ref=ref, by=request.viewer, at=request.at),
            "De studie is verwijderd.",
        )
        return redirect("kaart:studies") if weg else redirect("kaart:studie", ref)
    mag = remove_verdict(gevonden.toestand, adopted(gevonden).count())
    return render(request, "kaart/studies/verwijder.html", {"studie": gevonden, "mag": mag})


@access(Permissie.PLANNEN_MAKEN)
@require_POST
def voorstel(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a proposal over, or not, or come back on it."""
    besluit = request.POST.get("besluit", "")
    if besluit not in set(Besluit):
        raise Http404
    gedaan = decide_proposal(
        ref=ref, besluit=Besluit(besluit), waarom=request.POST.get("waarom", "")[:300], by=request.viewer, at=request.at
    )  # fmt: skip
    alles = "?alles" if gedaan.nummer > EERST else ""
    return redirect(f"{reverse('kaart:studie', args=[gedaan.studie.ref])}{alles}#voorstel-{gedaan.nummer}")


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def vergelijk(request: HttpRequest) -> HttpResponse:
    """Two finished studies of one kind beside each other: ``?studie=REF&studie=REF``."""
    gekozen = [study_for(request.viewer, ref) for ref in request.GET.getlist("studie")]
    klaar = [s for s in gekozen if s is not None and s.soort in VERGELIJKBAAR and s.uitkomst]
    if len(klaar) != 2 or klaar[0].soort != klaar[1].soort:
        messages.error(request, KIES_TWEE)
        return redirect("kaart:studies")
    links, rechts = (
        {"letter": letter, "studie": s, **_outcome(s, alles=False)}
        for letter, s in zip("AB", klaar, strict=True)
    )
    context = {
        "kanten": (links, rechts),
        "andere_bron": links["vraag"].bron != rechts["vraag"].bron,
        "met_kaart": klaar[0].soort == Studiesoort.VERDEELPLAN,
        "ander_nu": [rij[1] for rij in links["rijen"]] != [rij[1] for rij in rechts["rijen"]],
        "rijen": _outcomes(links["rijen"], rechts["rijen"]),
        "keuzes": _choices(links["aannames"], rechts["aannames"]),
    }
    return render(request, "kaart/studies/vergelijk.html", context)


def _outcomes(links: list[tuple[str, str, str]], rechts: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """What, now and by the plan, of both."""
    return [
        {"wat": wat, "nu": nu, "een": een, "nu_ander": nu_ander, "ander": ander, "anders": een != ander}
        for (wat, nu, een), (_, nu_ander, ander) in zip(links, rechts, strict=True)
    ]  # fmt: skip


def _choices(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> list[tuple[str, str, str, bool]]:
    links, rechts = dict(a), dict(b)
    namen = dict.fromkeys([*links, *rechts])
    return [
        (naam, links.get(naam, "–"), rechts.get(naam, "–"), links.get(naam) != rechts.get(naam))
        for naam in namen
    ]


def _study(request: HttpRequest, ref: str) -> Any:
    gevonden = study_for(request.viewer, ref)
    if gevonden is None:
        raise Http404
    return gevonden


def _is_from_dossiers(gevonden: Any) -> bool:
    return gevonden.soort == Studiesoort.VERDEELPLAN and gevonden.vraag.get("bron") == Vraagbron.DOSSIERS


def _sheet_of(gevonden: Any) -> str:
    return UIT_DOSSIERS if _is_from_dossiers(gevonden) else BLADEN[gevonden.soort]


def _outcome(gevonden: Any, alles: bool) -> dict[str, Any]:
    if gevonden.soort == Studiesoort.VERDEELPLAN:
        van = needs_context if _is_from_dossiers(gevonden) else plan_context
        return van(gevonden, alles)
    return spread_context(gevonden) if gevonden.soort == Studiesoort.SPREIDING else rounds_context(gevonden)


def _state(request: HttpRequest, gevonden: Any) -> dict[str, Any]:
    marge = gevonden.voortgang.get("marge")
    return {
        "studie": gevonden,
        **progress_of(gevonden, request.at),
        "beter": None if marge is None else round(100 * marge, 1),
        "mag_maken": may_make_studies(request.viewer),
        "is_spreiding": gevonden.soort == Studiesoort.SPREIDING,
        "is_plan": gevonden.soort == Studiesoort.VERDEELPLAN,
    }
