"""Reads of followed wegwijzers: which ones, what the last rounds did, and what is hidden here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.wegwijzer.models import Aanbod, Buurwegwijzer, Ophaalronde, Volging
from knooppunt.wegwijzer.rules.buren import Lot, Rondestand

RONDES = 10
OP_VOLGORDE = (Lot.DUBBEL, Lot.GEWEIGERD, Lot.VERMIST, Lot.WEG, Lot.GEWIJZIGD, Lot.TERUG, Lot.ELDERS, Lot.EIGEN,
               Lot.NIEUW, Lot.OPMERKING)  # fmt: skip
"""What asks for somebody's eyes first."""


@dataclass(frozen=True)
class Verslagregel:
    """A line of a report, with the entry here that it is about as far as it is still there."""

    naam: str
    uitleg: str
    aanbod: Aanbod | None
    eigen: Aanbod | None


def neighbours(viewer: Viewer) -> QuerySet[Buurwegwijzer]:
    """Every followed wegwijzer, with how many offers came from it."""
    return Buurwegwijzer.objects.annotate(aantal=Count("volgingen__aanbod"))


def neighbour_by_ref(viewer: Viewer, ref: str) -> Buurwegwijzer | None:
    return neighbours(viewer).filter(ref=ref).first()


def followed_offer(viewer: Viewer, ref: str) -> Volging | None:
    """Where an offer came from; None for one of our own."""
    return Volging.objects.filter(aanbod__ref=ref).select_related("aanbod", "buur").first()


def rounds(viewer: Viewer, buur: Buurwegwijzer) -> list[Ophaalronde]:
    return list(buur.rondes.all()[:RONDES])


def last_report(rondes: list[Ophaalronde]) -> Ophaalronde | None:
    """The newest round that was read to the end."""
    return next((r for r in rondes if r.stand == Rondestand.KLAAR), None)


def report_lines(viewer: Viewer, ronde: Ophaalronde) -> list[tuple[Lot, int, list[Verslagregel]]]:
    """What a round did: per lot how many, and the lines. Two statements, however long it is."""
    regels: list[Mapping[str, Any]] = ronde.verslag.get("regels", [])
    refs = {r[sleutel] for r in regels for sleutel in ("ref", "eigen_ref") if sleutel in r}
    aanbod = {a.ref: a for a in Aanbod.objects.filter(ref__in=refs).select_related("organisatie")}
    telling: Mapping[str, int] = ronde.verslag.get("telling", {})
    gevonden = []
    for lot in OP_VOLGORDE:
        van_lot = [
            Verslagregel(
                r["naam"],
                r.get("uitleg", ""),
                aanbod.get(r.get("ref", "")),
                aanbod.get(r.get("eigen_ref", "")),
            )
            for r in regels
            if r["lot"] == lot.value
        ]
        if telling.get(lot.value):
            gevonden.append((lot, telling[lot.value], van_lot))
    return gevonden


def hidden(viewer: Viewer, buur: Buurwegwijzer) -> list[Volging]:
    """What somebody here took off this wegwijzer."""
    rijen = buur.volgingen.filter(aanbod__is_zichtbaar=False).select_related("aanbod__organisatie")
    return list(rijen.order_by("aanbod__naam"))
