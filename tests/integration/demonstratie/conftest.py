"""The demonstration region, as the first start leaves it that was killed before and began anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction

from knooppunt.project.demonstratie import fill_demonstration
from knooppunt.project.opdrachten.starten import fill_when_empty
from tests.integration.project.test_vullen import stop_at


class Ongedaan(Exception):
    """Takes the region away again."""


@pytest.fixture(scope="package", autouse=True)
def gevuld(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """In a transaction that is never committed; the tests in between have savepoints of their own."""
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        with suppress(KeyboardInterrupt):
            fill_demonstration(stop_at(1))
        fill_when_empty()
    yield
    with django_db_blocker.unblock():
        blok.__exit__(Ongedaan, Ongedaan(), None)
