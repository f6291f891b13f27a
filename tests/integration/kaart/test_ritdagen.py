"""A day of a ride list that is other than its week: written down, driven so, and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.actions.ritdagen import remove_exception
from knooppunt.kaart.actions.ritplannen import ask_ride_plan, use_ride_plan
from knooppunt.kaart.actions.ritten import remove_from_list
from knooppunt.kaart.models import Ritplan, Rittenlijst, Rituitzondering
from knooppunt.kaart.queries.ritdag import ride_day
from knooppunt.kaart.queries.ritten import plan_in_use, riders_of
from knooppunt.kaart.rules.ritten.dag import school_days
from knooppunt.kaart.rules.ritten.lijst import Rijder
from knooppunt.kaart.web.ritten.dagbeeld import coming_days, coming_exceptions, coming_notes
from tests.factories import AT, OP
from tests.factories.ritten import MAANDAG, away, counted_rides, page, ride_list, text, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_gebruik(cast, lijst):
    return use_ride_plan(ref=counted_rides(cast, lijst).ref, by=cast.vervoerplanner, at=AT)


def of_day(cast, lijst, naam: str = "ritdag", *meer: int) -> str:
    antwoord = page(cast, naam, lijst.ref, f"{MAANDAG}", *meer)
    return text(antwoord) if antwoord["Content-Type"].startswith("text/html") else antwoord.content.decode()


def test_who_is_away_is_off_everything_of_that_day_and_back_when_it_is_taken_back(cast, lijst, in_gebruik):
    ref = away(cast, lijst)
    blad, tabel = of_day(cast, lijst, "ritdag_ritlijst", 1), of_day(cast, lijst, "ritdag_rittentabel")
    assert ["Bodil A. rijdt niet mee." in blad, "in: Bodil A." in blad, "in: Tjeerd M." in blad] == [
        True, False, True,
    ]  # fmt: skip
    assert ["Bodil A. rijdt niet mee." in tabel, ";Bodil A.;" in tabel, ";Tjeerd M.;" in tabel] == [
        True, False, True,
    ]  # fmt: skip
    assert of_day(cast, lijst, "ritdag_ritlijsten").count("in: Tjeerd M.") == 2
    assert of_day(cast, lijst, "ritdag_ritagenda", 1).count("1 leerling:") == 2
    assert page(cast, "ritagenda", in_gebruik.ref, 1).content.count(b"EXDATE") == 2
    komende = coming_notes(coming_days(lijst, OP), lijst.voertuigen.get().ref)
    assert [dag["zinnen"] for dag in komende] == [["Bodil A. rijdt niet mee."]]
    remove_exception(lijst_ref=lijst.ref, ref=ref, by=cast.vervoerplanner, at=AT)
    assert "in: Bodil A." in of_day(cast, lijst, "ritdag_ritlijst", 1)
    with pytest.raises(Refusal, match="Dit was al weggehaald"):
        remove_exception(lijst_ref=lijst.ref, ref=ref, by=cast.vervoerplanner, at=AT)


def post_another_bell(cast, lijst, dag):
    Rittenlijst.objects.update(tot=dag + timedelta(days=7))
    tjeerd = next(r.ref for r in riders_of(lijst) if r.naam == "Tjeerd M.")
    gegevens = {"wie": tjeerd, "van": f"{dag}", "eindigt": "12.00"}
    return cast.client("vervoerplanner").post(
        reverse("kaart:ritdag_anders", args=[lijst.ref, "tijd"]), gegevens
    )


def test_another_bell_asks_rides_of_that_day_at_once(cast, lijst, in_gebruik):
    straks = next(
        school_days(timezone.localdate() + timedelta(days=1), timezone.localdate() + timedelta(days=4))
    )
    antwoord = post_another_bell(cast, lijst, straks)
    assert antwoord["Location"] == reverse("kaart:ritplan", args=[Ritplan.objects.get(dag=straks).ref])


def test_a_day_that_cannot_be_other_is_refused_beside_the_form(cast, lijst, in_gebruik):
    gisteren = timezone.localdate() - timedelta(days=1)
    antwoord = post_another_bell(cast, lijst, gisteren)
    assert (antwoord.status_code, "Deze dag is voorbij." in text(antwoord), Rituitzondering.objects.count()) == (
        422, True, 0,
    )  # fmt: skip


def test_rides_of_a_day_hold_for_that_day_alone(cast, lijst, in_gebruik):
    away(cast, lijst, "Tjeerd M.", soort="tijd", eindigt=720)
    assert [rij["zonder"] for rij in coming_exceptions(lijst, OP)] == [True]
    assert ["Tjeerd M., terug" in of_day(cast, lijst), "Nog geen rit" in of_day(cast, lijst)] == [True, True]
    dagplan = counted_rides(cast, lijst, "d" * 16, MAANDAG)
    assert "Tjeerd M. terug 1" in text(page(cast, "ritplan", dagplan.ref))
    use_ride_plan(ref=dagplan.ref, by=cast.vervoerplanner, at=AT + timedelta(hours=1))
    assert ["Nog geen rit" in of_day(cast, lijst), "Deze dag heeft eigen ritten" in of_day(cast, lijst)] == [
        False, True,
    ]  # fmt: skip
    assert plan_in_use(lijst) == in_gebruik
    cast.client("vervoerplanner").post(reverse("kaart:ritplan_weg", args=[dagplan.ref]))
    assert "Nog geen rit" in of_day(cast, lijst)


def test_a_vehicle_that_is_out_is_in_no_plan_of_that_day(cast):
    lijst = ride_list(cast, autos=[vehicle(), vehicle("Bus 2")])
    use_ride_plan(ref=counted_rides(cast, lijst).ref, by=cast.vervoerplanner, at=AT)
    bus = ride_day(lijst, MAANDAG).voertuigen[0]
    away(cast, lijst, soort="auto", wie=bus)
    assert "Nog geen rit" in of_day(cast, lijst)
    dagplan = counted_rides(cast, lijst, "d" * 16, MAANDAG)
    tekst = text(page(cast, "ritplan", dagplan.ref))
    assert ["Bus 1" in tekst, "Bus 2" in tekst, "niet meer is" in tekst] == [True, True, False]
    use_ride_plan(ref=dagplan.ref, by=cast.vervoerplanner, at=AT + timedelta(hours=1))
    dag = ride_day(lijst, MAANDAG)
    assert (bus in {rit.voertuig for rit in dag.ritten.ritten}, dag.zonder) == (False, ())


def test_rides_of_a_day_need_a_plan_of_the_week(cast, lijst):
    away(cast, lijst)
    vraag = {"lijst_ref": lijst.ref, "sleutel": "s", "seconden": 1, "by": cast.vervoerplanner, "at": AT}
    with pytest.raises(Refusal, match="Neem eerst een plan voor de hele week in gebruik"):
        ask_ride_plan(dag=MAANDAG, **vraag)
    use_ride_plan(ref=counted_rides(cast, lijst).ref, by=cast.vervoerplanner, at=AT)
    assert ask_ride_plan(dag=MAANDAG, **vraag).dag == MAANDAG


def test_in_the_weekend_there_is_no_page_of_a_day(cast, lijst):
    status = [
        page(cast, "ritdag", lijst.ref, dag).status_code
        for dag in (f"{MAANDAG}", f"{MAANDAG - timedelta(days=1)}", "morgen")
    ]
    assert status == [200, 404, 404]


def test_what_is_other_goes_with_the_pupil(cast, lijst):
    away(cast, lijst)
    over = away(cast, lijst, "Tjeerd M.")
    bodil = next(r.ref for r in riders_of(lijst) if r.naam == "Bodil A.")
    remove_from_list(lijst_ref=lijst.ref, soort=Rijder, ref=bodil, by=cast.vervoerplanner, at=AT)
    assert list(Rituitzondering.objects.values_list("ref", flat=True)) == [over]
