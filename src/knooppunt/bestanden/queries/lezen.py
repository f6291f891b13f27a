"""The content of a stored file, and how much there is."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Sum

from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.opslag import Opslag

KLEIN = "k"
"""Ends the name of the small picture that belongs to a photo."""


def storage() -> Opslag:
    return Opslag(settings.BESTANDENMAP)


def content_of(bestand: Bestand, klein: bool = False) -> Iterator[bytes]:
    """Piece by piece; Onleesbaar before the first piece when it cannot be opened."""
    return storage().read(bestand.ref + (KLEIN if klein else ""), b64decode(bestand.sleutel))


def stored_by_outcome() -> list[tuple[str, int, int]]:
    """(what the scanner said, how many files, how many bytes)."""
    rijen = Bestand.objects.order_by("uitslag").values_list("uitslag")
    return [(uitslag, n, b) for uitslag, n, b in rijen.annotate(Count("pk"), Sum("grootte"))]
