"""Every check, then the whole suite on SQLite and again on PostgreSQL: ``python3 start.py test [PYTEST ARGS]``.

Prints each failure where it happens and closes with one line of counts: tests on both databases plus checks.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks import databases

ROOT = Path(__file__).resolve().parent.parent
CORES = 2
SUITE_LIMIT_S = 20 * 60
"""A suite that hangs is a failure that should be seen before CI gives up."""
SERVER = {
    "fsync": "off",  # nothing in it has to survive a power cut
    "autovacuum": "off",  # it counts a table at a moment of its own, and then a query takes another road
    "lock_timeout": "60s",  # who waits for a lock that nobody gives up says so
}
"""Settings of the PostgreSQL that the suite runs on."""
PY = [sys.executable, "-m"]
CHECKS = {  # the longest first: they run beside each other
    "mypy": [*PY, "mypy"],
    "ruff check": [*PY, "ruff", "check", "--quiet", "--output-format", "concise", "."],
    "ruff format": [*PY, "ruff", "format", "--check", "--quiet", "--output-format", "concise", "."],
    "import contracts": [str(Path(sys.executable).with_name("lint-imports"))],
    "djlint": [*PY, "djlint", "--lint", "--quiet", "src"],
}


@dataclass(frozen=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def main(pytest_args: list[str]) -> int:
    os.chdir(ROOT)
    for name in ("KNOOPPUNT_DATA", "DATABASE_URL"):  # someone's own data is never tested on
        os.environ.pop(name, None)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with ThreadPoolExecutor(CORES) as cores:
        results = dict(zip(CHECKS, cores.map(check, CHECKS, CHECKS.values()), strict=True))
    results["suite on SQLite"] = suite(pytest_args, "SQLite")
    try:
        with postgresql() as url:
            results["suite on PostgreSQL"] = suite(pytest_args, "PostgreSQL", DATABASE_URL=url)
    except (OSError, RuntimeError, subprocess.SubprocessError, psycopg.Error) as error:
        print(f"PostgreSQL did not start: {error}")
        results["suite on PostgreSQL"] = Counts(failed=1)
    print()
    for name, counts in results.items():
        print(f"{name:20} {counts}")
    total = sum(results.values(), Counts())
    if total.skipped:
        print(f"\nATTENTION: {total.skipped} tests did not run; 'SKIPPED' above says why.")
    print(f"\n{total}")
    return 1 if total.failed else 0


def check(name: str, command: list[str]) -> Counts:
    """Run one check; its output is shown only when it fails."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 0:
        print(f"{name}: ok", flush=True)
        return Counts(passed=1)
    print(f"{name}: FAILED\n{done.stdout}{done.stderr}", flush=True)
    return Counts(failed=1)


def suite(pytest_args: list[str], database: str, **environment: str) -> Counts:
    """Run pytest on one database, on two cores; the counts come from its own report."""
    print(f"\n=== the suite on {database}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        workers = ["-n", str(CORES), "--no-loadscope-reorder"]  # who takes what is decided in conftest.py
        command = [*PY, "pytest", "-q", *workers, f"--junitxml={report}", *pytest_args]
        begin = time.monotonic()
        try:
            code = subprocess.run(
                command, env={**os.environ, **environment}, timeout=SUITE_LIMIT_S
            ).returncode
        except subprocess.TimeoutExpired:
            print(f"the suite ran longer than {SUITE_LIMIT_S // 60} minutes")
            return Counts(failed=1)
        print(f"{time.monotonic() - begin:.0f} s", flush=True)
        counts = read_report(report)
    # Nothing collected, a wrong argument, a crash: pytest says so in its exit code only.
    return counts if code == 0 or counts.failed else counts + Counts(failed=1)


def read_report(report: Path) -> Counts:
    if not report.exists():
        return Counts()
    cases = Counts()
    for case in ET.parse(report).getroot().iter("testcase"):
        outcome = {child.tag for child in case}
        if outcome & {"failure", "error"}:
            cases += Counts(failed=1)
        else:
            cases += Counts(skipped=1) if "skipped" in outcome else Counts(passed=1)
    return cases


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of our own in a temporary folder; gives its DATABASE_URL."""
    with databases.postgresql() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            for name, value in SERVER.items():
                connection.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), value))
            connection.execute("SELECT pg_reload_conf()")
        yield url


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
