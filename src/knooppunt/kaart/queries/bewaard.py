"""The same answers without the work: what was derived from a build is kept until the region is built again.

Only public counts go in; nothing of a person is ever kept here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.core.cache import cache

from knooppunt.kaart.queries.dichtbij import Dichtbijbeeld, near_home_now, travel_minutes
from knooppunt.kaart.queries.kaartbeeld import Kaartbeeld, map_of
from knooppunt.kaart.queries.thuisnabij import Thuisnabijbeeld, thuisnabij
from knooppunt.kaart.queries.wegen import ways_stamp
from knooppunt.kaart.rules.norm import Norm
from knooppunt.kaart.rules.wegen.maat import Hoe
from knooppunt.organisaties.public import build_stamp, peildata

EEN_DAG = 24 * 60 * 60
KAMER = Path(__file__).parents[1]
VERSIE = hashlib.sha256(b"".join(pad.read_bytes() for pad in sorted(KAMER.rglob("*.py")))).hexdigest()
"""Of this room's code: what an older version kept may have another shape, or another answer."""
Antwoord = TypeVar("Antwoord")


def kept_near_home(swv_codes: Collection[str], peildatum: date | None = None) -> Thuisnabijbeeld:
    """See ``thuisnabij``; a refusal is not kept."""
    return kept("thuisnabij", lambda: thuisnabij(swv_codes, peildatum), sorted(swv_codes), peildatum)


def kept_near_now(swv_codes: Collection[str], norm: Norm) -> Dichtbijbeeld:
    """See ``near_home_now``."""
    return kept(
        "dichtbij", lambda: near_home_now(swv_codes, norm), sorted(swv_codes), norm, ways_stamp(swv_codes)
    )


def kept_minutes(swv_codes: Collection[str], peildatum: date, hoe: Hoe) -> dict[str, tuple[float, float]]:
    """See ``travel_minutes``."""
    vraag = (sorted(swv_codes), peildatum, hoe.value, ways_stamp(swv_codes))
    return kept("reistijd", lambda: travel_minutes(swv_codes, peildatum, hoe), *vraag)


def kept_map(swv_codes: Collection[str], peildatum: date, soort: str) -> Kaartbeeld:
    """See ``map_of``."""
    return kept("kaart", lambda: map_of(swv_codes, peildatum, soort), sorted(swv_codes), peildatum, soort)


def kept_peildata(swv_codes: Collection[str]) -> list[date]:
    """See ``peildata``."""
    return kept("peildata", lambda: peildata(swv_codes), sorted(swv_codes))


def map_etag(swv_codes: Collection[str], peildatum: date, soort: str) -> str:
    """Another text whenever the map can look different."""
    return _key("etag", sorted(swv_codes), peildatum, soort)


def kept(naam: str, bereken: Callable[[], Antwoord], *vraag: object) -> Antwoord:
    sleutel = _key(naam, *vraag)
    antwoord: Antwoord | None = cache.get(sleutel)
    if antwoord is None:
        antwoord = bereken()
        cache.set(sleutel, antwoord, EEN_DAG)
    return antwoord


def _key(*delen: object) -> str:
    return hashlib.sha256(repr((VERSIE, build_stamp(), delen)).encode()).hexdigest()
