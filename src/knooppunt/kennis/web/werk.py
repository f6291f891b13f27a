"""The work on items: what waits to be released, the own items, one item with its history, and every step of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kennis.actions import items as acties
from knooppunt.kennis.policies import may_keep, may_release, may_write
from knooppunt.kennis.queries.items import (
    looks_like_a_child,
    sheet_of,
    versions_of,
    work_list,
    work_on,
)
from knooppunt.kennis.rules.bewijs import rung
from knooppunt.kennis.rules.herkenbaar import looked_over_verdict
from knooppunt.kennis.rules.items import Itemsoort, Versiestatus, complete_verdict, is_stale
from knooppunt.kennis.web.forms import TerugForm
from knooppunt.kennis.web.pages import how_fresh, kind_links
from knooppunt.toegang.public import Permissie

STAPPEN = {
    "leg_voor": (acties.submit_item, "Voorgelegd. Iemand van het samenwerkingsverband leest het."),
    "geef_vrij": (acties.release_item, "Vrijgegeven. Iedereen kan het nu lezen."),
    "trek_in": (acties.withdraw_item, "Het staat niet meer op de site. U kunt het terugzetten."),
    "zet_terug": (acties.put_back_item, "Het staat weer op de site."),
    "klopt_nog": (acties.check_item, "Er staat nu dat het vandaag is nagekeken."),
}


def item_or_404(request: HttpRequest, ref: str) -> Any:
    item = work_on(request.viewer, ref)
    if item is None:
        raise Http404
    return item


@access(Permissie.KENNIS_DELEN)
@require_GET
def overzicht(request: HttpRequest) -> HttpResponse:
    lijst = work_list(request.viewer)
    eigen = [(item, _state(item, request)) for item in lijst.eigen]
    return render(request, "kennis/werk/overzicht.html", {"voorgelegd": lijst.voorgelegd, "eigen": eigen})


def _state(item: Any, request: HttpRequest) -> dict[str, Any]:
    status = Versiestatus(item.nieuwste.status)
    return {
        "werk": "" if status is Versiestatus.VRIJGEGEVEN else status.label,
        "is_openbaar": item.openbaar_id is not None,
        "verouderd": item.openbaar_id is not None and is_stale(item.nagekeken_op, request.viewer.op),
    }


@access(Permissie.KENNIS_DELEN)
@require_http_methods(["GET", "POST"])
def werk(request: HttpRequest, item_ref: str) -> HttpResponse:
    """One item as it is worked on, with what this person may do now."""
    item = item_or_404(request, item_ref)
    form = TerugForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _done(request, item, form):
        is_weg = work_on(request.viewer, item_ref) is None
        return redirect("kennis:overzicht") if is_weg else redirect("kennis:werk", item_ref)
    context = _page(request, item) | {"form": form}
    return render(request, "kennis/werk/werk.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, item: Any, form: TerugForm) -> bool:
    """What the button said; False when it was refused."""
    vast = {"item": item, "by": request.viewer, "at": request.at}
    doe = request.POST.get("doe", "")
    if doe == "geef_terug":
        klaar, tekst = (
            perform(form, acties.give_back_item, reden=form.cleaned_data["reden"], **vast),
            "Teruggegeven.",
        )
    elif doe == "gooi_weg":
        klaar, tekst = perform(form, acties.drop_concept, **vast), "Het concept is weg."
    elif doe in STAPPEN:
        actie, tekst = STAPPEN[doe]
        klaar = perform(form, actie, **vast)
    else:
        raise Http404
    if klaar:
        messages.success(request, tekst)
    return bool(klaar)


def _page(request: HttpRequest, item: Any) -> dict[str, Any]:
    viewer, versie = request.viewer, item.nieuwste
    blad, soort = sheet_of(versie), Itemsoort(item.soort)
    gevonden = looks_like_a_child(blad)
    status = Versiestatus(versie.status)
    schrijft = bool(may_write(viewer, item.eigenaar_id))
    return {
        "item": item, "versie": versie, "is_verhaal": soort is Itemsoort.VERHAAL, "trede": rung(versie.bewijs),
        "soorten": kind_links(versie.soorten.select_related("boven").prefetch_related("streekwoorden")),
        "herkenning": gevonden, "status": status, "schrijft": schrijft,
        "is_concept": status in (Versiestatus.CONCEPT, Versiestatus.TERUG),
        "mag_voorleggen": complete_verdict(soort, blad) & looked_over_verdict(gevonden, versie.is_nagekeken),
        "mag_vrijgeven": may_release(viewer, versie.by_id), "mag_bijhouden": bool(may_keep(viewer, item.eigenaar_id)),
        "versies": versions_of(viewer, item), "versheid": how_fresh(item.nagekeken_op, viewer.op),
        "kan_terug": item.openbaar_id is None and item.versies.filter(status="vrijgegeven").exists(),
    }  # fmt: skip


@access(Permissie.KENNIS_DELEN)
@require_POST
def versie(request: HttpRequest, item_ref: str, versienummer: int) -> HttpResponse:
    """An earlier version becomes the concept."""
    item = item_or_404(request, item_ref)
    may_write(request.viewer, item.eigenaar_id).require_permission()
    acties.restore_version(item=item, nummer=versienummer, by=request.viewer, at=request.at)
    messages.success(request, "Deze versie is nu het concept. Leg haar voor als zij klopt.")
    return redirect("kennis:werk", item_ref)
