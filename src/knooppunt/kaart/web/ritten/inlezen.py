"""A list from a file: all of it, or nothing with every row that is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.ritten import replace_on_list
from knooppunt.kaart.queries.ritten import place_book, riders_of, vehicles_of
from knooppunt.kaart.rules.ritten.bestand import (
    LEERLINGKOLOMMEN,
    VOERTUIGKOLOMMEN,
    VOORBEELDEN,
    form_data,
    numbered,
    read_rows,
)
from knooppunt.kaart.rules.ritten.lijst import Rijder, Voertuig
from knooppunt.kaart.web.bestand import text_of
from knooppunt.kaart.web.ritten.forms import BestandForm, LeerlingForm, VoertuigForm
from knooppunt.kaart.web.ritten.lijst import own_list_or_404
from knooppunt.toegang.public import Permissie

Maker = Callable[[Any], Rijder | Voertuig]
SOORTEN: dict[str, tuple[type[Rijder | Voertuig], Any, tuple[str, ...], Maker]] = {
    "leerlingen": (Rijder, LeerlingForm, LEERLINGKOLOMMEN, lambda form: form.rider("")),
    "voertuigen": (Voertuig, VoertuigForm, VOERTUIGKOLOMMEN, lambda form: form.vehicle("")),
}


@access(Permissie.VERVOER_PLANNEN)
@require_http_methods(["GET", "POST"])
def inlezen(request: HttpRequest, lijst_ref: str, soort: str) -> HttpResponse:
    """Pupils or vehicles: what the file says replaces what is on the list."""
    lijst = own_list_or_404(request, lijst_ref)
    if soort not in SOORTEN:
        raise Http404
    form = BestandForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        rijen = _read(form, soort)
        klas = SOORTEN[soort][0]
        if rijen and perform(
            form,
            replace_on_list,
            lijst_ref=lijst_ref,
            soort=klas,
            rijen=rijen,
            by=request.viewer,
            at=request.at,
        ):
            messages.success(request, f"Ingelezen: {len(rijen)} rijen.")
            return redirect("kaart:rittenlijst", lijst_ref)
    aantal = len((riders_of if soort == "leerlingen" else vehicles_of)(lijst))
    context = {"lijst": lijst, "form": form, "soort": soort, "aantal": aantal, "kolommen": SOORTEN[soort][2]}
    return render(request, "kaart/ritten/inlezen.html", context, status=422 if form.errors else 200)


@access(Permissie.VERVOER_PLANNEN, uitwisseling="ritten_voorbeeld")
@require_GET
def voorbeeld(request: HttpRequest, soort: str) -> HttpResponse:
    """The names of the columns and one invented row."""
    if soort not in VOORBEELDEN:
        raise Http404
    tekst = io.StringIO()
    csv.writer(tekst, delimiter=";").writerows(VOORBEELDEN[soort])
    gegevens = exchange("ritten_voorbeeld").kies({"rijen": tekst.getvalue()})
    antwoord = HttpResponse("\ufeff" + gegevens["rijen"], content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="voorbeeld-{soort}.csv"'
    return antwoord


def _read(form: Any, soort: str) -> list[Rijder | Voertuig]:
    """Every row, or none with what is wrong in the form."""
    _, klas, kolommen, maak = SOORTEN[soort]
    try:
        rijen = read_rows(text_of(form.cleaned_data["bestand"]), kolommen)
    except ValueError as fout:
        form.add_error("bestand", str(fout))
        return []
    boek, goed, fouten = place_book(), [], {}
    for nummer, rij in rijen:
        gegevens, fout_hier = form_data(rij, kolommen)
        leerling = klas(gegevens, boek=boek)
        if leerling.is_valid() and not fout_hier:
            goed.append(maak(leerling))
        else:
            fouten[nummer] = [
                *fout_hier,
                *(f"{naam}: {z}" for naam, alle in leerling.errors.items() for z in alle),
            ]
    for zin in numbered(fouten):
        form.add_error("bestand", zin)
    return [] if fouten else goed
