"""How good is the search? Mean reciprocal rank of the kinds, and of the offers, on questions in parents' words.

The reciprocal rank of a question is 1 when the first answer is right, 1/2 when the second is, and 0 when none of the
first ten is. Half of the questions was held out: nobody looked at how they did while the search was being tuned.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HOOGSTENS = 10


@dataclass(frozen=True)
class Toetsvraag:
    """A question as somebody types it, and the codes of the kinds that answer it."""

    tekst: str
    verwacht: frozenset[str]

    @property
    def is_achtergehouden(self) -> bool:
        """Held out: decided by the text itself, so that nobody could choose."""
        return int(hashlib.sha256(self.tekst.encode()).hexdigest(), 16) % 2 == 1


def read_questions() -> list[Toetsvraag]:
    data = tomllib.loads(Path(__file__).with_name("vragen.toml").read_text(encoding="utf-8"))
    return [Toetsvraag(tekst, frozenset(verwacht)) for tekst, verwacht in data["vragen"]]


def reciprocal_rank(gevonden: Sequence[frozenset[str]], verwacht: frozenset[str]) -> float:
    """1/n when the n-th answer is the first with one of the expected kinds, 0 when none of the first ten has."""
    for nummer, soorten in enumerate(gevonden[:HOOGSTENS], start=1):
        if soorten & verwacht:
            return 1 / nummer
    return 0.0


@dataclass(frozen=True)
class Uitslag:
    """Mean reciprocal ranks: of all questions, of those that were tuned on, and of those that were held out."""

    vragen: int
    alle: float
    geoefend: float
    achtergehouden: float
    gemist: tuple[str, ...]
    """Questions of the tuned half of which the first answer is not right. The other half is not shown."""


def measure(zoek: Callable[[str], Sequence[frozenset[str]]]) -> Uitslag:
    """``zoek`` gives the kinds of each answer to a text, the best answer first."""
    rangen = [(vraag, reciprocal_rank(zoek(vraag.tekst), vraag.verwacht)) for vraag in read_questions()]
    geoefend = [rang for vraag, rang in rangen if not vraag.is_achtergehouden]
    achter = [rang for vraag, rang in rangen if vraag.is_achtergehouden]
    gemist = tuple(vraag.tekst for vraag, rang in rangen if rang < 1 and not vraag.is_achtergehouden)
    return Uitslag(len(rangen), _mean(geoefend + achter), _mean(geoefend), _mean(achter), gemist)


def _mean(getallen: Sequence[float]) -> float:
    return round(sum(getallen) / len(getallen), 4) if getallen else 0.0
