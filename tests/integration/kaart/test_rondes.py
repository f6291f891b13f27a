"""Rounds of travelling expertise: made of proposals that were taken over, read as sheets, taken along as a calendar."""

import pytest

from knooppunt.kaart.actions.studies import decide_proposal
from knooppunt.kaart.models import Studie
from knooppunt.kaart.rules.rondes.rekenen import Komst, Rondedag
from knooppunt.kaart.rules.studies import Besluit, Studiesoort
from knooppunt.kaart.web.studies.rondes import day_rows
from knooppunt.kaart.werk import claim_study, count_study
from tests.factories import AT, OP
from tests.factories.studies import counted_study
from tests.integration.kaart.test_studies import STUDIES, text

pytestmark = pytest.mark.django_db
RONDES = f"{STUDIES}rondes/"


@pytest.fixture
def overgenomen(cast):
    """A plan of which the one proposal was taken over."""
    studie = counted_study(cast)
    voorstel = studie.voorstellen.get()
    decide_proposal(ref=voorstel.ref, besluit=Besluit.OVER, waarom="", by=cast.beleid, at=AT)
    return studie


def round_form(cast, studie, **anders):
    form = cast.client("beleid").get(RONDES, {"plan": studie.ref}).context["form"]
    velden = {naam: form.initial.get(naam, veld.initial) for naam, veld in form.fields.items()}
    return {naam: str(waarde) for naam, waarde in velden.items()} | anders


def test_of_what_was_taken_over_rounds_are_made_with_sheets_and_a_calendar(cast, overgenomen):
    client = cast.client("beleid")
    client.post(RONDES, round_form(cast, overgenomen))
    rondes = Studie.objects.get(soort=Studiesoort.RONDES)
    assert count_study(claim_study(AT), lambda: AT)
    tekst = text(client.get(f"{STUDIES}{rondes.ref}/"))
    assert ["De Trapgans, Overzijde, so, persoon 1" in tekst, "De Vuurtoren, Lindeveen" in tekst] == [
        True,
        True,
    ]
    agenda = client.get(f"{STUDIES}{rondes.ref}/ronde-1.ics")
    keren = overgenomen.voorstellen.get().gegevens["keren"]
    assert (agenda["Content-Type"], agenda.content.decode().count("BEGIN:VEVENT")) == ("text/calendar", keren)
    assert client.get(f"{STUDIES}{rondes.ref}/ronde-2.ics").status_code == 404
    assert client.get(f"{STUDIES}{overgenomen.ref}/ronde-1.ics").status_code == 404


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("plan", "0" * 16, "Kies uit de lijst."),
        ("begint", "2026-12-01", "Kies een maandag."),
        ("tot", "450", "Kies een tijd na het vertrek."),
        ("uren_per_persoon", "100", "Vul een aantal uren in van 4 tot 40."),
        ("pauze_tot", "660", "Kies een tijd na het begin van de pauze."),
        ("pauze_van", "450", "De pauze past niet in de werkdag. Kies andere tijden."),
    ],
)
def test_what_cannot_be_a_round_is_said(cast, overgenomen, veld, waarde, fout):
    antwoord = cast.client("beleid").post(RONDES, round_form(cast, overgenomen, **{veld: waarde}))
    assert (antwoord.status_code, fout in text(antwoord)) == (422, True)


def test_a_break_stands_among_the_visits_of_its_day():
    komsten = (Komst("a", 510, 630), Komst("b", 700, 800))
    dag = Rondedag("t 1", "t", OP, 480, 830, komsten, 650)
    assert day_rows(dag, {"a": "De Vuurtoren", "b": "De Wissel"}, 30)["wat"] == [
        ("De Vuurtoren", "8.30", "10.30"), ("", "10.50", "11.20"), ("De Wissel", "11.40", "13.20"),
    ]  # fmt: skip


def test_without_anything_taken_over_there_are_no_rounds_to_make(cast):
    counted_study(cast)
    assert "Er is nog niets overgenomen" in text(cast.client("beleid").get(RONDES))


@pytest.mark.parametrize("wie", ["moeder", "mentor", "schoolleider"])
def test_rounds_are_made_by_who_makes_plans(cast, overgenomen, wie):
    assert cast.client(wie).get(RONDES).status_code == 403
