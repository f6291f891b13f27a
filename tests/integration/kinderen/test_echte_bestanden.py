"""2,000 children of De Meierij from the real files, where they are present: do they live as the flows say?"""

import os
from collections import Counter
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from knooppunt.organisaties.actions import build_region
from knooppunt.organisaties.models import Postcodegebied, Vestiging
from knooppunt.organisaties.public import Stroomcel, afstand_km, flow_cells, peildata
from knooppunt.project.kinderen.steekproef import Kindplek, draw_places
from tests.chikwadraat import chi_square_fits

BRON = Path(os.environ.get("KNOOPPUNT_DATA_BRON") or Path(__file__).parents[4] / "shared" / "data")
CODES = ["PO3005"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not BRON.is_dir(), reason=f"the publishers' files are not in {BRON.name}; set KNOOPPUNT_DATA_BRON"
    ),
]


@pytest.fixture(scope="module")
def cellen(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Stroomcel]]:
    """The flows of De Meierij, built once for all tests of this module and undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        build_region(bron=BRON, swv_codes=CODES, at=timezone.now())
        yield list(flow_cells(CODES, peildata(CODES)[0]))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def getrokken(cellen: list[Stroomcel]) -> list[Kindplek]:
    return draw_places(cellen, 2000, 23, seed=2024)


def test_kinds_have_their_share_to_within_one_child(
    cellen: list[Stroomcel], getrokken: list[Kindplek]
) -> None:
    verwacht: Counter[str] = Counter()
    for cel in cellen:
        verwacht[cel.soort] += cel.schatting
    schaal = 2000 / sum(verwacht.values())
    gevonden = Counter(plek.soort for plek in getrokken)
    assert {soort: n for soort, n in verwacht.items() if abs(gevonden[soort] - n * schaal) > 1} == {}


def test_municipalities_have_their_share(cellen: list[Stroomcel], getrokken: list[Kindplek]) -> None:
    gemeente = dict(Postcodegebied.objects.values_list("pc4", "gemeente"))
    verwacht: Counter[Hashable] = Counter()
    for cel in cellen:
        verwacht[gemeente[cel.woon_pc4]] += cel.schatting
    assert chi_square_fits(Counter(gemeente[plek.woon_pc4] for plek in getrokken), verwacht)


def test_ages_have_their_share(cellen: list[Stroomcel], getrokken: list[Kindplek]) -> None:
    verwacht: Counter[Hashable] = Counter()
    for cel in cellen:
        verwacht[cel.leeftijd] += cel.schatting
    assert chi_square_fits(Counter(plek.leeftijd for plek in getrokken), verwacht)


def test_half_of_them_travels_as_far_as_half_of_the_pupils(
    cellen: list[Stroomcel], getrokken: list[Kindplek]
) -> None:
    woon = {pc4: (lat, lon) for pc4, lat, lon in Postcodegebied.objects.values_list("pc4", "lat", "lon")}
    school = {pk: (lat, lon) for pk, lat, lon in Vestiging.objects.values_list("pk", "lat", "lon")}

    def median(paren: list[tuple[str, int, float]]) -> float:
        afstanden = sorted((afstand_km(woon[pc4], school[plek]), weegt) for pc4, plek, weegt in paren)
        helft, bereikt = sum(weegt for _, weegt in afstanden) / 2, 0.0
        for km, weegt in afstanden:
            bereikt += weegt
            if bereikt >= helft:
                return km
        raise AssertionError("no flows")

    van_stromen = median([(c.woon_pc4, c.vestiging_id, c.schatting) for c in cellen])
    gevonden = median([(p.woon_pc4, p.vestiging_id, 1.0) for p in getrokken])
    assert gevonden == pytest.approx(van_stromen, rel=0.1)
