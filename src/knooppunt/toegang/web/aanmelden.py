"""Signing in: the one place where a session begins, and what it remembers of the visit before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from knooppunt.toegang.actions.inloggen import record_sign_in
from knooppunt.toegang.queries.accounts import viewer_of
from knooppunt.toegang.rules.sessie import Hoe, duration
from knooppunt.toegang.sessies import APPARAAT, EINDE, STIL
from knooppunt.toegang.web.herkomst import origin_of

VORIG_BEZOEK = "vorig_bezoek"
HOE = "hoe"


def let_in(request: HttpRequest, account: Any, hoe: Hoe, volgende: str = "dossier:start") -> HttpResponse:
    """Someone proved who they are: they come in, and go on to where they were going."""
    sign_in(request, account, hoe)
    return redirect(volgende)


def sign_in(request: HttpRequest, account: Any, hoe: Hoe) -> None:
    """Start a session; "what changed" on the home page counts from the visit before this one."""
    vorige = account.last_login
    login(request, account)
    request.viewer = viewer_of(account, request.viewer.op)
    apparaat, request.apparaat_sleutel = record_sign_in(
        account=account, hoe=hoe, herkomst=origin_of(request), by=request.viewer, at=request.at
    )
    duur = duration(account.soort, request.viewer.op)
    request.session.update({
        HOE: hoe.value,
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
