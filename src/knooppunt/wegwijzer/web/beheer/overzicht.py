"""The start of who keeps the wegwijzer: what is mine, what is old, what waits, what was reported."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.vermeldingen import (
    check_entry,
    may_hide,
    may_show,
    restore_entry,
    show_entry,
)
from knooppunt.wegwijzer.blad.lezen import Vermelding
from knooppunt.wegwijzer.policies import may_manage
from knooppunt.wegwijzer.queries.beheer import (
    HOOGSTENS,
    entry_or_none,
    history,
    kept_entries,
    own_organisations,
    proposal_by_ref,
    proposals,
    reports,
    word_of,
)
from knooppunt.wegwijzer.web.beheer.verschil import change_lines
from knooppunt.wegwijzer.web.melden import public_url


def entry_or_404(viewer: Viewer, soortnaam: str, vermelding_ref: str) -> Vermelding:
    """An entry that shows, or that this person keeps."""
    vermelding = entry_or_none(soortnaam, vermelding_ref)
    if vermelding is None or not (vermelding.is_zichtbaar or may_hide(viewer, vermelding)):
        raise Http404
    return vermelding


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_GET
def beheer(request: HttpRequest) -> HttpResponse:
    zoek, van = request.GET.get("zoek", "").replace("\x00", "")[:80], request.GET.get("van", "")
    van = van if van.isalnum() else ""
    oud = request.GET.get("toon") == "oud"
    regels = kept_entries(request.viewer, zoek, van, oud)
    context = {
        "regels": regels,
        "vol": len(regels) == HOOGSTENS,
        "voorstellen": [(w, str(w.vermelding)) for w in proposals(request.viewer)],
        "meldingen": [(m, str(m.vermelding)) for m in reports(request.viewer)],
        "organisaties": own_organisations(request.viewer),
        "beheert": bool(may_manage(request.viewer)),
        "zoek": zoek,
        "toon": "oud" if oud else "",
        "tabs": [
            {"url": reverse("wegwijzer:beheer"), "label": "Alles", "actief": not oud},
            {"url": "?toon=oud", "label": "Toe aan nakijken", "actief": oud},
        ],
    }  # fmt: skip
    return render(request, "wegwijzer/beheer/overzicht.html", context)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_POST
def klopt(request: HttpRequest, soortnaam: str, vermelding_ref: str) -> HttpResponse:
    """One click: still right."""
    vermelding = entry_or_404(request.viewer, soortnaam, vermelding_ref)
    check_entry(vermelding=vermelding, by=request.viewer, at=request.at)
    messages.success(request, f"{vermelding}: vandaag nagekeken.")
    return redirect(
        public_url(vermelding) if request.POST.get("terug") == "bladzijde" else "wegwijzer:beheer"
    )


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_POST
def tonen(request: HttpRequest, soortnaam: str, vermelding_ref: str) -> HttpResponse:
    """Take an entry off the wegwijzer, or put it back."""
    vermelding = entry_or_404(request.viewer, soortnaam, vermelding_ref)
    zichtbaar = request.POST.get("zichtbaar") == "ja"
    show_entry(vermelding=vermelding, zichtbaar=zichtbaar, by=request.viewer, at=request.at)
    messages.success(request, f"{vermelding} staat {'weer' if zichtbaar else 'niet meer'} op de wegwijzer.")
    return redirect("wegwijzer:geschiedenis", soortnaam, vermelding_ref)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_GET
def geschiedenis(request: HttpRequest, soortnaam: str, vermelding_ref: str) -> HttpResponse:
    """Who changed what, when; and putting it back."""
    vermelding = entry_or_404(request.viewer, soortnaam, vermelding_ref)
    may_hide(request.viewer, vermelding).require_permission()
    context = {
        "vermelding": vermelding,
        "soortnaam": soortnaam,
        "regels": change_lines(list(history(request.viewer, vermelding))),
        "beheert": bool(may_manage(request.viewer)),
        "mag_tonen": may_show(request.viewer, vermelding),
        "url": public_url(vermelding),
    }
    return render(request, "wegwijzer/beheer/geschiedenis.html", context)


@access(Permissie.WEGWIJZER_BEHEREN)
@require_POST
def herstel(request: HttpRequest, wijziging_ref: str) -> HttpResponse:
    """Put an entry back to how it was after this change."""
    wijziging = proposal_by_ref(request.viewer, wijziging_ref)
    if wijziging is None or not wijziging.blad or wijziging.status != "geldt":
        raise Http404
    restore_entry(wijziging=wijziging, by=request.viewer, at=request.at)
    messages.success(request, "De vermelding is teruggezet. Ook dit kunt u weer ongedaan maken.")
    return redirect("wegwijzer:geschiedenis", word_of(wijziging.vermelding), wijziging.vermelding.ref)
