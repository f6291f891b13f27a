"""Puts the triggers in place, takes them away while tables change, and says what differs from the plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.grendels import plan, postgresql, sqlite
from knooppunt.toegang.grendels.plan import Grendel
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.nacht import knooppunt_self


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


def put_in_place() -> None:
    """Make what is missing and replace what differs."""
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


@contextmanager
def unlocked() -> Iterator[None]:
    """The record open for removal, inside one transaction: nobody else ever sees it without its triggers."""
    dialect = _dialect()
    grendels = [grendel for tabel in plan.append_only_tables() for grendel in dialect.append_only(tabel)]
    if connection.vendor == "postgresql":
        connection.check_constraints()  # a table whose keys are still to be checked cannot lose a trigger
    with connection.cursor() as cursor:
        for grendel in grendels:
            dialect.drop(cursor, grendel)
        yield
        for grendel in grendels:
            dialect.put(cursor, grendel)


def may_unlock() -> bool:
    """On PostgreSQL only who owns the table can; the product may be given a user that does not (ADR 0012)."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'toegang_gebeurtenis'::regclass"
        )
        return bool(cursor.fetchone()[0])


def before_migrations(*, plan: list[Any], **_: object) -> None:
    """A table that changes must not meet its triggers: SQLite drops them silently, or refuses the change."""
    if plan:
        take_away()


def after_migrations(*, plan: list[Any] | None = None, **_: object) -> None:
    """Put the guards back, when the tables are those of this version. That they were away is an event."""
    if plan is not None and not _is_up_to_date():
        return
    put_in_place()
    if plan and Gebeurtenis.objects.exists():
        nu = timezone.now()
        gedaan = [f"{migratie.app_label}.{migratie.name}" for migratie, _ in plan]
        record_event(
            soort="database.bijgewerkt", onderwerp_ref="", by=knooppunt_self(nu), at=nu, migraties=gedaan
        )


def _is_up_to_date() -> bool:
    loader = MigrationLoader(connection)
    return set(loader.graph.leaf_nodes()) <= set(loader.applied_migrations)
