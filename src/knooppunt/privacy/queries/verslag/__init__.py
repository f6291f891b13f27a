"""The privacy report: what is kept, why, how long, who sees it and what protects it, read from the code.

Its chapters and their words stand in ``privacy/verslag.toml``. Each is a table, so that page and text show the same.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import knooppunt
from knooppunt.organisaties.public import Regio
from knooppunt.privacy.queries.verslag import beveiliging, register
from knooppunt.privacy.queries.verslag.cel import CONTROLEER

RIJEN = register.RIJEN | beveiliging.RIJEN
HOOFDSTUKKEN: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "verslag.toml").read_text(encoding="utf-8")
)["hoofdstuk"]


@dataclass(frozen=True)
class Hoofdstuk:
    """A chapter: what it is about, and a table."""

    code: str
    titel: str
    uitleg: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Verslag:
    """The whole report, of one day and one version of Knooppunt."""

    regio: str
    op: date
    versie: str
    hoofdstukken: tuple[Hoofdstuk, ...]

    @property
    def controleren(self) -> int:
        """How many rows hold a fact that was not read in a current text of law."""
        rijen = [rij for hoofdstuk in self.hoofdstukken for rij in hoofdstuk.rijen]
        return sum(any(CONTROLEER in cel for cel in rij) for rij in rijen)


def privacy_report(op: date) -> Verslag:
    """Everything that the region needs of Knooppunt for its own assessment (DPIA), as it holds on ``op``."""
    regio = Regio.objects.order_by("pk").values_list("naam", flat=True).first() or "nog geen regio"
    feiten = beveiliging.settings_and_numbers()
    return Verslag(regio, op, knooppunt.__version__, tuple(_chapter(h, op, feiten) for h in HOOFDSTUKKEN))


def _chapter(h: dict[str, Any], op: date, feiten: dict[str, str]) -> Hoofdstuk:
    vast = [tuple(cel.format(**feiten) for cel in rij) for rij in h.get("vast", [])]
    gelezen = RIJEN[h["code"]](op) if h["code"] in RIJEN else []
    return Hoofdstuk(h["code"], h["titel"], h["uitleg"], tuple(h["koppen"]), (*vast, *gelezen))
