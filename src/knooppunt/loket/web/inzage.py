"""Every look at a question is recorded: by who handles it, by who told it, and in a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knooppunt.loket.queries.openen import BekendeGelijkenis
from knooppunt.toegang.public import Blik, record_event, record_looks


def record_question_look(request: HttpRequest, ref: str, bladzijde: str, doel: str = "vraag") -> None:
    """A form that comes back with an error shows the same page, so it counts too."""
    record_event(
        soort="vraag.bekeken",
        onderwerp_ref=ref,
        by=request.viewer,
        at=request.at,
        doel=doel,
        bladzijde=bladzijde,
    )


def render_told(
    request: HttpRequest, bladzijde: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of who told the story; the question is in the context. Who has the link can read it: a look as well."""
    record_question_look(request, context["vraag"].ref, bladzijde, doel="inzage")
    return render(request, f"loket/ouder/{bladzijde}.html", context, status=status)


def record_question_list(request: HttpRequest, vragen: Iterable[Any]) -> None:
    """The questions of a list, with their dossiers when they have one."""
    blikken = [Blik("vraag.genoemd", v.ref, v.dossier.ref if v.dossier else "") for v in vragen]
    record_looks(blikken=blikken, bladzijde="vragen", doel="vraag", by=request.viewer, at=request.at)


def record_lookalikes(request: HttpRequest, bekend: Iterable[BekendeGelijkenis]) -> None:
    """Children who are shown because they may be the one that a question is about."""
    blikken = [Blik("dossier.genoemd", ref, ref) for kind in bekend for ref in kind.dossier_refs]
    record_looks(blikken=blikken, bladzijde="bekend_kind", doel="vraag", by=request.viewer, at=request.at)
