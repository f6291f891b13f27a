"""Travel times: by a straight line, over roads, and from the folder where they were kept."""

import json
from dataclasses import replace

import numpy as np
import pytest

from knooppunt_planning import Point
from knooppunt_planning.network import (
    NO_WAY,
    UNREACHABLE,
    Cached,
    Graph,
    Mode,
    Pace,
    Roads,
    StraightLine,
    Urbanity,
    read_osmnx,
)

A, B, C = Point(52.0, 5.0), Point(52.01, 5.0), Point(52.02, 5.0)
ISLAND = Point(52.5, 5.0)


def roads(**change: object) -> Roads:
    """A to B to C, one way; a slow parallel stretch from A to B; an island that no road reaches."""
    base = Roads(
        np.array([A, B, C, ISLAND]),
        np.array([0, 0, 1]),
        np.array([1, 1, 2]),
        np.array([2000.0, 1200.0, 1500.0]),
        {Mode.CAR: np.array([100.0, 130.0, 60.0]), Mode.BICYCLE: np.array([np.inf, 400.0, 500.0])},
    )
    return replace(base, **change)


def test_a_straight_line_is_stretched_by_its_detour():
    network = StraightLine({Mode.BICYCLE: Pace(1.5, 12)})
    assert network.metres([A], [B, A], Mode.BICYCLE).tolist() == [[1668, 0]]


def test_a_straight_line_takes_its_speed_and_its_start():
    network = StraightLine({Mode.CAR: Pace(1.0, 36, start_seconds=50)})
    assert network.seconds([A], [B], Mode.CAR).tolist() == [[161]]


def test_eighteen_hours_away_is_unreachable_and_not_a_large_number():
    assert StraightLine().seconds([A], [Point(40.0, 5.0)], Mode.FOOT).tolist() == [[UNREACHABLE]]


def test_pairs_are_as_long_as_in_the_table_of_all_with_all():
    origins, destinations = [A, B, C, A], [B, C, A, Point(40.0, 5.0)]
    network = StraightLine()
    metres, seconds = network.each(origins, destinations, Mode.BICYCLE)
    assert metres.tolist() == network.metres(origins, destinations, Mode.BICYCLE).diagonal().tolist()
    assert seconds.tolist() == network.seconds(origins, destinations, Mode.BICYCLE).diagonal().tolist()


def test_pairs_of_unequal_number_are_refused():
    with pytest.raises(ValueError) as refusal:
        StraightLine().each([A, B], [C], Mode.BICYCLE)
    assert str(refusal.value) == "pairs: must be as many of both, are 2 origins and 1 destinations"


def test_the_country_has_longer_ways_than_the_city():
    city, country = (
        StraightLine.for_area(u).metres([A], [B], Mode.FOOT)[0, 0] for u in (Urbanity.CITY, Urbanity.COUNTRY)
    )
    assert city < country


def test_a_mode_without_a_pace_is_refused():
    with pytest.raises(ValueError) as refusal:
        StraightLine().seconds([A], [B], Mode.TRANSIT)
    assert str(refusal.value) == "mode transit: has no pace on this network"


@pytest.mark.parametrize(
    ("pace", "why"), [((0.9, 10), "detour must be 1 or more, is 0.9"), ((1, 0), "kmh must be above 0, is 0")]
)
def test_an_impossible_pace_is_refused(pace, why):
    with pytest.raises(ValueError) as refusal:
        Pace(*pace)
    assert str(refusal.value) == f"pace: {why}"


def test_the_fastest_of_parallel_stretches_counts():
    assert Graph(roads()).seconds([A], [C], Mode.CAR).tolist() == [[160]]


def test_the_shortest_of_parallel_stretches_counts_for_the_distance():
    assert Graph(roads()).metres([A], [C], Mode.CAR).tolist() == [[2700]]


def test_a_road_in_one_direction_is_no_way_back():
    assert Graph(roads()).seconds([C], [A, C], Mode.CAR).tolist() == [[UNREACHABLE, 0]]


def test_it_does_not_matter_from_which_side_is_searched():
    graph = Graph(roads())
    many = graph.seconds([A, B, C, A], [C], Mode.CAR)
    assert many.tolist() == [[160], [60], [0], [160]]


def test_each_mode_has_its_own_roads():
    assert Graph(roads()).seconds([A], [C], Mode.BICYCLE).tolist() == [[900]]


def test_an_island_is_unreachable():
    graph = Graph(roads())
    assert (graph.seconds([A], [ISLAND], Mode.CAR)[0, 0], graph.metres([A], [ISLAND], Mode.CAR)[0, 0]) == (
        UNREACHABLE,
        NO_WAY,
    )


def test_longer_than_the_limit_is_unreachable():
    assert Graph(roads(), limit_seconds=120).seconds([A], [B, C], Mode.CAR).tolist() == [[100, UNREACHABLE]]


def test_a_point_beside_the_road_walks_to_it():
    beside = Point(52.0, 5.001)
    assert Graph(roads(), snap_kmh=3.6).seconds([beside], [B], Mode.CAR).tolist() == [[168]]


def test_a_point_that_is_not_on_the_map_is_unreachable():
    assert Graph(roads()).seconds([Point(53.0, 6.0)], [B], Mode.CAR).tolist() == [[UNREACHABLE]]


def test_a_stretch_to_nowhere_is_refused_by_its_row():
    with pytest.raises(ValueError) as refusal:
        roads(end=np.array([1, 1, 9]))
    assert str(refusal.value) == "stretch 2: leads to a crossing that is not among the 4"


def test_a_negative_length_is_refused_by_its_row():
    with pytest.raises(ValueError) as refusal:
        roads(metres=np.array([1.0, -2.0, 3.0]))
    assert str(refusal.value) == "stretch 1: metres must be 0 or more, is -2.0"


def test_a_graph_of_osmnx_is_read_with_its_limits(tmp_path):
    path = tmp_path / "graph.json"
    links = [
        {"source": 7, "target": 9, "length": 500.0, "maxspeed": ["50", "30"], "highway": "residential"},
        {"source": 9, "target": 7, "length": 1000.0, "highway": ["motorway"]},
    ]
    nodes = [{"id": 7, "x": 5.0, "y": 52.0}, {"id": 9, "x": 5.0, "y": 52.01}]
    path.write_text(json.dumps({"nodes": nodes, "links": links}), encoding="utf-8")
    read = read_osmnx(path)
    assert (read.seconds[Mode.CAR].tolist(), np.isinf(read.seconds[Mode.BICYCLE]).tolist()) == (
        [60.0, 120.0],
        [False, True],
    )


def test_what_was_asked_before_comes_from_the_folder(tmp_path):
    first = Cached(StraightLine(), tmp_path, "v1").seconds([A], [B], Mode.CAR)
    again = Cached(StraightLine({}), tmp_path, "v1").seconds([A], [B], Mode.CAR)
    assert (again.tolist(), again.dtype) == (first.tolist(), np.uint16)


@pytest.mark.parametrize(
    ("version", "origins", "mode"), [("v2", [A], Mode.CAR), ("v1", [C], Mode.CAR), ("v1", [A], Mode.FOOT)]
)
def test_another_question_is_not_answered_from_the_folder(tmp_path, version, origins, mode):
    Cached(StraightLine(), tmp_path, "v1").seconds([A], [B], Mode.CAR)
    with pytest.raises(ValueError) as refusal:
        Cached(StraightLine({}), tmp_path, version).seconds(origins, [B], mode)
    assert str(refusal.value) == f"mode {mode}: has no pace on this network"
