"""Which triggers there should be. Plain data: what they say in SQL is in the module of each database."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps

ALLEEN_TOEVOEGEN = ("toegang.Gebeurtenis",)
"""Tables whose rows are never changed and never removed."""


@dataclass(frozen=True)
class Grendel:
    """One trigger: its name, its table, and the statement that makes it, as the database itself writes it back."""

    naam: str
    tabel: str
    sql: str


@dataclass(frozen=True)
class Tabel:
    """What a trigger needs to know of a table: the columns of each key that is unique, the primary key first."""

    naam: str
    sleutels: tuple[tuple[str, ...], ...]


def append_only_tables() -> list[Tabel]:
    return [_tabel(apps.get_model(label)) for label in ALLEEN_TOEVOEGEN]


def _tabel(model: type) -> Tabel:
    meta = model._meta  # type: ignore[attr-defined]  # every model has one
    uniek = [tuple(meta.get_field(n).column for n in c.fields) for c in meta.total_unique_constraints]
    return Tabel(meta.db_table, ((meta.pk.column,), *uniek))
