"""Puts the triggers in place, takes them away while tables change, and says what differs from the plan."""

from __future__ import annotations

from typing import Any

from django.db import connection

from knooppunt.toegang.grendels import plan, postgresql, sqlite
from knooppunt.toegang.grendels.plan import Grendel


def _dialect() -> Any:
    return postgresql if connection.vendor == "postgresql" else sqlite


def wanted() -> list[Grendel]:
    dialect = _dialect()
    return [
        *(grendel for tabel in plan.append_only_tables() for grendel in dialect.append_only(tabel)),
        *(grendel for tabel in plan.watched_tables() for grendel in dialect.watch(tabel)),
    ]


def differences() -> list[Grendel]:
    """Triggers of the plan that are not there, are switched off, or do something else."""
    with connection.cursor() as cursor:
        return sorted(set(wanted()) - set(_dialect().in_place(cursor)), key=lambda grendel: grendel.naam)


def put_in_place(**_: object) -> None:
    """Make what is missing and replace what differs; called after every migration."""
    dialect = _dialect()
    with connection.cursor() as cursor:
        present, plan_ = set(dialect.in_place(cursor)), wanted()
        if present == set(plan_):
            return
        dialect.prepare(cursor)
        for grendel in present - set(plan_):
            dialect.drop(cursor, grendel)
        for grendel in plan_:
            if grendel not in present:
                dialect.put(cursor, grendel)


def take_away() -> None:
    """For a migration that changes tables, and for tests that must empty them."""
    dialect = _dialect()
    with connection.cursor() as cursor:
        for grendel in dialect.in_place(cursor):
            dialect.drop(cursor, grendel)


def before_migrations(*, plan: list[Any], **_: object) -> None:
    """A table that changes must not meet its triggers: SQLite drops them silently, or refuses the change."""
    if plan:
        take_away()
