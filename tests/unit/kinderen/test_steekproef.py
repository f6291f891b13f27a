"""The sample follows the flows: shares, distance, and never more children than there are pupils."""

from collections import Counter
from collections.abc import Hashable
from datetime import date
from random import Random

import pytest

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.public import Stroomcel, afstand_km
from knooppunt.project.kinderen.steekproef import Kindplek, birth_date, draw_places
from tests.chikwadraat import chi_square_fits

SOORTEN = {"Bo": 0.93, "Sbo": 0.02, "So": 0.02, "Vso": 0.03}
GEMEENTE = {f"10{n:02}": "ABCDE"[n % 5] for n in range(40)}
PUNT = {pc4: (52.0 + (n % 8) / 50, 5.0 + n / 80) for n, pc4 in enumerate(GEMEENTE)}
SCHOOL = {nummer: (52.0 + (nummer % 7) / 40, 5.0 + nummer / 40) for nummer in range(20)}
KANS = Random(5)


def cel(woon: str, school: int, soort: str, leeftijd: int, schatting: float) -> Stroomcel:
    return Stroomcel(soort, woon, school, leeftijd, 1, 99, schatting)


CELLEN = [
    cel(woon, KANS.randrange(20), soort, leeftijd, round(1 + KANS.expovariate(1 / (12 * deel)), 2))
    for woon in GEMEENTE
    for soort, deel in SOORTEN.items()
    for leeftijd in (range(12, 19) if soort == "Vso" else range(4, 12))
]
GEWICHT = {(c.soort, c.woon_pc4, c.vestiging_id, c.leeftijd): c.schatting for c in CELLEN}
TOTAAL = sum(GEWICHT.values())


@pytest.fixture(scope="module")
def getrokken() -> list[Kindplek]:
    return draw_places(CELLEN, 2000, 23, seed=1)


def expected(kenmerk: int) -> Counter[Hashable]:
    """Pupils per kind (0), home (1) or age (3)."""
    telling: Counter[Hashable] = Counter()
    for sleutel, gewicht in GEWICHT.items():
        telling[sleutel[kenmerk]] += gewicht
    return telling


def test_the_kinds_have_their_share_to_within_one_child(getrokken: list[Kindplek]) -> None:
    gevonden = Counter(plek.soort for plek in getrokken)
    ver = {s: n for s, n in expected(0).items() if abs(gevonden[s] - 2000 * n / TOTAAL) > 1}
    assert ver == {}


def test_the_municipalities_have_their_share(getrokken: list[Kindplek]) -> None:
    verwacht: Counter[str] = Counter()
    for pc4, aantal in expected(1).items():
        verwacht[GEMEENTE[str(pc4)]] += aantal
    assert chi_square_fits(Counter(GEMEENTE[plek.woon_pc4] for plek in getrokken), verwacht)


def test_the_ages_have_their_share(getrokken: list[Kindplek]) -> None:
    assert chi_square_fits(Counter(plek.leeftijd for plek in getrokken), expected(3))


def test_a_sample_of_other_shares_does_not_pass_for_it(getrokken: list[Kindplek]) -> None:
    scheef = Counter(plek.leeftijd for plek in getrokken) + Counter({8: 100})
    assert not chi_square_fits(scheef, expected(3))


def test_the_median_distance_to_school_is_that_of_the_flows(getrokken: list[Kindplek]) -> None:
    def km(woon: str, school: int) -> float:
        return afstand_km(PUNT[woon], SCHOOL[school])

    van_cellen = sorted((km(woon, school), gewicht) for (_, woon, school, _), gewicht in GEWICHT.items())
    bereikt, mediaan = 0.0, 0.0
    for afstand, gewicht in van_cellen:
        if bereikt < TOTAAL / 2:
            bereikt, mediaan = bereikt + gewicht, afstand
    gevonden = sorted(km(plek.woon_pc4, plek.vestiging_id) for plek in getrokken)[1000]
    assert gevonden == pytest.approx(mediaan, rel=0.05)


def test_no_cell_gives_more_children_than_it_has_pupils(getrokken: list[Kindplek]) -> None:
    gevonden = Counter((p.soort, p.woon_pc4, p.vestiging_id, p.leeftijd) for p in getrokken)
    te_veel = {sleutel: n for sleutel, n in gevonden.items() if n > GEWICHT[sleutel] + 1}
    assert te_veel == {}


def test_the_same_seed_gives_the_same_children_and_another_seed_others(getrokken: list[Kindplek]) -> None:
    assert draw_places(CELLEN, 2000, 23, seed=1) == getrokken
    assert draw_places(CELLEN, 2000, 23, seed=2) != getrokken


def test_who_is_too_old_for_the_front_desk_is_left_out() -> None:
    cellen = [cel("1001", 1, "Vso", 22, 5.0), cel("1001", 1, "Vso", 23, 5.0)]
    assert {plek.leeftijd for plek in draw_places(cellen, 5, 23, seed=1)} == {22}


@pytest.mark.parametrize(("cellen", "wonen"), [(CELLEN[:1], round(CELLEN[0].schatting)), ([], 0)])
def test_more_children_than_pupils_is_refused(cellen: list[Stroomcel], wonen: int) -> None:
    with pytest.raises(Refusal) as refusal:
        draw_places(cellen, 400, 23, seed=1)
    assert refusal.value.reasons == (
        f"In dit gebied wonen volgens de bestanden ongeveer {wonen} leerlingen. "
        "Kies met --aantal een getal dat niet hoger is (nu 400).",
    )


@pytest.mark.parametrize("seed", range(30))
def test_a_child_has_its_age_on_the_day_of_counting(seed: int) -> None:
    teldatum = date(2026, 10, 1)
    geboren = birth_date(9, teldatum, Random(seed))
    assert date(2016, 10, 2) <= geboren <= date(2017, 10, 1)
