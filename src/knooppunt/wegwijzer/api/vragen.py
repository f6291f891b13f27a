"""What one can ask: parameters that are read strictly, and pages as HSDS gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware

from knooppunt.wegwijzer.api.antwoord import Probleem

PER_BLADZIJDE, HOOGSTENS = 25, 100
WAAR = {"true": True, "1": True, "false": False, "0": False}


def wrong(naam: str, uitleg: str) -> Probleem:
    return Probleem(400, "Deze vraag kan niet", uitleg, naam)


def only(request: HttpRequest, *namen: str) -> None:
    """No parameter that this address does not know: a mistyped filter would give everything."""
    for naam in request.GET:
        if naam not in namen:
            raise wrong(naam, f"De parameter {naam} bestaat hier niet. Kies uit: {', '.join(namen)}.")


def text(request: HttpRequest, naam: str) -> str:
    return request.GET.get(naam, "").replace("\x00", "").strip()[:200]


def number(request: HttpRequest, naam: str, anders: int, hoogste: int) -> int:
    waarde = request.GET.get(naam, "")
    if not waarde:
        return anders
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) < 7 and 1 <= int(waarde) <= hoogste):
        raise wrong(naam, f"{naam} is een heel getal van 1 tot en met {hoogste}.")
    return int(waarde)


def yes(request: HttpRequest, naam: str) -> bool:
    waarde = request.GET.get(naam) or "false"
    if waarde not in WAAR:
        raise wrong(naam, f"{naam} is true of false.")
    return WAAR[waarde]


def identifier(request: HttpRequest, naam: str) -> UUID | None:
    waarde = request.GET.get(naam, "")
    try:
        return UUID(waarde) if waarde else None
    except ValueError:
        raise wrong(naam, f"{naam} is een UUID.") from None


def moment(request: HttpRequest, naam: str) -> datetime | None:
    """A day or a moment of ISO 8601."""
    waarde = request.GET.get(naam, "")
    if not waarde:
        return None
    try:
        dag = parse_date(waarde)
        gelezen = datetime(dag.year, dag.month, dag.day) if dag else parse_datetime(waarde.replace(" ", "+"))
    except ValueError:
        gelezen = None
    if gelezen is None:
        raise wrong(naam, f"{naam} is een dag of moment, bijvoorbeeld 2026-11-22.")
    return make_aware(gelezen) if is_naive(gelezen) else gelezen


def page(
    request: HttpRequest, rijen: QuerySet[Any] | Sequence[Any], vorm: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    """One page in the envelope of HSDS. A page after the last one is empty."""
    nummer = number(request, "page", 1, 100_000)
    per = number(request, "per_page", PER_BLADZIJDE, HOOGSTENS)
    totaal = rijen.count() if isinstance(rijen, QuerySet) else len(rijen)
    paginas = max(1, -(-totaal // per))
    stuk = [vorm(rij) for rij in rijen[(nummer - 1) * per : nummer * per]]
    return {
        "total_items": totaal, "total_pages": paginas, "page_number": nummer, "size": len(stuk),
        "first_page": nummer == 1, "last_page": nummer >= paginas, "empty": not stuk, "contents": stuk,
    }  # fmt: skip
