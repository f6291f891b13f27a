"""What start.py does before the product runs, in a folder with a space, with a uv that only writes down its calls."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for uv")
UV = """#!/bin/sh
[ "$1" = --version ] && exit 0
for last; do :; done
echo "$1 ${last##*/}" >> "$UV_CALLS"
[ "$1" = venv ] && exec "PYTHON" -m venv --without-pip "$last"
[ ! -e "$UV_CALLS.refuse" ] || { echo "no route to the registry" >&2; exit 1; }
"""


class Checkout:
    """A copy of start.py with a product that prints its arguments."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.venv = folder / ".venv"
        for name in ("src/knooppunt", "tests", "bin"):
            (folder / name).mkdir(parents=True)
        for name in ("src/knooppunt", "tests"):
            (folder / name / "__init__.py").touch()
            (folder / name / "__main__.py").write_text("import sys; print(__package__, *sys.argv[1:])")
        for name in ("requirements.lock", "requirements-test.lock"):
            (folder / name).write_text(name)
        shutil.copy(ROOT / "start.py", folder)
        uv = folder / "bin" / "uv"
        uv.write_text(UV.replace("PYTHON", sys.executable))
        uv.chmod(0o755)

    def start(self, *args: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "UV_CALLS": str(self.calls)}
        command = [sys.executable, str(self.folder / "start.py"), *args]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)

    def asked_of_uv(self) -> list[str]:
        """The calls since the last time that this was asked."""
        lines = self.calls.read_text().splitlines() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return lines


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "een map")


def test_the_first_start_sets_up_and_hands_over_the_arguments(checkout: Checkout):
    done = checkout.start("versie", "--json")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "knooppunt versie --json")
    assert checkout.asked_of_uv() == ["venv .venv", "pip requirements.lock"]


def test_a_later_start_sets_up_nothing(checkout: Checkout):
    checkout.start("versie")
    checkout.asked_of_uv()
    assert (checkout.start("versie").stdout, checkout.asked_of_uv()) == ("knooppunt versie\n", [])


def test_a_changed_lock_is_installed(checkout: Checkout):
    checkout.start("versie")
    checkout.asked_of_uv()
    (checkout.folder / "requirements.lock").write_text("something newer")
    checkout.start("versie")
    assert checkout.asked_of_uv() == ["pip requirements.lock"]


def test_the_tests_get_their_own_lock_and_arguments(checkout: Checkout):
    checkout.start("versie")
    checkout.asked_of_uv()
    done = checkout.start("test", "tests/unit")
    assert (done.stdout.splitlines()[-1], checkout.asked_of_uv()) == (
        "tests tests/unit",
        ["pip requirements-test.lock"],
    )


def test_a_start_after_the_tests_keeps_the_tools_of_the_tests(checkout: Checkout):
    checkout.start("test")
    checkout.asked_of_uv()
    checkout.start("versie")
    assert checkout.asked_of_uv() == []


def test_a_broken_environment_is_made_again(checkout: Checkout):
    checkout.start("versie")
    checkout.asked_of_uv()
    python = checkout.venv / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    done = checkout.start("versie")
    assert (done.returncode, checkout.asked_of_uv()) == (0, ["venv .venv", "pip requirements.lock"])


def test_a_folder_that_is_no_environment_is_left_alone(checkout: Checkout):
    checkout.venv.mkdir()
    (checkout.venv / "brief.txt").write_text("van iemand")
    done = checkout.start("versie")
    sentence = f"{checkout.venv} is geen Python-omgeving. Verplaats of verwijder die map en start opnieuw.\n"
    assert (done.returncode, done.stderr) == (1, sentence)
    assert (checkout.venv / "brief.txt").read_text() == "van iemand"


def test_an_install_that_fails_says_why_and_is_tried_again(checkout: Checkout):
    refuse = checkout.folder / "calls.refuse"
    refuse.touch()
    failed = checkout.start("versie")
    refuse.unlink()
    again = checkout.start("versie")
    assert (failed.returncode, failed.stderr.splitlines()) == (
        1,
        [
            "no route to the registry",
            "Klaarzetten is niet gelukt; hierboven staat waarom. Los dat op en start opnieuw.",
        ],
    )
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "knooppunt versie")
