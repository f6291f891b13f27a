"""A measurement in a process of its own: settings, data folder and database must not be those of who asks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent.parent


def measure_apart(module: str, *args: str, database: str | None = None) -> dict[str, Any]:
    """Run ``python -m module ARGS`` on an empty database; its last line is the outcome as JSON.

    ``database`` is the DATABASE_URL of an empty database that may be filled, empty for SQLite; when it is not given,
    KNOOPPUNT_MEET_DATABASE decides.
    """
    with tempfile.TemporaryDirectory(prefix="knooppunt-meten-") as map_:
        env = os.environ | {"KNOOPPUNT_DATA": map_, "DJANGO_SETTINGS_MODULE": "knooppunt.project.settings"}
        env["PYTHONPATH"] = os.pathsep.join([str(WORTEL), str(WORTEL / "src")])
        env.pop("DATABASE_URL", None)
        if url := os.environ.get("KNOOPPUNT_MEET_DATABASE", "") if database is None else database:
            env["DATABASE_URL"] = url
        command = [sys.executable, "-m", module, *args]
        klaar = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True)
    uitkomst: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    return uitkomst
