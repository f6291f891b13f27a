"""What every room says that it keeps about people, in ``persoonsgegevens.toml`` beside its tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.db.models import Model


@dataclass(frozen=True, kw_only=True)
class Persoonsgegevens:
    """One table with data about people: whose, for what, and the rule of keeping that it falls under.

    ``ook`` is a second rule: it goes by whichever comes first. ``bijzonder``: data about health can be in it.
    """

    kamer: str
    tabel: str
    over: tuple[str, ...]
    regel: str
    waarvoor: str
    ook: str = ""
    bijzonder: bool = False

    @property
    def velden(self) -> list[str]:
        """Every column that a person filled: a row about a person is about that person in all its columns."""
        velden = apps.get_model(self.kamer, self.tabel)._meta.concrete_fields
        return [veld.name for veld in velden if not veld.primary_key and veld.name != "ref"]


@cache
def personal_tables() -> tuple[Persoonsgegevens, ...]:
    """Every table with data about people, in the order of the rooms."""
    return tuple(
        Persoonsgegevens(kamer=config.label, tabel=tabel, over=tuple(e.pop("over")), **e)
        for config, data in _declarations()
        for tabel, e in data.get("tabel", {}).items()
    )


@cache
def tables_without() -> dict[str, str]:
    """Every table without data about people, ``room.Table``, with why not."""
    return {
        f"{config.label}.{tabel}": reden
        for config, data in _declarations()
        for reden, tabellen in data.get("zonder", {}).items()
        for tabel in tabellen
    }


def _declarations() -> Iterator[tuple[AppConfig, dict[str, Any]]]:
    for config in own_rooms():
        pad = Path(config.path) / "persoonsgegevens.toml"
        if pad.exists():
            yield config, tomllib.loads(pad.read_text(encoding="utf-8"))


def own_rooms() -> list[AppConfig]:
    """The rooms of the house; the tables of Django itself hold nothing about people here."""
    return [config for config in apps.get_app_configs() if config.name.startswith("knooppunt.")]


def own_models() -> list[type[Model]]:
    return [model for config in own_rooms() for model in config.get_models()]
