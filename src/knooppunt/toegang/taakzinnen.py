"""A task in the language of the reader. It is kept in Dutch; each room lists in ``taken.toml`` what parents read."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from django.apps import apps

from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl

NAAM = re.compile(r"%\\\((\w+)\\\)s")
"""A name to fill in, in a sentence that was escaped for a pattern."""


@cache
def _known() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every sentence of every room, with the pattern that finds the names in it again."""
    paden = [Path(config.path) / "taken.toml" for config in apps.get_app_configs()]
    zinnen = [
        taak["zin"]
        for pad in paden
        if pad.exists()
        for taak in tomllib.loads(pad.read_text(encoding="utf-8"))["taak"]
    ]
    return tuple((zin, re.compile(NAAM.sub(r"(?P<\1>.+)", re.escape(zin)))) for zin in zinnen)


def task_words(tekst: str) -> str:
    """What waits, in the language of the page; a sentence that no room lists stays as it was written."""
    for zin, patroon in _known():
        gevonden = patroon.fullmatch(tekst)
        if gevonden:
            return vertaald(nl(zin, **gevonden.groupdict()))
    return tekst
