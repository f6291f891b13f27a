"""The register of the meldcode, for who works on it. Outside the dossier: its pages are no page of the dossier."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.meldcode import (
    ask_colleague,
    begin_meldcode,
    close_meldcode,
    leave_meldcode,
    reopen_meldcode,
    see_meldcode,
    strike_step,
    take_step,
    throw_away_meldcode,
)
from knooppunt.dossier.queries.meldcode import (
    MeldcodeZicht,
    colleagues_to_ask,
    log_of,
    meldcode_for,
    my_meldcodes,
    steps_of,
    workers_today,
)
from knooppunt.dossier.rules.meldcode import Meldcodestap, close_verdict
from knooppunt.dossier.web.forms_meldcode import CollegaForm, StapForm
from knooppunt.dossier.web.kader import dossier_or_404
from knooppunt.toegang.public import Blik, Permissie, record_looks, sentence


@access(Permissie.DOSSIERS_ZIEN, doel="meldcode")
@require_GET
def meldcodes(request: HttpRequest) -> HttpResponse:
    """What the meldcode is, and the registers on which this person works."""
    registers = my_meldcodes(request.viewer)
    record_looks(
        blikken=[Blik("meldcode.bekeken", register.ref) for register in registers],
        bladzijde="lijst",
        doel="meldcode",
        by=request.viewer,
        at=request.at,
    )
    return render(request, "dossier/meldcode/lijst.html", {"registers": registers})


@access(Permissie.DOSSIERS_ZIEN, doel="meldcode")
@require_POST
def meldcode_nieuw(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin one from a dossier. Nothing on the way tells whether there is another."""
    meldcode = begin_meldcode(zicht=dossier_or_404(request, ref), by=request.viewer, at=request.at)
    return redirect("dossier:meldcode", meldcode.ref)


@access(Permissie.DOSSIERS_ZIEN, doel="meldcode")
@require_http_methods(["GET", "POST"])
def meldcode(request: HttpRequest, ref: str) -> HttpResponse:
    """The five steps; a post asks a colleague along."""
    zicht = _register_or_404(request, ref)
    collegas = colleagues_to_ask(zicht, request.viewer)
    form = CollegaForm(request.POST or None, collegas=collegas)
    if request.method == "POST" and form.is_valid():
        gegevens = {"account_ref": form.cleaned_data["collega"], "url": request.path}
        if perform(form, ask_colleague, zicht=zicht, by=request.viewer, at=request.at, **gegevens):
            messages.success(request, "Uw collega kan nu meewerken en ziet dat op zijn of haar start.")
            return redirect("dossier:meldcode", ref)
    see_meldcode(zicht=zicht, by=request.viewer, at=request.at)
    context = _page(request, zicht) | {"form": form, "collegas": collegas}
    return render(request, "dossier/meldcode/register.html", context, status=422 if form.errors else 200)


def _register_or_404(request: HttpRequest, ref: str) -> MeldcodeZicht:
    zicht = meldcode_for(request.viewer, ref)
    if zicht is None:
        raise Http404
    return zicht


def _page(request: HttpRequest, zicht: MeldcodeZicht) -> dict[str, Any]:
    return {
        "zicht": zicht,
        "meldcode": zicht.meldcode,
        "kind": zicht.meldcode.dossier.kind,
        "stappen": steps_of(zicht),
        "mensen": workers_today(zicht, request.viewer),
        "logboek": [(g.at, sentence(g, request.viewer)) for g in log_of(zicht)],
        "mag_sluiten": close_verdict(zicht.gezet()),
        "is_leeg": not zicht.meldcode.regels.all(),
    }


@access(Permissie.DOSSIERS_ZIEN, doel="meldcode")
@require_http_methods(["GET", "POST"])
def meldcode_stap(request: HttpRequest, ref: str, stap: str) -> HttpResponse:
    """Write down what was done for one step."""
    zicht = _register_or_404(request, ref)
    if stap not in {s.value for s in Meldcodestap}:
        raise Http404
    deze = Meldcodestap(stap)
    form = StapForm(request.POST or None, stap=deze, vandaag=request.viewer.op)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, take_step, zicht=zicht, stap=deze, **gegevens):
            messages.success(request, "Het staat in het register.")
            return redirect("dossier:meldcode", ref)
    see_meldcode(zicht=zicht, by=request.viewer, at=request.at)
    nummer = list(Meldcodestap).index(deze) + 1
    context = {"form": form, "stap": deze, "nummer": nummer, "meldcode": zicht.meldcode}
    return render(request, "dossier/meldcode/stap.html", context, status=422 if form.errors else 200)


@access(Permissie.DOSSIERS_ZIEN, doel="meldcode")
@require_POST
def meldcode_doorstrepen(request: HttpRequest, ref: str, regel_ref: str) -> HttpResponse:
    zicht = _register_or_404(request, ref)
    strike_step(zicht=zicht, stap_ref=regel_ref, by=request.viewer, at=request.at)
    messages.success(request, "De regel is doorgestreept. U kunt hem nog lezen; hij telt niet meer mee.")
    return redirect("dossier:meldcode", ref)


STANDEN = {
    "verlaten": (leave_meldcode, "U werkt niet meer aan dit register en ziet het niet meer."),
    "sluiten": (close_meldcode, "Het register is afgesloten."),
    "heropenen": (reopen_meldcode, "Het register is weer open."),
    "weggooien": (throw_away_meldcode, "Het lege register is weg."),
}
"""What can be done with a whole register: the action and what is said after it."""


@access(Permissie.DOSSIERS_ZIEN, doel="meldcode")
@require_POST
def meldcode_stand(request: HttpRequest, ref: str, wat: str) -> HttpResponse:
    """Leave, close, open again or throw away."""
    zicht = _register_or_404(request, ref)
    if wat not in STANDEN:
        raise Http404
    actie, gezegd = STANDEN[wat]
    actie(zicht=zicht, by=request.viewer, at=request.at)
    messages.success(request, gezegd)
    weg = wat in ("verlaten", "weggooien")
    return redirect(reverse("dossier:meldcodes") if weg else reverse("dossier:meldcode", args=[ref]))
