"""Afgeschermde aantallen: wat zegt “<5”, en hoe schatten wij?"""

import pytest

from knooppunt.organisaties.rules.schatting import School, cell_estimates, masked_estimate

CEL = [
    # totaal, open cellen, aantal cellen <5, schatting per cel, titel
    (30, 20, 5, 2.0, "Wat overblijft van het totaal wordt gelijk verdeeld"),
    (20, 20, 5, 1.0, "In een cel <5 zit altijd minstens één leerling"),
    (90, 20, 5, 4.0, "In een cel <5 zitten nooit meer dan vier leerlingen"),
    (10, 20, 5, 1.0, "Een totaal dat te laag is, maakt geen negatieve aantallen"),
    (33, 20, 5, 2.6, "De schatting hoeft geen heel getal te zijn"),
]


@pytest.mark.parametrize(
    ("totaal", "bekend", "cellen", "schatting", "titel"), CEL, ids=[rij[-1] for rij in CEL]
)
def test_een_afgeschermde_cel(totaal: int, bekend: int, cellen: int, schatting: float, titel: str) -> None:
    assert masked_estimate(totaal, bekend, cellen) == pytest.approx(schatting)


SCHOOL = [
    # scholen, schatting per (school, soort), titel
    (
        {"A": School(30, 20, {"Bo": 5}), "B": School(None, 8, {"Bo": 3})},
        {("A", "Bo"): 2.0, ("B", "Bo"): 2.0},
        "Een school zonder totaal krijgt het gemiddelde van dezelfde soort",
    ),
    (
        {"A": School(30, 20, {"Bo": 5}), "B": School(None, 8, {"So": 3})},
        {("A", "Bo"): 2.0, ("B", "So"): 2.5},
        "Is er van die soort geen enkel totaal, dan telt het midden tussen 1 en 4",
    ),
    (
        {"A": School(10, 0, {"So": 2, "Vso": 2})},
        {("A", "So"): 2.5, ("A", "Vso"): 2.5},
        "Twee soorten op één plek delen één totaal",
    ),
    (
        {"A": School(8, 4, {"Bo": 1}), "B": School(3, 0, {"Bo": 3}), "C": School(None, 0, {"Bo": 1})},
        {("A", "Bo"): 4.0, ("B", "Bo"): 1.0, ("C", "Bo"): 1.75},
        "Het gemiddelde telt elke cel één keer, niet elke school",
    ),
    ({"A": School(30, 30, {"Bo": 0})}, {}, "Zonder cel <5 valt er niets te schatten"),
]


@pytest.mark.parametrize(("scholen", "verwacht", "titel"), SCHOOL, ids=[rij[-1] for rij in SCHOOL])
def test_de_schatting_per_school(
    scholen: dict[str, School], verwacht: dict[tuple[str, str], float], titel: str
) -> None:
    schattingen = cell_estimates({("2024-10-01", code): school for code, school in scholen.items()})
    assert schattingen == {
        ("2024-10-01", *sleutel): pytest.approx(waarde) for sleutel, waarde in verwacht.items()
    }


PAST = [
    (School(25, 20, {"Bo": 5}), True, "Het totaal past als elke cel 1 is"),
    (School(40, 20, {"Bo": 5}), True, "Het totaal past als elke cel 4 is"),
    (School(24, 20, {"Bo": 5}), False, "Een totaal onder het laagst mogelijke past niet"),
    (School(41, 20, {"Bo": 5}), False, "Een totaal boven het hoogst mogelijke past niet"),
    (School(None, 20, {"Bo": 5}), False, "Een school zonder totaal past nergens bij"),
]


@pytest.mark.parametrize(("school", "past", "titel"), PAST, ids=[rij[-1] for rij in PAST])
def test_of_het_totaal_van_een_school_past(school: School, past: bool, titel: str) -> None:
    assert school.past is past
