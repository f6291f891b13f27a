"""``knooppunt regio bouw --kinderen``: what the person at the keyboard reads, and the exit code."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone

from knooppunt.loket.models import Vraag
from knooppunt.organisaties.models import Regio
from knooppunt.project.opdrachten.regio import regio
from knooppunt.toegang.models import Account
from tests.bronmap import schrijf

pytestmark = pytest.mark.django_db


def bouw(map_: Path, *args: str) -> Result:
    return CliRunner().invoke(regio, ["bouw", "--bron", str(map_), "--swv", "PO9001", *args])


def test_the_report_is_followed_by_how_many_were_invented(tmp_path: Path) -> None:
    uitkomst = bouw(schrijf(tmp_path), "--kinderen", "--aantal", "10")
    assert (uitkomst.exit_code, Vraag.objects.count()) == (0, 10)
    for zin in ("Regio PO9001, peildatum 2024-10-01", "Verzonnen: 10 kinderen", "       10  vragen"):
        assert zin in uitkomst.stdout


def test_the_same_again_says_that_the_people_stayed(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "--kinderen", "--aantal", "10")
    uitkomst = bouw(tmp_path, "--kinderen")
    assert uitkomst.stdout.splitlines()[-1] == (
        "Deze regio heeft al verzonnen mensen. Zij zijn gebleven zoals zij waren."
    )
    assert (uitkomst.exit_code, Vraag.objects.count()) == (0, 10)


def test_without_the_option_the_region_has_no_people(tmp_path: Path) -> None:
    uitkomst = bouw(schrijf(tmp_path))
    assert (uitkomst.exit_code, Account.objects.count(), Regio.objects.get().mensen_verzonnen) == (
        0,
        0,
        False,
    )


def test_with_real_people_nothing_is_built(tmp_path: Path) -> None:
    Account.objects.create(naam="Echt Iemand", soort="professional", created_at=timezone.now())
    uitkomst = bouw(schrijf(tmp_path), "--kinderen")
    assert (uitkomst.exit_code, Regio.objects.count()) == (2, 0)
    assert "Fout: Er zijn geen verzonnen kinderen gemaakt.\n- Hier staan al mensen" in uitkomst.output


def test_more_children_than_pupils_is_refused(tmp_path: Path) -> None:
    uitkomst = bouw(schrijf(tmp_path), "--kinderen", "--aantal", "4000")
    assert (uitkomst.exit_code, Account.objects.count()) == (2, 0)
    assert "Kies met --aantal een getal dat niet hoger is (nu 4000)." in uitkomst.output


@pytest.mark.parametrize("optie", [("--aantal", "10"), ("--seed", "5")])
def test_an_option_of_the_children_without_children_is_refused(
    tmp_path: Path, optie: tuple[str, str]
) -> None:
    uitkomst = bouw(schrijf(tmp_path), *optie)
    assert (uitkomst.exit_code, Regio.objects.count()) == (2, 0)
    assert "--aantal en --seed horen bij --kinderen." in uitkomst.output


def test_the_help_speaks_of_the_children() -> None:
    hulp = CliRunner().invoke(regio, ["bouw", "--help"]).output
    assert [optie in hulp for optie in ("--bron", "--swv", "--kinderen", "--aantal", "--seed")] == [True] * 5
