"""A plan of rides: ask it, follow it, read what it gives, take it into use or throw it away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.kaart.actions.ritplannen import ask_ride_plan, remove_ride_plan, stop_ride_plan, use_ride_plan
from knooppunt.kaart.queries.ritten import plan_in_use, ride_plan_for
from knooppunt.kaart.rules.ritten.lijst import PAKKET
from knooppunt.kaart.rules.ritten.vraag import GETALLEN
from knooppunt.kaart.rules.ritten.woorden import day_in_words
from knooppunt.kaart.rules.studies import LOOPT, remove_verdict, use_verdict
from knooppunt.kaart.web.rekentaak import progress_of, tried, whole_page
from knooppunt.kaart.web.ritten.forms import RekenForm
from knooppunt.kaart.web.ritten.lijst import DOEL, note_look, own_list_or_404
from knooppunt.kaart.web.ritten.tonen import plan_context
from knooppunt.toegang.public import Permissie


def own_plan_or_404(request: HttpRequest, ref: str, *, is_klaar: bool = False) -> Any:
    plan = ride_plan_for(request.viewer, ref)
    if plan is None or (is_klaar and not plan.uitkomst):
        raise Http404
    return plan


@access(Permissie.VERVOER_PLANNEN)
@require_POST
def nieuw_plan(request: HttpRequest, lijst_ref: str) -> HttpResponse:
    """The form stands on the page of the list."""
    own_list_or_404(request, lijst_ref)
    form = RekenForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kies hoe lang het rekenen mag duren.")
        return redirect("kaart:rittenlijst", lijst_ref)
    gevraagd: list[Any] = []
    if tried(
        request,
        lambda: gevraagd.append(
            ask_ride_plan(lijst_ref=lijst_ref, by=request.viewer, at=request.at, **form.cleaned_data)
        ),
        "Uw plan is aangevraagd. Het rekenen begint zo.",
    ):
        return redirect("kaart:ritplan", gevraagd[0].ref)
    return redirect("kaart:rittenlijst", lijst_ref)


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_GET
def plan(request: HttpRequest, ritplan_ref: str) -> HttpResponse:
    """One plan; while it is counted a part of the page asks how far it is."""
    gevonden = own_plan_or_404(request, ritplan_ref)
    context = _state(request, gevonden)
    if gevonden.uitkomst:
        context |= plan_context(gevonden) | {
            "mag_gebruiken": use_verdict(gevonden.toestand),
            "regels": [PAKKET.drempel(code, request.viewer.op) for code in GETALLEN.values()],
        }
    note_look(request, gevonden.lijst.ref)
    return render(request, "kaart/ritten/plan.html", context)


@access(Permissie.VERVOER_PLANNEN)
@require_GET
def stand(request: HttpRequest, ritplan_ref: str) -> HttpResponse:
    """How far it is; when it is finished the whole page is asked again."""
    gevonden = own_plan_or_404(request, ritplan_ref)
    if gevonden.toestand in LOOPT:
        return render(request, "kaart/ritten/_stand.html", _state(request, gevonden))
    return whole_page(reverse("kaart:ritplan", args=[ritplan_ref]))


@access(Permissie.VERVOER_PLANNEN)
@require_POST
def stop(request: HttpRequest, ritplan_ref: str) -> HttpResponse:
    own_plan_or_404(request, ritplan_ref)
    tried(
        request,
        lambda: stop_ride_plan(ref=ritplan_ref, by=request.viewer, at=request.at),
        "Het rekenen stopt.",
    )
    return redirect("kaart:ritplan", ritplan_ref)


@access(Permissie.VERVOER_PLANNEN)
@require_POST
def gebruik(request: HttpRequest, ritplan_ref: str) -> HttpResponse:
    """Drivers ride by it; an earlier plan can be taken into use again."""
    own_plan_or_404(request, ritplan_ref)
    gelukt = "In gebruik. Geef de chauffeurs de nieuwe ritlijsten, en vertel ouders wat er voor hun kind verandert."
    tried(request, lambda: use_ride_plan(ref=ritplan_ref, by=request.viewer, at=request.at), gelukt)
    return redirect("kaart:ritplan", ritplan_ref)


@access(Permissie.VERVOER_PLANNEN)
@require_http_methods(["GET", "POST"])
def plan_weg(request: HttpRequest, ritplan_ref: str) -> HttpResponse:
    """Asks first: what is removed does not come back."""
    gevonden = own_plan_or_404(request, ritplan_ref)
    if request.method == "POST":
        weg = tried(
            request,
            lambda: remove_ride_plan(ref=ritplan_ref, by=request.viewer, at=request.at),
            "Het plan is verwijderd.",
        )
        if not weg:
            return redirect("kaart:ritplan", ritplan_ref)
        if gevonden.dag:
            return redirect("kaart:ritdag", gevonden.lijst.ref, f"{gevonden.dag}")
        return redirect("kaart:rittenlijst", gevonden.lijst.ref)
    context = {**_state(request, gevonden), "mag": remove_verdict(gevonden.toestand, 0)}
    return render(request, "kaart/ritten/plan_weg.html", context)


def _state(request: HttpRequest, gevonden: Any) -> dict[str, Any]:
    nu = plan_in_use(gevonden.lijst, gevonden.dag)
    return {
        "dagnaam": day_in_words(gevonden.dag) if gevonden.dag else "",
        "plan": gevonden,
        "lijst": gevonden.lijst,
        **progress_of(gevonden, request.at),
        "in_gebruik": nu is not None and nu.pk == gevonden.pk,
    }
