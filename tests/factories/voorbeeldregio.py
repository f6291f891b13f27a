"""The demonstration region for the tests of one module: filled once, and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from knooppunt.project.demonstratie import fill_demonstration


class Ongedaan(Exception):
    """Takes the region away again."""


@contextmanager
def filled_region(django_db_blocker: Any) -> Iterator[None]:
    """In a transaction that is never committed; the tests in between have savepoints of their own."""
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        fill_demonstration(lambda stap, klaar, totaal: None)
    yield
    with django_db_blocker.unblock():
        blok.__exit__(Ongedaan, Ongedaan(), None)
