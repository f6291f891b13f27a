"""What the pages of everything that a worker counts have in common: how far it is, and doing something with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.queries.rekentaak import counted_before
from knooppunt.kaart.rules.studies import LOOPT, Toestand


def progress_of(taak: Any, at: datetime) -> dict[str, Any]:
    """Where it stands; of one that waits how many are counted before it."""
    om, seconden = (
        ((at - taak.begonnen_at).total_seconds() if taak.begonnen_at else 0.0),
        taak.vraag["seconden"],
    )
    wacht = taak.toestand == Toestand.WACHT
    return {
        "loopt": taak.toestand in LOOPT,
        "wacht": wacht,
        "mislukt": taak.toestand == Toestand.MISLUKT,
        "gestopt": taak.toestand == Toestand.GESTOPT,
        "voor_mij": counted_before(taak) if wacht else 0,
        "bijna": om > seconden,
        "procent": min(99, round(100 * om / max(1, seconden))),
    }


def whole_page(url: str) -> HttpResponse:
    """What was counted is finished: the part that asked how far it is asks for the whole page."""
    antwoord = HttpResponse()
    antwoord["HX-Redirect"] = url
    return antwoord


def tried(request: HttpRequest, doe: Callable[[], Any], gelukt: str) -> bool:
    """Do it and say so; what is refused is said on the page where it was asked."""
    try:
        doe()
    except Refusal as weigering:
        for reden in weigering.reasons:
            messages.error(request, reden)
        return False
    messages.success(request, gelukt)
    return True
