"""Following a neighbour's wegwijzer: what happened to each entry, when one disappears, and what looks like our own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from knooppunt.basis.benoemd import Benoemd
from knooppunt.wegwijzer.rules.actueel import REGELS
from knooppunt.wegwijzer.rules.wijziging import Verschil
from knooppunt.wegwijzer.rules.woorden import plain


class Rondestand(Benoemd):
    BEZIG = "bezig", "nog niet klaar"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


class Hsdsdeel(Benoemd):
    """What is read of a neighbour, in this order."""

    ORGANISATIES = "organizations", "organisaties"
    AANBOD = "services", "aanbod"


class Lot(Benoemd):
    """What a round did with an entry, or what it found."""

    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "veranderd"
    GELIJK = "gelijk", "hetzelfde gebleven"
    VERMIST = "vermist", "staat er daar niet meer op"
    WEG = "weg", "weggehaald"
    TERUG = "terug", "weer terug"
    EIGEN = "eigen", "van onszelf, niet overgenomen"
    ELDERS = "elders", "al overgenomen van een andere wegwijzer"
    GEWEIGERD = "geweigerd", "niet te lezen, niet overgenomen"
    OPMERKING = "opmerking", "een deel is niet overgenomen"
    DUBBEL = "dubbel", "lijkt op iets dat hier al staat"


MEESTE_REGELS = 400
"""Lines of a report that are kept; the counts are always whole."""


@dataclass
class Verslag:
    """What a round did: counts of everything, and lines of what somebody may want to look at."""

    telling: Counter[str] = field(default_factory=Counter)
    regels: list[dict[str, str]] = field(default_factory=list)

    def add(self, lot: Lot, naam: str, uitleg: str = "", ref: str = "", eigen_ref: str = "") -> None:
        self.telling[lot.value] += 1
        if lot is not Lot.GELIJK and len(self.regels) < MEESTE_REGELS:
            regel = {"lot": lot.value, "naam": naam, "uitleg": uitleg, "ref": ref, "eigen_ref": eigen_ref}
            self.regels.append({k: w for k, w in regel.items() if w})

    def as_json(self) -> dict[str, Any]:
        return {"telling": dict(self.telling), "regels": self.regels}


def may_resume(begonnen_op: date, op: date) -> bool:
    """Go on with a round of that day? An older one would mix two states of the neighbour."""
    return op <= REGELS.op("ronde_hervatten", begonnen_op).vanaf(begonnen_op)


def is_over(weg_op: date, op: date) -> bool:
    """Has an entry been gone for so long that it leaves this wegwijzer too?"""
    return op >= REGELS.op("buren_respijt", weg_op).vanaf(weg_op)


@dataclass(frozen=True)
class Gegeven:
    """An offer as it is laid beside others: who and where."""

    ref: str
    naam: str
    organisatie: str
    plaatsen: frozenset[str]
    adressen: frozenset[str] = frozenset()
    """Web and mail addresses."""


def likely_same(een: Gegeven, ander: Gegeven, op: date) -> bool:
    """Probably the same thing: names that are nearly equal, of one organisation or at one place; or one address."""
    if een.adressen & ander.adressen and _alike(een.naam, ander.naam, "dubbel_met_adres", op):
        return True
    samen = _alike(een.organisatie, ander.organisatie, "dubbel_naam", op) or bool(
        een.plaatsen & ander.plaatsen
    )
    return samen and _alike(een.naam, ander.naam, "dubbel_naam", op)


def _alike(een: str, ander: str, drempel: str, op: date) -> bool:
    een, ander = plain(een), plain(ander)
    return bool(een and ander) and fuzz.token_sort_ratio(een, ander) >= REGELS.drempel(drempel, op).aantal


def likely_doubles(
    nieuw: Iterable[Gegeven], eigen: Sequence[Gegeven], op: date
) -> list[tuple[Gegeven, Gegeven]]:
    """Each new offer with the first of our own that it resembles. Looks only where a word of the names is the same."""
    per_woord: dict[str, list[Gegeven]] = defaultdict(list)
    for gegeven in eigen:
        for woord in _marks(gegeven):
            per_woord[woord].append(gegeven)
    gevonden = []
    for gegeven in nieuw:
        kandidaten = {k.ref: k for woord in sorted(_marks(gegeven)) for k in per_woord.get(woord, ())}
        raak = next((k for k in kandidaten.values() if likely_same(gegeven, k, op)), None)
        if raak:
            gevonden.append((gegeven, raak))
    return gevonden


def _marks(gegeven: Gegeven) -> set[str]:
    """First letters of the words of a name: near names share one."""
    return {woord[:4] for woord in re.findall(r"\w+", plain(gegeven.naam)) if len(woord) > 2}


def changed_fields(verschillen: Sequence[Verschil]) -> str:
    """In words what changed, for the report."""
    return ", ".join(dict.fromkeys(v.veld.replace("_", " ") for v in verschillen))
