"""Reads: what followed from requests of the family, and what an adult pupil shows to the parents."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Correctie, Dossier, Meelezer, Pauze
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kring import Hoedanigheid, Meelezen
from knooppunt.dossier.rules.toestemming import is_adult
from knooppunt.toegang.public import Account


def corrections_of(zicht: DossierZicht, bladzijde: str = "") -> list[Correctie]:
    """What was corrected or erased in parts that this viewer sees, newest first; on one page when it is named."""
    correcties = Correctie.objects.filter(dossier=zicht.dossier).select_related("by")
    if bladzijde:
        correcties = correcties.filter(bladzijde=bladzijde)
    return [c for c in correcties[:50] if not c.deel or zicht.ziet(c.deel)]


def paused_in(zicht: DossierZicht) -> list[Pauze]:
    """Who sees nothing of this dossier for now."""
    pauzes = Pauze.objects.filter(dossier=zicht.dossier, opgeheven_at__isnull=True)
    return list(pauzes.select_related("account"))


def parents_of_adult(zicht: DossierZicht, viewer: Viewer) -> list[tuple[Account, frozenset[str]]]:
    """For an adult pupil: each parent who was in the circle, with the parts that they still see."""
    kind = zicht.dossier.kind
    if viewer.account_id != kind.account_id or not is_adult(kind.geboortedatum, viewer.op):
        return []
    ouders = {
        b.account_id: b.account
        for b in zicht.dossier.betrokkenen.all()
        if b.hoedanigheid == Hoedanigheid.OUDER.value
    }
    delen: dict[int, set[str]] = {}
    for m in Meelezer.objects.filter(kind=kind, ingetrokken_at=None, grond=Meelezen.LEERLING.value):
        delen.setdefault(m.account_id, set()).add(m.deel)
    return [(account, frozenset(delen.get(pk, ()))) for pk, account in ouders.items()]


def parents_in(zicht: DossierZicht) -> list[tuple[Account, bool]]:
    """Each parent in the circle, with whether a court appointed them for when the pupil is an adult."""
    plaatsen = zicht.dossier.betrokkenen.filter(hoedanigheid=Hoedanigheid.OUDER.value, tot__isnull=True)
    benoemd = set(
        Meelezer.objects.filter(
            kind=zicht.dossier.kind_id, ingetrokken_at=None, grond=Meelezen.RECHTER.value
        ).values_list("account_id", flat=True)
    )
    return [(p.account, p.account_id in benoemd) for p in plaatsen.select_related("account").order_by("pk")]


def running_dossiers_born(van: date, tot: date) -> QuerySet[Dossier]:
    """Running dossiers of children born from one day to another, both included."""
    geboren = Dossier.objects.filter(afgesloten_at__isnull=True, kind__geboortedatum__range=(van, tot))
    return geboren.select_related("kind__gezin", "school").order_by("pk")
