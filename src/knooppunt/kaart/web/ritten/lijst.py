"""Ride lists: which there are, who and what is on one, and changing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.ritten import (
    change_ride_list,
    make_ride_list,
    remove_from_list,
    remove_ride_list,
    save_on_list,
)
from knooppunt.kaart.queries.ritten import (
    place_book,
    plan_in_use,
    ride_list_for,
    ride_lists_for,
    ride_plans_of,
    riders_of,
    vehicles_of,
)
from knooppunt.kaart.rules.ritten.lijst import PAKKET, Rijder, Voertuig, plan_verdict
from knooppunt.kaart.web.ritten.dagbeeld import coming_exceptions, next_school_days
from knooppunt.kaart.web.ritten.forms import LeerlingForm, LijstForm, RekenForm, VoertuigForm
from knooppunt.kaart.web.ritten.tonen import rider_rows
from knooppunt.toegang.public import Permissie, record_event

SOORTEN = {"leerling": Rijder, "voertuig": Voertuig}
DOEL = "vervoer"


def own_list_or_404(request: HttpRequest, ref: str) -> Any:
    lijst = ride_list_for(request.viewer, ref)
    if lijst is None:
        raise Http404
    return lijst


def note_look(request: HttpRequest, ref: str, soort: str = "ritten.bekeken") -> None:
    """Who looks at where children live and when they are fetched is written down."""
    record_event(soort=soort, onderwerp_ref=ref, by=request.viewer, at=request.at, doel=DOEL)


@access(Permissie.VERVOER_PLANNEN)
@require_GET
def lijsten(request: HttpRequest) -> HttpResponse:
    """Only what they are called, and how many ride."""
    return render(request, "kaart/ritten/lijsten.html", {"lijsten": ride_lists_for(request.viewer)})


@access(Permissie.VERVOER_PLANNEN)
@require_http_methods(["GET", "POST"])
def nieuwe_lijst(request: HttpRequest) -> HttpResponse:
    form = LijstForm(request.POST or None, op=request.viewer.op)
    if request.method == "POST" and form.is_valid():
        lijst = perform(form, make_ride_list, by=request.viewer, at=request.at, **form.cleaned_data)
        if lijst:
            return redirect("kaart:rittenlijst", lijst.ref)
    return render(request, "kaart/ritten/lijst_form.html", {"form": form}, status=422 if form.errors else 200)


@access(Permissie.VERVOER_PLANNEN)
@require_http_methods(["GET", "POST"])
def lijst_verander(request: HttpRequest, lijst_ref: str) -> HttpResponse:
    lijst = own_list_or_404(request, lijst_ref)
    nu = {"naam": lijst.naam, "tot": lijst.tot, "begeleiders": lijst.begeleiders}
    form = LijstForm(request.POST or None, op=request.viewer.op, initial=nu)
    if request.method == "POST" and form.is_valid():
        gegevens = {naam: form.cleaned_data[naam] for naam in nu}
        if perform(form, change_ride_list, ref=lijst_ref, by=request.viewer, at=request.at, **gegevens):
            messages.success(request, "Veranderd.")
            return redirect("kaart:rittenlijst", lijst_ref)
    context = {"form": form, "lijst": lijst}
    return render(request, "kaart/ritten/lijst_form.html", context, status=422 if form.errors else 200)


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_GET
def lijst(request: HttpRequest, lijst_ref: str) -> HttpResponse:
    """Who rides, with what, and the plans that were made."""
    gevonden = own_list_or_404(request, lijst_ref)
    rijders, voertuigen = riders_of(gevonden), vehicles_of(gevonden)
    note_look(request, lijst_ref)
    context = {
        "lijst": gevonden,
        "rijders": rider_rows(rijders),
        "voertuigen": voertuigen,
        "plannen": ride_plans_of(gevonden),
        "in_gebruik": plan_in_use(gevonden),
        "mag_plannen": plan_verdict(rijders, len(voertuigen)),
        "form": RekenForm(),
        "anders": coming_exceptions(gevonden, request.viewer.op),
        "dagen": next_school_days(request.viewer.op, gevonden.tot),
    }
    return render(request, "kaart/ritten/lijst.html", context)


@access(Permissie.VERVOER_PLANNEN)
@require_http_methods(["GET", "POST"])
def lijst_weg(request: HttpRequest, lijst_ref: str) -> HttpResponse:
    """Asks first: what is removed does not come back."""
    gevonden = own_list_or_404(request, lijst_ref)
    if request.method == "POST":
        remove_ride_list(ref=lijst_ref, by=request.viewer, at=request.at)
        messages.success(request, "De lijst is verwijderd, met alle ritten.")
        return redirect("kaart:rittenlijsten")
    return render(request, "kaart/ritten/lijst_weg.html", {"lijst": gevonden})


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_http_methods(["GET", "POST"])
def leerling(request: HttpRequest, lijst_ref: str, leerling_ref: str = "") -> HttpResponse:
    """A new pupil, or one that is on the list."""
    gevonden, boek = own_list_or_404(request, lijst_ref), place_book()
    rij = _row(riders_of(gevonden), leerling_ref)
    eerst = {
        "langste_rit": PAKKET.drempel("RITTEN.LANGST", request.viewer.op).aantal,
        "dagen": ["ma", "di", "wo", "do", "vr"],
    }
    form = LeerlingForm(request.POST or None, boek=boek, initial=_initial(rij, boek) if rij else eerst)
    if request.method == "POST" and form.is_valid():
        wat = form.rider(leerling_ref)
        if (
            perform(form, save_on_list, lijst_ref=lijst_ref, wat=wat, by=request.viewer, at=request.at)
            is not None
        ):
            return _next(request, lijst_ref, "Opgeslagen.", "kaart:ritleerling_nieuw")
    note_look(request, lijst_ref)
    context = {"lijst": gevonden, "form": form, "rij": rij, "scholen": boek.voorstel}
    return render(request, "kaart/ritten/leerling.html", context, status=422 if form.errors else 200)


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_http_methods(["GET", "POST"])
def voertuig(request: HttpRequest, lijst_ref: str, voertuig_ref: str = "") -> HttpResponse:
    """A new vehicle, or one that is on the list."""
    gevonden = own_list_or_404(request, lijst_ref)
    rij = _row(vehicles_of(gevonden), voertuig_ref)
    boek = place_book()
    form = VoertuigForm(request.POST or None, boek=boek, initial=_initial(rij, boek) if rij else {})
    if request.method == "POST" and form.is_valid():
        wat = form.vehicle(voertuig_ref)
        if (
            perform(form, save_on_list, lijst_ref=lijst_ref, wat=wat, by=request.viewer, at=request.at)
            is not None
        ):
            return _next(request, lijst_ref, "Opgeslagen.", "kaart:ritvoertuig_nieuw")
    note_look(request, lijst_ref)
    context = {"lijst": gevonden, "form": form, "rij": rij}
    return render(request, "kaart/ritten/voertuig.html", context, status=422 if form.errors else 200)


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_http_methods(["GET", "POST"])
def van_lijst(request: HttpRequest, lijst_ref: str, soort: str, rij_ref: str) -> HttpResponse:
    """A pupil or a vehicle goes from the list. Asks first: what is removed does not come back."""
    gevonden = own_list_or_404(request, lijst_ref)
    if soort not in SOORTEN:
        raise Http404
    rij = _row(riders_of(gevonden) if soort == "leerling" else vehicles_of(gevonden), rij_ref)
    if request.method == "POST":
        remove_from_list(
            lijst_ref=lijst_ref, soort=SOORTEN[soort], ref=rij_ref, by=request.viewer, at=request.at
        )
        messages.success(request, "Van de lijst gehaald. Pas de ritten aan met een nieuw plan.")
        return redirect("kaart:rittenlijst", lijst_ref)
    note_look(request, lijst_ref)
    context = {"lijst": gevonden, "rij": rij, "is_leerling": soort == "leerling"}
    return render(request, "kaart/ritten/van_lijst.html", context)


def _row(rijen: list[Any], ref: str) -> Any:
    """The row with this reference; None for a new one, 404 for one that is not there."""
    rij = next((rij for rij in rijen if rij.ref == ref), None)
    if ref and rij is None:
        raise Http404
    return rij


def _initial(rij: Rijder | Voertuig, boek: Any) -> dict[str, Any]:
    """A row as its form shows it: the point only when it is not that of the postcode."""
    gegevens = rij.as_json()
    is_precies = boek.postcodes.get(rij.postcode[:4]) != rij.punt
    gegevens["punt"] = f"{rij.punt[0]}, {rij.punt[1]}" if is_precies else ""
    if isinstance(rij, Rijder) and rij.school in boek.scholen:
        gegevens["school"] = f"{boek.scholen[rij.school].naam} ({rij.school})"
    return gegevens


def _next(request: HttpRequest, lijst_ref: str, gelukt: str, nieuw: str) -> HttpResponse:
    messages.success(request, gelukt)
    return redirect(nieuw if "nog_een" in request.POST else "kaart:rittenlijst", lijst_ref)
