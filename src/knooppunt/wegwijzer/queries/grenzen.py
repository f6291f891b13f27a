"""Borders for the small map: of the municipalities of the regions at work, kept until a new build."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.core.cache import cache
from django.db.models import Q

from knooppunt.organisaties.public import Gemeente, build_stamp
from knooppunt.wegwijzer.rules import kaartje
from knooppunt.wegwijzer.rules.kaartje import Grens, simplified

EEN_DAG = 24 * 60 * 60
VERSIE = hashlib.sha256(Path(kaartje.__file__).read_bytes()).hexdigest()
"""Of the code that simplifies: what an older version kept may have another shape."""


def borders() -> tuple[Grens, ...]:
    """Public data only, so it may be kept."""
    sleutel = hashlib.sha256(f"wegwijzer {VERSIE} {build_stamp()}".encode()).hexdigest()
    bewaard: tuple[Grens, ...] | None = cache.get(sleutel)
    if bewaard is None:
        bewaard = _read()
        cache.set(sleutel, bewaard, EEN_DAG)
    return bewaard


def _read() -> tuple[Grens, ...]:
    in_regio = Q(postcodes__swv_po__regio__isnull=False) | Q(postcodes__swv_vo__regio__isnull=False)
    gemeenten = Gemeente.objects.filter(in_regio, grens__isnull=False).order_by("code").distinct()
    return tuple(simplified(g.naam, g.grens) for g in gemeenten)
