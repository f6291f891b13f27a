"""What holds for every test: no network, a real browser or a loud skip."""

import gc
import os
import shutil
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.factories import Cast

# The search for rides runs as plain Python here: compiling takes longer than all its tests. One test does, on purpose.
os.environ.setdefault("NUMBA_DISABLE_JIT", "1")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = "no Chromium on PATH: install it (apt install chromium) to run the journeys in a browser"

_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


def _refuse_the_network(self: socket.socket, address: Any) -> None:
    """A test talks to this machine only: what it needs, it brings."""
    if self.family != getattr(socket, "AF_UNIX", None):
        host = str(address[0])
        if not (host in {"localhost", "::1"} or host.startswith("127.")):
            raise AssertionError(f"a test may not use the network: {host}")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    _refuse_the_network(self, address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    _refuse_the_network(self, address)
    return _connect_ex(self, address)


def leave_alone() -> None:
    """What is there now stays until the end: the search for waste, an eighth of all time, need not pass it again."""
    gc.collect()
    gc.freeze()


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.set_threshold(10_000, 20, 10)
    leave_alone()


def pytest_configure(config: pytest.Config) -> None:
    socket.socket.connect = _guarded_connect
    socket.socket.connect_ex = _guarded_connect_ex
    # Playwright's own event loop makes Django think that it is called from async code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    from tests.toezicht import watch_requests  # Django's settings are there from here on

    watch_requests()


def pytest_unconfigure(config: pytest.Config) -> None:
    from tests.settings import remove_data

    remove_data()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the system's browser; without one the test is skipped, and in CI it fails."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    return path


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """The tables are made as a first start makes them; and the database is empty of people when it is dropped: a
    request that its browser left may still be in it.
    """
    from knooppunt.project.tabellen import new_tables_at_once

    with new_tables_at_once():
        request.getfixturevalue("django_db_setup")
    leave_alone()
    yield
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _dutch() -> None:
    """A page that an earlier test read in English leaves its language behind in the thread."""
    from django.utils import translation

    translation.activate("nl")


@pytest.fixture(autouse=True)
def _emptied_by_force(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that commits, all tables are emptied: the record too, so its triggers go first (and come back)."""
    mark = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not commits and not (mark and mark.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    from knooppunt.toegang.grendels.beheer import take_away

    take_away()


@pytest.fixture
def cast(db: None) -> "Cast":
    """The fixed cast: a region, its people, and dossiers on demand (tests/factories)."""
    from tests.factories import Cast  # models load after Django's set-up

    return Cast()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL what touches the database runs again. The journeys are long and go first, so that the workers end
    together; pytest-django would put them last.
    """
    if "DATABASE_URL" in os.environ:
        blijft = {item for item in items if _differs_by_database(item)}
        config.hook.pytest_deselected(items=[item for item in items if item not in blijft])
        items[:] = [item for item in items if item in blijft]
    items.sort(key=lambda item: "/tests/functional/" not in item.path.as_posix())


def _differs_by_database(item: pytest.Item) -> bool:
    path = item.path.as_posix()
    if "/tests/functional/" in path:  # its own conftest says which
        return True
    touches = item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(
        getattr(item, "fixturenames", ())
    )
    return bool(touches) and item.get_closest_marker("een_database") is None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A file stays with one worker (its fixtures are made once); a journey and the region too, though many files.

    A scheduler of our own, because xdist 3.8 does not group by its own mark under this pytest.
    """
    from xdist.scheduler import LoadScopeScheduling

    class PerFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            if "/demonstratie/" in file:
                return "in the demonstration region"
            if file.endswith(("sweeps/test_koppen.py", "sweeps/test_logboek.py")):
                return "after one walk past all addresses"
            if "/functional/reis/" not in file:
                return file
            return "reis zonder JavaScript" if "zonder JavaScript" in nodeid else "reis met JavaScript"

    return PerFile(config, log)
