"""Pages of who handles questions: own list, one question, passing on, and the worklist of what has no owner."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import JA, Verdict
from knooppunt.basis.web import perform
from knooppunt.loket.actions.behandelen import assign, pass_on, react
from knooppunt.loket.policies import may_handle_question
from knooppunt.loket.queries.openen import lookalikes
from knooppunt.loket.queries.routering import people_for
from knooppunt.loket.queries.vragen import (
    VraagZicht,
    is_late,
    list_questions,
    question_for,
    worklist,
    worklist_item,
)
from knooppunt.loket.rules.vraag import OPEN, Vraagstatus, status_verdict
from knooppunt.loket.web.forms.behandelen import DoorgeefForm, ReactieForm, ToewijsForm
from knooppunt.loket.web.inzage import record_question_list, record_question_look
from knooppunt.loket.web.pages import signatures, tellings
from knooppunt.loket.web.teksten import PARTIJNAMEN, STATUSSEN, relation_name
from knooppunt.loket.web.vertellen import site_of
from knooppunt.toegang.public import Permissie, rolnaam

TABBLADEN = {"open": "Voor u", "meelezen": "U leest mee", "gesloten": "Afgerond"}


@access(doel="vraag")
@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    toon = request.GET.get("toon", "open")
    if toon not in TABBLADEN:
        raise Http404
    blad = list_questions(request.viewer, toon, request.GET.get("na", ""))
    record_question_list(request, blad.vragen)
    context = {
        "rijen": [
            {"vraag": v, "status": STATUSSEN[v.status], "laat": is_late(v, request.viewer.op)}
            for v in blad.vragen
        ],
        "volgende": f"?toon={toon}&na={blad.volgende}" if blad.volgende else "",
        "tabs": [
            {"url": f"?toon={code}", "label": naam, "actief": code == toon}
            for code, naam in TABBLADEN.items()
        ],
        "toon": toon,
        "vandaag": request.viewer.op,
        "bewaakt": request.viewer.mag(Permissie.WERKLIJST_LOKET),
    }
    return render(request, "loket/lijst.html", context)


def question_or_404(request: HttpRequest, ref: str) -> VraagZicht:
    """The question as this professional sees it. Unknown and invisible are the same answer."""
    zicht = question_for(request.viewer, ref)
    if zicht is None:
        raise Http404
    return zicht


@access(Permissie.DOSSIERS_ZIEN, doel="vraag")
@require_GET
def vraag(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = question_or_404(request, ref)
    record_question_look(request, ref, "vraag")
    return render(request, "loket/vraag.html", _question_context(request, zicht, ReactieForm()))


def _question_context(request: HttpRequest, zicht: VraagZicht, form: ReactieForm) -> dict[str, Any]:
    v = zicht.vraag
    mag = may_handle_question(request.viewer, zicht.feiten)
    return {
        "vraag": v,
        "form": form,
        "status": STATUSSEN[v.status],
        "verhalen": tellings(v),
        "ondertekend": signatures(v),
        "relatie": relation_name(v.relatie),
        "reacties": [(r, rolnaam(r.rol)) for r in v.reacties.all()],
        "toestemmingen": [(PARTIJNAMEN[t.partij], t.mag) for t in v.toestemmingen.all()],
        "meelezers": [(g, rolnaam(g.rol)) for g in v.geinformeerden.all()],
        "mag": mag,
        "is_open": v.status in OPEN,
        "bekend": len(lookalikes(v)) if mag and v.status in OPEN else 0,
        "mag_openen": mag & _may_go_to_dossier(v.status) & _opener(request),
        "vandaag": request.viewer.op,
        "klaar": v.reactie_at is not None,
    }


def _may_go_to_dossier(status: str) -> Verdict:
    return status_verdict(Vraagstatus(status), Vraagstatus.DOSSIER)


def _opener(request: HttpRequest) -> Verdict:
    if request.viewer.mag(Permissie.DOSSIER_OPENEN):
        return JA
    return Verdict(("Met uw rol kunt u geen dossier openen. Geef de vraag door.",))


@access(Permissie.DOSSIERS_ZIEN, doel="vraag")
@require_POST
def reageren(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = question_or_404(request, ref)
    form = ReactieForm(request.POST)
    if form.is_valid() and perform(
        form, react, vraag=zicht.vraag, soort=form.cleaned_data["soort"], tekst=form.cleaned_data["tekst"],
        ref=form.cleaned_data["sleutel"], site=site_of(request), by=request.viewer, at=request.at,
    ):  # fmt: skip
        messages.success(request, "Uw bericht is verstuurd. De verteller kan het lezen.")
        return redirect("loket:vraag", ref=ref)
    record_question_look(request, ref, "vraag")
    return render(request, "loket/vraag.html", _question_context(request, zicht, form), status=422)


@access(Permissie.DOSSIERS_ZIEN, doel="vraag")
@require_http_methods(["GET", "POST"])
def doorgeven(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = question_or_404(request, ref)
    may_handle_question(request.viewer, zicht.feiten).require_permission()
    form = DoorgeefForm(request.POST or None, mensen=_people(zicht.vraag, request))
    if request.method == "POST" and form.is_valid() and perform(
        form, pass_on, vraag=zicht.vraag, naar=form.cleaned_data["naar"], reden=form.cleaned_data["reden"],
        ref=form.cleaned_data["sleutel"], site=site_of(request), by=request.viewer, at=request.at,
    ):  # fmt: skip
        messages.success(
            request, f"Vraag {zicht.vraag.code} is doorgegeven. De verteller ziet aan wie en waarom."
        )
        return redirect("loket:lijst")
    record_question_look(request, ref, "doorgeven")
    context = {"vraag": zicht.vraag, "form": form}
    return render(request, "loket/doorgeven.html", context, status=422 if form.errors else 200)


def _people(vraag: Any, request: HttpRequest) -> list[tuple[int, str]]:
    return [
        (lid.pk, f"{lid.account.naam}, {rolnaam(lid.rol)}, {lid.organisatie.naam}")
        for lid in people_for(vraag, request.viewer.op)
    ]


@access(Permissie.WERKLIJST_LOKET)
@require_GET
def werklijst(request: HttpRequest) -> HttpResponse:
    """What has no owner or is late, without a word of the story."""
    regels = worklist(request.viewer)
    context = {"zonder": [r for r in regels if not r.eigenaar], "laat": [r for r in regels if r.eigenaar]}
    return render(request, "loket/werklijst.html", context | {"vandaag": request.viewer.op})


@access(Permissie.WERKLIJST_LOKET, doel="vraag")
@require_http_methods(["GET", "POST"])
def toewijzen(request: HttpRequest, ref: str) -> HttpResponse:
    gevonden = worklist_item(request.viewer, ref)
    if gevonden is None:
        raise Http404
    v, regel = gevonden
    form = ToewijsForm(request.POST or None, mensen=_people(v, request))
    if (
        request.method == "POST"
        and form.is_valid()
        and perform(
            form,
            assign,
            vraag=v,
            naar=form.cleaned_data["naar"],
            site=site_of(request),
            by=request.viewer,
            at=request.at,
        )
    ):
        messages.success(request, f"Vraag {v.code} heeft nu een eigenaar.")
        return redirect("loket:werklijst")
    record_question_look(request, ref, "toewijzen")
    context = {"regel": regel, "form": form, "vandaag": request.viewer.op}
    return render(request, "loket/toewijzen.html", context, status=422 if form.errors else 200)
