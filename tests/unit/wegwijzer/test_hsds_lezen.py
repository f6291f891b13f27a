"""HSDS of somebody else is read with care: what is wrong is left out and said."""

import io
import zipfile
from pathlib import Path

import pytest

from knooppunt.wegwijzer.buren import bestand
from knooppunt.wegwijzer.buren.bestand import BestandOnleesbaar, read_file
from knooppunt.wegwijzer.rules.buren import Hsdsdeel
from knooppunt.wegwijzer.rules.hsds_bladzijde import read_page
from knooppunt.wegwijzer.rules.hsds_lezen import Bekend, read_service
from knooppunt.wegwijzer.rules.hsds_velden import Lezer, Onleesbaar

BEKEND = Bekend({"s1": "druk"}, frozenset({"gemeente:GM9901"}))


def service(**anders):
    return {"id": "d", "name": "N", "status": "active", "organization": {"id": "o", "name": "O"}} | anders


@pytest.mark.parametrize(
    ("veld", "waarde", "sleutel", "gelezen", "klacht"),
    [
        ("minimum_age", "acht", "leeftijd_van", None, "minimum_age is geen getal dat hier kan"),
        ("minimum_age", float("nan"), "leeftijd_van", None, "minimum_age is geen getal dat hier kan"),
        ("minimum_age", 10**400, "leeftijd_van", None, "minimum_age is geen getal dat hier kan"),
        ("minimum_age", True, "leeftijd_van", None, "minimum_age is geen getal dat hier kan"),
        ("minimum_age", "6", "leeftijd_van", 6, None),
        ("url", "javascript:alert(1)//.nl", "url", "", "url is geen webadres"),
        ("url", "data:text/html,x.y", "url", "", "url is geen webadres"),
        ("url", "https://x.nl/\" onclick=\"x", "url", "", "url is geen webadres"),
        ("email", "jan@x.nl, kees@y.nl", "email", "", "email is geen e-mailadres"),
        ("description", {"a": 1}, "omschrijving", "", "description is geen tekst"),
        ("description", "a\x00b\u202ec", "omschrijving", "abc", None),
        ("description", "x" * 6000, "omschrijving", "x" * 5000, "description is te lang en afgekapt"),
        ("phones", "099", "telefoons", [], "phones is geen lijst"),
        ("schedules", [{"id": "t", "opens_at": "25:00", "byday": "MO"}], "openingstijden",
         [{"dagen": "MO", "van": None, "tot": None, "geldig_van": None, "geldig_tot": None, "toelichting": ""}],
         "opens_at is geen tijd"),
        ("cost_options", [{"amount": 5, "currency": "GBP"}], "kosten",
         [{"waarvoor": "", "bedrag": None, "toelichting": "5 GBP", "geldig_van": None, "geldig_tot": None}], None),
        ("status", "temporarily closed", "status", "tijdelijk_dicht", None),
        ("application_process", "Bel ons.", "toegangsweg", "onbekend", None),
        ("wait_time", "two weeks", "aanmelden", "Wachttijd: two weeks", None),
    ],
)  # fmt: skip
def test_a_field_is_read_or_left_out_and_said(veld, waarde, sleutel, gelezen, klacht):
    dienst = read_service(service(**{veld: waarde}), BEKEND)
    assert dienst.blad[sleutel] == gelezen
    assert klacht is None or klacht in dienst.klachten


def test_areas_that_we_know_count_and_others_are_named():
    hier = read_service(service(service_areas=[{"extent": "GM9901"}, {"name": "Elders"}]), BEKEND)
    daar = read_service(service(service_areas=[{"name": "Elders"}, {"extent": "GM1"}]), BEKEND)
    assert [(d.blad["werkgebieden"], d.gebied) for d in (hier, daar)] == [
        (["gemeente:GM9901"], ""), ([], "Elders, een gebied daar"),
    ]  # fmt: skip


@pytest.mark.parametrize("rij", [None, 7, "x", [], {}, {"id": ""}, {"id": 5}, {"id": "x" * 101}], ids=repr)
def test_what_has_no_identifier_is_no_object(rij):
    with pytest.raises(Onleesbaar, match="geen nummer"):
        read_service(rij, BEKEND)


def test_a_point_in_another_country_is_a_mistake():
    plek = {"id": "l", "latitude": 5.1, "longitude": 52.1}
    dienst = read_service(service(service_at_locations=[{"id": "p", "location": plek}]), BEKEND)
    assert (dienst.plekken[0].punt, "buiten Nederland" in " ".join(dienst.klachten)) == (None, True)


@pytest.mark.parametrize(
    ("antwoord", "laatste"),
    [
        ({"contents": [1], "last_page": True}, True), ({"contents": [1], "total_pages": 1}, True),
        ({"contents": []}, True), ({"contents": [1], "total_pages": 2, "last_page": False}, False),
        ({"contents": [1]}, False), ({"contents": [1], "total_pages": "1"}, False),
    ],
)  # fmt: skip
def test_whether_a_page_is_the_last_one(antwoord, laatste):
    assert read_page(antwoord, 1).is_laatste is laatste


def test_a_list_is_cut_where_it_becomes_absurd():
    lezer = Lezer()
    assert (len(lezer.rijen({"phones": [{}] * 501}, "phones")), lezer.klachten) == (
        500, ["phones bevat iets anders dan gegevens, of te veel"],
    )  # fmt: skip


def test_one_page_of_an_api_is_a_file_too():
    delen = read_file(b'{"contents": [{"id": "d", "status": "active"}, {"id": "o"}]}')
    assert {deel: len(rijen) for deel, rijen in delen.items()} == {
        Hsdsdeel.AANBOD: 1,
        Hsdsdeel.ORGANISATIES: 1,
    }


def test_a_zip_that_grows_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(bestand, "HOOGSTENS_BYTES", 1000)
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("services.csv", "id,name\n" + "x" * 5000)
    with pytest.raises(BestandOnleesbaar, match="uitgepakt te groot"):
        read_file(doel.getvalue())


VOORBEELDEN = Path(__file__).parents[4] / "shared" / "standards" / "hsds-3.1" / "examples"


@pytest.mark.skipif(not VOORBEELDEN.exists(), reason="the standard lies beside a full checkout only")
def test_the_examples_of_the_standard_are_read_as_json_and_as_csv():
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as archief:
        for pad in sorted((VOORBEELDEN / "csv").glob("*.csv")):
            archief.write(pad, pad.name)
    bestanden = [(VOORBEELDEN / f"service_{wat}.json").read_bytes() for wat in ("full", "list")] + [
        doel.getvalue()
    ]
    diensten = [
        read_service(dienst, BEKEND) for inhoud in bestanden for dienst in read_file(inhoud)[Hsdsdeel.AANBOD]
    ]
    assert [(d.naam, d.blad["status"], d.organisatie_id) for d in diensten] == [
        ("Community Counselling", "open", "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610")
    ] * 3
    assert [p.blad["eigen_plaats"] for p in diensten[0].plekken] == ["MyCity"]
