"""Which offers of a neighbour look like our own, for the report. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from knooppunt.wegwijzer.models import Aanbod
from knooppunt.wegwijzer.rules.buren import Gegeven, Lot, Verslag, likely_doubles
from knooppunt.wegwijzer.rules.woorden import plain
from knooppunt.wegwijzer.zoekindex.schrijven import ours


def report_doubles(ids: Iterable[int], verslag: Verslag, op: date) -> None:
    """Lay these offers beside our own that show, and write down what is probably the same."""
    nieuw = [_as_given(a) for a in _loaded(Aanbod.objects.filter(pk__in=list(ids), is_zichtbaar=True))]
    if not nieuw:
        return
    eigen = [_as_given(a) for a in _loaded(ours())]
    for gegeven, raak in likely_doubles(nieuw, eigen, op):
        verslag.add(Lot.DUBBEL, gegeven.naam, f"{raak.naam}, {raak.organisatie}", gegeven.ref, raak.ref)


def _loaded(aanbod: QuerySet[Aanbod]) -> QuerySet[Aanbod]:
    return aanbod.select_related("organisatie").prefetch_related("locaties__vestiging").order_by("pk")


def _as_given(aanbod: Any) -> Gegeven:
    plaatsen = {plain(plek.plaats) for plek in aanbod.locaties.all() if plek.plaats}
    adressen = {adres.lower().rstrip("/") for adres in (aanbod.email, aanbod.url) if adres}
    return Gegeven(aanbod.ref, aanbod.naam, aanbod.organisatie.naam, frozenset(plaatsen), frozenset(adressen))
