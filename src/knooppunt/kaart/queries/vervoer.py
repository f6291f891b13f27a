"""Reads: what each municipality agreed about transport. Public, so there is no viewer to ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knooppunt.kaart.models import Vervoerafspraak
from knooppunt.kaart.rules.vervoer import Afspraken
from knooppunt.organisaties.public import Gemeente, Organisatie


@dataclass(frozen=True)
class Gemeentestand:
    """A municipality with the agreement that holds, and those that begin later."""

    gemeente: Gemeente
    nu: Vervoerafspraak | None
    straks: list[Vervoerafspraak]


def municipalities() -> list[Gemeente]:
    """Those of the region: where one of its organisations stands."""
    plekken = Organisatie.objects.filter(gemeente__isnull=False)
    return list(Gemeente.objects.filter(pk__in=plekken.values("gemeente_id")).order_by("naam"))


def transport_stands(op: date) -> list[Gemeentestand]:
    per_gemeente: dict[int, list[Vervoerafspraak]] = {}
    for afspraak in Vervoerafspraak.objects.order_by("geldig_van"):
        per_gemeente.setdefault(afspraak.gemeente_id, []).append(afspraak)
    standen = []
    for gemeente in municipalities():
        alle = per_gemeente.get(gemeente.pk, [])
        begonnen = [a for a in alle if a.geldig_van <= op]
        standen.append(
            Gemeentestand(
                gemeente, begonnen[-1] if begonnen else None, [a for a in alle if a.geldig_van > op]
            )
        )
    return standen


def agreement_of(gemeente: Gemeente, op: date) -> Vervoerafspraak | None:
    """The newest that has begun."""
    begonnen = Vervoerafspraak.objects.filter(gemeente=gemeente, geldig_van__lte=op)
    return begonnen.order_by("-geldig_van").first()


def agreements(afspraak: Vervoerafspraak | None) -> Afspraken:
    """As the rules ask it."""
    if afspraak is None:
        return Afspraken()
    return Afspraken(
        km=None if afspraak.km is None else float(afspraak.km), zelf_vanaf=afspraak.zelf_vanaf,
        reistijd=afspraak.reistijd, training=afspraak.training,
    )  # fmt: skip
