"""Reads: what waits for someone."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet

from knooppunt.basis.prepared import prepared
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.models import Taak
from knooppunt.toegang.taakzinnen import task_words


def open_tasks(viewer: Viewer, aantal: int, dossier_ref: str | None = None) -> list[Taak]:
    """What waits for this person, itself or through a role (in one dossier); what is due first comes first.

    ``tekst`` is in the language of the page; these rows are for reading only.
    """
    rollen = [waarde for f in viewer.functies for waarde in (f.organisatie_id, f.rol)]
    taken = list(_tasks(viewer.account_id, dossier_ref, *rollen, aantal=aantal))
    for taak in taken:
        taak.tekst = task_words(taak.tekst)
    return taken


@prepared
def _tasks(account: Any, dossier_ref: Any, *rollen: Any, aantal: int) -> QuerySet[Taak]:
    mine = Q(account_id=account)
    for organisatie, rol in zip(rollen[::2], rollen[1::2], strict=True):
        mine |= Q(account__isnull=True, organisatie_id=organisatie, rol=rol)
    taken = Taak.objects.filter(mine, gedaan_at__isnull=True)
    if dossier_ref is not None:
        taken = taken.filter(dossier_ref=dossier_ref)
    return taken.order_by(F("voor").asc(nulls_last=True), "id")[:aantal]
