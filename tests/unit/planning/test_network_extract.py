"""Roads and timetables from files: what the engine answers about a small made town, so that a change is noticed."""

from datetime import datetime

import pytest

from knooppunt_planning import Point
from knooppunt_planning.network import NO_WAY, UNREACHABLE, Extract, Mode
from tests.unit.planning.osm_extract import crossing, write

SOUTH_WEST, NORTH_EAST = crossing(0, 0), crossing(11, 11)
UP, DOWN = crossing(0, 3), crossing(5, 3)
SEA = Point(53.5, 4.0)
BELL = datetime(2026, 11, 30, 8, 40)  # a Monday


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    pytest.importorskip("cafein", reason="the extra 'roads' is not installed")
    roads, timetable = write(tmp_path_factory.mktemp("town"))
    return Extract.read(roads, [timetable], arrive=BELL)


def test_without_an_arrival_timetables_are_refused(tmp_path):
    with pytest.raises(ValueError) as refusal:
        Extract.read(tmp_path / "x.osm.pbf", [tmp_path / "x.zip"])
    assert str(refusal.value) == "timetables: come together with arrive"


@pytest.mark.parametrize(
    ("mode", "seconds"), [(Mode.FOOT, 2198), (Mode.BICYCLE, 550), (Mode.WHEELCHAIR, 2198), (Mode.CAR, 158)]
)
def test_a_journey_of_2200_metres_takes_as_long_as_its_mode(town, mode, seconds):
    assert int(town.seconds([SOUTH_WEST], [NORTH_EAST], mode)[0, 0]) == pytest.approx(seconds, abs=3)


def test_its_length_is_that_of_the_streets(town):
    assert int(town.metres([SOUTH_WEST], [NORTH_EAST], Mode.BICYCLE)[0, 0]) == pytest.approx(2200, abs=3)


def test_a_wheelchair_goes_around_the_stairs(town):
    """500 m of stairs, or 100 m to the next street and back."""
    foot, chair = (int(town.metres([UP], [DOWN], mode)[0, 0]) for mode in (Mode.FOOT, Mode.WHEELCHAIR))
    assert (foot, chair) == (pytest.approx(500, abs=3), pytest.approx(700, abs=3))


def test_a_place_without_a_road_is_unreachable(town):
    assert (town.seconds([SEA], [UP], Mode.FOOT)[0, 0], town.metres([SEA], [UP], Mode.FOOT)[0, 0]) == (
        UNREACHABLE,
        NO_WAY,
    )


def test_the_bus_that_arrives_before_the_bell_is_taken(town):
    assert int(town.seconds([SOUTH_WEST], [NORTH_EAST], Mode.TRANSIT)[0, 0]) == pytest.approx(182, abs=5)


def test_public_transport_has_no_distance_over_the_road(town):
    with pytest.raises(ValueError) as refusal:
        town.metres([SOUTH_WEST], [NORTH_EAST], Mode.TRANSIT)
    assert str(refusal.value) == "transit: has no distance over the road"


def test_many_to_many_keeps_the_order(town):
    there = town.metres([SOUTH_WEST, UP], [UP, NORTH_EAST, SOUTH_WEST], Mode.FOOT)
    assert there.tolist() == [
        [pytest.approx(300, abs=3), pytest.approx(2200, abs=4), 0],
        [0, pytest.approx(1900, abs=4), pytest.approx(300, abs=3)],
    ]
