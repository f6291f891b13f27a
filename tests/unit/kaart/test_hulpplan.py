"""From children counted in dossiers to a plan, and what is kept of it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from knooppunt.dossier.public import Hulpgroep
from knooppunt.kaart.rules.verdeelplan.hulp import Hulpfeiten
from knooppunt.kaart.rules.verdeelplan.hulpprobleem import GEEN_KIND, needs_problem
from knooppunt.kaart.rules.verdeelplan.hulpuitkomst import Hulpuitkomst, needs_outcome
from knooppunt.kaart.rules.verdeelplan.vraag import (
    Schoolplek,
    Sector,
    Verdeelvraag,
    Vraagbron,
    Wisselen,
    born_between,
    enough_verdict,
)
from knooppunt.kaart.rules.verdeelplan.woorden import in_steps_words
from knooppunt.kaart.rules.wegen.maat import Reismaat
from knooppunt_planning import Stop
from knooppunt_planning.matching import match, verify
from knooppunt_planning.nouns import HARD
from tests.factories import OP
from tests.factories.studies import THUIS, VER, group, needs, question, roads


def asked(**anders) -> Verdeelvraag:
    return question(**{"bron": Vraagbron.DOSSIERS, "peildatum": OP, "eigen_uren": 0.0} | anders)


def plan(*groepen, stap=1, vraag=None, **feiten) -> Hulpuitkomst:
    vraag, wat = vraag or asked(), needs(*groepen, **feiten)
    problem = needs_problem(vraag, wat)
    result = match(problem, stop=Stop(iterations=5))
    assert verify(problem, result.plan).is_right
    return needs_outcome(vraag, wat, problem, result, stap)


def wishes(groep, **anders):
    [gevraagd] = needs_problem(asked(**anders), needs(groep)).demand.groups
    return [(w.place, w.weight, w.why) for w in gevraagd.wishes]


def test_expertise_with_hours_comes_to_the_school_where_a_child_is():
    uitkomst = plan(group("gedrag", aantal=2, school="99AA00"))
    assert [(b.van, b.naar, b.soort) for b in uitkomst.bezoeken] == [("team", "99AA00", "gedrag")]
    assert (uitkomst.cijfers.gewoon, uitkomst.cijfers.zonder) == (2, 0)


def test_with_too_few_hours_it_is_told_for_how_many_and_why():
    uitkomst = plan(group("gedrag", aantal=4, school="99AA00"), uren=5.0)
    rij = uitkomst.behoeften[0]
    assert (rij.soort, rij.kinderen, rij.gewoon, rij.zonder, rij.uren) == ("gedrag", 4, 2, 2, 5.0)
    assert {code: feiten for code, feiten in uitkomst.redenen if "pupils" in feiten} == {
        "no_hours": {"pupils": 2}
    }


def test_a_kind_for_which_nobody_comes_is_without():
    assert plan(group("leren", aantal=3, school="99AA00")).behoeften[0].zonder == 3


def test_a_child_with_two_kinds_needs_both():
    uitkomst = plan(group("gedrag", "leren", school="99AA00"))
    assert [(rij.soort, rij.zonder) for rij in uitkomst.behoeften] == [("gedrag", 1), ("leren", 1)]


def test_who_has_no_school_counts_and_gets_one():
    cijfers = plan(group("gedrag", aantal=2)).cijfers
    assert (cijfers.zonder_nu, cijfers.gewoon) == (2, 2)


def test_a_team_comes_nowhere_outside_its_municipalities():
    vraag, wat = asked(), needs(group("gedrag", school="99AA00"))
    elders = replace(wat, gemeenten={"99AA00": "GM9902"})
    assert needs_problem(vraag, elders).expert_minutes.tolist() == [[float("inf")]]


def test_a_free_place_of_the_wegwijzer_takes_who_it_is_for():
    uitkomst = plan(group("gedrag", pc4="9902", aantal=2), uren=0.5, vrij=1)
    assert (uitkomst.cijfers.speciaal, uitkomst.cijfers.zonder) == (1, 1)


def test_who_is_at_a_special_school_can_stay_there():
    cijfers = plan(group("leren", pc4="9902", school="99ZZ00", aantal=3)).cijfers
    assert (cijfers.speciaal_nu, cijfers.speciaal, cijfers.km_nu) == (3, 3, 0.0)


@pytest.mark.parametrize(
    ("wisselen", "wensen"),
    [
        (Wisselen.NIET, [("99AA00", HARD, "placement")]),
        (Wisselen.LIEVER, [("99AA00", 15.0, "placement")]),
        (Wisselen.MAG, []),
    ],
)
def test_the_school_where_a_child_is_now_is_a_wish(wisselen, wensen):
    assert wishes(group("gedrag", school="99AA00"), wisselen=wisselen) == wensen


def test_the_school_of_a_brother_or_sister_is_a_wish_when_asked():
    groep = group("gedrag", samen_met="99AA00")
    assert [wishes(groep, samen=samen) for samen in (True, False)] == [[("99AA00", 5.0, "sibling")], []]


def test_only_the_kinds_that_were_chosen_are_planned():
    problem = needs_problem(asked(gekozen=("gedrag",)), needs(group("gedrag", "leren"), group("leren")))
    assert [(g.need, g.pupils) for g in problem.demand.groups] == [("gedrag", 1)]


def test_without_a_child_it_is_refused_with_the_reason():
    with pytest.raises(ValueError, match=GEEN_KIND):
        needs_problem(asked(gekozen=("lichaam",)), needs(group("leren")))


@pytest.mark.parametrize(("over_wegen", "school"), [(False, "99AA00"), (True, "99AB00")])
def test_a_child_goes_to_the_school_that_is_near_over_the_roads_that_were_brought(over_wegen, school):
    """Beside its home is a school across the water; the road goes to the other one, eight kilometres further."""
    wat = needs(group("gedrag"), uren=80.0)
    ander = Schoolplek("99AB00", "De Ark, Lindeveen", VER, 200)
    gebied = replace(wat.gebied, gewoon=(*wat.gebied.gewoon, ander))
    if over_wegen:
        tabel = roads({(THUIS, THUIS): 30.0, (THUIS, VER): 4.0, (VER, THUIS): 4.0, (VER, VER): 0.0})
        gebied = replace(gebied, tabel=tabel, maat=Reismaat(bron="wegen.json"))
    wat = replace(wat, gebied=gebied, gemeenten=wat.gemeenten | {"99AB00": "GM9901"})
    problem = needs_problem(asked(), wat)
    result = match(problem, stop=Stop(iterations=5))
    assert verify(problem, result.plan).is_right
    assert [placed.place for placed in result.plan.placements] == [school]
    assert [visit.school for visit in result.plan.visits] == [school]


def test_what_is_kept_holds_no_count_between_nothing_and_a_step_and_no_postcode():
    uitkomst = plan(group("gedrag", aantal=7, school="99AA00"), group("leren", aantal=4), stap=5)
    assert [(r.soort, r.kinderen, r.zonder) for r in uitkomst.behoeften] == [
        ("gedrag", 5, 0),
        ("leren", 0, 0),
    ]
    assert ("9901" in json.dumps(uitkomst.as_json()), uitkomst.cijfers.leerlingen) == (False, 10)


def test_a_visit_is_kept_as_whole_half_days():
    [bezoek] = plan(group("gedrag", school="99AA00"), stap=5).bezoeken
    assert (bezoek.uren, bezoek.leerlingen) == (4.0 * bezoek.keren, 0)


def test_a_mean_of_few_children_is_not_kept():
    cijfers = plan(group("gedrag", aantal=2, school="99AA00"), stap=5).cijfers
    assert (cijfers.km, cijfers.km_nu) == (None, None)


def test_facts_groups_question_and_outcome_come_back_from_what_is_kept():
    groepen = (group("gedrag", aantal=2, school="99AA00", samen_met="99AB00"),)
    feiten, vraag = needs(*groepen), asked(gekozen=("gedrag",), wisselen=Wisselen.MAG, samen=True)
    gelezen = json.loads(json.dumps([feiten.as_json(), [g.as_json() for g in groepen], vraag.as_json()]))
    terug = tuple(map(Hulpgroep.from_json, gelezen[1]))
    assert [Hulpfeiten.from_json(gelezen[0], terug), Verdeelvraag.from_json(gelezen[2])] == [feiten, vraag]
    uitkomst = plan(*groepen)
    assert Hulpuitkomst.from_json(json.loads(json.dumps(uitkomst.as_json()))) == uitkomst


def test_what_is_no_row_of_children_is_refused():
    with pytest.raises(ValueError, match="geen groep kinderen"):
        Hulpgroep.from_json(["9901", 3])


def test_a_question_of_before_there_were_sources_is_one_of_public_files():
    oud = question().as_json()
    for naam in ("bron", "gekozen", "wisselen", "samen", "uren_hulp", "blijven", "broer_zus"):
        del oud[naam]
    assert Verdeelvraag.from_json(oud) == replace(question(), uren_hulp=2.0)


@pytest.mark.parametrize(("kinderen", "mag"), [(9, False), (10, True)])
def test_a_plan_needs_ten_children(kinderen, mag):
    assert bool(enough_verdict(kinderen, OP)) == mag


@pytest.mark.parametrize(
    ("op", "jong", "oud"),
    [
        (date(2026, 9, 30), date(2013, 10, 2), date(2013, 10, 1)),
        (date(2026, 10, 1), date(2014, 10, 2), date(2014, 10, 1)),
    ],
)
def test_the_age_on_the_last_first_of_october_says_which_sector(op, jong, oud):
    assert (born_between(Sector.PO, op)[0], born_between(Sector.VO, op)[1]) == (jong, oud)


@pytest.mark.parametrize(("aantal", "woorden"), [(0, "minder dan 5"), (5, "minstens 5")])
def test_steps_are_said_in_words(aantal, woorden):
    assert in_steps_words(aantal) == woorden
