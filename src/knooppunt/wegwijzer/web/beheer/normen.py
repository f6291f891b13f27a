"""What the region agreed about the basis of every school, and how far schools lie apart."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.normen import add_part, agree_norm, change_part, end_part, take_over_parts
from knooppunt.wegwijzer.policies import may_manage
from knooppunt.wegwijzer.queries.beheer import region_of
from knooppunt.wegwijzer.queries.profielbeeld import bandwidth, part_by_ref, parts_with_norm, stopped_parts
from knooppunt.wegwijzer.queries.tonen import groups
from knooppunt.wegwijzer.rules.bandbreedte import Spreidingsregel, picture, too_wide
from knooppunt.wegwijzer.rules.profielen import NIVEAUS, Sector
from knooppunt.wegwijzer.web.beheer.forms_profielen import NormForm, OnderdeelForm


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def bandbreedte(request: HttpRequest) -> HttpResponse:
    """Per part and per board: a picture, and the same in a table."""
    gekozen = Sector.VO if request.GET.get("sector") == Sector.VO else Sector.PO
    beeld = bandwidth(request.viewer, gekozen)
    context = {
        "beeld": beeld,
        "delen": [_spread_line(r) for r in beeld.delen],
        "besturen": [_spread_line(r) for r in beeld.besturen],
        "plaat_delen": picture(beeld.delen),
        "plaat_besturen": picture(beeld.besturen),
        "niveaus": NIVEAUS.values(),
        "beheert": bool(may_manage(request.viewer)),
        "tabs": [
            {"url": f"?sector={s.value}", "label": s.label.capitalize(), "actief": s is gekozen} for s in Sector
        ],
    }  # fmt: skip
    return render(request, "wegwijzer/profielen/bandbreedte.html", context)


def _spread_line(regel: Spreidingsregel) -> dict[str, Any]:
    return {
        "regel": regel,
        "aantallen": [regel.spreiding.count(getal) for getal in NIVEAUS],
        "onder": regel.spreiding.below(regel.norm),
        "te_breed": too_wide(regel.spreiding, regel.bandbreedte),
    }


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def normen(request: HttpRequest) -> HttpResponse:
    """The parts with their norm; a region without any begins with the list of the product."""
    regio = region_of(request.viewer)
    if regio is None:
        raise Http404
    vast = {"regio": regio, "by": request.viewer, "at": request.at}
    form = Form(request.POST or None)
    if form.is_valid() and perform(form, take_over_parts, vanaf=request.viewer.op, **vast):
        messages.success(request, "De lijst is overgenomen. U kunt alles veranderen.")
        return redirect("wegwijzer:normen")
    context = {
        "form": form,
        "regels": [
            (o, n, NIVEAUS[n.niveau] if n and n.niveau else None)
            for o, n in parts_with_norm(request.viewer, regio)
        ],
        "gestopt": stopped_parts(request.viewer, regio),
    }  # fmt: skip
    return render(request, "wegwijzer/profielen/normen.html", context, status=422 if form.errors else 200)


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """One more part."""
    regio = region_of(request.viewer)
    if regio is None:
        raise Http404
    form = OnderdeelForm(request.POST or None, soorten=_kinds(request), initial={"soort": "basis"})
    if form.is_valid():
        vast = {"regio": regio, "vanaf": request.viewer.op, "by": request.viewer, "at": request.at}
        gemaakt = perform(form, add_part, gegevens=form.filled(), **vast)
        if gemaakt:
            messages.success(request, "Toegevoegd. Leg nu vast welk niveau elke school ten minste heeft.")
            return redirect("wegwijzer:onderdeel", gemaakt.ref)
    return render(
        request, "wegwijzer/profielen/onderdeel.html", {"form": form}, status=422 if form.errors else 200
    )


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def onderdeel(request: HttpRequest, onderdeel_ref: str) -> HttpResponse:
    """One part: its words, its norm from a day on, and stopping with it."""
    gevonden = part_by_ref(request.viewer, onderdeel_ref)
    if gevonden is None:
        raise Http404
    doe = request.POST.get("doe", "")
    soort = gevonden.hulpsoort.code if gevonden.hulpsoort else ""
    velden = {v: getattr(gevonden, v) for v in ("soort", "sector", "naam", "uitleg", "ouders", "ouders_en")}
    form = OnderdeelForm(
        request.POST if doe == "woorden" else None,
        soorten=_kinds(request),
        initial=velden | {"hulpsoort": soort},
    )
    norm = NormForm(request.POST if doe == "norm" else None, initial=_norm_of(gevonden, request.viewer.op))
    stop = Form(request.POST if doe in ("stop", "weer") else None)
    if request.method == "POST" and _done(request, gevonden, doe, form, norm, stop):
        return redirect("wegwijzer:onderdeel", onderdeel_ref)
    context = {
        "form": form, "norm": norm, "stop": stop, "onderdeel": gevonden,
        "normen": [(n, NIVEAUS.get(n.niveau or 0)) for n in gevonden.normen.all()],
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "wegwijzer/profielen/onderdeel.html", context, status=status)


def _norm_of(gevonden: Any, op: Any) -> dict[str, Any]:
    geldt = [n for n in gevonden.normen.all() if n.geldig_van <= op]
    nu = geldt[-1] if geldt else None
    return {"niveau": nu.niveau if nu else None, "bandbreedte": nu.bandbreedte if nu else None, "vanaf": op}


def _done(
    request: HttpRequest, gevonden: Any, doe: str, form: OnderdeelForm, norm: NormForm, stop: Form
) -> bool:
    """What the button said; False when it was refused or not filled in."""
    vast = {"onderdeel": gevonden, "by": request.viewer, "at": request.at}
    if doe == "norm":
        klaar = norm.is_valid() and perform(norm, agree_norm, **norm.cleaned_data, **vast)
        tekst = "De norm is vastgelegd."
    elif doe == "woorden":
        klaar = form.is_valid() and perform(form, change_part, gegevens=form.filled(), **vast)
        tekst = "Bewaard."
    else:
        op = request.viewer.op if doe == "stop" else None
        klaar = stop.is_valid() and perform(stop, end_part, op=op, **vast)
        tekst = "Scholen beschrijven dit niet meer." if op else "Scholen beschrijven dit weer."
    if klaar:
        messages.success(request, tekst)
    return bool(klaar)


def _kinds(request: HttpRequest) -> list[Any]:
    return [soort for groep in groups(request.viewer) for soort in groep.soorten]
