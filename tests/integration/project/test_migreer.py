"""A database that cannot be used is said in one sentence, not in a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def migreer(folder: Path, **settings: str) -> tuple[int, str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "knooppunt.project.settings",
        "KNOOPPUNT_DATA": str(folder),
        **settings,
    }
    command = [sys.executable, "-m", "knooppunt", "migreer"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr.strip()


def test_a_file_that_is_no_database(tmp_path: Path):
    (tmp_path / "knooppunt.sqlite3").write_text("dit is een brief, geen database")
    assert migreer(tmp_path) == (1, "Fout: De database is niet te gebruiken: file is not a database")


def test_a_database_server_that_does_not_answer(tmp_path: Path):
    code, sentence = migreer(tmp_path, DATABASE_URL="postgresql://wie@127.0.0.1:1/knooppunt")
    assert (code, sentence.partition(": c")[0]) == (1, "Fout: De database is niet te gebruiken")


@pytest.mark.parametrize("url", ["postgres", "gopher://wie@server/knooppunt"])
def test_an_address_that_is_none(tmp_path: Path, url: str):
    sentence = "DATABASE_URL is geen adres van een database. Voorbeeld: postgresql://naam@server/knooppunt"
    assert migreer(tmp_path, DATABASE_URL=url) == (1, sentence)


def test_a_data_folder_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "bestand").touch()
    folder = tmp_path / "bestand" / "map"
    sentence = f"De gegevensmap kan niet worden gebruikt ({folder}). Kies een andere met KNOOPPUNT_DATA."
    assert migreer(folder) == (1, sentence)
