"""``knooppunt thuisnabij`` on what ``regio bouw`` stored, next to the same figures from the raw files."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.opdrachten import as_json, dichtbij
from knooppunt.kaart.opdrachten import thuisnabij as opdracht
from knooppunt.kaart.public import thuisnabij
from knooppunt.organisaties.actions import build_region
from knooppunt.organisaties.public import flow_cells
from tests.bronmap import STROMEN, herkomst, herkomstrij, schrijf
from tests.onafhankelijk import Bron

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def gebouwd(tmp_path: Path) -> Path:
    build_region(bron=schrijf(tmp_path), swv_codes=["PO9001", "PO9002"], at=AT)
    return tmp_path


@pytest.mark.parametrize("codes", [("PO9001",), ("PO9002",), ("PO9001", "PO9002")])
def test_the_figures_are_those_of_the_raw_files(codes: tuple[str, ...], gebouwd: Path) -> None:
    bron = Bron(gebouwd / "a.bin", gebouwd / "b", gebouwd / "c.txt", gebouwd / "d.dat")
    soorten = as_json(thuisnabij(codes))["soorten"]
    for cijfers in soorten.values():
        del cijfers["pupils_estimate"]
    assert soorten == bron.thuisnabij(*codes)


def test_the_estimate_lies_between_lowest_and_highest(gebouwd: Path) -> None:
    bo = thuisnabij(["PO9001"]).soorten[0]
    # Open cells 16 and two masked ones of (26 - 21) / 3 each.
    assert (bo.laag, bo.hoog, bo.schatting) == (18, 24, pytest.approx(16 + 2 * 5 / 3))


def test_the_cells_of_an_area_add_up_to_its_figures(gebouwd: Path) -> None:
    som = dict.fromkeys(("Bo", "Sbo", "So", "Vso"), 0)
    for cel in flow_cells(["PO9001"], date(2024, 10, 1)):
        som[cel.soort] += cel.laag
    assert som == {rij.soort: rij.laag for rij in thuisnabij(["PO9001"]).soorten}


def test_the_newest_peildatum_is_shown_and_an_older_one_on_request(gebouwd: Path) -> None:
    later = herkomstrij("1001", "01AA00", "Bo", peildatum="20251001", LEEFTIJD_4="9")
    build_region(bron=schrijf(gebouwd, a=herkomst([*STROMEN, later])), swv_codes=["PO9001"], at=AT)
    bo_laag = [thuisnabij(["PO9001"], dag).soorten[0].laag for dag in (None, date(2024, 10, 1))]
    assert bo_laag == [9, 18]


def test_a_date_without_pupils_is_refused(gebouwd: Path) -> None:
    with pytest.raises(Refusal) as weigering:
        thuisnabij(["PO9001"], date(2020, 10, 1))
    assert weigering.value.reasons == ("Van PO9001 zijn er geen leerlingen bekend op deze peildatum.",)


def test_the_command_prints_one_json_object(gebouwd: Path) -> None:
    uitkomst = CliRunner().invoke(opdracht, ["--swv", "PO9001", "PO9002", "--json"])
    assert (uitkomst.exit_code, json.loads(uitkomst.output)["swv"]) == (0, ["PO9001", "PO9002"])


def test_the_command_prints_a_table_without_json(gebouwd: Path) -> None:
    uitkomst = CliRunner().invoke(opdracht, ["--swv", "PO9001"])
    assert (uitkomst.exit_code, "Leerlingen die wonen in PO9001, 01-10-2024" in uitkomst.output) == (0, True)


def test_alle_is_every_area_that_was_built(gebouwd: Path) -> None:
    uitkomst = CliRunner().invoke(opdracht, ["--swv", "alle", "--json"])
    assert json.loads(uitkomst.output)["swv"] == ["PO9001", "PO9002"]


def test_a_code_that_was_not_built_ends_the_command_with_a_sentence(gebouwd: Path) -> None:
    uitkomst = CliRunner().invoke(opdracht, ["--swv", "PO9003"])
    zin = "Deze regio is nog niet gebouwd: PO9003. Bouw haar eerst: knooppunt regio bouw --bron MAP --swv PO9003"
    assert (uitkomst.exit_code, zin in uitkomst.output) == (2, True)


def nearness(*wat: str):
    return CliRunner().invoke(dichtbij, wat)


def test_the_share_near_home_is_printed_for_each_area(gebouwd: Path) -> None:
    uitkomst = nearness("--gebied", "PO9001", "--gebied", "PO9001 PO9002", "--json")
    gebieden = json.loads(uitkomst.output)
    bo = gebieden[0]["kinds"]["Bo"]
    assert [g["area"] for g in gebieden] == ["PO9001", "PO9001 PO9002"]
    assert (gebieden[0]["norm_km"], bo["pupils_low"]) == ({"jong": 5.0, "oud": 10.0}, 18)
    assert bo["near_now_bounds"][0] <= bo["near_now"] <= bo["near_now_bounds"][1]


def test_the_share_near_home_is_printed_as_a_table(gebouwd: Path) -> None:
    uitkomst = nearness("--gebied", "alle")
    assert (uitkomst.exit_code, "alle, 01-10-2024" in uitkomst.output) == (0, True)


@pytest.mark.parametrize(
    ("gebied", "inhoud", "zin"),
    [
        ("PO9009", "", "PO9009: Van PO9009 zijn er geen leerlingen bekend."),
        ("PO9001", "iets", "PO9001: Dit bestand is geen lijst van plekken om te sporten."),
        ("PO9001", "sport;lat;lon\njudo;1;1", "Past de lijst bij de regio?"),
    ],
)
def test_what_cannot_be_reckoned_ends_the_command_with_a_sentence(
    gebouwd: Path, gebied: str, inhoud: str, zin: str
) -> None:
    lijst = gebouwd / "sport.csv"
    lijst.write_text(inhoud or "sport;lat;lon\njudo;1;1", encoding="utf-8")
    uitkomst = nearness("--gebied", gebied, *(["--sport", str(lijst)] if inhoud else []))
    assert (uitkomst.exit_code, zin in uitkomst.output) == (2, True)
