"""At the door: who gave the right password and still has to take a second step, or make one. Not signed in yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from knooppunt.toegang.queries.accounts import active_account
from knooppunt.toegang.rules.sessie import PAKKET, Hoe

DEUR, BRIEF = "deur", "brief"
"""In the session: who stands at the door, and which letter was opened in this browser."""


@dataclass(frozen=True)
class AanDeDeur:
    """Who stands there, how they came, and where they were going."""

    account: Any
    hoe: Hoe
    volgende: str


def wait_at_door(request: HttpRequest, account: Any, hoe: Hoe, volgende: str) -> None:
    """Remember who it is, in a new session, for some minutes. A letter that was opened stays open."""
    brief = request.session.get(BRIEF)
    request.session.flush()
    if brief:
        request.session[BRIEF] = brief
    minuten = PAKKET.drempel("AAN_DE_DEUR", request.at.date()).aantal
    request.session[DEUR] = {
        "account": account.pk,
        "hoe": hoe.value,
        "volgende": volgende,
        "tot": (request.at + timedelta(minutes=minuten)).isoformat(),
    }


def at_door(request: HttpRequest) -> AanDeDeur | None:
    """Who stands at the door, or None when nobody does or it took too long."""
    gegevens = request.session.get(DEUR)
    if gegevens is None or datetime.fromisoformat(gegevens["tot"]) < request.at:
        return None
    account = active_account(gegevens["account"])
    return AanDeDeur(account, Hoe(gegevens["hoe"]), gegevens["volgende"]) if account else None
