"""A day that is other than its week: write it down, take it back, and see how everyone rides on that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.ritdagen import remove_exception, write_exception
from knooppunt.kaart.actions.ritplannen import ask_ride_plan
from knooppunt.kaart.queries.ritdag import Ritdag, ride_day
from knooppunt.kaart.queries.ritten import plan_in_use, ride_plans_of, riders_of, school_names, vehicles_of
from knooppunt.kaart.rules.ritten.dag import VRAAGT_RITTEN, Uitzonderingsoort, day_verdict, weekday
from knooppunt.kaart.rules.ritten.woorden import day_in_words
from knooppunt.kaart.web.rekentaak import tried
from knooppunt.kaart.web.ritten.dagbeeld import day_context
from knooppunt.kaart.web.ritten.dagform import AndersForm, Keuzes
from knooppunt.kaart.web.ritten.forms import RekenForm
from knooppunt.kaart.web.ritten.lijst import DOEL, note_look, own_list_or_404
from knooppunt.toegang.public import Permissie

KORT = 10
"""Seconds: of one day that begins with the rides of before, little is left to search."""
GELUKT = {
    Uitzonderingsoort.AFWEZIG: "Opgeschreven. Deze leerling staat dan niet op de ritlijst. De anderen houden hun tijd.",
    Uitzonderingsoort.DICHT: "Opgeschreven. Er rijdt dan niemand naar deze school. De anderen houden hun tijd.",
    Uitzonderingsoort.TIJD: "Opgeschreven.",
    Uitzonderingsoort.AUTO: "Opgeschreven.",
}


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_http_methods(["GET", "POST"])
def anders(request: HttpRequest, lijst_ref: str, soort: str) -> HttpResponse:
    """Who stays away, which school is closed, another bell, or a vehicle less; ``?wie=REF`` has chosen already."""
    lijst = own_list_or_404(request, lijst_ref)
    if soort not in list(Uitzonderingsoort):
        raise Http404
    wat = Uitzonderingsoort(soort)
    eerst = {"wie": request.GET.get("wie", ""), "van": request.GET.get("dag") or request.viewer.op}
    form = AndersForm(request.POST or None, soort=wat, keuzes=_choices(lijst, wat), initial=eerst)
    if request.method == "POST" and form.is_valid():
        uitzondering = form.exception()
        gelukt = perform(
            form, write_exception, lijst_ref=lijst_ref, wat=uitzondering, by=request.viewer, at=request.at
        )
        if gelukt:
            messages.success(request, GELUKT[wat])
            return _after(request, lijst, uitzondering.van, vraag_plan=wat in VRAAGT_RITTEN)
    note_look(request, lijst_ref)
    context = {"lijst": lijst, "form": form, "soort": wat}
    return render(request, "kaart/ritten/anders.html", context, status=422 if form.errors else 200)


def _choices(lijst: Any, soort: Uitzonderingsoort) -> Keuzes:
    if soort is Uitzonderingsoort.AUTO:
        return [(auto.ref, auto.naam) for auto in vehicles_of(lijst)]
    rijders = riders_of(lijst)
    leerlingen = [(rijder.ref, rijder.naam) for rijder in rijders]
    scholen = sorted((s.code, s.naam) for s in school_names({r.school for r in rijders}).values())
    if soort is Uitzonderingsoort.TIJD:
        return [("Leerlingen", leerlingen), ("Scholen", scholen)]
    return scholen if soort is Uitzonderingsoort.DICHT else leerlingen


def _after(request: HttpRequest, lijst: Any, dag: date, *, vraag_plan: bool) -> HttpResponse:
    """Another bell, or a vehicle less, needs other rides: they are asked at once. Who stays away needs none."""
    if plan_in_use(lijst) is None:
        return redirect("kaart:rittenlijst", lijst.ref)
    if vraag_plan and (plan_ref := _asked(request, lijst.ref, dag, nieuwe_referentie(), KORT)):
        return redirect("kaart:ritplan", plan_ref)
    return redirect("kaart:ritdag", lijst.ref, f"{dag}")


def _asked(request: HttpRequest, lijst_ref: str, dag: date, sleutel: str, seconden: int) -> str:
    """The reference of the plan; empty when it was refused, which is said on the page."""
    gevraagd: list[Any] = []
    tried(
        request,
        lambda: gevraagd.append(
            ask_ride_plan(
                lijst_ref=lijst_ref, dag=dag, sleutel=sleutel, seconden=seconden, by=request.viewer, at=request.at
            )
        ),
        f"De ritten van {day_in_words(dag)} worden gemaakt.",
    )  # fmt: skip
    return gevraagd[0].ref if gevraagd else ""


@access(Permissie.VERVOER_PLANNEN)
@require_POST
def gewoon(request: HttpRequest, lijst_ref: str, uitzondering_ref: str) -> HttpResponse:
    """Taken back: those days are as in the week again."""
    own_list_or_404(request, lijst_ref)
    tried(
        request,
        lambda: remove_exception(lijst_ref=lijst_ref, ref=uitzondering_ref, by=request.viewer, at=request.at),
        "Teruggenomen. Het gaat weer zoals elke week.",
    )
    dag = _day_or_none(request.POST.get("dag", ""))
    return redirect("kaart:ritdag", lijst_ref, f"{dag}") if dag else redirect("kaart:rittenlijst", lijst_ref)


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_GET
def dag(request: HttpRequest, lijst_ref: str, dag: str) -> HttpResponse:
    """How everyone rides on this day, and who notices that it is other."""
    lijst, ritdag = own_day_or_404(request, lijst_ref, dag)
    op = date.fromisoformat(dag)
    note_look(request, lijst_ref)
    context = {
        "lijst": lijst, "op": op, "iso": dag, "naam": day_in_words(op), "ritdag": ritdag,
        "is_nog": op >= request.viewer.op, "vorige": _beside(op, -1), "volgende": _beside(op, 1),
    }  # fmt: skip
    if ritdag:
        context |= day_context(lijst, ritdag) | {
            "form": RekenForm(initial={"seconden": KORT}),
            "plannen": ride_plans_of(lijst, op),
            "mag_maken": day_verdict(ritdag.rijders, op, request.viewer.op),
        }
    return render(request, "kaart/ritten/dag.html", context)


@access(Permissie.VERVOER_PLANNEN)
@require_POST
def dag_plan(request: HttpRequest, lijst_ref: str, dag: str) -> HttpResponse:
    """Rides of this day alone; the form stands on its page."""
    own_day_or_404(request, lijst_ref, dag)
    form = RekenForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kies hoe lang het rekenen mag duren.")
        return redirect("kaart:ritdag", lijst_ref, dag)
    plan_ref = _asked(request, lijst_ref, date.fromisoformat(dag), **form.cleaned_data)
    return redirect("kaart:ritplan", plan_ref) if plan_ref else redirect("kaart:ritdag", lijst_ref, dag)


def own_day_or_404(request: HttpRequest, lijst_ref: str, dag: str) -> tuple[Any, Ritdag | None]:
    """The list, and how everyone rides on this school day; None while no plan is in use."""
    lijst, op = own_list_or_404(request, lijst_ref), _day_or_none(dag)
    if op is None or not weekday(op) or op > lijst.tot:
        raise Http404
    return lijst, ride_day(lijst, op)


def _day_or_none(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def _beside(op: date, stap: int) -> date:
    """The school day before or after it."""
    return next(d for n in range(1, 4) if weekday(d := op + timedelta(days=n * stap)))
