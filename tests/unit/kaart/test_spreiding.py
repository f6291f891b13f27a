"""The spread of special schools: from counts and choices to a plan beside today."""

import json
from dataclasses import replace
from datetime import date

import pytest

from knooppunt.kaart.rules.spreiding.dossiers import in_the_spread, in_whole_steps, needs_flows
from knooppunt.kaart.rules.spreiding.rekenen import (
    CHANGES,
    Spreiding,
    new_places,
    spread_problem,
    study_spread,
)
from knooppunt.kaart.rules.spreiding.vraag import Spreidingsvraag, first_assumptions
from knooppunt.kaart.rules.spreiding.woorden import ZINNEN, change_in_words
from knooppunt.kaart.rules.verdeelplan.vraag import (
    GEEN_SCHOOL,
    Gebiedsfeiten,
    Schoolplek,
    Stroom,
    Vraagbron,
    Woonplek,
)
from knooppunt_planning.network import Mode
from tests.factories.studies import group, winding_roads

PEIL = date(2026, 10, 1)
HIER, DAAR, VER = (52.60, 5.30), (52.61, 5.30), (52.90, 5.30)


def question(**anders) -> Spreidingsvraag:
    keuzes = {
        "soort": "Sbo", "jaren": 8, "krimp": 2.0, "krimp_snel": 4.0, "nieuwe_plekken": False,
        "seconden": 4,
    }  # fmt: skip
    return Spreidingsvraag("PO9901", PEIL, **keuzes | first_assumptions(PEIL) | anders)


def facts(**anders) -> Gebiedsfeiten:
    """Two small places a kilometre apart: one is enough."""
    return replace(
        Gebiedsfeiten(
            woonplekken=(Woonplek("9901", HIER, "Lindeveen", 5.0), Woonplek("9902", DAAR, "Lindeveen", 5.0)),
            gewoon=(
                Schoolplek("99AA00", "De Vuurtoren", HIER, 200),
                Schoolplek("99AB00", "De Ark", VER, 200),
            ),
            speciaal=(
                Schoolplek("99SA00", "De Sleutelbloem", HIER),
                Schoolplek("99SB00", "De Noordkaap", DAAR),
            ),
            stromen=(Stroom("9901", "99SA00", "Sbo", 6.0), Stroom("9902", "99SB00", "Sbo", 5.0)),
        ),
        **anders,
    )


def from_dossiers(*groepen, stap=5, **anders) -> Spreiding:
    """The spread for these children, as it is kept."""
    vraag = question(bron=Vraagbron.DOSSIERS, **anders)
    stromen = needs_flows(vraag, in_the_spread(vraag, facts(), groepen))
    return in_whole_steps(plan(vraag, facts(stromen=stromen)), int(sum(s.aantal for s in stromen)), stap)


def plan(vraag=None, feiten=None) -> Spreiding:
    return study_spread(vraag or question(), feiten or facts(), 0, lambda: False, lambda stand: None)


def test_two_half_empty_places_side_by_side_merge():
    uitkomst = plan(question())
    assert [code for code, _ in uitkomst.veranderingen] == ["merges"]
    assert [len(codes) for _, codes in uitkomst.open] == [1, 1, 1, 1]
    assert uitkomst.kosten < uitkomst.kosten_vandaag


def test_pupils_go_over_the_roads_that_were_kept():
    tabel = winding_roads(Mode.BICYCLE, [HIER, DAAR], [HIER, DAAR, VER])
    km = [spread_problem(question(), facts(tabel=kept)).km[0, 1] for kept in (None, tabel)]
    assert km[1] / km[0] == pytest.approx(3 / 1.4, abs=0.001)


def test_without_room_elsewhere_everything_stays():
    vol = (Stroom("9901", "99SA00", "Sbo", 12.0), Stroom("9902", "99SB00", "Sbo", 12.0))
    uitkomst = plan(question(ruimte=0, krimp=0.0, krimp_snel=0.0), facts(stromen=vol))
    assert (uitkomst.veranderingen, uitkomst.kosten) == ((), uitkomst.kosten_vandaag)


def test_a_place_outside_the_area_is_for_others_to_decide():
    buiten = tuple(replace(school, in_gebied=False) for school in facts().speciaal)
    assert plan(question(), facts(speciaal=buiten)).veranderingen == ()


def test_who_travels_further_is_told_with_how_far():
    rij = plan(question(groepskosten=0)).verder[0]
    assert (rij.pc4, rij.nu_km, rij.straks_km) == ("9902", 0.0, 1.6)


def test_forecasts_shrink_from_the_day_of_the_count():
    gelijk, verwacht, sneller = spread_problem(question(), facts()).scenarios
    assert [round(s.pupils[-1].sum(), 2) for s in (gelijk, verwacht, sneller)] == [
        11.0, round(11 * 0.98**8, 2), round(11 * 0.96**8, 2),
    ]  # fmt: skip
    assert question().stappen == (2028, 2030, 2032, 2034)


def test_new_places_are_where_most_pupils_live_near():
    assert [school.code for school in new_places(facts(), {"9901": 6.0, "9902": 5.0})] == ["99AA00"]
    assert len(spread_problem(question(nieuwe_plekken=True), facts()).sites) == 3


def test_an_area_without_these_pupils_is_refused_with_the_reason():
    with pytest.raises(ValueError, match="geen leerlingen van deze soort"):
        spread_problem(question(soort="So"), facts())


def test_of_the_dossiers_those_count_who_are_at_such_a_school_or_have_none():
    kinderen = (
        group("gedrag", school="99SA00", aantal=3), group("leren", "gedrag", pc4="9902", aantal=2),
        group("leren", school="99SA00"), group("gedrag", school="99AA00"), group("gedrag", school="elders"),
    )  # fmt: skip
    vraag = question(bron=Vraagbron.DOSSIERS, gekozen=("gedrag",))
    assert needs_flows(vraag, in_the_spread(vraag, facts(), kinderen)) == (
        Stroom("9901", "99SA00", "Sbo", 3.0), Stroom("9902", GEEN_SCHOOL, "Sbo", 2.0),
    )  # fmt: skip


def test_who_has_no_school_has_no_place_today_and_gets_one_in_the_plan():
    uitkomst = from_dossiers(
        group("gedrag", school="99SA00", aantal=15), group("gedrag", pc4="9902", aantal=5), ruimte=100
    )
    assert (uitkomst.kinderen, uitkomst.vandaag.zonder, uitkomst.straks.zonder) == (20, 0.25, 0.0)
    assert uitkomst.kosten < 10_000_000


def test_children_of_whom_none_has_a_school_need_a_new_place():
    thuis = group("gedrag", aantal=12)
    assert from_dossiers(thuis, nieuwe_plekken=True).straks.zonder == 0.0
    with pytest.raises(ValueError, match="laat nieuwe plekken toe"):
        from_dossiers(thuis)


def test_of_a_spread_from_dossiers_nothing_small_is_kept():
    uitkomst = from_dossiers(
        group("gedrag", school="99SA00", aantal=7), group("leren", school="99SB00", pc4="9902", aantal=4),
        groepskosten=0,
    )  # fmt: skip
    assert [set(feiten) for _, feiten in uitkomst.veranderingen] == [{"site", "other", "year"}]
    assert (uitkomst.kinderen, uitkomst.verder, uitkomst.dichterbij) == (10, (), 0)
    assert (uitkomst.straks.km is None, uitkomst.straks.verste_tiende_km) == (False, None)
    assert {bedrag % 100_000 for bedrag in (uitkomst.kosten, uitkomst.kosten_vandaag)} == {0}


def test_a_mean_way_of_fewer_than_a_step_is_not_kept():
    uitkomst = from_dossiers(group("gedrag", school="99SA00", aantal=3), group("gedrag", aantal=9))
    assert (uitkomst.vandaag.km, uitkomst.straks.km is None) == (None, False)


def test_question_and_plan_come_back_from_what_is_kept():
    vraag, uitkomst = question(bron=Vraagbron.DOSSIERS, gekozen=("gedrag",)), plan()
    terug = [
        soort.from_json(json.loads(json.dumps(ding.as_json())))
        for soort, ding in ((Spreidingsvraag, vraag), (Spreiding, uitkomst))
    ]
    assert terug == [vraag, uitkomst]


def test_every_change_has_a_sentence_with_names():
    assert set(ZINNEN) == set(CHANGES)
    feiten = {"site": "99SA00", "other": "99SB00", "year": 2028, "share": 1.0, "pupils": 5}
    namen = {"99SA00": "De Sleutelbloem", "99SB00": "De Noordkaap"}
    assert change_in_words("merges", feiten, namen) == "De Sleutelbloem gaat in 2028 samen met De Noordkaap."
