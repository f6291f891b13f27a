"""Write the index: of one offer after it changed, or of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from knooppunt.wegwijzer.models import Aanbod, Zoekdocument, Zoekplek, Zoekstand, Zoekwoord
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.rules.stam import stem
from knooppunt.wegwijzer.zoekindex.inhoud import Indexblad, sheet_of

TABEL = "wegwijzer_zoekindex"
MEE = (
    "organisatie", "soorten__boven", "openingstijden", "kosten", "voertalen", "capaciteit", "locaties__vestiging",
    "locaties__organisatie", "locaties__toegankelijkheid", "werkgebieden__gemeente", "werkgebieden__wijk__gemeente",
    "werkgebieden__regio__samenwerkingsverbanden", "volging",
)  # fmt: skip
PER_KEER = 1000


def findable() -> QuerySet[Aanbod]:
    """Offers that a visitor may find."""
    return Aanbod.objects.filter(is_zichtbaar=True).exclude(status="gestopt")


def ours() -> QuerySet[Aanbod]:
    """Of those the ones of this wegwijzer: what a neighbour keeps, the neighbour gives out and answers for."""
    return findable().exclude(herkomst=Herkomst.BUREN)


@transaction.atomic
def index_offers(ids: Iterable[int], op: date) -> None:
    """Write these offers anew; those that may not be found are taken out."""
    ids = sorted(set(ids))
    for begin in range(0, len(ids), PER_KEER):
        stuk = ids[begin : begin + PER_KEER]
        _remove(stuk)
        _add([sheet_of(a, op) for a in findable().filter(pk__in=stuk).prefetch_related(*MEE)])
    mark_changed()


@transaction.atomic
def rebuild_index(op: date) -> int:
    """Write everything anew; says how many offers can be found."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABEL}")  # noqa: S608 - our own name
    for model in (Zoekdocument, Zoekplek, Zoekwoord):
        model.objects.all().delete()
    ids = list(findable().order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(ids), PER_KEER):
        stuk = findable().filter(pk__in=ids[begin : begin + PER_KEER]).prefetch_related(*MEE)
        _add([sheet_of(a, op) for a in stuk])
    mark_changed()
    return len(ids)


def mark_changed() -> None:
    """Other processes read vocabulary and kinds anew."""
    if not Zoekstand.objects.filter(pk=1).update(versie=F("versie") + 1):
        Zoekstand.objects.create(pk=1, versie=1)


def _remove(ids: list[int]) -> None:
    oud = Counter(
        w for tekst in Zoekdocument.objects.filter(pk__in=ids).values_list("woorden", flat=True) for w in tekst.split()
    )  # fmt: skip
    _count(Counter({w: -n for w, n in oud.items()}))
    Zoekdocument.objects.filter(pk__in=ids).delete()
    Zoekplek.objects.filter(aanbod_id__in=ids).delete()
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABEL} WHERE rowid = %s", [(pk,) for pk in ids])  # noqa: S608 - our own name


def _add(bladen: list[Indexblad]) -> None:
    Zoekdocument.objects.bulk_create(Zoekdocument(aanbod_id=b.aanbod_id, **b.kolommen) for b in bladen)
    Zoekplek.objects.bulk_create(
        Zoekplek(aanbod_id=b.aanbod_id, locatie_ref=ref, lat=lat, lon=lon)
        for b in bladen
        for ref, lat, lon in b.plekken
    )
    _count(Counter(w for b in bladen for w in b.woorden))
    waarde = "array_to_tsvector(%s)" if connection.vendor == "postgresql" else "%s"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABEL} (rowid, tokens) VALUES (%s, {waarde})",  # noqa: S608 - our own names
            [(b.aanbod_id, _as_stored(b.tokens)) for b in bladen],
        )


def _as_stored(tokens: Iterable[str]) -> Any:
    return sorted(tokens) if connection.vendor == "postgresql" else " ".join(sorted(tokens))


def _count(erbij: Counter[str]) -> None:
    """Add to (or take from) the number of offers in which each word stands."""
    woorden = sorted(w for w, n in erbij.items() if n)
    for begin in range(0, len(woorden), PER_KEER):
        stuk = woorden[begin : begin + PER_KEER]
        bekend = {z.woord: z for z in Zoekwoord.objects.filter(woord__in=stuk)}
        for woord, rij in bekend.items():
            rij.aantal = max(rij.aantal + erbij[woord], 0)
        Zoekwoord.objects.bulk_update(bekend.values(), ["aantal"])
        Zoekwoord.objects.bulk_create(
            Zoekwoord(woord=w, stam=stem(w), aantal=erbij[w])
            for w in stuk
            if w not in bekend and erbij[w] > 0
        )
    Zoekwoord.objects.filter(aantal=0).delete()
