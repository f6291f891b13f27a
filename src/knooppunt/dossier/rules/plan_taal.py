"""Gentle hints on wording: strengths first, what one sees instead of what someone "has". They never stop anyone."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Taaltip:
    """Words that call for a hint, the hint, and an example of a better sentence."""

    woorden: tuple[str, ...]
    tip: str
    voorbeeld: str


TAALTIPS = tuple(
    Taaltip(tuple(entry["woorden"]), entry["tip"], entry["voorbeeld"])
    for entry in tomllib.loads(Path(__file__).with_name("plan_taal.toml").read_text(encoding="utf-8"))[
        "taaltip"
    ]
)


def hint_for(*teksten: str) -> Taaltip | None:
    """The first hint that fits the texts, or None."""
    tekst = " ".join(teksten).lower()
    for tip in TAALTIPS:
        if any(re.search(rf"(?<![\w-]){re.escape(woord)}(?![\w-])", tekst) for woord in tip.woorden):
            return tip
    return None
