"""Reads: what followed from requests of the family, and what an adult pupil shows to the parents."""

from __future__ import annotations

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Correctie, Meelezer, Pauze
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
