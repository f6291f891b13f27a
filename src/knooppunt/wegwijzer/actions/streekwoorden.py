"""The words of a region for a kind of support."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import record_event
from knooppunt.wegwijzer.models import Hulpsoort, Streekwoord
from knooppunt.wegwijzer.policies import may_manage
from knooppunt.wegwijzer.queries.beheer import region_of
from knooppunt.wegwijzer.zoekindex.schrijven import mark_changed


@transaction.atomic
def choose_regional_words(
    *, hulpsoort: Hulpsoort, naam: str, woorden: list[str], by: Viewer, at: datetime
) -> None:
    """What a kind is called in the region of this person, and on which words more it is found. Empty: as nationally."""
    may_manage(by).require_permission()
    regio = region_of(by)
    if regio is None:
        raise Refusal("Uw organisatie hoort niet bij een regio.")
    if naam.strip() or woorden:
        Streekwoord.objects.update_or_create(
            regio=regio, hulpsoort=hulpsoort, defaults={"naam": naam.strip(), "woorden": woorden}
        )
    else:
        Streekwoord.objects.filter(regio=regio, hulpsoort=hulpsoort).delete()
    mark_changed()
    record_event(soort="streekwoord.gekozen", onderwerp_ref=hulpsoort.code[:16], by=by, at=at)
