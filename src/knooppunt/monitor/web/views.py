"""The regional picture: one page for who makes policy, and its figures as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.monitor.queries import KAARTEN, built_areas, flows_of, year_counts
from knooppunt.monitor.web.bestanden import BESTANDEN, as_csv
from knooppunt.monitor.web.forms import Keuze, KeuzeForm, chosen
from knooppunt.monitor.web.pages import choice_page, flow_page, year_page
from knooppunt.organisaties.public import Regio
from knooppunt.toegang.public import Permissie


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def regiobeeld(request: HttpRequest) -> HttpResponse:
    """The map, near home and what was done this school year; without data it says how to get some."""
    keuze, form = _choice(request)
    beeld = flows_of(request.viewer, keuze.codes, keuze.soort)
    context = {
        "form": form,
        "keuze": keuze,
        "kaarten": KAARTEN,
        **choice_page(keuze, form),
        **(flow_page(beeld, keuze, request.viewer.op) if beeld else {"beeld": None}),
        **year_page(year_counts(request.viewer, request.viewer.op)),
    }
    return render(request, "monitor/regiobeeld.html", context)


@access(Permissie.REGIOBEELD_ZIEN, uitwisseling="regiobeeld_bestand")
@require_GET
def download(request: HttpRequest, welke: str) -> HttpResponse:
    """One of the tables of the page, for a spreadsheet."""
    if welke not in BESTANDEN:
        raise Http404
    keuze, _ = _choice(request)
    if welke == "schooljaar":
        rijen = BESTANDEN[welke](year_counts(request.viewer, request.viewer.op))
    else:
        beeld = flows_of(request.viewer, keuze.codes, keuze.soort)
        if beeld is None:
            raise Http404
        rijen = BESTANDEN[welke](beeld)
    gekozen = exchange("regiobeeld_bestand").kies({"regels": rijen})
    response = HttpResponse(as_csv(gekozen["regels"]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="regiobeeld-{welke}.csv"'
    return response


def _choice(request: HttpRequest) -> tuple[Keuze, KeuzeForm]:
    verbanden = built_areas(request.viewer)
    form = KeuzeForm(request.GET.dict(), verbanden)
    regio = Regio.objects.order_by("pk").first()
    return chosen(form, verbanden, regio.naam if regio else ""), form
