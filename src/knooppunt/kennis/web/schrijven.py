"""Writing and changing an item."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kennis.actions.items import change_item, write_item
from knooppunt.kennis.policies import may_write
from knooppunt.kennis.queries.items import looks_like_a_child, own_organisations, sheet_of
from knooppunt.kennis.rules.bewijs import ladder_on
from knooppunt.kennis.rules.items import Itemsoort
from knooppunt.kennis.web.forms import FORMULIEREN, ItemForm
from knooppunt.kennis.web.werk import item_or_404
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.public import groups


def form_for(request: HttpRequest, soort: Itemsoort, **meer: Any) -> ItemForm:
    vast = {"groepen": groups(request.viewer), "op_ladder": ladder_on(request.viewer.op)}
    return FORMULIEREN[soort](request.POST or None, **vast, **meer)


@access(Permissie.KENNIS_DELEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, itemsoort: str) -> HttpResponse:
    if itemsoort not in set(Itemsoort):
        raise Http404
    soort = Itemsoort(itemsoort)
    form = form_for(request, soort, organisaties=own_organisations(request.viewer))
    if form.is_valid():
        gemaakt = perform(
            form, write_item, soort=soort, eigenaar=form.organisatie(), blad=form.blad(),
            is_nagekeken=form.cleaned_data["is_nagekeken"], sleutel=form.cleaned_data["sleutel"],
            by=request.viewer, at=request.at,
        )  # fmt: skip
        if gemaakt:
            return _saved(request, gemaakt.ref, form)
    return _page(request, form, "")


@access(Permissie.KENNIS_DELEN)
@require_http_methods(["GET", "POST"])
def wijzig(request: HttpRequest, item_ref: str) -> HttpResponse:
    item = item_or_404(request, item_ref)
    may_write(request.viewer, item.eigenaar_id).require_permission()
    begin = asdict(sheet_of(item.nieuwste)) | {
        "sleutel": item.sleutel,
        "is_nagekeken": item.nieuwste.is_nagekeken,
    }
    form = form_for(request, Itemsoort(item.soort), initial=begin)
    if form.is_valid() and perform(
        form, change_item, item=item, blad=form.blad(), is_nagekeken=form.cleaned_data["is_nagekeken"],
        by=request.viewer, at=request.at,
    ):  # fmt: skip
        return _saved(request, item_ref, form)
    return _page(request, form, item_ref)


def _saved(request: HttpRequest, ref: str, form: ItemForm) -> HttpResponse:
    """To the page of the work, which says what may point to a child."""
    if looks_like_a_child(form.blad()) and not form.cleaned_data["is_nagekeken"]:
        messages.warning(request, "Bewaard. Kijk na of iemand hierin een kind herkent.")
    else:
        messages.success(request, "Bewaard als concept. Niemand buiten uw organisatie ziet het nog.")
    return redirect("kennis:werk", ref)


def _page(request: HttpRequest, form: ItemForm, ref: str) -> HttpResponse:
    is_verhaal = form.soort is Itemsoort.VERHAAL
    titel = form["titel"].value() or ("Een verhaal voor de etalage" if is_verhaal else "Wat werkt")
    context = {"form": form, "ref": ref, "is_verhaal": is_verhaal, "titel": titel}
    return render(request, "kennis/werk/wijzig.html", context, status=422 if form.errors else 200)
