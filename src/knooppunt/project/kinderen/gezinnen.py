"""The children of the sample as people: names, birth dates, parents, and sometimes a brother or sister."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from knooppunt.organisaties.public import Organisatie
from knooppunt.project.demonstratie.gang import Ouder, Profiel
from knooppunt.project.kinderen.steekproef import Kindplek, birth_date

DEEL_MET_BROER_OF_ZUS = 0.15
DEEL_MET_TWEE_OUDERS = 0.35
DEEL_MOEDER_VERTELT = 0.75
JAREN_TUSSEN = range(2, 7)
"""Years between two children of one family: neither twins nor a generation."""


@dataclass(eq=False)
class Kind:
    """One invented child: its place in the flows, who it is, and whether an elder of the family is in the sample."""

    plek: Kindplek
    profiel: Profiel
    is_tweede: bool

    @property
    def is_vso(self) -> bool:
        return self.plek.soort == "Vso"


class Gezinsvorming:
    """Makes families of places; names are drawn from the lists, and a full name is used once as long as there are."""

    def __init__(
        self,
        namen: Mapping[str, Sequence[str]],
        verhalen: Sequence[Mapping[str, Any]],
        domein: str,
        kans: Random,
    ) -> None:
        self._namen, self._verhalen, self._domein, self._kans = namen, verhalen, domein, kans
        self._gebruikt: set[tuple[str, str]] = set()
        self._ouders = 0

    def form(
        self, plekken: Sequence[Kindplek], scholen: Mapping[int, Organisatie], teldatum: date
    ) -> list[Kind]:
        """A child for every place, the children of one family behind each other."""
        kinderen = []
        for gezin in pair_up(plekken, self._kans):
            achternaam = self._kans.choice(self._namen["achternamen"])
            ouders = self._parents(achternaam)
            for nummer, plek in enumerate(gezin):
                profiel = Profiel(
                    voornaam=self._first_name(achternaam), achternaam=achternaam,
                    geboren=birth_date(plek.leeftijd, teldatum, self._kans), pc4=plek.woon_pc4,
                    school=scholen[plek.vestiging_id], ouders=ouders, verhaal=self._story(plek),
                )  # fmt: skip
                kinderen.append(Kind(plek, profiel, is_tweede=nummer > 0))
        return kinderen

    def _first_name(self, achternaam: str) -> str:
        alle = [*self._namen["meisjes"], *self._namen["jongens"]]
        vrij = [naam for naam in alle if (naam, achternaam) not in self._gebruikt] or alle
        voornaam = self._kans.choice(vrij)
        self._gebruikt.add((voornaam, achternaam))
        return voornaam

    def _parents(self, achternaam: str) -> tuple[Ouder, ...]:
        relaties = ["moeder", "vader"] if self._kans.random() < DEEL_MOEDER_VERTELT else ["vader", "moeder"]
        aantal = 2 if self._kans.random() < DEEL_MET_TWEE_OUDERS else 1
        return tuple(self._parent(relatie, achternaam) for relatie in relaties[:aantal])

    def _parent(self, relatie: str, achternaam: str) -> Ouder:
        self._ouders += 1
        voornaam = self._kans.choice(self._namen["vrouwen" if relatie == "moeder" else "mannen"])
        return Ouder(f"{voornaam} {achternaam}", relatie, f"ouder{self._ouders}@{self._domein}")

    def _story(self, plek: Kindplek) -> dict[str, Any]:
        sector = "vo" if plek.soort == "Vso" else "po"
        return dict(self._kans.choice([v for v in self._verhalen if v["sector"] == sector]))


def pair_up(plekken: Sequence[Kindplek], kans: Random) -> list[tuple[Kindplek, ...]]:
    """Families of one or two of these children; brother and sister live in one postcode and differ some years."""
    thuis: dict[str, list[Kindplek]] = defaultdict(list)
    gezinnen: list[tuple[Kindplek, ...]] = []
    for plek in plekken:
        buren = thuis[plek.woon_pc4]
        passend = [b for b in buren if abs(b.leeftijd - plek.leeftijd) in JAREN_TUSSEN]
        if passend and kans.random() < DEEL_MET_BROER_OF_ZUS:
            buren.remove(passend[0])
            gezinnen.append((passend[0], plek))
        else:
            buren.append(plek)
    return gezinnen + [(plek,) for buren in thuis.values() for plek in buren]
