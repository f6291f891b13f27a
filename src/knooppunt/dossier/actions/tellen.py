"""Counting what children need by their plan: the only way in which it leaves this room. A family may object."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Kind, Telbezwaar
from knooppunt.dossier.policies import may_count_needs
from knooppunt.dossier.queries.behoeften import Wie, needs_of
from knooppunt.dossier.queries.delen import may_give
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.behoeften import Hulpgroep, grouped
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.public import record_event


@transaction.atomic
def object_to_counting(*, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    """The family wants this child to count no more where support is planned for the region. From the next count on."""
    may_give(zicht, by).require_permission()
    kind = Kind.objects.select_for_update().get(pk=zicht.dossier.kind_id)
    _, is_nieuw = Telbezwaar.objects.get_or_create(
        kind=kind, ingetrokken_at=None, defaults={"gemaakt_by_id": by.account_id, "gemaakt_at": at}
    )
    if is_nieuw:
        _record("tellen.bezwaar", zicht, by, at)


@transaction.atomic
def take_back_objection(*, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    """The child counts again, from the next count on."""
    may_give(zicht, by).require_permission()
    lopend = Telbezwaar.objects.filter(kind_id=zicht.dossier.kind_id, ingetrokken_at=None)
    if lopend.update(ingetrokken_at=at, ingetrokken_by_id=by.account_id):
        _record("tellen.toch", zicht, by, at)


def _record(soort: str, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    """In the part that tells of the family: others in the circle need not know."""
    record_event(
        soort=soort, onderwerp_ref=zicht.dossier.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        deel=Deel.GEZIN.value,
    )  # fmt: skip


@transaction.atomic
def count_needs(
    *, wie: Wie, onderwerp_ref: str, by: Viewer, at: datetime, samen: bool = False
) -> tuple[Hulpgroep, ...]:
    """Children per home, kinds of support and school; ``onderwerp_ref`` is what it is counted for.

    One line in the record, of nobody's dossier: it says that was counted, by whom and for what.
    """
    may_count_needs(by).require_permission()
    groepen = grouped(needs_of(by, wie, samen=samen))
    record_event(soort="behoeften.geteld", onderwerp_ref=onderwerp_ref, by=by, at=at, doel="verdeling")
    return groepen
