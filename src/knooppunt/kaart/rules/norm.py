"""How far is still near home (thuisnabij): what the region decided, and what holds while it did not.

Kilometres are straight lines, for the way to a club and the way to school alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket

PAKKET = lees_regelpakket(Path(__file__).with_suffix(".toml"))
VERST_KM = 100.0
HELE_REGIO = ""
EERSTE_REGEL = "hele regio"


class Normgroep(Benoemd):
    """The ages for which a distance holds."""

    JONG = "jong", "jonger dan 12 jaar"
    OUD = "oud", "12 jaar en ouder"


class Normwijze(Benoemd):
    """Where the distances come from."""

    GEREKEND = "gerekend", "gerekend uit de plekken van sportclubs"
    GEGEVEN = "gegeven", "overgenomen uit een tabel"


@dataclass(frozen=True)
class Normrij:
    """Kilometres for one age group in one municipality (its code; empty is the rest of the region)."""

    gemeente: str
    groep: Normgroep
    km: float


@dataclass(frozen=True)
class Norm:
    """The distances of a region. It always has a row of the whole region for each age group."""

    rijen: tuple[Normrij, ...]
    op: date

    def km(self, gemeente: str, leeftijd: int) -> float:
        """How far is near for a child of this age (years) who lives in this municipality (its code)."""
        return self.of_group(gemeente, group_of(leeftijd, self.op))

    def of_group(self, gemeente: str, groep: Normgroep) -> float:
        return self._km.get((gemeente, groep), self._km[HELE_REGIO, groep])

    def over_road(self, omweg: float) -> Norm:
        """The same norm for distances over the road, which are so many times as long as a straight line."""
        return replace(self, rijen=tuple(replace(rij, km=rij.km * omweg) for rij in self.rijen))

    @cached_property
    def _km(self) -> dict[tuple[str, Normgroep], float]:
        return {(rij.gemeente, rij.groep): rij.km for rij in self.rijen}


def group_of(leeftijd: int, op: date) -> Normgroep:
    return Normgroep.OUD if leeftijd >= PAKKET.leeftijd("NORM.OUDER", op).jaren else Normgroep.JONG


def provisional(op: date) -> Norm:
    """What holds while the region decided nothing."""
    codes = {Normgroep.JONG: "NORM.VOORLOPIG_JONG", Normgroep.OUD: "NORM.VOORLOPIG_OUD"}
    rijen = (
        Normrij(HELE_REGIO, groep, float(PAKKET.drempel(code, op).aantal)) for groep, code in codes.items()
    )
    return Norm(tuple(rijen), op)


def distance_rows(norm: Norm, namen: Mapping[str, str]) -> list[tuple[str, list[float]]]:
    """The whole region first, then each municipality (``namen`` by code) with a distance of its own."""
    eigen = {rij.gemeente for rij in norm.rijen if rij.gemeente in namen}
    codes = [HELE_REGIO, *sorted(eigen, key=lambda code: namen[code])]
    return [
        (namen.get(code, EERSTE_REGEL), [norm.of_group(code, groep) for groep in Normgroep]) for code in codes
    ]


def as_table(norm: Norm, namen: Mapping[str, str]) -> str:
    """The rows as one types them: name; kilometres below 12; kilometres from 12."""
    return "\n".join(
        "; ".join([naam, *(f"{km:.1f}".replace(".", ",") for km in afstanden)])
        for naam, afstanden in distance_rows(norm, namen)
    )


def read_table(tekst: str, codes: Mapping[str, str]) -> tuple[Normrij, ...]:
    """Rows of a typed or uploaded table; ``codes`` of municipalities by ``name_key``.

    ValueError, with a sentence for each line that cannot be used. A first line with names of columns is left out.
    """
    regels = [(nr, regel.strip()) for nr, regel in enumerate(tekst.splitlines(), 1) if regel.strip()]
    fouten: list[str] = []
    gevonden: dict[tuple[str, Normgroep], Normrij] = {}
    for nr, regel in regels:
        if nr == regels[0][0] and not re.search(r"\d", regel):
            continue
        try:
            rijen = _read_line(regel, codes)
        except ValueError as fout:
            fouten.append(f"Regel {nr}: {fout}")
            continue
        if (rijen[0].gemeente, rijen[0].groep) in gevonden:
            fouten.append(f"Regel {nr}: dit gebied staat er al.")
        gevonden |= {(rij.gemeente, rij.groep): rij for rij in rijen}
    if not fouten and not all((HELE_REGIO, groep) in gevonden for groep in Normgroep):
        fouten.append(f"Er moet een regel zijn die begint met “{EERSTE_REGEL}”, met twee afstanden.")
    if fouten:
        raise ValueError(*fouten)
    return tuple(gevonden.values())


def _read_line(regel: str, codes: Mapping[str, str]) -> Sequence[Normrij]:
    cellen = [cel.strip().strip('"') for cel in re.split(r"[;\t]", regel)]
    if len(cellen) != 1 + len(Normgroep):
        raise ValueError("schrijf een naam en twee afstanden, met een puntkomma ertussen.")
    sleutel = name_key(cellen[0])
    if sleutel != name_key(EERSTE_REGEL) and sleutel not in codes:
        raise ValueError(f"{cellen[0] or 'deze plaats'} is geen gemeente van deze regio.")
    gemeente = codes.get(sleutel, HELE_REGIO)
    return [Normrij(gemeente, groep, _km(cel)) for groep, cel in zip(Normgroep, cellen[1:], strict=True)]


def _km(cel: str) -> float:
    if not re.fullmatch(r"\d{1,3}([.,]\d)?", cel) or not 0 < (km := float(cel.replace(",", "."))) <= VERST_KM:
        raise ValueError(f"“{cel}” is geen afstand in kilometers, zoals 4,5.")
    return km


def name_key(naam: str) -> str:
    """A name as it is compared: without capitals, blanks and signs."""
    return re.sub(r"\W", "", naam.casefold())
