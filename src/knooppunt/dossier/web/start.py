"""Where one starts: what waits for me, what changed, and the list of dossiers."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.zoeken import NAAM, keep_search, kept_search
from knooppunt.dossier.policies.nood import may_break_glass
from knooppunt.dossier.queries.start import (
    Zoekvraag,
    last_visit,
    list_page,
    my_family_dossiers,
    news_for,
    waiting_for,
)
from knooppunt.dossier.rules.wat_nu import can_wait
from knooppunt.dossier.web.forms_kring import ZoekForm
from knooppunt.dossier.web.kader import number_or_zero, page_link, record_names
from knooppunt.toegang.public import Blik, visit_before


@access(doel="begeleiding")
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Everyone's home page: what waits, what changed; nothing else."""
    wacht, meer = waiting_for(request.viewer)
    sinds = last_visit(visit_before(request), request.at)
    nieuws, volgende = news_for(request.viewer, sinds, number_or_zero(request.GET.get("voor")))
    kinderen = my_family_dossiers(request.viewer)
    record_names(
        request,
        "start",
        [*(w.dossier_ref for w in (*wacht, *nieuws) if w.dossier_ref), *(d.ref for d in kinderen)],
        [Blik("taak.genoemd", w.over) for w in wacht if not w.dossier_ref],
    )
    context = {
        "wacht": [w for w in wacht if not can_wait(w.voor, request.viewer.op)],
        "later": [w for w in wacht if can_wait(w.voor, request.viewer.op)],
        "wacht_meer": meer,
        "te_laat": sum(1 for w in wacht if w.voor and w.voor < request.viewer.op),
        "nieuws": [
            {"regel": n, "url": page_link(n.soort.url or "dossier:dossier", n.dossier_ref)} for n in nieuws
        ],
        "nieuws_volgende": f"?voor={volgende}" if volgende else "",
        "kinderen": kinderen,
        "sinds": sinds,
        "vandaag": request.viewer.op,
    }
    return render(request, "dossier/start.html", context)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def lijst(request: HttpRequest) -> HttpResponse:
    """The dossiers that the viewer may see, last changed first."""
    form = ZoekForm(request.POST if request.method == "POST" else kept_search(request) or None)
    if request.method == "POST" and form.is_valid():
        return keep_search(request, form.cleaned_data)
    zoek = Zoekvraag(**form.cleaned_data) if form.is_valid() else Zoekvraag()
    rijen, volgende = list_page(request.viewer, zoek, _key(request.GET.get("na", "")), request.at)
    record_names(request, "lijst", [r.ref for r in rijen])
    context = {
        "form": form if form.is_bound else ZoekForm(initial={"welke": zoek.welke}),
        "rijen": [(page_link("dossier:dossier", r.ref), r) for r in rijen],
        "mag_nood": may_break_glass(request.viewer),
        "zoekt": bool(zoek.naam or zoek.welke != "open"),
        "begin": reverse("dossier:lijst") if request.GET.get("na") else "",
        "volgende": _next(request, volgende) if volgende else "",
    }
    return render(request, "dossier/lijst.html", context, status=422 if form.errors else 200)


def _key(tekst: str) -> tuple[datetime, int] | None:
    """The key of a page as it stands in the address, or None when somebody made it up."""
    moment, _, pk = tekst.partition("_")
    try:
        gelezen, nummer = datetime.fromisoformat(moment), int(pk)
        # To UTC here: in the query a moment at the edge of time would break it.
        return (gelezen.astimezone(UTC), nummer) if gelezen.tzinfo and 0 <= nummer < 2**63 else None
    except (ValueError, OverflowError):
        return None


def _next(request: HttpRequest, sleutel: tuple[datetime, int]) -> str:
    moment, pk = sleutel
    return "?" + urlencode({NAAM: request.GET.get(NAAM, ""), "na": f"{moment.isoformat()}_{pk}"})
