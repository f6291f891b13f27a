"""A page of an HSDS API of somebody else: is it one, and is it the last?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from knooppunt.wegwijzer.rules.hsds_velden import Onleesbaar

MEESTE_BLADZIJDEN = 1000


@dataclass(frozen=True)
class Bladzijde:
    inhoud: Sequence[Any]
    is_laatste: bool
    totaal: int | None
    """How many there are in all, as the page says."""


def read_page(antwoord: Any, nummer: int) -> Bladzijde:
    """The envelope of HSDS 3 around ``contents``; Onleesbaar when it is something else."""
    inhoud = antwoord.get("contents") if isinstance(antwoord, dict) else None
    if not isinstance(inhoud, list):
        raise Onleesbaar("Het antwoord is geen bladzijde van HSDS 3 (contents ontbreekt).")
    if nummer >= MEESTE_BLADZIJDEN:
        raise Onleesbaar("Deze wegwijzer heeft te veel bladzijden.")
    paginas = antwoord.get("total_pages")
    laatste = antwoord.get("last_page") is True or not inhoud or (_is_count(paginas) and nummer >= paginas)
    totaal = antwoord.get("total_items")
    return Bladzijde(inhoud, laatste, totaal if _is_count(totaal) else None)


def _is_count(waarde: Any) -> bool:
    return isinstance(waarde, int) and not isinstance(waarde, bool) and waarde >= 0
