"""The demonstration: Regio Waterrijk, an invented region with invented people, made without any file from outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.models import Regio
from knooppunt.project.demonstratie.mensen import create_people
from knooppunt.project.demonstratie.streek import build_places

Progress = Callable[[str, int, int], None]


@transaction.atomic
def fill_demonstration(progress: Progress, at: datetime | None = None) -> Regio:
    """Fill an empty product with the demonstration region; killed halfway, nothing of it exists.

    ``progress`` gets a step in Dutch, how many parts are done and how many there are. ``at`` is the moment that the
    stories end at (default: now). Raises Refusal when there is a region already.
    """
    if Regio.objects.exists():
        raise Refusal("Er is al een regio. De voorbeeldregio wordt alleen in een lege omgeving gemaakt.")
    at = at or timezone.now()
    vandaag = timezone.localdate(at)
    progress("Gemeenten, scholen en leerlingen", 0, 2)
    regio = build_places(vandaag)
    progress("Mensen en hun rollen", 1, 2)
    create_people(at, vandaag)
    progress("Klaar", 2, 2)
    return regio
