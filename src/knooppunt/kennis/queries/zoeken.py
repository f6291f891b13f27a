"""Searching what is public, in the words of the wegwijzer: its kinds of support, its stems, its corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.models import Itemversie
from knooppunt.kennis.queries.items import public_versions
from knooppunt.kennis.rules.bewijs import TREDEN, rung
from knooppunt.kennis.rules.items import Itemsoort, is_stale
from knooppunt.wegwijzer.public import Begrepen, stems_of, understand

HOOGSTENS = 60
"""So many are shown."""
KANDIDATEN = 500
"""So many are put in order: a region has hundreds."""
VAN_SOORT = 3
"""To be of the kind that was meant says as much as this many words."""
Rij = TypeVar("Rij", bound=Model)


@dataclass(frozen=True)
class Kennisvraag:
    """Words, and what must hold besides; ``soort`` is the code of a kind of support or of a group of them."""

    tekst: str = ""
    soort: str = ""
    itemsoort: str = ""


def search_words(teksten: Iterable[str]) -> str:
    """What is kept beside a text to find it by: its stems, each between spaces."""
    return f" {' '.join(sorted(stems_of(' '.join(teksten))))} "


def search_items(viewer: Viewer, vraag: Kennisvraag) -> list[Itemversie]:
    """What answers best first; then what is surest and fresh. A story comes after what works."""
    rijen = public_versions()
    if vraag.itemsoort:
        rijen = rijen.filter(item__soort=vraag.itemsoort)
    begrepen = understand(viewer, vraag.tekst)
    gevonden = matching(rijen, vraag, begrepen)[:KANDIDATEN]
    return sorted(gevonden, key=lambda v: (-score(v, begrepen), *_order(v, viewer)))[:HOOGSTENS]


def matching(rijen: QuerySet[Rij], vraag: Kennisvraag, begrepen: Begrepen) -> QuerySet[Rij]:
    """Rows that have one of the words, or are of a kind that was meant."""
    if vraag.soort:
        rijen = rijen.filter(Q(soorten__code=vraag.soort) | Q(soorten__boven__code=vraag.soort))
    if vraag.tekst.strip():
        raak = Q(soorten__code__in=begrepen.soorten)
        for stam in begrepen.stammen:
            raak |= Q(zoekwoorden__contains=f" {stam} ")
        rijen = rijen.filter(raak)
    return rijen.distinct()


def score(rij: Any, begrepen: Begrepen) -> int:
    van_soort = any(s.code in begrepen.soorten for s in rij.soorten.all())
    return VAN_SOORT * van_soort + sum(f" {stam} " in rij.zoekwoorden for stam in begrepen.stammen)


def _order(versie: Itemversie, viewer: Viewer) -> tuple[Any, ...]:
    trede = rung(versie.bewijs)
    return (
        is_stale(versie.item.nagekeken_op, viewer.op),
        versie.item.soort == Itemsoort.VERHAAL,
        trede.telt if trede else len(TREDEN),
        versie.titel,
    )
