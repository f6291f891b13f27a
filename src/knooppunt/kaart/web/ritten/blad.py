"""What a driver takes along: a list on paper, a calendar without names, and all of it as a table for the carrier."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.rekenblad import safe_cell
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.kaart.web.ritten.lijst import DOEL, note_look
from knooppunt.kaart.web.ritten.plan import own_plan_or_404
from knooppunt.kaart.web.ritten.tonen import Ritbeeld
from knooppunt.toegang.public import Permissie


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_GET
def ritlijsten(request: HttpRequest, ritplan_ref: str) -> HttpResponse:
    """Every vehicle on a page of its own, to print."""
    plan = own_plan_or_404(request, ritplan_ref, is_klaar=True)
    beeld = Ritbeeld(plan)
    note_look(request, plan.lijst.ref)
    context = {"plan": plan, "lijst": plan.lijst, "bladen": [beeld.sheet(v) for v in beeld.plan.voertuigen]}
    return render(request, "kaart/ritten/ritlijsten.html", context)


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_GET
def ritlijst(request: HttpRequest, ritplan_ref: str, nummer: int) -> HttpResponse:
    """One vehicle, with a drawing of its rides."""
    plan = own_plan_or_404(request, ritplan_ref, is_klaar=True)
    beeld, voertuig = _vehicle(plan, nummer)
    note_look(request, plan.lijst.ref)
    blad = beeld.sheet(voertuig)
    tekeningen = [(rit, beeld.drawing(rit["rit"])) for rit in blad["ritten"]]
    context = {"plan": plan, "lijst": plan.lijst, "blad": blad, "tekeningen": tekeningen}
    return render(request, "kaart/ritten/ritlijst.html", context)


@access(Permissie.VERVOER_PLANNEN, uitwisseling="ritten_agenda")
@require_GET
def ritagenda(request: HttpRequest, ritplan_ref: str, nummer: int) -> HttpResponse:
    """The calendar file of one vehicle: nothing about who rides."""
    from knooppunt.kaart.rules.ritten.agenda import calendar_of

    plan = own_plan_or_404(request, ritplan_ref, is_klaar=True)
    beeld, voertuig = _vehicle(plan, nummer)
    scholen = {ref: beeld.school(ref) for ref in beeld.toen}
    tekst = calendar_of(
        plan.ref, beeld.plan, voertuig, scholen, timezone.localdate(plan.in_gebruik_at or plan.klaar_at),
        plan.lijst.tot, plan.klaar_at,
    )  # fmt: skip
    gegevens = exchange("ritten_agenda").kies({"ritten": tekst})
    return _file(gegevens["ritten"], "text/calendar", f"auto-{nummer}.ics")


@access(Permissie.VERVOER_PLANNEN, doel=DOEL, uitwisseling="ritten_lijst")
@require_GET
def rittentabel(request: HttpRequest, ritplan_ref: str) -> HttpResponse:
    """Every stop of every vehicle as a row, for the carrier."""
    plan = own_plan_or_404(request, ritplan_ref, is_klaar=True)
    note_look(request, plan.lijst.ref, "ritten.gehaald")
    rijen = [exchange("ritten_lijst").kies(rij) for rij in _stops(Ritbeeld(plan))]
    tekst = io.StringIO()
    blad = csv.writer(tekst, delimiter=";")
    blad.writerow(exchange("ritten_lijst").velden)
    blad.writerows([safe_cell(waarde) for waarde in rij.values()] for rij in rijen)
    return _file("\ufeff" + tekst.getvalue(), "text/csv; charset=utf-8", "ritlijsten.csv")


def _stops(beeld: Ritbeeld) -> Iterator[dict[str, str]]:
    for voertuig in beeld.plan.voertuigen:
        blad = beeld.sheet(voertuig)
        for rit in blad["ritten"]:
            for halte in rit["haltes"]:
                for wie in halte["wie"]:
                    yield {
                        "auto": blad["naam"], "dagen": rit["dagen"], "rit": rit["deel"], "tijd": halte["tijd"],
                        "wat": "in" if wie["stapt_in"] else "uit", "naam": wie["naam"], "waar": halte["waar"],
                        "rolstoel": "ja" if wie["rolstoel"] else "nee",
                        "begeleiding": "ja" if wie["begeleiding"] else "nee",
                    }  # fmt: skip


def _vehicle(plan: Any, nummer: int) -> tuple[Ritbeeld, str]:
    """404 when there is no such sheet."""
    beeld = Ritbeeld(plan)
    if not 1 <= nummer <= len(beeld.plan.voertuigen):
        raise Http404
    return beeld, beeld.plan.voertuigen[nummer - 1]


def _file(tekst: str, soort: str, naam: str) -> HttpResponse:
    antwoord = HttpResponse(tekst, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
