"""``knooppunt sleutels``: from the first key to the next, and what it says when something is wrong."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from knooppunt.basis.versleuteling import bron
from knooppunt.basis.versleuteling.sleutels import FORM, make_file, new_key, written
from knooppunt.dossier.models import Gezinslid
from knooppunt.project.opdrachten.sleutels import sleutels
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import Cast
from tests.integration.project.test_productie import PRODUCTIE

ROOT = Path(__file__).resolve().parents[3]
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def opa(settings, tmp_path: Path, cast: Cast) -> Gezinslid:
    settings.SLEUTELBESTAND = tmp_path / "sleutels"
    make_file(settings.SLEUTELBESTAND, 1, new_key(AT)[1])
    gezin = cast.dossier().kind.gezin
    return Gezinslid.objects.create(gezin=gezin, naam="Karel", relatie="familie", bijdrage="Leest voor.")


def ask(*args: str) -> Result:
    return CliRunner().invoke(sleutels, args)


def test_a_new_key_is_shown_alone_on_the_first_output_so_that_it_can_be_caught():
    assert FORM.fullmatch(ask("maak").stdout.strip())


def test_turning_makes_a_key_moves_everything_and_says_so(opa: Gezinslid):
    answer = ask("draai")
    nieuw = bron.keys().nieuwste
    assert (answer.exit_code, nieuw > 1, "Alle versleutelde tekst is te openen." in answer.stdout) == (
        0,
        True,
        True,
    )
    regels = [
        line.split() for line in answer.stdout.splitlines() if line.split() and line.split()[0].isdigit()
    ]
    assert [(regel[0], regel[2] != "0") for regel in regels] == [(str(nieuw), True), ("1", False)]


def test_every_batch_of_turning_is_in_the_record_and_marks_its_rows(opa: Gezinslid):
    ask("draai")
    gedraaid = Gebeurtenis.objects.filter(
        soort="sleutels.gedraaid", gegevens__kolom="dossier_gezinslid.bijdrage"
    )
    assert [g.onderwerp_ref for g in gedraaid] == [str(bron.keys().nieuwste)]


def test_in_production_turning_waits_for_a_key_in_the_environment(settings, opa: Gezinslid):
    settings.SLEUTELS = settings.SLEUTELBESTAND.read_text()
    answer = ask("draai")
    assert (answer.exit_code, "Maak eerst een nieuwe met: knooppunt sleutels maak" in answer.output) == (
        1,
        True,
    )


def test_with_a_new_key_in_the_environment_everything_is_moved_to_it(settings, opa: Gezinslid):
    settings.SLEUTELS = f"{settings.SLEUTELBESTAND.read_text()} {written(2, new_key(AT)[1])}"
    assert "de nieuwste" in ask("draai").stdout
    settings.SLEUTELS = settings.SLEUTELS.split()[-1]  # the old one is no longer needed
    assert Gezinslid.objects.get(pk=opa.pk).bijdrage == "Leest voor."


def test_checking_ends_with_an_error_when_there_is_text_that_nobody_can_read(settings, opa: Gezinslid):
    settings.SLEUTELS = written(2, new_key(AT)[1])
    answer = ask("controleer")
    assert (answer.exit_code, "1  dossier_gezinslid.bijdrage" in answer.output) == (1, True)


def run(folder: Path, *args: str, **environment: str) -> tuple[int, str]:
    command = [sys.executable, *args]
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "KNOOPPUNT_SLEUTELS")} | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "knooppunt.project.settings",
        "KNOOPPUNT_DATA": str(folder),
        **environment,
    }
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize("args", [("-m", "knooppunt", "migreer"), ("-m", "knooppunt", "start")])
def test_production_does_not_start_without_a_key(tmp_path: Path, args: tuple[str, ...]):
    code, sentences = run(tmp_path, *args, **PRODUCTIE | {"KNOOPPUNT_SLEUTELS": ""})
    assert (code, sentences.splitlines()[1].startswith("- KNOOPPUNT_SLEUTELS ontbreekt")) == (1, True)


def test_the_application_does_not_load_in_production_without_a_key(tmp_path: Path):
    omgeving = PRODUCTIE | {"KNOOPPUNT_SLEUTELS": ""}
    code, trace = run(tmp_path, "-c", "import knooppunt.project.wsgi", **omgeving)
    assert (code, trace.splitlines()[-1].startswith("- KNOOPPUNT_SLEUTELS ontbreekt")) == (1, True)


def test_keys_that_are_badly_written_are_said_in_one_sentence(tmp_path: Path):
    code, sentence = run(tmp_path, "-m", "knooppunt", "migreer", KNOOPPUNT_SLEUTELS="geheim")
    assert (code, sentence.startswith("Fout: De sleutels zijn niet goed geschreven.")) == (1, True)
