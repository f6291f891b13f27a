"""What a school site of the public files offers, in the words of the wegwijzer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knooppunt.wegwijzer.rules.aanbod import Toegangsweg

SOORT = {"Bo": "bo", "Sbo": "sbo", "So": "so", "Vso": "vso", "Vo": "vo"}
"""Kind of education in the public files to kind of support."""
WAT = {
    "bo": "Basisschool", "sbo": "School voor speciaal basisonderwijs", "so": "School voor speciaal onderwijs",
    "vso": "School voor voortgezet speciaal onderwijs", "vo": "School voor voortgezet onderwijs",
    "pro": "School voor praktijkonderwijs",
}  # fmt: skip
KORT = {"so": "so", "vso": "vso"}
"""Behind the name of a school that is both."""


@dataclass(frozen=True)
class Schoolaanbod:
    """One kind of education at one site; the first of ``soorten`` is the kind itself."""

    naam: str
    omschrijving: str
    soorten: tuple[str, ...]
    toegangsweg: Toegangsweg


def school_offers(
    naam: str, soorten: Sequence[str], plaats: str, denominatie: str, leerlingen: int | None
) -> list[Schoolaanbod]:
    """The offers of a site. The files do not say practical education apart: the name of the school does."""
    codes = [SOORT[soort] for soort in soorten if soort in SOORT]
    codes = ["pro" if code == "vo" and "praktijk" in naam.lower() else code for code in codes]
    return [
        Schoolaanbod(
            naam if len(codes) == 1 else f"{naam} ({KORT.get(code, code)})",
            _description(code, plaats, denominatie, leerlingen),
            (code,),
            Toegangsweg.VRIJ if code in ("bo", "vo") else Toegangsweg.VERKLARING,
        )
        for code in codes
    ]


def _description(code: str, plaats: str, denominatie: str, leerlingen: int | None) -> str:
    zinnen = [f"{WAT[code]} in {plaats}." if plaats else f"{WAT[code]}."]
    if denominatie and denominatie.lower() != "overig":
        zinnen.append(f"Richting: {denominatie.lower()}.")
    if leerlingen:
        zinnen.append(f"Ongeveer {leerlingen} leerlingen.")
    return " ".join(zinnen)
