"""Removes the oldest stretch of the record after its term, with proof: from there on it still fits (ADR 0012)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Min, Q

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.grendels.beheer import unlocked
from knooppunt.toegang.keten import AFGESLOTEN
from knooppunt.toegang.models import Gebeurtenis, Rijwijziging
from knooppunt.toegang.queries.controle import closed_until
from knooppunt.toegang.rules.controle import Plek

PER_KEER = 5000
"""Lines of one chain that go in one transaction: meanwhile nobody can write on PostgreSQL."""


@dataclass(frozen=True)
class Afgesloten:
    """What went: lines, row changes that those lines listed, and after which line each chain now begins."""

    regels: int
    rijen: int
    sporen: dict[int, Plek]


@transaction.atomic
def close_off(*, voor: datetime, houd: Collection[str], by: Viewer, at: datetime) -> Afgesloten | None:
    """Remove lines from before ``voor`` from the beginning of every chain, and the row changes that they list.

    Stops at the first line of a dossier that is held (``houd``: references), and always leaves the last line of a
    chain, on which the next one is built. Row changes that no line lists stay: nobody has accounted for them yet.
    Returns None when there is nothing to remove; call it until then.
    """
    einden = dict(_ends(voor, houd))
    if not einden:
        return None
    weg = Q(pk__in=[])
    for spoor, plek in einden.items():
        weg |= Q(spoor=spoor, nr__lte=plek.nr)
    regels = Gebeurtenis.objects.filter(weg)
    rijen = [int(nummer) for lijst in _lists(regels) for nummer in lijst]
    begin = closed_until() | einden
    with unlocked():
        weg_rijen = sum(_removed(Rijwijziging, stuk) for stuk in _pieces(rijen))
        weg_regels, _ = regels.order_by().delete()
    record_event(
        soort=AFGESLOTEN, onderwerp_ref="", by=by, at=at, regels=weg_regels, rijwijzigingen=weg_rijen,
        sporen={str(spoor): [plek.nr, plek.waarmerk] for spoor, plek in sorted(begin.items())},
    )  # fmt: skip
    return Afgesloten(weg_regels, weg_rijen, einden)


def _ends(voor: datetime, houd: Collection[str]) -> Iterator[tuple[int, Plek]]:
    """Of every chain with something to remove: the last line that goes."""
    blijft = Q(at__gte=voor) | Q(dossier_ref__in=houd) | Q(onderwerp_ref__in=houd)
    for spoor in Gebeurtenis.objects.order_by("spoor").values_list("spoor", flat=True).distinct():
        keten = Gebeurtenis.objects.filter(spoor=spoor)
        eerste, laatste = keten.aggregate(Min("nr"), Max("nr")).values()
        blijver = keten.filter(blijft).order_by("nr").values_list("nr", flat=True).first() or laatste
        tot = min(blijver - 1, laatste - 1, eerste + PER_KEER - 1)
        if tot >= eerste:
            yield spoor, Plek(tot, keten.get(nr=tot).waarmerk)


def _lists(regels: object) -> Iterator[dict[str, str]]:
    for gegevens in regels.filter(gegevens__has_key="rijen").values_list("gegevens", flat=True):
        yield gegevens["rijen"]


def _pieces(nummers: list[int]) -> Iterator[list[int]]:
    for i in range(0, len(nummers), 500):
        yield nummers[i : i + 500]


def _removed(model: type, nummers: list[int]) -> int:
    return model.objects.filter(pk__in=nummers).order_by().delete()[0]
