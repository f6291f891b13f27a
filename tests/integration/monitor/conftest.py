"""The cast's region on the map: a border, flows of pupils, and something to count this school year."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from knooppunt.organisaties.models import Gemeente, Leerlingstroom, Postcodegebied, Vestiging

if TYPE_CHECKING:
    from tests.factories import Cast

PEILDATUM = date(2025, 10, 1)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """A test rolls its tables back, so numbers are given out again: what was kept of another test would answer."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def stromen(cast: "Cast") -> "Cast":
    """12 to 15 pupils in Vso at Het Baken (in the area), 1 to 4 in So at De Springplank."""
    west, zuid, oost, noord = 5.2, 52.5, 5.4, 52.7
    ring = [[west, zuid], [oost, zuid], [oost, noord], [west, noord], [west, zuid]]
    Gemeente.objects.update(grens={"type": "Polygon", "coordinates": [ring]})
    flow(cast.vo_school.vestiging, "Vso", "9901", 11, 11)
    flow(cast.vo_school.vestiging, "Vso", "9902", 1, 4)
    flow(cast.andere_school.vestiging, "So", "9902", 1, 4)
    Vestiging.objects.filter(organisatie=cast.vo_school).update(soorten="Vso", lat=52.61, lon=5.32)
    Vestiging.objects.filter(organisatie=cast.andere_school).update(soorten="So", lat=52.63, lon=5.31)
    return cast


def flow(vestiging: Vestiging, soort: str, pc4: str, laag: int, hoog: int) -> None:
    assert Postcodegebied.objects.filter(pc4=pc4).exists()
    Leerlingstroom.objects.create(
        peildatum=PEILDATUM, woon_pc4=pc4, vestiging=vestiging, soort=soort, leeftijd=13, laag=laag, hoog=hoog,
        schatting=(laag + hoog) / 2,
    )  # fmt: skip
