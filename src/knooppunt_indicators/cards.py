"""Indicator cards: what a figure means, why it is there and how it is made, before anyone sees it.

A figure without a card is not published. Cards are data (TOML), in the language of who reads them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Card:
    """One indicator.

    Attributes
    ----------
    code
        Short and lasting, e.g. ``THUIS.HELFT``.
    name
        What it is called on the screen.
    why
        What a region learns from it, in one or two sentences.
    direction
        Which way is better, or that neither is.
    definition
        The figure in words, with its unit.
    numerator, denominator
        Who or what is counted, over whom; the denominator is empty when it is a count.
    population
        Whom it is about, and who is left out.
    peildatum
        On which day or in which period it is counted.
    source
        Where the data come from.
    disclosure
        What is hidden, or how unknown numbers are shown.
    owner
        Who answers for the definition.
    review_on
        The day on which the definition is looked at again.
    """

    code: str
    name: str
    why: str
    direction: str
    definition: str
    numerator: str
    denominator: str
    population: str
    peildatum: str
    source: str
    disclosure: str
    owner: str
    review_on: date

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Label and text of everything that a reader may want to check, in order."""
        return [(label, str(getattr(self, field))) for field, label in LABELS.items() if getattr(self, field)]


LABELS = {
    "definition": "Wat is het",
    "direction": "Wat is beter",
    "numerator": "Geteld",
    "denominator": "Op het geheel van",
    "population": "Over wie",
    "peildatum": "Wanneer geteld",
    "source": "Bron",
    "disclosure": "Kleine aantallen",
    "owner": "Eigenaar",
    "review_on": "Opnieuw bekijken op",
    "code": "Code",
}
"""The fields that are shown, in order, with their Dutch labels."""


def read_cards(path: Path) -> tuple[Card, ...]:
    """Read the ``[[indicator]]`` tables of a TOML file.

    Raises
    ------
    ValueError
        When a card lacks a field, has one that is unknown, or has the code of another; names the card.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["indicator"]
    known = {field.name for field in fields(Card)}
    for entry in entries:
        wrong = known ^ set(entry)
        if wrong:
            raise ValueError(f"{path.name}: {entry.get('code', '?')}: {', '.join(sorted(wrong))}")
    cards = tuple(Card(**entry) for entry in entries)
    codes = [card.code for card in cards]
    if len(set(codes)) < len(codes):
        raise ValueError(f"{path.name}: a code is used twice")
    return cards


def as_markdown(cards: tuple[Card, ...]) -> str:
    """The cards as a reference page."""
    parts = [
        "# Indicatoren",
        "",
        "Gemaakt uit de kaarten van de monitor. Verander die, niet deze pagina.",
        "",
    ]
    for card in cards:
        parts += [f"## {card.name}", "", card.why, "", "| | |", "| --- | --- |"]
        parts += [f"| {label} | {text} |" for label, text in card.facts] + [""]
    return "\n".join(parts)
