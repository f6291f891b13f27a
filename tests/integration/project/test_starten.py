"""The server as a person starts it: a process of its own, on a data folder of its own."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.integration.project.test_productie import PRODUCTIE

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
Start = Callable[..., subprocess.Popen[str]]


def environment(folder: Path) -> dict[str, str]:
    """Without a demonstration region: that is another test, and takes seconds."""
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "knooppunt.project.settings",
        "KNOOPPUNT_DATA": str(folder),
        **PRODUCTIE,
        "KNOOPPUNT_HOSTS": "127.0.0.1,localhost",
    }
    variables.pop("DATABASE_URL", None)
    return variables


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty database, made once."""
    folder = tmp_path_factory.mktemp("leeg")
    subprocess.run([sys.executable, "-m", "knooppunt", "migreer"], env=environment(folder), check=True)
    return folder


@pytest.fixture
def start(migrated: Path, tmp_path: Path) -> Iterator[Start]:
    """Start Knooppunt on one data folder with a space in its name."""
    folder = tmp_path / "mijn gegevens"
    shutil.copytree(migrated, folder)
    started = []

    def run(port: int | None = None) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "knooppunt", "start", "--port", str(port or port_of_our_own())]
        process = subprocess.Popen(
            command, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def port_of_our_own() -> int:
    """A port that no other test, running beside this one, looks at."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if "http://" in line:
            return "http://" + line.partition("http://")[2].strip()
    raise AssertionError("no address was printed")


def answers(url: str) -> bool:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def test_it_answers_on_the_address_that_it_prints(start: Start):
    assert answers(address(start()))


def test_ctrl_c_ends_it_with_one_sentence(start: Start):
    process = start()
    url = address(process)
    process.send_signal(signal.SIGINT)
    output = process.communicate(timeout=60)[0]
    assert (process.returncode, output.splitlines()[-1]) == (
        0,
        "Knooppunt is gestopt. Uw gegevens zijn bewaard.",
    )
    assert not answers(url)


def test_a_second_start_on_the_same_folder_says_where_the_first_one_is(start: Start):
    url = address(start())
    second = start()
    output = second.communicate(timeout=60)[0]
    assert (
        second.returncode,
        output.startswith(f"Fout: Knooppunt draait al op {url} met deze gegevens"),
    ) == (1, True)


def test_a_killed_server_frees_its_folder_and_stops_answering(start: Start):
    first = start()
    url = address(first)
    first.kill()
    first.wait()
    deadline = time.monotonic() + 10
    while answers(url) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not answers(url)
    assert answers(address(start()))


def test_a_port_that_is_taken_is_said(start: Start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(port)
        output = process.communicate(timeout=60)[0]
    last = output.splitlines()[-1]
    assert (process.returncode, last) == (1, f"Fout: Poort {port} is niet vrij. Kies een andere met --port.")


def test_the_secret_key_is_for_the_owner_only(tmp_path: Path):
    """Of the demonstration; in production only the environment says it."""
    command = [sys.executable, "-m", "knooppunt", "versie"]
    subprocess.run(
        command, env=environment(tmp_path) | {"KNOOPPUNT_MODUS": "", "KNOOPPUNT_SECRET_KEY": ""}, check=True
    )
    assert oct((tmp_path / "geheime-sleutel").stat().st_mode & 0o777) == "0o600"


def test_in_production_no_key_is_made_up(migrated: Path):
    assert not (migrated / "geheime-sleutel").exists()
