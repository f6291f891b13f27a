"""The map as numbers: a true shape, surfaces that follow numbers, names that do not cover each other."""

import itertools

import pytest
from shapely.geometry import box

from knooppunt.kaart.rules.blad import BREEDTE, Projectie, path, window
from knooppunt.kaart.rules.namen import BREED, SMAL, place_names
from knooppunt.kaart.rules.stromen import Gemeentestroom, distance_steps, pupils_in_words
from knooppunt.kaart.rules.tekening import Gebied, Plek, Reis, draw, examples


def square(west: float, south: float, size: float = 0.1) -> dict[str, object]:
    east, north = west + size, south + size
    return {
        "type": "Polygon",
        "coordinates": [[(west, south), (east, south), (east, north), (west, north), (west, south)]],
    }


WEST, EAST = Gebied("West", square(5.0, 52.0), "West"), Gebied("Oost", square(5.1, 52.0), "Oost")


def test_a_kilometre_is_as_long_to_the_north_as_to_the_east() -> None:
    projectie = Projectie((5.0, 52.0, 5.2, 52.1))
    (x0, y0), (x1, _), (_, y2) = projectie((52.0, 5.0)), projectie((52.0, 5.1)), projectie((52.1, 5.0))
    km_east, km_north = 0.1 * 111.32 * projectie.krimp, 0.1 * 111.32
    assert (x1 - x0) / km_east == pytest.approx((y0 - y2) / km_north, rel=0.01)


def test_without_areas_there_is_nothing_to_draw() -> None:
    assert draw([], [], [], []) is None


def test_the_sheet_shows_where_pupils_live_and_not_all_of_a_municipality_of_which_one_corner_takes_part() -> (
    None
):
    large = box(4.0, 51.0, 6.0, 53.0)
    west, south, east, north = window([(52.0, 5.0), (52.1, 5.1)], [large])
    assert (4.9 < west < 5.0, 51.9 < south < 52.0, 5.1 < east < 5.2, 52.1 < north < 52.2) == (True,) * 4


def test_without_homes_the_sheet_shows_the_borders() -> None:
    assert window([], [box(5.0, 52.0, 5.1, 52.1)]) == (5.0, 52.0, 5.1, 52.1)


def test_neighbours_keep_one_line_between_them() -> None:
    tekening = draw([WEST, EAST], [], [], [])
    assert tekening is not None
    assert [v.naam for v in tekening.vlakken] == ["West", "Oost"]
    assert all(v.pad.startswith("M") and v.pad.endswith("z") for v in tekening.vlakken)


def test_an_islet_too_small_to_see_takes_no_path() -> None:
    assert path(box(0, 0, 1, 1)) == ""


def test_the_surface_of_a_circle_follows_the_number() -> None:
    homes = [Plek((52.05, 5.05), "thuis", "a", 40.0), Plek((52.05, 5.15), "thuis", "b", 10.0)]
    tekening = draw([WEST, EAST], [], homes, [])
    assert tekening is not None
    large, small = tekening.cirkels
    assert (large.titel, small.titel, large.straal / small.straal) == ("a", "b", 2.0)


def test_the_thickest_line_lies_on_top() -> None:
    trips = [Reis((52.05, 5.05), (52.05, 5.15), n, str(n)) for n in (30, 4, 12)]
    tekening = draw([WEST, EAST], [], [], trips)
    assert tekening is not None
    assert [lijn.titel for lijn in tekening.lijnen] == ["4", "12", "30"]


def test_a_school_out_of_sight_is_not_drawn_and_the_chosen_ones_lie_on_top() -> None:
    schools = [
        Plek((52.05, 5.05), "Vso", "gekozen"),
        Plek((52.06, 5.06), "So", "ander", is_gekozen=False),
        Plek((53.0, 5.05), "Vso", "ver weg"),
    ]
    tekening = draw([WEST, EAST], schools, [], [])
    assert tekening is not None
    assert [teken.titel for teken in tekening.scholen] == ["ander", "gekozen"]


@pytest.mark.parametrize("letter", [BREED, SMAL])
def test_no_two_names_cover_each_other(letter: object) -> None:
    areas = [(f"Gemeente {i}", box(60 * i, 0, 60 * i + 90, 90)) for i in range(11)]
    places = place_names(areas, [], letter)
    width = len("Gemeente 0") * letter.hoogte * 0.54
    feet = sorted(places.values())
    assert places
    assert all(b[0] - a[0] >= width or abs(b[1] - a[1]) >= letter.hoogte for a, b in itertools.pairwise(feet))


def test_a_name_moves_aside_for_a_large_circle() -> None:
    shape = box(100, 100, 500, 500)
    free = place_names([("Stad", shape)], [], BREED)["Stad"]
    aside = place_names([("Stad", shape)], [(300.0, 300.0, 17.0)], BREED)["Stad"]
    assert (free[0], free != aside) == (pytest.approx(300, abs=5), True)


def test_a_name_that_does_not_fit_is_left_out() -> None:
    assert place_names([("Alphen-Chaam", box(10, 10, 30, 30))], [], BREED) == {}


def test_the_sheet_is_small() -> None:
    tekening = draw([WEST, EAST], [], [], [])
    assert tekening is not None
    assert (tekening.breedte, sum(len(v.pad) for v in tekening.vlakken) < 300) == (BREEDTE, True)


@pytest.mark.parametrize(
    ("meest", "getallen"),
    [(0.5, ()), (1, (1,)), (4.2, (2,)), (7, (1, 5)), (64, (10, 50)), (1200, (200, 1000))],
)
def test_the_legend_shows_round_numbers(meest: float, getallen: tuple[int, ...]) -> None:
    assert examples(meest) == getallen


def test_the_colour_follows_the_distance_in_steps_of_as_many_municipalities() -> None:
    rows = [Gemeentestroom(f"G{i}", 20, 30, 25.0, float(i), 1) for i in range(10)]
    steps, classes = distance_steps(rows, minstens=10)
    assert ([steps[f"G{i}"] for i in range(10)], classes[0], classes[-1]) == (
        [1, 1, 2, 2, 3, 3, 4, 4, 5, 5], (0.0, 1.0), (8.0, 9.0),
    )  # fmt: skip


def test_a_municipality_with_few_pupils_gets_no_colour() -> None:
    assert distance_steps([Gemeentestroom("G", 9, 36, 12.0, 4.0, 1)], minstens=10) == ({}, ())


@pytest.mark.parametrize(
    ("laag", "hoog", "zin"), [(1, 1, "1 leerling"), (12, 12, "12 leerlingen"), (1, 4, "1 tot 4 leerlingen")]
)
def test_a_number_that_the_file_hides_is_an_interval(laag: int, hoog: int, zin: str) -> None:
    assert pupils_in_words(laag, hoog) == zin


def test_a_tap_on_the_sheet_is_the_place_that_was_drawn_there():
    projectie = Projectie((5.0, 52.0, 5.2, 52.1))
    lat, lon = projectie.back(*projectie((52.03, 5.17)))
    assert (round(lat, 3), round(lon, 3)) == (52.03, 5.17)
