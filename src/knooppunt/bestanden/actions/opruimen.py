"""For who maintains: what lies in the folder without belonging to anything, and what cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from knooppunt.basis.versleuteling.sleutels import Onleesbaar
from knooppunt.bestanden.actions.bewaren import drop_file
from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.queries.lezen import content_of, storage

REF = 16
"""Letters of a reference; the name of a small picture is one longer."""
JONG = timedelta(days=1)
"""A file without a row may be on its way: its transaction has not ended."""


def remove_orphans(*, at: datetime) -> int:
    """Remove files that nothing uses any more, with or without a row, and half ones. Returns how many."""
    verloren = unused_rows().filter(created_at__lt=at - JONG)
    aantal = sum(1 for bestand in verloren if not drop_file(bestand=bestand))
    bekend = set(Bestand.objects.values_list("ref", flat=True))
    weg = [
        naam
        for naam, geschreven_at in storage().names()
        if geschreven_at < at - JONG and (naam[:REF] not in bekend or naam.endswith(".half"))
    ]
    for naam in weg:
        storage().remove(naam)
    return aantal + len(weg)


def unused_rows() -> QuerySet[Bestand]:
    """Rows to which no table of any room points."""
    gebruikt = [Q(**{f"{relatie.name}__isnull": True}) for relatie in Bestand._meta.related_objects]
    return Bestand.objects.filter(*gebruikt) if gebruikt else Bestand.objects.none()


def unreadable_files(meld: Callable[[int], None]) -> int:
    """Read every stored file to its end; returns how many cannot be opened. ``meld`` hears how many were read."""
    fout = 0
    for nummer, bestand in enumerate(Bestand.objects.order_by("pk").iterator(chunk_size=200), start=1):
        try:
            for _ in content_of(bestand):
                pass
        except Onleesbaar:
            fout += 1
        meld(nummer)
    return fout
