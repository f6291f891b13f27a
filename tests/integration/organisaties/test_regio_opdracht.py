"""``knooppunt regio bouw``: what the person at the keyboard reads, and the exit code."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from knooppunt.organisaties.models import Leerlingstroom
from knooppunt.organisaties.opdrachten import regio
from tests.bronmap import schrijf

pytestmark = pytest.mark.django_db


def bouw(map_: Path, *codes: str) -> Result:
    return CliRunner().invoke(regio, ["bouw", "--bron", str(map_), "--swv", *codes])


def test_a_build_ends_with_its_report(tmp_path: Path) -> None:
    uitkomst = bouw(schrijf(tmp_path, niets=b""), "PO9001", "PO9002")
    assert uitkomst.exit_code == 0
    for zin in (
        "Regio PO9001, PO9002, peildatum 2024-10-01",
        "Leeg bestand (1): niets",
        "school in de stromen",
        "1 rijen gaan over leerlingen uit het buitenland of met een onbekende woonplaats.",
        "12  leerlingstromen",
    ):
        assert zin in uitkomst.stdout


def test_the_same_again_says_that_nothing_changed(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    uitkomst = bouw(tmp_path, "PO9001")
    assert (uitkomst.exit_code, uitkomst.stdout.partition(":")[0]) == (0, "Er is niets veranderd")


def test_a_refusal_names_file_line_column_and_reason(tmp_path: Path) -> None:
    uitkomst = bouw(schrijf(tmp_path, d=b"POSTCODE;LAT;LON\n1001;5;52\n"), "PO9001")
    zin = "- d.dat, regel 2, kolom LAT: 5.0 ligt buiten Nederland (50.5 tot 54.0)."
    assert (uitkomst.exit_code, zin in uitkomst.output, Leerlingstroom.objects.count()) == (2, True, 0)


def test_a_name_of_a_file_cannot_colour_the_report(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    (map_ / "a.bin").rename(map_ / "[red]a")
    assert "[red]a" in bouw(map_, "PO9001").stdout
