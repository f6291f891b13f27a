"""A plan of rides: days that are alike, what is asked of the library, what changed for whom, and how it reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from knooppunt.kaart.rules.ritten.agenda import Agenda
from knooppunt.kaart.rules.ritten.dag import (
    Uitzondering,
    Uitzonderingsoort,
    bells,
    rider_on,
    still_driven,
    unchanged_rides,
    without_ride,
)
from knooppunt.kaart.rules.ritten.lijst import Rijder, Ritschool, Voertuig
from knooppunt.kaart.rules.ritten.plan import Autorit, Halte, Rittenplan
from knooppunt.kaart.rules.ritten.rekenen import ride_plan
from knooppunt.kaart.rules.ritten.verschil import changes, stands
from knooppunt.kaart.rules.ritten.volgende import Volgende, next_stop
from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten, Rittenvraag, alike_days, unchanged
from knooppunt.kaart.rules.ritten.woorden import days_in_words, what_helps, why

WEEK = ("ma", "di", "wo", "do", "vr")
VRAAG = Rittenvraag(seconden=0, instappen=1, rolstoel=4, speling=10, rijden=270, pauze=45)


def rider(ref: str, lat: float = 52.60, **anders) -> Rijder:
    return Rijder(
        **{
            "ref": ref, "naam": f"Leerling {ref}", "adres": "Kade 1", "postcode": "9901", "punt": (lat, 5.30),
            "school": "99ZZ00", "dagen": WEEK, "begint": 510, "eindigt": 870, "langste_rit": 60,
        } | anders
    )  # fmt: skip


def facts(*rijders: Rijder, begeleiders: int = 0, voertuigen: int = 1, **anders) -> Rittenfeiten:
    autos = tuple(
        Voertuig(f"bus{n}", f"Bus {n}", 4, 1, "9901", (52.59, 5.30)) for n in range(1, voertuigen + 1)
    )
    school = Ritschool("99ZZ00", "De Trapgans, Overzijde", (52.70, 5.30))
    return Rittenfeiten(rijders, autos, (school,), begeleiders, **anders)


def planned(feiten: Rittenfeiten) -> Rittenplan:
    return ride_plan(VRAAG, feiten, 0, lambda: False, lambda stand: None)


def test_days_with_the_same_pupils_and_times_are_one():
    groepen = alike_days([rider("a", eindigt_wo=735), rider("b", dagen=("ma", "vr"), eindigt=None)])
    assert [dagen for dagen, _ in groepen] == [("ma", "vr"), ("di", "do"), ("wo",)]
    assert groepen[2][1] == {"a": {"heen": 510, "terug": 735}}


def test_who_does_not_ride_now_is_in_no_plan():
    assert alike_days([rider("a", rijdt=False)]) == []


def test_facts_that_are_kept_hold_no_name_and_no_address():
    bewaard = str(facts(rider("a")).as_json())
    assert ("Leerling a" in bewaard, "Kade" in bewaard, "9901" in bewaard.replace("'postcode': '9901'", "")) == (
        False, False, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "gelijk"),
    [
        ({}, ("a",)),
        ({"punt": (52.7, 5.3)}, ()),
        ({"begint": 525}, ()),
        ({"groep": "klein", "vast": True}, ("a",)),
    ],
)
def test_a_ride_is_the_same_while_home_school_and_times_are(anders, gelijk):
    assert unchanged([rider("a")], [rider("a", **anders)]) == gelijk


def test_a_week_is_planned_in_time_and_comes_back_from_what_is_kept():
    plan = planned(facts(rider("a"), rider("b", 52.61, eindigt_wo=735)))
    assert [(dag.dagen, len(dag.ritten), dag.zonder) for dag in plan.dagen] == [
        (("ma", "di", "do", "vr"), 2, ()), (("wo",), 3 - 1, ()),
    ]  # fmt: skip
    heen = next(rit for rit in plan.dagen[0].ritten if rit.deel == "heen")
    assert [490 <= heen.minuut(ref, False) <= 505 for ref in "ab"] == [True, True]
    assert Rittenplan.from_json(plan.as_json()) == plan


def test_a_wheelchair_without_a_place_gets_no_ride_and_it_is_said_why():
    plan = planned(facts(rider("a", rolstoel=True, dagen=("ma",)), rider("b", rolstoel=True, dagen=("ma",))))
    redenen = {why(code, feiten) for _, code, feiten in plan.dagen[0].zonder}
    assert {"het aantal plekken in de auto’s" in reden for reden in redenen} == {True}
    hulp = [what_helps(code, feiten, {"bus1": "Bus 1"}) for code, feiten in plan.dagen[0].helpt]
    assert "Eén auto meer zoals Bus 1 geeft 1 van de 2 ritten een plek." in hulp


def test_without_anyone_to_ride_along_who_needs_it_gets_no_ride():
    lijst = rider("a", begeleiding=True, dagen=("ma",))
    assert [len(planned(facts(lijst, begeleiders=n)).dagen[0].zonder) for n in (0, 1)] == [2, 0]


def test_groups_that_may_not_share_ride_one_after_the_other_or_apart():
    samen = (rider("a", groep="jong", dagen=("ma",)), rider("b", groep="oud", niet_met="jong", dagen=("ma",)))
    plan = planned(facts(*samen, voertuigen=2))
    assert sorted(rit.rijders for rit in plan.dagen[0].ritten) == [("a",), ("a",), ("b",), ("b",)]


def test_a_vehicle_rides_again_in_a_morning_once_it_is_empty():
    """One place, two schools: the first bell at 8.15, the second at 8.45."""
    vroeg = rider("a", 52.68, begint=495, eindigt=None, dagen=("ma",))
    laat = rider("b", 52.69, begint=525, eindigt=None, dagen=("ma",))
    feiten = facts(vroeg, laat)
    taxi = replace(feiten.voertuigen[0], zitplaatsen=1, rolstoelplaatsen=0)
    (rit,) = planned(replace(feiten, voertuigen=(taxi,))).dagen[0].ritten
    assert [(h.rijder, h.stapt_in) for h in rit.haltes] == [
        ("a", True),
        ("a", False),
        ("b", True),
        ("b", False),
    ]
    assert rit.rondes == (0, 2)


def test_who_cannot_change_keeps_the_vehicle_and_the_time():
    rijders = [rider("a", vast=True, dagen=("ma",)), rider("b", 52.62, dagen=("ma",))]
    eerst = planned(facts(*rijders, voertuigen=2))
    nieuw = [*rijders, rider("c", 52.65, dagen=("ma",))]
    later = planned(facts(*nieuw, voertuigen=2, vorig=eerst, gelijk=("a", "b")))
    was, wordt = stands(eerst, "ma"), stands(later, "ma")
    vast = [sleutel for sleutel in was if sleutel[0] == "a"]
    assert [
        (was[s].voertuig == wordt[s].voertuig, abs(was[s].minuut - wordt[s].minuut) <= VRAAG.speling) for s in vast
    ] == [(True, True)] * 2  # fmt: skip
    assert {v.rijder: (v.was, v.wordt is not None) for v in changes(eerst, later)}["c"] == (None, True)


def test_a_small_change_is_small_for_the_others():
    """One pupil less, who made the others early: they keep vehicle and time, though the vehicle could leave later."""
    alle = [rider(ref, 52.60 + n / 100, dagen=("ma",)) for n, ref in enumerate("abcd")]
    eerst = planned(facts(*alle, voertuigen=3))
    later = planned(facts(*alle[1:], voertuigen=3, vorig=eerst, gelijk=("a", "b", "c", "d")))
    assert {v.rijder for v in changes(eerst, later)} == {"a"}


def test_times_move_when_someone_would_have_no_ride_otherwise():
    """The bell of b is another one now, and there is one vehicle: a moves, unless it cannot."""
    beide = [rider("a", dagen=("ma",), eindigt=None), rider("b", 52.61, dagen=("ma",), eindigt=None)]
    eerst = planned(facts(*beide))
    nieuw = [beide[0], replace(beide[1], begint=480)]
    later = planned(facts(*nieuw, vorig=eerst, gelijk=("a",)))
    vast = planned(facts(replace(nieuw[0], vast=True), nieuw[1], vorig=eerst, gelijk=("a",)))
    assert [[naam for naam, _, _ in plan.dagen[0].zonder] for plan in (later, vast)] == [[], ["b heen"]]


def test_what_changed_is_told_by_pupil_with_the_days_together():
    plan = planned(facts(rider("a")))
    anders = replace(
        plan,
        dagen=tuple(replace(d, ritten=tuple(replace(r, voertuig="x") for r in d.ritten)) for d in plan.dagen),
    )
    assert [(v.rijder, v.deel, v.dagen, v.is_andere_auto) for v in changes(plan, anders)] == [
        ("a", "heen", WEEK, True), ("a", "terug", WEEK, True),
    ]  # fmt: skip
    assert changes(plan, plan) == []


AGENDA = Agenda("l" * 16, "bus1", {"a": "De Trapgans"}, datetime(2026, 11, 20, tzinfo=UTC))
DINSDAG, EIND = date(2026, 11, 24), date(2027, 7, 31)


def test_a_calendar_says_when_and_where_and_not_who():
    plan = planned(facts(rider("a", dagen=("di", "do"))))
    tekst = AGENDA.of_week("r" * 16, plan, date(2026, 11, 23), EIND, {})
    begint = "DTSTART;TZID=Europe/Amsterdam:20261124T"
    assert (tekst.count("BEGIN:VEVENT"), begint in tekst, "BYDAY=TU,TH" in tekst) == (2, True, True)
    assert ("1 leerling: De Trapgans" in tekst, "Leerling a" in tekst) == (True, False)


def test_a_day_that_is_other_is_not_in_the_series_and_has_entries_of_its_own():
    plan = planned(facts(rider("a", dagen=("di", "do"))))
    heen = next(rit for rit in plan.dagen[0].ritten if rit.deel == "heen")
    tekst = AGENDA.of_week("r" * 16, plan, date(2026, 11, 23), EIND, {DINSDAG: [heen]})
    alleen = AGENDA.of_day(DINSDAG, [heen])
    uid = f"UID:{'l' * 16}-bus1-20261124-heen@knooppunt"
    assert (tekst.count("EXDATE;TZID=Europe/Amsterdam:20261124T"), tekst.count("BEGIN:VEVENT")) == (2, 3)
    assert (alleen.count("BEGIN:VEVENT"), uid in tekst, uid in alleen) == (1, True, True)


# A day that is other ------------------------------------------------------------------------------------------------


def away(wie: str = "a", deel: str = "", dag: date = DINSDAG) -> Uitzondering:
    return Uitzondering("u", Uitzonderingsoort.AFWEZIG.value, wie, dag, dag, deel)


def other_bell(wie: str, begint: int | None = None, eindigt: int | None = None) -> Uitzondering:
    return Uitzondering("u", Uitzonderingsoort.TIJD.value, wie, DINSDAG, DINSDAG, "", begint, eindigt)


def test_who_stays_away_is_not_fetched_and_the_others_keep_their_times():
    beide = [rider("a", dagen=("di",)), rider("b", 52.61, dagen=("di",))]
    plan = planned(facts(*beide)).dagen[0]
    was = bells([rider_on(r, DINSDAG) for r in beide], DINSDAG)
    nu = bells([rider_on(r, DINSDAG, [away(deel="heen")]) for r in beide], DINSDAG)
    over = still_driven(plan, was, nu)
    verschil = changes(Rittenplan((plan,), 0.0), Rittenplan((over,), 0.0))
    assert [(v.rijder, v.deel, v.wordt) for v in verschil] == [("a", "heen", None)]
    assert without_ride(over.ritten, nu) == ()


def test_who_rides_at_another_bell_has_no_ride_until_it_is_made():
    alle = [rider("a", dagen=("di",))]
    plan = planned(facts(*alle)).dagen[0]
    was = bells(alle, DINSDAG)
    nu = bells([rider_on(alle[0], DINSDAG, [other_bell("a", eindigt=720)])], DINSDAG)
    over = still_driven(plan, was, nu)
    assert ([rit.deel for rit in over.ritten], without_ride(over.ritten, nu)) == (["heen"], (("a", "terug"),))


def test_who_was_in_a_vehicle_that_is_out_has_no_ride_until_it_is_made():
    plan = planned(facts(rider("a", dagen=("di",)))).dagen[0]
    nu = bells([rider("a", dagen=("di",))], DINSDAG)
    over = still_driven(plan, nu, nu, {"bus1"})
    assert without_ride(over.ritten, nu) == (("a", "heen"), ("a", "terug"))


def test_one_ride_less_is_no_other_ride():
    toen = [rider("a"), rider("b"), rider("c")]
    anders = [away(deel="heen"), other_bell("b", eindigt=720)]
    nu = [rider_on(r, DINSDAG, anders) for r in toen]
    assert unchanged_rides(toen, nu, DINSDAG) == ("a", "c")


def test_a_day_goes_through_what_is_kept():
    assert Uitzondering.from_json("u", other_bell("a", 540).as_json()) == other_bell("a", 540)


HEEN = Autorit("bus1", "heen", 450, 510, 9.0, (Halte(460, "a", True), Halte(490, "a", False)))
TERUG = Autorit("bus1", "terug", 860, 900, 9.0, (Halte(870, "a", True), Halte(890, "a", False)))


@pytest.mark.parametrize(
    ("dag", "vandaag", "minuut", "komt"),
    [
        (None, DINSDAG, 0, Volgende(0, 460)),
        (None, DINSDAG, 470, Volgende(0, 490)),
        (None, DINSDAG, 500, Volgende(1, 870)),
        (None, DINSDAG, 1200, Volgende(0, None)),
        (DINSDAG, DINSDAG, 1200, None),
        (DINSDAG, date(2026, 11, 20), 500, Volgende(0, None)),
    ],
)
def test_the_next_stop_is_the_first_that_was_not_yet(dag, vandaag, minuut, komt):
    """Of a week, and of one day; a ride on another day has no next stop."""
    assert next_stop([(("di", "do"), HEEN), (("di",), TERUG)], dag, vandaag, minuut) == komt


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [(WEEK, "elke schooldag"), (("wo",), "woensdag"), (("vr", "ma", "di"), "maandag, dinsdag en vrijdag")],
)
def test_days_in_words(dagen, woorden):
    assert days_in_words(dagen) == woorden
