"""The real product for a test: started as a newcomer starts it, with the demonstration region."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

SRC = Path(__file__).resolve().parents[2] / "src"
START_LIMIT_S, STOP_LIMIT_S = 240, 20
"""Filling the demonstration takes seconds on a quiet machine; a test machine is seldom quiet."""


@contextmanager
def running_product(folder: Path) -> Iterator[str]:
    """Start the product; gives its address without a closing slash, and stops it as Ctrl-C does."""
    with own_database() as database:
        port = _free_port()
        environment = {
            **os.environ,
            **database,
            "PYTHONPATH": str(SRC),
            "KNOOPPUNT_DATA": str(folder / "data"),
        }
        # NUMBA_DISABLE_JIT stays: compiling takes longer than all plans that a walk asks for.
        for name in ("KNOOPPUNT_MODUS", "EMAIL_URL", "DJANGO_SETTINGS_MODULE"):
            environment.pop(name, None)
        log = folder / "product.log"
        with log.open("w") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "knooppunt", "start", "--port", str(port)],
                env=environment, cwd=folder, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
            try:
                _wait_until_it_answers(f"http://127.0.0.1:{port}/", process, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(STOP_LIMIT_S)


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """On the PostgreSQL run a fresh database on that server, dropped afterwards; else nothing."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        yield {}
        return
    name = f"reis_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield {"DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"the product stopped while starting:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"no answer within {START_LIMIT_S} s:\n{log.read_text()}")
