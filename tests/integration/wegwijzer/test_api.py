"""The open API: HSDS 3.1 in every answer, strict about what is asked, and nothing that a visitor may not see."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.wegwijzer.models import Hulpsoort
from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP
from tests.factories.hsds import SCHEMAS, hsds_errors
from tests.factories.wegwijzer import aanbod, filled_offer, locatie

pytestmark = pytest.mark.django_db
STANDAARD = Path(__file__).parents[4] / "shared" / "standards" / "hsds-3.1"
LIJSTEN = {
    "services": "service", "organizations": "organization", "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


@pytest.fixture
def vol(cast):
    """One offer with everything that an entry can have."""
    return filled_offer(cast)


def ask(cast, naam, *args, **vragen):
    return cast.client().get(reverse(f"hsds:{naam}", args=args), vragen)


def contents(cast, naam, **vragen):
    antwoord = ask(cast, naam, **vragen)
    assert antwoord.status_code == 200, antwoord.content
    return antwoord.json()["contents"]


def names(cast, **vragen):
    return [rij["name"] for rij in contents(cast, "services", **vragen)]


@pytest.mark.parametrize(
    ("naam", "vragen"),
    [
        *((naam, {}) for naam in LIJSTEN),
        ("services", {"full": "true"}), ("services", {"minimal": "true"}), ("organizations", {"full": "true"}),
    ],
    ids=str,
)  # fmt: skip
def test_every_list_and_everything_in_it_follows_hsds(cast, vol, naam, vragen):
    rijen = contents(cast, naam, per_page=100, **vragen)
    assert [fout for rij in rijen for fout in hsds_errors(LIJSTEN[naam], rij)] == []
    assert rijen


@pytest.mark.parametrize("naam", LIJSTEN)
def test_every_thing_of_a_list_has_its_own_address(cast, vol, naam):
    for rij in contents(cast, naam)[:3]:
        antwoord = ask(cast, LIJSTEN[naam], rij["id"])
        assert (antwoord.status_code, hsds_errors(LIJSTEN[naam], antwoord.json())) == (200, [])
        assert antwoord.json()["id"] == rij["id"]


def test_a_full_service_says_everything(cast, vol):
    dienst = ask(cast, "service", vol.uuid).json()
    plek = dienst["service_at_locations"][0]
    assert dienst["organization"]["name"] == "Jeugdhulp Waterrijk"
    assert (dienst["status"], dienst["wait_time"]) == ("active", "3 weken (opgegeven op 2026-11-16)")
    assert [c["title"] for c in dienst["contacts"]] == ["trainer"]
    assert [c["title"] for c in plek["contacts"]] == ["gastvrouw"]
    assert [t["number"] for t in plek["phones"]] == ["099-2"]
    assert plek["location"]["accessibility"][0]["description"] == "toegankelijk met een rolstoel"
    assert dienst["capacities"][0] | {"id": 0, "unit_id": 0, "unit": 0} == {
        "id": 0, "service_id": str(vol.uuid), "unit_id": 0, "unit": 0, "available": 2.5, "maximum": 8.0,
        "description": "A", "updated": AT.isoformat(),
    }  # fmt: skip
    waarden = {a["taxonomy_term"]["code"]: a.get("value") for a in dienst["attributes"]}
    assert (waarden["vorm"], waarden["wachttijd-weken"], waarden["druk"]) == ("groep", "3", None)


def test_what_does_not_show_is_nowhere(cast, vol):
    verborgen = aanbod(cast, "druk", naam="Verborgen", is_zichtbaar=False)
    gestopt = aanbod(cast, "druk", naam="Gestopt", status="gestopt")
    index_offers([verborgen.pk, gestopt.pk], OP)
    assert names(cast) == ["Rots en Water"]
    assert [ask(cast, "service", a.uuid).status_code for a in (verborgen, gestopt)] == [404, 404]
    alles = json.loads(b"".join(ask(cast, "export_json").streaming_content))
    assert [dienst["name"] for dienst in alles["services"]] == ["Rots en Water"]


def test_the_address_to_check_an_entry_is_not_public(cast, vol):
    alles = b"".join(ask(cast, "export_json").streaming_content).decode()
    assert (vol.nakijk_email in alles, "info@j.invalid" in alles) == (False, True)


@pytest.fixture
def meer(cast, vol):
    """Another organisation, another kind, changed later."""
    later = AT + timedelta(days=9)
    ander = aanbod(
        cast, "rouw", naam="Rouwgroep", organisatie=cast.opvang, eigenaar=cast.opvang, gewijzigd_at=later,
        omschrijving="Voor wie iemand mist.",
    )  # fmt: skip
    index_offers([ander.pk], OP)
    return ander


def kind(code):
    return str(Hulpsoort.objects.get(code=code).uuid)


def test_services_are_filtered_by_kind_group_organisation_and_change(cast, meer):
    organisatie = contents(cast, "organizations", search="anker")[0]["id"]
    assert names(cast, taxonomy_term_id=kind("druk")) == ["Rots en Water"]
    assert names(cast, taxonomy_term_id=kind("gedrag")) == ["Rots en Water", "Rouwgroep"]
    assert names(cast, organization_id=organisatie) == ["Rouwgroep"]
    assert names(cast, modified_after="2026-11-20") == ["Rouwgroep"]
    assert names(cast, modified_after=(AT - timedelta(days=1)).isoformat()) == ["Rots en Water", "Rouwgroep"]
    assert [o["name"] for o in contents(cast, "organizations", taxonomy_term_id=kind("rouw"))] == [
        "Kinderopvang Het Anker"
    ]


def test_full_text_understands_plain_words_and_a_place(cast, meer):
    assert names(cast, search="mijn zoon is druk") == ["Rots en Water"]
    assert names(cast, search="druk", postcode="9901", proximity="2000") == ["Rots en Water"]
    assert names(cast, search="xyzzy") == []
    assert [r["service_id"] for r in contents(cast, "service_at_locations", postcode="9901")] == [
        ask(cast, "services", search="druk").json()["contents"][0]["id"]
    ]


def test_pages_have_the_envelope_of_hsds(cast, meer):
    blad = ask(cast, "services", per_page=1, page=2).json()
    assert (blad.pop("contents")[0]["name"], blad) == (
        "Rouwgroep",
        {
            "total_items": 2, "total_pages": 2, "page_number": 2, "size": 1, "first_page": False, "last_page": True,
            "empty": False,
        },
    )  # fmt: skip
    assert ask(cast, "services", page=9).json()["empty"] is True


@pytest.mark.parametrize(
    ("naam", "vragen", "parameter"),
    [
        ("services", {"page": "nul"}, "page"),
        ("services", {"per_page": "101"}, "per_page"),
        ("services", {"full": "ja"}, "full"),
        ("services", {"organization_id": "1"}, "organization_id"),
        ("services", {"modified_after": "gisteren"}, "modified_after"),
        ("services", {"postcode": "0000"}, "postcode"),
        ("services", {"page": ""}, "page"),
        ("services", {"organization_id": ""}, "organization_id"),
        ("services", {"full": "1"}, "full"),
        ("services", {"proximity": "100"}, "proximity"),
        ("services", {"taxonmy_term_id": "x"}, "taxonmy_term_id"),
        ("taxonomy_terms", {"top_only": "2"}, "top_only"),
    ],
)
def test_what_cannot_be_asked_is_said_in_problem_json(cast, naam, vragen, parameter):
    antwoord = ask(cast, naam, **vragen)
    inhoud = antwoord.json()
    assert (antwoord.status_code, antwoord.headers["Content-Type"]) == (400, "application/problem+json")
    assert (inhoud["status"], inhoud["parameter"]) == (400, parameter)


@pytest.mark.parametrize("naam", LIJSTEN.values())
def test_what_is_not_there_is_a_problem_too(cast, naam):
    for nummer, status in ((uuid4(), 404), ("x", 400)):
        antwoord = ask(cast, naam, nummer)
        assert (antwoord.status_code, antwoord.headers["Content-Type"]) == (
            status,
            "application/problem+json",
        )


def test_a_postcode_that_nobody_knows_is_not_found(cast):
    antwoord = ask(cast, "services", postcode="1234 AB")
    assert (antwoord.status_code, antwoord.json()["parameter"]) == (404, "postcode")


def test_an_address_that_is_not_there_and_writing_are_problems(cast):
    assert cast.client().get(reverse("hsds:begin") + "nergens").json()["status"] == 404
    antwoord = cast.client().post(reverse("hsds:services"))
    assert (antwoord.status_code, antwoord.headers["Allow"], antwoord.json()["status"]) == (
        405,
        "GET, HEAD, OPTIONS",
        405,
    )


def test_an_answer_may_be_kept_is_open_and_says_its_version(cast, vol):
    antwoord = ask(cast, "services")
    koppen = antwoord.headers
    assert (koppen["Cache-Control"], koppen["Access-Control-Allow-Origin"], koppen["API-Version"]) == (
        "public, max-age=300", "*", "1.0.0",
    )  # fmt: skip
    weer = cast.client().get(reverse("hsds:services"), headers={"If-None-Match": koppen["ETag"]})
    assert (weer.status_code, weer.content) == (304, b"")


def test_the_whole_export_follows_hsds(cast, meer):
    alles = json.loads(b"".join(ask(cast, "export_json").streaming_content))
    fouten = [
        fout
        for lijst, naam in LIJSTEN.items()
        for rij in alles.get(lijst, [])
        for fout in hsds_errors(naam, rij)
    ]
    assert (fouten, len(alles["services"]), len(alles["taxonomy_terms"]) > 100) == ([], 2, True)


def test_the_tables_of_the_csv_name_each_other(cast, meer):
    archief = zipfile.ZipFile(io.BytesIO(ask(cast, "export_csv").content))
    tabel = {
        naam[:-4]: list(csv.DictReader(io.TextIOWrapper(archief.open(naam), encoding="utf-8")))
        for naam in archief.namelist()
    }
    ids = {naam: {rij["id"] for rij in rijen} for naam, rijen in tabel.items()}
    assert {r["name"] for r in tabel["services"]} == {"Rots en Water", "Rouwgroep"}
    assert {r["organization_id"] for r in tabel["services"]} <= ids["organizations"]
    assert {
        (r["service_id"] in ids["services"], r["location_id"] in ids["locations"])
        for r in tabel["service_at_location"]
    } == {(True, True)}
    assert {r["taxonomy_term_id"] for r in tabel["attributes"]} <= ids["taxonomy_terms"]
    assert {r["taxonomy_id"] for r in tabel["taxonomy_terms"]} <= ids["taxonomies"]
    assert {r["unit_id"] for r in tabel["service_capacity"]} <= ids["units"]


def test_a_cell_of_the_csv_is_never_a_formula(cast, vol):
    aanbod(cast, "druk", naam="=1+1")
    vol.telefoons.create(nummer="+31 99 1")
    archief = zipfile.ZipFile(io.BytesIO(ask(cast, "export_csv").content))
    assert "'=1+1" in archief.read("services.csv").decode()
    assert ",+31 99 1" in archief.read("phones.csv").decode()


@pytest.mark.parametrize("vragen", [{"full": "true"}, {}], ids=str)
def test_thirty_services_take_as_many_queries_as_one(cast, vol, vragen):
    aantallen = []
    for hoeveel in (0, 29):
        for _ in range(hoeveel):
            aanbod(cast, "druk", waar=locatie(cast))
        with CaptureQueriesContext(connection) as gedaan:
            contents(cast, "services", per_page=100, **vragen)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


def example(schema):
    """A value that fits; the postcode is one of the region."""
    if "anyOf" in schema:
        return "2026-11-16"
    if "pattern" in schema:
        return "9901"
    return {"integer": "1", "boolean": "true"}.get(
        schema["type"], str(uuid4()) if "format" in schema else "x"
    )


def test_the_description_names_every_address_and_parameter(cast):
    beschrijving = ask(cast, "openapi").json()
    adres = beschrijving["servers"][0]["url"]
    assert (beschrijving["openapi"], adres.endswith("/v1")) == ("3.0.3", True)
    for pad, wat in beschrijving["paths"].items():
        vragen = {p["name"]: example(p["schema"]) for p in wat["get"]["parameters"] if p["in"] == "query"}
        hier = adres.removeprefix("http://testserver") + pad.replace("{id}", str(uuid4()))
        antwoord = cast.client().get(hier, vragen)
        assert antwoord.status_code in ((404,) if "{id}" in pad else (200,)), pad


@pytest.mark.skipif(not STANDAARD.exists(), reason="the standard lies beside a full checkout only")
def test_the_excerpt_says_what_the_standard_says():
    for naam, eigen in SCHEMAS.items():
        schema = json.loads((STANDAARD / f"{naam}.json").read_text(encoding="utf-8"))
        assert (eigen["required"], set(eigen["properties"])) == (
            schema.get("required", []),
            set(schema["properties"]),
        )
        for veld, eis in eigen["properties"].items():
            echt = schema["properties"][veld]
            assert [eis.get(k) for k in ("type", "format", "enum")] == [
                echt.get(k) for k in ("type", "format", "enum")
            ], (naam, veld)
