"""Signing in: the one place where a session begins, and what it remembers of the visit before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from knooppunt.toegang.actions.inloggen import record_sign_in
from knooppunt.toegang.policies import STERK, Doorgang, way_in
from knooppunt.toegang.queries.aanbieders import obliged_provider
from knooppunt.toegang.queries.accounts import viewer_of
from knooppunt.toegang.queries.stap import has_step
from knooppunt.toegang.rules.sessie import Hoe, duration
from knooppunt.toegang.sessies import APPARAAT, EINDE, STIL
from knooppunt.toegang.web.deur import DEUR, wait_at_door
from knooppunt.toegang.web.herkomst import origin_of
from knooppunt.toegang.web.keuze_taal import bring_language

VORIG_BEZOEK = "vorig_bezoek"
HOE, STERK_BINNEN, AANBIEDER = "hoe", "sterk", "aanbieder"


def let_in(request: HttpRequest, account: Any, hoe: Hoe, volgende: str = "dossier:start") -> HttpResponse:
    """Someone proved who they are: they come in and go on to where they were going, or take a second step first."""
    doorgang = way_in(
        soort=account.soort,
        hoe=hoe,
        heeft_stap=has_step(account),
        stap_verplicht=settings.STAP_VERPLICHT,
        via_organisatie=obliged_provider(account) is not None,
    )
    if doorgang is Doorgang.ORGANISATIE:
        eigen_inlog = gettext("Uw organisatie wil dat u via haar eigen inlog binnenkomt. Kies die hieronder.")
        messages.warning(request, eigen_inlog)
        return redirect("toegang:binnenkomen")
    if doorgang is Doorgang.BINNEN:
        sign_in(request, account, hoe, sterk=hoe in STERK)
        return redirect(volgende)
    wait_at_door(request, account, hoe, resolve_url(volgende))
    return redirect("toegang:stap" if doorgang is Doorgang.STAP else "toegang:stap_kiezen")


@transaction.atomic
def sign_in(request: HttpRequest, account: Any, hoe: Hoe, *, sterk: bool) -> None:
    """Start a session; "what changed" on the home page counts from the visit before this one.

    ``sterk``: with a second step, or in a way that needs none. One transaction: that someone was here last changes with
    the event that says so.
    """
    vorige = account.last_login
    login(request, account)
    request.viewer = viewer_of(account, request.viewer.op)
    apparaat, request.apparaat_sleutel = record_sign_in(
        account=account, hoe=hoe, herkomst=origin_of(request), by=request.viewer, at=request.at
    )
    bring_language(request, account, request.viewer)
    duur = duration(account.soort, request.viewer.op)
    request.session.pop(DEUR, None)
    request.session.update({
        HOE: hoe.value,
        STERK_BINNEN: sterk,
        APPARAAT: apparaat.pk,
        STIL: duur.stil_minuten,
        EINDE: (request.at + timedelta(hours=duur.langst_uren)).isoformat(),
        VORIG_BEZOEK: vorige.isoformat() if vorige else "",
    })  # fmt: skip


def visit_before(request: HttpRequest) -> datetime | None:
    """When this person was here before, or None."""
    moment = request.session.get(VORIG_BEZOEK, "")
    return datetime.fromisoformat(moment) if moment else None


def next_page(request: HttpRequest, anders: str = "dossier:start") -> str:
    """Where to go next: only a path of this site, never another host or the name of a page."""
    doel = request.POST.get("next") or request.GET.get("next") or ""
    if doel.startswith("/") and url_has_allowed_host_and_scheme(
        doel, {request.get_host()}, require_https=request.is_secure()
    ):
        return doel
    return anders
