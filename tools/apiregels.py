"""Lay the OpenAPI of the wegwijzer beside the NL API Design Rules: ``python tools/apiregels.py [RULESET]``.

Runs Spectral through npx, so it needs Node (18 or newer) and the npm registry; nothing is installed in the repository.
Without RULESET the one that developer.overheid.nl publishes. The same rules as Python tests, for who has no Node:
tests/integration/wegwijzer/test_api_regels.py.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django

REGELS = "https://static.developer.overheid.nl/adr/ruleset.yaml"
ADRES = "https://regio.voorbeeld.nl/api/wegwijzer/v1/"


def main(regels: str) -> int:
    npx = shutil.which("npx")
    if npx is None:
        sys.exit("Node is not here: install Node 18 or newer.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from knooppunt.wegwijzer.api.openapi import description

    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "openapi.json"
        document.write_text(json.dumps(description(ADRES)), encoding="utf-8")
        spectral = [npx, "--yes", "@stoplight/spectral-cli@6", "lint", "--fail-severity=warn", "-r", regels]
        return subprocess.run([*spectral, str(document)]).returncode  # noqa: S603 - our own words and one argument


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or [REGELS])))
