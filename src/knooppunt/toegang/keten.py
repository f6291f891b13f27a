"""Where a chain of the record ends, and the keys of its marks. The rule itself is in ``rules/waarmerk.py``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import connection

from knooppunt.toegang.rules.waarmerk import BEGIN

GEMERKT, BUITENOM, AFGESLOTEN, NAGEKEKEN = (
    "rijen.gemerkt", "rijen.buitenom", "logboek.afgesloten", "logboek.nagekeken",
)  # fmt: skip
"""What the record says of itself: these row changes belong to an event; these to none; here a stretch was removed after
its term, with the last number and mark of each chain; and here all of it was read over."""
SQLITE_EIND = """
    SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'toegang_gebeurtenis'),
           (SELECT max(nr) FROM toegang_gebeurtenis WHERE spoor = 0),
           (SELECT waarmerk FROM toegang_gebeurtenis WHERE spoor = 0 ORDER BY nr DESC LIMIT 1)"""


@dataclass(frozen=True)
class Keteneind:
    """The last line of a chain that this transaction may go on, and the ids for the lines that it adds."""

    spoor: int
    nr: int
    waarmerk: str
    ids: list[int]


def chain_end(aantal: int) -> Keteneind:
    """The end of a chain that nobody else can go on until this transaction ends; in a transaction only.

    SQLite has one writer, so one chain. On PostgreSQL it is the first chain that no other transaction holds:
    writers do not wait for each other.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT * FROM toegang_keteneind(%s)", [aantal])
            spoor, nr, waarmerk, ids = cursor.fetchone()
            return Keteneind(spoor, nr or 0, waarmerk or BEGIN, ids)
        cursor.execute(SQLITE_EIND)
        laatste, nr, waarmerk = cursor.fetchone()
        eerste = (laatste or 0) + 1
        return Keteneind(0, nr or 0, waarmerk or BEGIN, list(range(eerste, eerste + aantal)))


def keys() -> tuple[bytes, ...]:
    """The keys of the marks, oldest first."""
    return _keys(tuple(settings.WAARMERKSLEUTELS))


@cache
def _keys(teksten: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(tekst.encode() for tekst in teksten)
