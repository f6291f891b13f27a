"""What one can ask: parameters that are read strictly, and pages as HSDS gives them.

A parameter may be written as HSDS does (``per_page``) or as the NL API Design Rules do (``perPage``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware

from knooppunt.wegwijzer.api.antwoord import Probleem

PER_BLADZIJDE, HOOGSTENS = 25, 100
UUIDVORM = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
WAAR = {"true": True, "false": False}


def wrong(naam: str, uitleg: str) -> Probleem:
    return Probleem(400, "Deze vraag kan niet", uitleg, naam)


def camel(naam: str) -> str:
    """``per_page`` as ``perPage``."""
    eerste, *rest = naam.split("_")
    return eerste + "".join(deel.capitalize() for deel in rest)


def only(request: HttpRequest, *namen: str) -> None:
    """No parameter that this address does not know, and none twice: a mistyped filter would give everything."""
    bekend = {schrijfwijze: naam for naam in namen for schrijfwijze in (naam, camel(naam))}
    gezien: set[str] = set()
    for naam in request.GET:
        if naam not in bekend:
            raise wrong(
                naam, f"De parameter {naam} bestaat hier niet. Kies uit: {', '.join(map(camel, namen))}."
            )
        if bekend[naam] in gezien or len(request.GET.getlist(naam)) > 1:
            raise wrong(naam, f"De parameter {naam} staat er meer dan één keer.")
        gezien.add(bekend[naam])


def given(request: HttpRequest, naam: str) -> str | None:
    """What was asked, in either spelling; None when it was not. Nothing filled in is not the same as not asked."""
    return request.GET.get(naam, request.GET.get(camel(naam)))


def text(request: HttpRequest, naam: str) -> str:
    return (given(request, naam) or "").replace("\x00", "").strip()[:200]


def number(request: HttpRequest, naam: str, anders: int, hoogste: int) -> int:
    waarde = given(request, naam)
    if waarde is None:
        return anders
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) < 7 and 1 <= int(waarde) <= hoogste):
        raise wrong(naam, f"{naam} is een heel getal van 1 tot en met {hoogste}.")
    return int(waarde)


def yes(request: HttpRequest, naam: str) -> bool:
    waarde = given(request, naam)
    if waarde is None:
        return False
    if waarde not in WAAR:
        raise wrong(naam, f"{naam} is true of false.")
    return WAAR[waarde]


def identifier(request: HttpRequest, naam: str) -> UUID | None:
    waarde = given(request, naam)
    return None if waarde is None else as_uuid(waarde, naam)


def as_uuid(waarde: str, naam: str) -> UUID:
    """Only as RFC 9562 writes it: Python also reads one between braces or without hyphens."""
    if not UUIDVORM.fullmatch(waarde):
        raise wrong(naam, f"{naam} is een UUID.")
    return UUID(waarde)


def moment(request: HttpRequest, naam: str) -> datetime | None:
    """A day or a moment of ISO 8601."""
    waarde = given(request, naam)
    if waarde is None:
        return None
    try:
        dag = parse_date(waarde)
        gelezen = datetime(dag.year, dag.month, dag.day) if dag else parse_datetime(waarde.replace(" ", "+"))
    except ValueError:
        gelezen = None
    if gelezen is None:
        raise wrong(naam, f"{naam} is een dag of moment, bijvoorbeeld 2026-11-22.")
    return _utc(gelezen)


def _utc(gelezen: datetime) -> datetime:
    """At the edges of the calendar a moment of another zone has no day here any more."""
    try:
        return (make_aware(gelezen) if is_naive(gelezen) else gelezen).astimezone(UTC)
    except (OverflowError, ValueError):
        return datetime.min.replace(tzinfo=UTC) if gelezen.year < 1000 else datetime.max.replace(tzinfo=UTC)


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
