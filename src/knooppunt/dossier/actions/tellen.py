"""Counting what children need by their plan: the only way in which it leaves this room."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.policies import may_count_needs
from knooppunt.dossier.queries.behoeften import Wie, needs_of
from knooppunt.dossier.rules.behoeften import Hulpgroep, grouped
from knooppunt.toegang.public import record_event


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
