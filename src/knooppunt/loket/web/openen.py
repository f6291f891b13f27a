"""The page on which a question becomes a dossier, or is added to one that is there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.loket.actions.openen import add_to_dossier, open_dossier_from_question
from knooppunt.loket.policies import may_handle_question
from knooppunt.loket.queries.openen import NIEUW, lookalikes, sharing_proposal
from knooppunt.loket.queries.vragen import VraagZicht
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.loket.web.behandelen import question_or_404
from knooppunt.loket.web.forms.openen import DeelForm, KindkeuzeForm, OuderBlokForm
from knooppunt.loket.web.inzage import record_lookalikes, record_question_look
from knooppunt.loket.web.vertellen import site_of
from knooppunt.toegang.public import Permissie


@access(Permissie.DOSSIER_OPENEN, doel="vraag")
@require_http_methods(["GET", "POST"])
def open_dossier(request: HttpRequest, ref: str) -> HttpResponse:
    """First: is this child known? Then: parents, and what is shared with whom, on which ground."""
    zicht = question_or_404(request, ref)
    may_handle_question(request.viewer, zicht.feiten).require_permission()
    if zicht.vraag.dossier:
        return redirect("dossier:dossier", ref=zicht.vraag.dossier.ref)
    bekend = lookalikes(zicht.vraag)
    data = request.POST if request.method == "POST" else request.GET
    keuzeform = KindkeuzeForm(data if "keuze" in data else None, bekend=bekend)
    keuze = (
        keuzeform["keuze"].value() if keuzeform.is_bound and keuzeform.is_valid() else "" if bekend else NIEUW
    )
    record_question_look(request, ref, "dossier_openen")
    if not keuze:
        record_lookalikes(request, bekend)
        context = {"vraag": zicht.vraag, "form": keuzeform}
        return render(request, "loket/bekend_kind.html", context, status=422 if keuzeform.errors else 200)
    if any(b.ref == keuze and b.heeft_open_dossier for b in bekend):
        return _add(request, zicht, keuze)
    return _open(request, zicht, keuze)


def _add(request: HttpRequest, zicht: VraagZicht, keuze: str) -> HttpResponse:
    """The child has an open dossier: ask once, then add the story to it."""
    if request.method == "POST":
        dossier = add_to_dossier(
            vraag=zicht.vraag, keuze=keuze, site=site_of(request), by=request.viewer, at=request.at
        )
        if dossier is None:
            messages.success(
                request, "U werkt niet in dit dossier. De vraag is doorgegeven aan de regisseur van het kind."
            )
            return redirect("loket:lijst")
        messages.success(request, "Het verhaal staat nu in het dossier.")
        return redirect("dossier:dossier", ref=dossier.ref)
    return render(request, "loket/bij_dossier.html", {"vraag": zicht.vraag, "keuze": keuze})


def _open(request: HttpRequest, zicht: VraagZicht, keuze: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    een = OuderBlokForm(data, prefix="een", initial=_first_parent(zicht))
    twee = OuderBlokForm(
        data, prefix="twee", initial=_second_parent(zicht), empty_permitted=True, use_required_attribute=False
    )
    form = DeelForm(
        data, initial={"gegeven_door": _first_parent(zicht).get("naam", "")},
        voorstellen=sharing_proposal(zicht.vraag, request.viewer.op), vandaag=request.viewer.op,
    )  # fmt: skip
    tweede_leeg = data is not None and not data.get("twee-naam", "").strip()
    goed = data is not None and all([een.is_valid(), tweede_leeg or twee.is_valid(), form.is_valid()])
    if goed and (
        dossier := _perform_open(request, zicht, keuze, form, [een] if tweede_leeg else [een, twee])
    ):
        messages.success(request, "Het dossier is open. Het verhaal is de eerste bladzijde.")
        return redirect("dossier:dossier", ref=dossier.ref)
    if tweede_leeg:
        twee = OuderBlokForm(prefix="twee")
    context = {
        "vraag": zicht.vraag,
        "een": een,
        "twee": twee,
        "form": form,
        "keuze": keuze,
        "actie": _action(zicht, keuze),
    }
    return render(request, "loket/open_dossier.html", context, status=422 if data is not None else 200)


def _perform_open(
    request: HttpRequest, zicht: VraagZicht, keuze: str, form: DeelForm, blokken: list[OuderBlokForm]
) -> Any:
    ouders = [ouder for blok in blokken if (ouder := blok.parent())]
    return perform(
        form, open_dossier_from_question, vraag=zicht.vraag, keuze=keuze, ouders=ouders, delingen=form.shares(),
        gegeven_door=form.cleaned_data["gegeven_door"], site=site_of(request), by=request.viewer, at=request.at,
    )  # fmt: skip


def _action(zicht: VraagZicht, keuze: str) -> str:
    return f"{reverse('loket:open_dossier', args=[zicht.vraag.ref])}?keuze={keuze}"


def _first_parent(zicht: VraagZicht) -> dict[str, Any]:
    """The teller, when that is a parent."""
    v = zicht.vraag
    if v.verteller != Verteller.OUDER:
        return {}
    return {
        "naam": v.verteller_naam,
        "relatie": v.relatie,
        "email": v.email,
        "gezag": v.relatie in ("moeder", "vader"),
    }


def _second_parent(zicht: VraagZicht) -> dict[str, Any]:
    """A parent who was invited at the front desk and signed."""
    sleutel = next((s for s in zicht.vraag.sleutels.all() if s.getekend_at), None)
    return {"naam": sleutel.naam, "relatie": sleutel.relatie, "email": sleutel.email} if sleutel else {}
