"""From the public counts to a plan, and from a plan to the words on the page."""

import json
from dataclasses import replace

import pytest

from knooppunt.kaart.rules.verdeelplan.probleem import ZONDER, problem_of, whole_pupils
from knooppunt.kaart.rules.verdeelplan.uitkomst import Bezoek, Uitkomst, figures, outcome_of
from knooppunt.kaart.rules.verdeelplan.vraag import (
    Belang,
    Expertise,
    Gebiedsfeiten,
    Schoolplek,
    Stroom,
    Verdeelvraag,
    Voor,
)
from knooppunt.kaart.rules.verdeelplan.woorden import at_least, saved, what_helps, without_by_cause
from knooppunt_planning import Stop
from knooppunt_planning.matching import match, verify
from tests.factories.studies import THUIS, facts, question


def plan(vraag=None, feiten=None):
    problem = problem_of(vraag or question(), feiten or facts())
    result = match(problem, stop=Stop(iterations=5))
    assert verify(problem, result.plan).is_right
    return outcome_of(problem, result)


def test_whole_pupils_are_as_many_as_the_estimates_together():
    assert whole_pupils({("a",): 0.4, ("b",): 0.4, ("c",): 0.4, ("d",): 1.8}, 1.0) == {
        ("a",): 1, ("d",): 2,
    }  # fmt: skip


def test_a_share_of_the_pupils_is_spread_over_those_who_have_most_left_over():
    assert whole_pupils({("a",): 6.0, ("b",): 5.0, ("c",): 1.0}, 1 / 6) == {("a",): 1, ("b",): 1}


def test_expertise_that_comes_keeps_pupils_near_home():
    uitkomst = plan()
    thuis = [(p.school, p.aantal, p.is_gewoon) for p in uitkomst.plaatsingen if p.pc4 == "9901"]
    assert sorted(thuis) == [("99AA00", 3, True), ("99ZZ00", 3, False)]


def test_without_travelling_hours_a_school_keeps_what_its_own_hours_allow():
    vraag = question(reizend_per_100=0.0, eigen_uren=4.0)
    gewoon = sum(p.aantal for p in plan(vraag).plaatsingen if p.is_gewoon)
    assert gewoon == 1


def test_a_regular_school_takes_no_more_than_its_room():
    gewoon = sum(p.aantal for p in plan(question(reizend_per_100=1000.0)).plaatsingen if p.is_gewoon)
    assert gewoon == 6


def test_nobody_goes_to_another_special_school():
    feiten = facts()
    dichterbij = Schoolplek("99YY00", "De Rietzanger, Lindeveen", THUIS)
    stroom = Stroom("9902", "99YY00", "So", 3.0)
    feiten = replace(feiten, speciaal=(*feiten.speciaal, dichterbij), stromen=(*feiten.stromen, stroom))
    speciaal = {(p.van, p.school) for p in plan(feiten=feiten).plaatsingen if not p.is_gewoon}
    assert speciaal <= {("99ZZ00", "99ZZ00"), ("99YY00", "99YY00")}


def test_new_pupils_are_one_of_so_many():
    problem = problem_of(question(voor=Voor.NIEUW, jaren=6), facts(leerlingen=10.0))
    assert problem.demand.pupils == 5


def test_of_its_own_school_or_of_its_kind():
    feiten = facts()
    feiten = replace(
        feiten, speciaal=(*feiten.speciaal, Schoolplek("99YY00", "De Rietzanger", THUIS)),
        stromen=(*feiten.stromen, Stroom("9902", "99YY00", "So", 10.0)),
    )  # fmt: skip
    kan = [
        problem_of(question(expertise=wie), feiten).supply.experts[0].skills
        for wie in (Expertise.EIGEN, Expertise.SOORT)
    ]
    assert kan == [{"99ZZ00/So"}, {"So"}]


def test_what_is_important_weighs_more():
    licht, zwaar = (
        problem_of(question(belang_gewoon=b), facts()).weights for b in (Belang.MINDER, Belang.MEER)
    )
    assert (licht.special_place, zwaar.special_place, licht.unserved) == (8.0, 50.0, ZONDER)


def test_an_area_without_pupils_is_refused_with_the_reason():
    leeg = replace(facts(), stromen=())
    with pytest.raises(ValueError, match="Er wonen hier geen leerlingen van deze soort"):
        problem_of(question(), leeg)


def test_question_facts_and_outcome_come_back_from_what_is_kept():
    vraag, feiten, uitkomst = question(belang_reizen=Belang.MEER), facts(), plan()
    terug = [
        soort.from_json(json.loads(json.dumps(ding.as_json())))
        for soort, ding in ((Verdeelvraag, vraag), (Gebiedsfeiten, feiten), (Uitkomst, uitkomst))
    ]
    assert terug == [vraag, feiten, uitkomst]


def test_the_figures_of_now_are_for_as_many_pupils_as_the_plan():
    """Of 26 the twenty of 9902 live beside their school; the plan brings three more near home."""
    cijfers = figures(question(), facts(), plan())
    assert (cijfers.leerlingen, cijfers.dichtbij_nu, cijfers.dichtbij, cijfers.gewoon) == (26, 20, 23, 3)


def test_a_visit_says_for_how_many_pupils_it_comes():
    bezoek = plan().bezoeken[0]
    assert (bezoek.van, bezoek.naar, bezoek.soort, bezoek.leerlingen) == ("99ZZ00", "99AA00", "So", 3)
    assert isinstance(bezoek, Bezoek)


@pytest.mark.parametrize(
    ("aantal", "woorden"), [(0, "0"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5")]
)
def test_small_numbers_are_not_counted_out(aantal, woorden):
    assert at_least(aantal) == woorden


REDENEN = [
    ("no_room", {"pupils": 3}), ("no_hours", {"pupils": 5}), ("no_room", {"pupils": 4}),
    ("expert_hour", {"expert": "99ZZ00/So"}), ("place", {"place": "99AA00"}),
    ("instead", {"pupils": 12, "km": 204.4}),
]  # fmt: skip


def test_causes_are_added_up_and_told_largest_first():
    assert without_by_cause(REDENEN) == [
        ("er is geen school met plek binnen bereik", 7),
        ("de expertise die er kan komen, heeft geen uren meer over", 5),
    ]


def test_what_would_help_is_told_with_names():
    assert what_helps(REDENEN, {"99ZZ00": "De Trapgans", "99AA00": "De Vuurtoren"}, {"So": "so"}) == [
        "Meer uren expertise so vanuit De Trapgans.", "Meer plekken op De Vuurtoren.",
    ]  # fmt: skip


def test_what_travelling_expertise_saves_is_told():
    assert "kunnen 12 leerlingen naar een gewone school" in saved(REDENEN)
    assert saved([]) == ""
