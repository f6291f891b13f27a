"""Who gets a question first, and who else knows of it. Nobody whom the teller did not allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knooppunt.basis.termijnen import age_on
from knooppunt.loket.rules.grenzen import REGELS
from knooppunt.loket.rules.vraag import Partij, Verteller

VOLGORDE: dict[Verteller, tuple[Partij, ...]] = {
    Verteller.OUDER: (Partij.SCHOOL, Partij.SWV, Partij.GEMEENTE),
    Verteller.LEERLING: (Partij.SCHOOL, Partij.SWV, Partij.GEMEENTE),
    # The school asks because it needs others: its own coordinator is the last resort.
    Verteller.SCHOOL: (Partij.SWV, Partij.GEMEENTE, Partij.SCHOOL),
    Verteller.KINDEROPVANG: (Partij.GEMEENTE, Partij.SWV, Partij.SCHOOL),
    Verteller.GEMEENTE: (Partij.SCHOOL, Partij.SWV, Partij.GEMEENTE),
    Verteller.JEUGDPROFESSIONAL: (Partij.SCHOOL, Partij.SWV, Partij.GEMEENTE),
}
ROL_VAN: dict[Partij, str] = {
    Partij.SCHOOL: "schoolcoordinator",
    Partij.GEMEENTE: "gemeente_contact",
    Partij.SWV: "swv_adviseur",
}
"""In which role someone of this party takes questions."""
NOG_NIET_NAAR_SCHOOL = (Partij.GEMEENTE, Partij.SWV, Partij.SCHOOL)


@dataclass(frozen=True)
class Kandidaat:
    """Someone who can have a question: the one with the fewest open questions is asked first."""

    account_id: int
    organisatie_id: int
    partij: Partij
    rol: str
    open_vragen: int = 0


@dataclass(frozen=True)
class Routefeiten:
    """What routing knows: who tells, who may know, how old, and who was found."""

    verteller: Verteller
    mag: frozenset[Partij]
    geboren: date
    kandidaten: Mapping[Partij, tuple[Kandidaat, ...]]


@dataclass(frozen=True)
class Route:
    """Who is the owner (None: the worklist), and who is informed."""

    eigenaar: Kandidaat | None
    geinformeerd: tuple[Kandidaat, ...] = ()


def volgorde_van(verteller: Verteller, geboren: date, op: date) -> tuple[Partij, ...]:
    """Who is asked first: below school age always the municipality."""
    if age_on(geboren, op) < REGELS.leeftijd("naar_school", op).jaren:
        return NOG_NIET_NAAR_SCHOOL
    return VOLGORDE[verteller]


def route(feiten: Routefeiten, op: date) -> Route:
    """The first allowed party with a person in it owns the question; one person of each other one is informed."""
    gevonden = [
        min(mensen, key=lambda k: (k.open_vragen, k.account_id))
        for partij in volgorde_van(feiten.verteller, feiten.geboren, op)
        if partij in feiten.mag and (mensen := feiten.kandidaten.get(partij))
    ]
    if not gevonden:
        return Route(None)
    eigenaar = gevonden[0]
    return Route(eigenaar, tuple(k for k in gevonden[1:] if k.account_id != eigenaar.account_id))


def sector_of(soorten: frozenset[str], geboren: date, op: date) -> str:
    """``po`` or ``vo``: by the kinds of the school; by age when the school has both or there is no school."""
    vo, po = {"Vo", "Vso"} & soorten, {"Bo", "Sbo", "So"} & soorten
    if bool(vo) != bool(po):
        return "vo" if vo else "po"
    return "vo" if age_on(geboren, op) >= REGELS.leeftijd("voortgezet", op).jaren else "po"
