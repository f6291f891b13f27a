"""The server as a person starts it: a process of its own, on a data folder of its own."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start Knooppunt without a demonstration region on one data folder with a space in its name."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "knooppunt.project.settings",
        "KNOOPPUNT_DATA": str(tmp_path / "mijn gegevens"),
        "KNOOPPUNT_MODUS": "productie",
    }
    environment.pop("DATABASE_URL", None)
    started = []

    def run() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "knooppunt", "start"]
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


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
    output = process.communicate(timeout=20)[0]
    assert (process.returncode, output.splitlines()[-1]) == (
        0,
        "Knooppunt is gestopt. Uw gegevens zijn bewaard.",
    )
    assert not answers(url)


def test_a_second_start_on_the_same_folder_says_where_the_first_one_is(start: Start):
    url = address(start())
    second = start()
    output = second.communicate(timeout=20)[0]
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


def test_the_secret_key_is_for_the_owner_only(start: Start, tmp_path: Path):
    address(start())
    key = tmp_path / "mijn gegevens" / "geheime-sleutel"
    assert oct(key.stat().st_mode & 0o777) == "0o600"
