"""The brake: who sends forms faster than a person can is asked to wait, and keeps what was typed."""

from __future__ import annotations

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knooppunt.toegang.queries.inloggen import is_known_device
from knooppunt.toegang.rules.tempo import TEMPO, Per
from knooppunt.toegang.tempo import take_turn
from knooppunt.toegang.web.herkomst import origin_of

NIET_TERUG = ("wachtwoord", "csrfmiddlewaretoken")
"""Fields that a page never gives back: what begins like this is typed again."""


def hurry_page(request: HttpRequest, code: str) -> HttpResponse | None:
    """Count one form at its pace. Nothing when it is in time, else the page that says when it can again."""
    if request.method != "POST":
        return None
    tempo = TEMPO[code or ("account" if request.viewer.is_bekend else "bezoeker")]
    wie = str(request.viewer.account_id) if tempo.per is Per.ACCOUNT else _sender(request)
    tot = take_turn(tempo.code, wie, request.at)
    if tot is None:
        return None
    wacht = max(1, ceil((tot - request.at).total_seconds()))
    context = {"tot": tot, **_what_was_typed(request)}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(wacht)
    return response


def _sender(request: HttpRequest) -> str:
    """Who is counted: a device where someone signed in before (nobody at its address can stop it), else the network."""
    herkomst = origin_of(request)
    return herkomst.apparaat if is_known_device(herkomst.apparaat) else herkomst.plek


def _what_was_typed(request: HttpRequest) -> dict[str, object]:
    """The fields to send again. With a password or a file in it the form itself has to be filled in again."""
    geheim = any(naam.startswith("wachtwoord") for naam in request.POST) or bool(request.FILES)
    velden = [
        (naam, waarde)
        for naam, waarden in request.POST.lists()
        for waarde in waarden
        if not naam.startswith(NIET_TERUG)
    ]
    woorden = [waarde for naam, waarde in velden if len(waarde) > 40]
    return {"velden": [] if geheim else velden, "woorden": woorden, "pad": request.get_full_path()}
