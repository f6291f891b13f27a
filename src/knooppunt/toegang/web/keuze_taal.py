"""The reader's language: a cookie remembers what a visitor chose, the account what a parent or pupil chose."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.eigen_account import choose_language
from knooppunt.toegang.queries.gebeurtenissen import events_about
from knooppunt.toegang.web import koekjes

FAMILIE = ("ouder", "leerling")
"""Kinds of account that read all their pages in their own language."""


def chosen_language(request: HttpRequest) -> str:
    """What was chosen in this browser, or empty. Not what it asks for: many Dutch readers have an English browser."""
    gekozen = koekjes.read(request, koekjes.TAAL)
    return gekozen if gekozen in dict(settings.LANGUAGES) else ""


def remember_language(request: HttpRequest, response: HttpResponse, taal: str) -> None:
    """A choice made on a page: for this browser, and for the account of a parent or pupil who is signed in."""
    koekjes.remember(response, koekjes.TAAL, taal)
    if request.viewer.soort in FAMILIE:
        choose_language(taal=taal, by=request.viewer, at=request.at)


def bring_language(request: HttpRequest, account: Any, by: Viewer) -> None:
    """Who chose a language at the door and never for the account, keeps it after signing in."""
    taal = chosen_language(request)
    if account.soort in FAMILIE and taal not in ("", account.taal) and not _chose(account):
        choose_language(taal=taal, by=by, at=request.at)


def _chose(account: Any) -> bool:
    return events_about(account.ref).filter(soort="account.taal_gekozen").exists()
