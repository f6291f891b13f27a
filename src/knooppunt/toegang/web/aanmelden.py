"""Signing in: the one place where a session begins, and what it remembers of the visit before."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import login
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from knooppunt.toegang.actions.accounts import record_sign_in
from knooppunt.toegang.queries.accounts import viewer_of

VORIG_BEZOEK = "vorig_bezoek"


def sign_in(request: HttpRequest, account: AbstractBaseUser) -> None:
    """Start a session; "what changed" on the home page counts from the visit before this one."""
    vorige = account.last_login
    login(request, account)
    request.viewer = viewer_of(account, request.viewer.op)
    request.session[VORIG_BEZOEK] = vorige.isoformat() if vorige else ""
    record_sign_in(account=account, by=request.viewer, at=request.at)


def visit_before(request: HttpRequest) -> datetime | None:
    """When this person was here before, or None."""
    moment = request.session.get(VORIG_BEZOEK, "")
    return datetime.fromisoformat(moment) if moment else None
