"""Which triggers there should be. Plain data: what they say in SQL is in the module of each database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps

ALLEEN_TOEVOEGEN = ("toegang.gebeurtenis", "toegang.rijwijziging")
"""Tables whose rows are never changed and never removed."""
GEEN_PERSONEN = {
    "organisaties": "openbare gegevens van scholen en gebieden",
    "contenttypes": "namen van tabellen",
    "sessions": "wie nu is ingelogd; inloggen zelf is een gebeurtenis",
    "auth": "rechten van Django, die niet worden gebruikt",
}
"""Apps without personal data. One table without it says so itself: ``geen_personen = "why"`` in its model; and a column
that changes all the time and says nothing: ``stille_kolommen = {"column": "why"}``.
"""


@dataclass(frozen=True)
class Grendel:
    """One trigger: its name, its table, and the statement that makes it, as the database itself writes it back."""

    naam: str
    tabel: str
    sql: str


@dataclass(frozen=True)
class Tabel:
    """What a trigger needs to know of a table.

    Its columns, without those that say nothing about a person (``stil``); and those of each unique key, the primary
    key first.
    """

    naam: str
    kolommen: tuple[str, ...]
    sleutels: tuple[tuple[str, ...], ...]
    stil: tuple[str, ...] = ()

    @property
    def pk(self) -> str:
        return self.sleutels[0][0]


def append_only_tables() -> list[Tabel]:
    return [_tabel(apps.get_model(label)) for label in ALLEEN_TOEVOEGEN]


def watched_tables() -> list[Tabel]:
    """Every table that can hold something about a person: a new one is watched until its model says otherwise."""
    return [_tabel(model) for model in apps.get_models(include_auto_created=True) if is_watched(model)]


def is_watched(model: Any) -> bool:
    """A table between two others is what the model that names it is."""
    meta = model._meta
    if meta.auto_created:
        return is_watched(meta.auto_created)
    return bool(
        meta.managed
        and not meta.proxy
        and meta.app_label not in GEEN_PERSONEN
        and meta.label_lower not in ALLEEN_TOEVOEGEN
        and not getattr(model, "geen_personen", "")
    )


def _tabel(model: Any) -> Tabel:
    meta = model._meta
    uniek = [tuple(meta.get_field(n).column for n in c.fields) for c in meta.total_unique_constraints]
    stil = tuple(getattr(model, "stille_kolommen", {}))
    kolommen = tuple(veld.column for veld in meta.concrete_fields if veld.column not in stil)
    return Tabel(meta.db_table, kolommen, ((meta.pk.column,), *uniek), stil)
