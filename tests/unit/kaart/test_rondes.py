"""Rounds: from visits that were taken over to sheets and a calendar."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from knooppunt.kaart.rules.rondes.agenda import calendar_of
from knooppunt.kaart.rules.rondes.rekenen import (
    BEKEND,
    Komst,
    Rondedag,
    Rondes,
    people_of,
    round_problem,
    rounds_of,
    with_known_faces,
)
from knooppunt.kaart.rules.rondes.vraag import (
    MEESTE_BEZOEKEN,
    Afgesproken,
    Plaats,
    Rondefeiten,
    Rondevraag,
    rounds_verdict,
)
from knooppunt_planning import Stop
from knooppunt_planning.network import Mode
from knooppunt_planning.touring import Call, Tour, TourPlan, tour, verify
from tests.factories.studies import winding_roads

VRAAG = Rondevraag("p" * 16, date(2026, 11, 30), 480, 1020, 24.0, seconden=5)
PLAATSEN = (
    Plaats("99ZZ00", "De Trapgans", (52.70, 5.30)), Plaats("99AA00", "De Vuurtoren", (52.60, 5.30)),
    Plaats("99AB00", "De Springplank", (52.61, 5.31)), Plaats("99AC00", "De Wissel", (52.63, 5.31)),
)  # fmt: skip


def facts(*bezoeken):
    rijen = bezoeken or (("99AA00", 4, 16.0), ("99AB00", 4, 12.0))
    afgesproken = (Afgesproken("99ZZ00", naar, "So", keren, uren) for naar, keren, uren in rijen)
    return Rondefeiten(tuple(afgesproken), PLAATSEN)


def made(feiten=None, vraag=VRAAG):
    problem = round_problem(vraag, feiten or facts())
    result = tour(problem, stop=Stop(iterations=3))
    assert verify(problem, result.plan).is_right
    return rounds_of(problem, result)


def test_every_visit_is_on_a_sheet_once_and_in_school_hours():
    rondes = made()
    komsten = [(k.naar, k.eind - k.begin) for dag in rondes.dagen for k in dag.komsten]
    assert sorted(komsten) == [("99AA00", 240)] * 4 + [("99AB00", 180)] * 4
    assert {dag.dag.weekday() for dag in rondes.dagen} <= set(range(5))
    assert all(k.begin >= 510 and k.eind <= 900 for dag in rondes.dagen for k in dag.komsten)


def test_a_school_is_visited_on_as_many_days_as_it_has_visits():
    dagen = [dag.dag for dag in made().dagen for k in dag.komsten if k.naar == "99AA00"]
    assert len(set(dagen)) == 4


def test_rounds_go_over_the_roads_that_were_kept():
    feiten, punten = facts(), [plaats.punt for plaats in PLAATSEN]
    over_weg = replace(feiten, tabel=winding_roads(Mode.CAR, punten, punten))
    km = [round_problem(VRAAG, f).ways["car"].km[0, 1] for f in (feiten, over_weg)]
    assert km[1] / km[0] == pytest.approx(3 / 1.4, abs=0.001)


def test_a_day_with_a_visit_before_and_after_has_its_break_between_them():
    """Two schools on one day: the break is after the first, in its window, and in neither visit."""
    vraag = replace(VRAAG, pauze=30, pauze_van=600, pauze_tot=780)
    rondes = made(facts(("99AA00", 1, 2.0), ("99AB00", 1, 2.0)), vraag)
    (dag,) = rondes.dagen
    eerste, tweede = dag.komsten
    assert eerste.eind <= dag.pauze <= tweede.begin - 30
    assert 600 <= dag.pauze <= 780


def test_without_a_break_in_the_question_no_day_has_one():
    assert {dag.pauze for dag in made().dagen} == {None}


def test_more_visits_than_days_need_more_people():
    feiten = facts(("99AA00", 30, 120.0))
    assert people_of(VRAAG, feiten) == {"99ZZ00/So": 2}
    rondes = made(feiten)
    assert (sum(len(dag.komsten) for dag in rondes.dagen), rondes.gemist) == (30, ())


def test_what_does_not_fit_is_told_by_school():
    kort = Rondevraag("p" * 16, date(2026, 11, 30), 480, 600, 24.0)
    assert made(vraag=kort).gemist == (("99AA00", 4), ("99AB00", 4))


def test_each_school_has_a_known_face_with_hours_for_it():
    """Three people have a school and a half each in the plan; there are hours enough for a school each."""
    feiten = facts(("99AA00", 20, 80.0), ("99AB00", 20, 80.0), ("99AC00", 10, 30.0))
    los = round_problem(VRAAG, feiten)
    een, ander, derde = (mens.name for mens in los.travellers)
    plan = TourPlan(
        tuple(
            Tour(wie, dag, 480.0, (Call(los.visits[school].name, 0, 510.0),), 900.0)
            for school, mensen in enumerate(((een, een, ander), (een, ander, ander), (een, ander, ander)))
            for wie, dag in zip(mensen, los.days, strict=False)
        )
    )
    bekend = with_known_faces(los, plan)
    assert [visit.usual for visit in bekend.visits] == [{een}, {ander}, {derde}]
    assert {visit.change for visit in bekend.visits} == {BEKEND}


def test_schools_where_the_same_person_comes_are_counted_per_team():
    def dag(wie, team, *scholen):
        return Rondedag(
            wie, team, date(2026, 11, 30), 480, 900, tuple(Komst(naar, 510, 600) for naar in scholen)
        )

    dagen = (dag("a 1", "a", "x", "y"), dag("a 2", "a", "y"), dag("b 1", "b", "y"))
    assert Rondes(dagen, (), 0.0, None, 0.0).steeds_dezelfde == (2, 3)


def test_question_facts_and_sheets_come_back_from_what_is_kept():
    feiten, rondes = facts(), made()
    terug = [
        soort.from_json(json.loads(json.dumps(ding.as_json())))
        for soort, ding in ((Rondevraag, VRAAG), (Rondefeiten, feiten), (Rondes, rondes))
    ]
    assert terug == [VRAAG, feiten, rondes]


def test_the_calendar_has_one_entry_per_visit_in_local_time():
    rondes = made()
    tekst = calendar_of(
        "r" * 16, rondes.dagen, {p.code: p.naam for p in PLAATSEN}, datetime(2026, 11, 27, tzinfo=UTC)
    )
    assert tekst.count("BEGIN:VEVENT") == 8
    assert "DTSTART;TZID=Europe/Amsterdam:" in tekst
    assert "Expertise bij De Vuurtoren" in tekst


@pytest.mark.parametrize(
    ("afgesproken", "keren", "reden"),
    [
        (1, MEESTE_BEZOEKEN, ""),
        (0, 0, "Neem eerst voorstellen van een verdeelplan over."),
        (1, MEESTE_BEZOEKEN + 1, "Meer dan 600 kan niet in één keer."),
    ],
)
def test_rounds_are_made_of_what_was_taken_over(afgesproken, keren, reden):
    verdict = rounds_verdict(afgesproken, keren)
    assert (bool(verdict), reden in verdict.reason) == (not reden, True)
