"""The roads of a region: reckoned in the background, read by every page and study about distances."""

import json
import math
from dataclasses import replace
from html import unescape
from threading import Event

import pytest
from click.testing import CliRunner
from django.core.cache import cache

from knooppunt.kaart.opdracht_wegen import wegen
from knooppunt.kaart.queries.gebied import area_facts
from knooppunt.kaart.queries.hulp import needs_facts
from knooppunt.kaart.queries.ritten import ride_facts
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.ritten.rekenen import ride_plan
from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten, Rittenvraag
from knooppunt.kaart.rules.verdeelplan.hulpprobleem import needs_problem
from knooppunt.kaart.rules.verdeelplan.probleem import problem_of
from knooppunt.kaart.rules.verdeelplan.vraag import Gebiedsfeiten, Sector, Vraagbron
from knooppunt.kaart.rules.wegen.bron import Wegenbron
from knooppunt.kaart.rules.wegen.maat import Hoe
from knooppunt.kaart.wegen import reckon_waiting, waiting_roads
from knooppunt.organisaties.models import Leerlingstroom, Postcodegebied, Vestiging, Wijk
from knooppunt.project.opdrachten.werk import _work
from tests.factories import OP
from tests.factories.ritten import ride_list, rider, vehicle
from tests.factories.studies import PEILDATUM, group, question

pytestmark = pytest.mark.django_db
THUIS, SCHOOL, EILAND = (52.5, 5.2), (52.51, 5.2), (52.6, 5.2)
OM_KM = 9.0
"""The road goes a long way round: 1.1 kilometres apart, 9 over the road."""


@pytest.fixture
def kaart(gebied, settings, tmp_path):
    """A graph with home and school, and an island without a bridge; not yet reckoned."""
    punten = {1: THUIS, 2: SCHOOL, 3: EILAND, 4: (52.601, 5.2)}
    links = [(a, b, OM_KM * 500) for a, b in ((1, 9), (9, 1), (9, 2), (2, 9))] + [(3, 4, 100), (4, 3, 100)]
    graaf = {
        "nodes": [{"id": n, "y": lat, "x": lon} for n, (lat, lon) in ({9: (52.505, 5.25)} | punten).items()],
        "links": [{"source": a, "target": b, "length": m, "maxspeed": "50"} for a, b, m in links],
    }
    bestand = tmp_path / "graaf.json"
    bestand.write_text(json.dumps(graaf))
    settings.GEGEVENSMAP = tmp_path
    settings.WEGENBRON = Wegenbron(bestand)
    return bestand


def reckon():
    return [klaar.swv for klaar in reckon_waiting(OP)]


def page(cast, adres="/kaart/thuisnabij/", **vraag):
    return unescape(cast.client("beleid").get(adres, vraag).content.decode())


def near(cast):
    antwoord = cast.client("beleid").get("/kaart/thuisnabij/")
    return next(rij["nu"] for rij in antwoord.context["rijen"] if rij["naam"] == "basisonderwijs")


def on_the_island(cast):
    """The school of the cast stands where no road goes."""
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(lat=EILAND[0], lon=EILAND[1])


def test_without_roads_the_page_says_how_far_off_an_estimate_is(cast, gebied):
    assert "de rechte lijn keer 1,4, zoals in dorpen en kleine steden. Van de helft" in page(cast)


def test_how_dense_people_live_decides_the_estimate(cast, gebied):
    gebied.postcodes_po.update(gemeente=cast.gemeentegebied)
    wijk = {"code": "WK990199", "naam": "Haven", "gemeente": cast.gemeentegebied, "inwoners": 999_999}
    Wijk.objects.create(**wijk, stedelijkheid="sterk stedelijk")
    assert area_ways([gebied.code]).maat.omweg == 1.38


def test_until_they_are_reckoned_the_page_says_so_and_estimates(cast, kaart):
    assert ("graaf.json zijn nog niet doorgerekend" in page(cast), near(cast)) == (True, (100, 100))


def test_over_the_roads_a_school_is_far_that_is_near_in_a_straight_line(cast, kaart):
    assert (near(cast), reckon() != [], near(cast)) == ((100, 100), True, (0, 0))


def test_the_page_says_over_which_roads_and_how_long_it_takes(cast, kaart):
    reckon()
    tekst = page(cast, hoe="car")
    assert ("over de wegen in graaf.json" in tekst, "helft: 11 minuten" in tekst) == (True, True)


def test_where_no_way_goes_the_pages_say_not_to_be_reached(cast, kaart):
    on_the_island(cast)
    reckon()
    assert "helft: niet bereikbaar" in page(cast)
    assert "niet bereikbaar op de fiets" in page(cast, "/kaart/cirkel/", postcode="9901", straal=25)


@pytest.mark.parametrize("hoe", ["transit", "wheelchair"])
def test_a_manner_that_cannot_be_reckoned_is_no_choice_and_the_page_says_why(cast, kaart, hoe):
    antwoord = cast.client("beleid").get("/kaart/thuisnabij/", {"hoe": hoe})
    assert (antwoord.status_code, "alleen als uw regio een dienstregeling heeft ingesteld" in page(cast)) == (
        422,
        True,
    )


def test_when_the_file_changes_they_wait_to_be_reckoned_again(kaart, gebied):
    reckon()
    klaar = waiting_roads()
    kaart.write_text(kaart.read_text() + "\n")
    assert (klaar, bool(waiting_roads()), area_ways([gebied.code]).maat.bron) == ("", True, "")


def test_when_the_file_goes_away_pages_estimate(cast, kaart, gebied):
    reckon()
    kaart.unlink()
    assert (area_ways([gebied.code]).maat.wacht_op, near(cast)) == ("graaf.json", (100, 100))


def test_a_study_keeps_the_ways_so_that_it_can_be_repeated_without_the_file(cast, kaart, gebied):
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(soorten="Bo,So", pc4="9901", leerlingen=200)
    Leerlingstroom.objects.update(soort="So", peildatum=PEILDATUM)
    reckon()
    feiten = json.loads(json.dumps(area_facts(gebied.code, PEILDATUM, Sector.PO, OP).as_json()))
    kaart.unlink()
    gelezen = Gebiedsfeiten.from_json(feiten)
    over_weg, geschat = (problem_of(question(), f).home_km for f in (gelezen, replace(gelezen, tabel=None)))
    assert (over_weg[0, -1], geschat[0, -1], gelezen.maat.bron) == (
        OM_KM,
        pytest.approx(1.56, abs=0.01),
        "graaf.json",
    )


def test_a_plan_from_dossiers_keeps_the_ways_over_the_roads_and_form_and_page_say_so(cast, kaart, gebied):
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(pc4="9901", leerlingen=200)
    vraag, kind = question(swv=gebied.code, bron=Vraagbron.DOSSIERS), (group("gedrag"),)
    geschat = page(cast, "/kaart/studies/verdeelplan/")
    reckon()
    feiten = needs_facts(cast.beleid, vraag, kind)
    assert needs_problem(vraag, feiten).home_km[0, 0] == OM_KM
    assert ["graaf.json zijn nog niet doorgerekend" in geschat, "keer 1,4. Dat klopt voor" in geschat] == [
        True,
        True,
    ]
    assert "Afstanden gaan over de wegen in graaf.json." in page(cast, "/kaart/studies/spreiding/")


def test_where_pupils_go_now_there_is_a_way_for_a_study(cast, kaart, gebied):
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(soorten="Bo,So", pc4="9901", leerlingen=200)
    Leerlingstroom.objects.update(soort="So", peildatum=PEILDATUM)
    on_the_island(cast)
    reckon()
    km = problem_of(question(), area_facts(gebied.code, PEILDATUM, Sector.PO, OP)).home_km
    assert km[0, -1] == pytest.approx(11.12 * 1.4, abs=0.1)


def test_the_command_reckons_once_and_says_what_it_did(kaart):
    eerst, nog_eens = (CliRunner().invoke(wegen, []).output for _ in range(2))
    assert ("Buiten de kaart" in eerst, nog_eens) == (
        True, "Alle wegen zijn al doorgerekend over graaf.json.\n",
    )  # fmt: skip


def test_the_command_names_an_area_that_was_not_built(kaart):
    antwoord = CliRunner().invoke(wegen, ["--swv", "PO0000"])
    assert antwoord.output == "Error: Nog niet gebouwd: PO0000. Bouw eerst: knooppunt regio bouw.\n"


def test_a_worker_reckons_the_roads_that_wait(kaart, capsys):
    _work(leeg=True, weg=Event())
    assert (waiting_roads(), "wegen doorgerekend" in capsys.readouterr().out) == ("", True)


def test_a_worker_tries_roads_that_cannot_be_read_once(kaart, capsys):
    kaart.write_text("{}")
    _work(leeg=True, weg=Event())
    assert capsys.readouterr().err == "graaf.json kan niet worden gelezen als wegen: KeyError, 'nodes'\n"


def test_the_command_says_what_is_wrong_with_a_file_in_one_sentence(kaart):
    kaart.write_text("{}")
    antwoord = CliRunner().invoke(wegen, [])
    assert (antwoord.exit_code, antwoord.output) == (
        1, "Error: graaf.json kan niet worden gelezen als wegen: KeyError, 'nodes'\n",
    )  # fmt: skip


def test_on_foot_is_slower_than_by_bicycle(kaart, gebied):
    cache.clear()
    reckon()
    gaan = area_ways([gebied.code])
    tijden = [gaan.minuten(THUIS, SCHOOL, hoe) for hoe in (Hoe.LOPEND, Hoe.FIETS, Hoe.OV)]
    assert tijden == [120.0, pytest.approx(41.5, abs=0.1), None]


def test_rides_go_over_the_same_roads_and_tell_which_places_the_map_does_not_have(cast, kaart):
    """From the vehicle at school to the home and back: twice the long way round."""
    ver = rider("Ver", punt=(52.55, 5.2), rijdt=False)
    lijst = ride_list(
        cast, rider(punt=THUIS, postcode="9901", eindigt=None), ver, autos=[vehicle(punt=SCHOOL)]
    )
    eerst = ride_facts(lijst).maat
    reckon()
    feiten = Rittenfeiten.from_json(json.loads(json.dumps(ride_facts(lijst).as_json())))
    plan = ride_plan(Rittenvraag.first(0, OP), feiten, 0, lambda: False, lambda stand: None)
    assert (eerst.wacht_op, feiten.maat.bron, feiten.maat.buiten, plan.dagen[0].km) == (
        "graaf.json", "graaf.json", 1, 2 * OM_KM,
    )  # fmt: skip


def test_whether_a_way_goes_from_one_home_to_another_is_known_by_car(kaart, gebied):
    ander = {"lat": EILAND[0], "lon": EILAND[1], "swv_po": gebied}
    Postcodegebied.objects.update_or_create(pc4="9902", defaults=ander)
    reckon()
    assert math.isinf(area_ways([gebied.code]).km(THUIS, EILAND, Hoe.AUTO))
