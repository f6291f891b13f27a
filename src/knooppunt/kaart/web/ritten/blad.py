"""What a driver takes along: a list on paper, a calendar without names, and all of it as a table for the carrier.

Of a plan, or of one day as it is driven then.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.rekenblad import safe_cell
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.kaart.queries.ritdag import exceptions_of, ride_days
from knooppunt.kaart.rules.ritten.dag import other_days
from knooppunt.kaart.rules.ritten.volgende import next_stop
from knooppunt.kaart.web.ritten.dag import own_day_or_404
from knooppunt.kaart.web.ritten.dagbeeld import coming_days, coming_notes, notes_for
from knooppunt.kaart.web.ritten.lijst import DOEL, note_look
from knooppunt.kaart.web.ritten.plan import own_plan_or_404
from knooppunt.kaart.web.ritten.tonen import Ritbeeld
from knooppunt.toegang.public import Permissie


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_GET
def ritlijsten(
    request: HttpRequest, ritplan_ref: str = "", lijst_ref: str = "", dag: str = ""
) -> HttpResponse:
    """Every vehicle on a page of its own, to print."""
    beeld = _picture(request, ritplan_ref, lijst_ref, dag)
    note_look(request, beeld.rij.lijst.ref)
    komende = _coming(request, beeld)
    bladen = [_sheet(beeld, voertuig, komende) for voertuig in beeld.voertuigen]
    return render(request, "kaart/ritten/ritlijsten.html", _frame(beeld) | {"bladen": bladen})


@access(Permissie.VERVOER_PLANNEN, doel=DOEL)
@require_GET
def ritlijst(
    request: HttpRequest, nummer: int, ritplan_ref: str = "", lijst_ref: str = "", dag: str = ""
) -> HttpResponse:
    """One vehicle: the next stop first, and a drawing of its rides."""
    beeld = _picture(request, ritplan_ref, lijst_ref, dag)
    voertuig = _vehicle(beeld, nummer)
    note_look(request, beeld.rij.lijst.ref)
    blad = _sheet(beeld, voertuig, _coming(request, beeld))
    _mark_next(blad["ritten"], beeld.dag, request)
    tekeningen = [(rit, beeld.drawing(rit["rit"])) for rit in blad["ritten"]]
    return render(
        request, "kaart/ritten/ritlijst.html", _frame(beeld) | {"blad": blad, "tekeningen": tekeningen}
    )


@access(Permissie.VERVOER_PLANNEN, uitwisseling="ritten_agenda")
@require_GET
def ritagenda(
    request: HttpRequest, nummer: int, ritplan_ref: str = "", lijst_ref: str = "", dag: str = ""
) -> HttpResponse:
    """The calendar file of one vehicle: nothing about who rides."""
    from knooppunt.kaart.rules.ritten.agenda import Agenda

    beeld = _picture(request, ritplan_ref, lijst_ref, dag)
    plan, lijst = beeld.rij, beeld.rij.lijst
    scholen = {ref: beeld.school(ref) for ref in beeld.toen}
    agenda = Agenda(lijst.ref, _vehicle(beeld, nummer), scholen, plan.klaar_at)
    if beeld.dag:
        ritten = [rit for d in beeld.plan.dagen for rit in d.ritten]
        tekst = agenda.of_day(beeld.dag, ritten)
    else:
        vanaf = timezone.localdate(plan.in_gebruik_at or plan.klaar_at)
        anders = ride_days(lijst, other_days(exceptions_of(lijst), vanaf, lijst.tot))
        tekst = agenda.of_week(
            plan.ref, beeld.plan, vanaf, lijst.tot, {d.dag: d.ritten.ritten for d in anders}
        )
    gegevens = exchange("ritten_agenda").kies({"ritten": tekst})
    return _file(gegevens["ritten"], "text/calendar", f"auto-{nummer}.ics")


@access(Permissie.VERVOER_PLANNEN, doel=DOEL, uitwisseling="ritten_lijst")
@require_GET
def rittentabel(
    request: HttpRequest, ritplan_ref: str = "", lijst_ref: str = "", dag: str = ""
) -> HttpResponse:
    """Every stop of every vehicle as a row, for the carrier; of a day also who does not ride."""
    beeld = _picture(request, ritplan_ref, lijst_ref, dag)
    note_look(request, beeld.rij.lijst.ref, "ritten.gehaald")
    rijen = [exchange("ritten_lijst").kies(rij) for rij in _stops(beeld)]
    tekst = io.StringIO()
    blad = csv.writer(tekst, delimiter=";")
    blad.writerow(exchange("ritten_lijst").velden)
    blad.writerows([safe_cell(waarde) for waarde in rij.values()] for rij in rijen)
    return _file("\ufeff" + tekst.getvalue(), "text/csv; charset=utf-8", "ritlijsten.csv")


def _picture(request: HttpRequest, ritplan_ref: str, lijst_ref: str, dag: str) -> Ritbeeld:
    """Of a finished plan, or of a day; 404 when there is none."""
    if ritplan_ref:
        return Ritbeeld(own_plan_or_404(request, ritplan_ref, is_klaar=True))
    ritdag = own_day_or_404(request, lijst_ref, dag)[1]
    if ritdag is None:
        raise Http404
    return Ritbeeld(ritdag.basis, ritdag)


def _frame(beeld: Ritbeeld) -> dict[str, Any]:
    return {"beeld": beeld, "plan": beeld.rij, "lijst": beeld.rij.lijst, "dagnaam": beeld.dagen(())}


def _coming(request: HttpRequest, beeld: Ritbeeld) -> list[Ritbeeld]:
    """A sheet of every week says which days are other."""
    return [] if beeld.dag else coming_days(beeld.rij.lijst, request.viewer.op)


def _sheet(beeld: Ritbeeld, voertuig: str, komende: list[Ritbeeld]) -> dict[str, Any]:
    """With what is other for this vehicle, on this day or on days to come."""
    anders = notes_for(beeld, beeld.ritdag, voertuig) if beeld.ritdag else []
    return beeld.sheet(voertuig) | {"anders": anders, "komende": coming_notes(komende, voertuig)}


def _mark_next(ritten: list[dict[str, Any]], dag: date | None, request: HttpRequest) -> None:
    """The ride that comes is open, and its next stop is marked when that is today."""
    nu = timezone.localtime(request.at)
    gevonden = next_stop(
        [(rit["weekdagen"], rit["rit"]) for rit in ritten], dag, nu.date(), 60 * nu.hour + nu.minute
    )
    if gevonden is None:
        return
    rit = ritten[gevonden.rit]
    rit["komt"] = True
    if gevonden.minuut is not None:
        rit["straks"] = next(halte for halte in rit["haltes"] if halte["eind"] >= gevonden.minuut)
        rit["straks"]["straks"] = True


def _stops(beeld: Ritbeeld) -> Iterator[dict[str, str]]:
    for voertuig in beeld.voertuigen:
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
        for zin in notes_for(beeld, beeld.ritdag, voertuig) if beeld.ritdag else ():
            leeg = dict.fromkeys(exchange("ritten_lijst").velden, "")
            yield leeg | {"auto": blad["naam"], "dagen": beeld.dagen(()), "wat": zin}


def _vehicle(beeld: Ritbeeld, nummer: int) -> str:
    """404 when there is no such sheet."""
    if not 1 <= nummer <= len(beeld.voertuigen):
        raise Http404
    return beeld.voertuigen[nummer - 1]


def _file(tekst: str, soort: str, naam: str) -> HttpResponse:
    antwoord = HttpResponse(tekst, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
