"""Ways that were reckoned before: the same answers without the engine."""

import json

import numpy as np
import pytest

from knooppunt_planning import Point
from knooppunt_planning.network import NO_WAY, UNREACHABLE, Graph, Mode, Roads, StraightLine, Table

A, B, C, ISLAND = (Point(52.0, 5.0 + n / 100) for n in range(4))
SEA = Point(53.5, 4.0)


def roads():
    """A to B to C and back; a road on an island to which no bridge goes."""
    nodes = np.array([A, B, C, ISLAND, (52.0, 5.031)])
    start, end = np.array([0, 1, 1, 2, 3, 4]), np.array([1, 0, 2, 1, 4, 3])
    metres = np.array([700.0, 700.0, 800.0, 800.0, 70.0, 70.0])
    return Graph(Roads(nodes, start, end, metres, {Mode.BICYCLE: metres / 4, Mode.CAR: metres / 10}))


SIDES = ([A, C, ISLAND, SEA], [B, C, ISLAND, SEA])


@pytest.fixture
def table():
    return Table.reckon(roads(), {Mode.BICYCLE: SIDES}, StraightLine())


def test_it_answers_as_the_network_that_it_asked(table):
    asked = [C, A], [C, B]
    assert table.seconds(*asked, Mode.BICYCLE).tolist() == roads().seconds(*asked, Mode.BICYCLE).tolist()
    assert table.metres(*asked, Mode.BICYCLE).tolist() == [[0, 800], [1500, 700]]


def test_what_has_no_way_on_the_map_stays_unreachable(table):
    answer = table.seconds([A], [ISLAND], Mode.BICYCLE)[0, 0], table.metres([A], [ISLAND], Mode.BICYCLE)[0, 0]
    assert answer == (UNREACHABLE, NO_WAY)


def test_a_place_off_the_map_is_told_and_asked_beyond_it(table):
    straight = StraightLine().metres([A], [SEA], Mode.BICYCLE)
    assert (SEA in table.off_map, table.metres([A], [SEA], Mode.BICYCLE) == straight) == (True, True)


def test_a_place_that_was_not_asked_is_refused_when_nobody_is_beyond():
    with pytest.raises(ValueError) as refusal:
        Table.reckon(roads(), {Mode.BICYCLE: SIDES}).metres([B], [C], Mode.BICYCLE)
    assert str(refusal.value) == "mode bicycle: a point is not in this table"


def test_a_mode_that_was_not_asked_is_refused(table):
    with pytest.raises(ValueError) as refusal:
        table.seconds([A], [B], Mode.CAR)
    assert str(refusal.value) == "mode car: is not in this table"


def test_a_file_gives_the_same_table(table, tmp_path):
    table.save(tmp_path / "t.npz", stamp="v1")
    read = Table.load(tmp_path / "t.npz", StraightLine())
    answers = [t.metres(*SIDES, Mode.BICYCLE).tolist() for t in (table, read)]
    assert (answers[0] == answers[1], Table.about(tmp_path / "t.npz", "stamp")) == (True, "v1")


def test_json_gives_the_same_table(table):
    part = Table.reckon(table, {Mode.BICYCLE: ([A, ISLAND], [C])})
    read = Table.from_json(json.loads(json.dumps(part.as_json())))
    assert read.metres([A, ISLAND], [C], Mode.BICYCLE).tolist() == [[1500], [int(NO_WAY)]]
