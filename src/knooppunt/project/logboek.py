"""What the log may say: never the secret part of an address, and never what an error quotes."""

from __future__ import annotations

import logging
import traceback
from functools import cache
from types import TracebackType

from django.urls import get_resolver


class ZonderSleutels(logging.Filter):
    """Writes the pattern of an address in place of the address: a personal link or reference is a key.

    Django logs every refused request with its path; ``/uitnodiging/<str:token>/`` says enough.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        pad = getattr(request, "path", None)
        if pad and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            patroon = f"/{match.route}" if match else _first_word(pad)
            record.args = tuple(patroon if arg == pad else arg for arg in record.args)
        return True


def _first_word(pad: str) -> str:
    """Of an address that does not exist: where it begins when that is a word of ours, because anything can be in it."""
    woord = pad.strip("/").split("/")[0]
    return f"/{woord}/…" if woord in _our_words() else "/…"


@cache
def _our_words() -> frozenset[str]:
    routes: list[str] = []
    for pattern in get_resolver().url_patterns:
        voor = str(pattern.pattern)
        routes += [voor] if voor else [str(p.pattern) for p in getattr(pattern, "url_patterns", ())]
    return frozenset(route.split("/")[0] for route in routes)


class ZonderInhoud(logging.Formatter):
    """Says of an error which kind it is and where; not what it says: a database quotes the row that it refuses."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        regels: list[str] = []
        fout = ei[1]
        while fout is not None:
            plekken = traceback.extract_tb(fout.__traceback__)
            regels += [f"  {plek.filename}:{plek.lineno} {plek.name}" for plek in plekken]
            regels.append(f"{type(fout).__module__}.{type(fout).__qualname__}")
            fout = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
        return "\n".join(regels)
