"""From choices and facts to the problem that ``knooppunt_planning`` solves."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from knooppunt.kaart.rules.verdeelplan.vraag import Belang, Expertise, Gebiedsfeiten, Schoolplek, Verdeelvraag
from knooppunt.kaart.rules.wegen.gebied import network_of
from knooppunt_planning import Cell, Demand, Expert, Group, Need, Point, School, SpecialPlace, Supply
from knooppunt_planning.matching import MatchProblem, Weights

Sleutel = TypeVar("Sleutel", bound=tuple[str, ...])
WEEGT = {Belang.MINDER: 0.4, Belang.GEWOON: 1.0, Belang.MEER: 2.5}
"""How many times the library's own weight."""
ZONDER = 5000.0
"""More than any way to school: some pupils go to a special school at the other end of the country."""


def whole_pupils(schattingen: Mapping[Sleutel, float], deel: float) -> dict[Sleutel, int]:
    """So many whole pupils as this share of the estimates together, spread over the keys; who has most left over first.

    Rounding each postcode by itself would lose most pupils: many have less than one.
    """
    geschat = {sleutel: aantal * deel for sleutel, aantal in schattingen.items()}
    heel = {sleutel: math.floor(aantal) for sleutel, aantal in geschat.items()}
    over = round(sum(geschat.values())) - sum(heel.values())
    volgorde = sorted(geschat, key=lambda sleutel: (heel[sleutel] - geschat[sleutel], sleutel))
    for sleutel in volgorde[:over]:
        heel[sleutel] += 1
    return {sleutel: aantal for sleutel, aantal in heel.items() if aantal}


def problem_of(vraag: Verdeelvraag, feiten: Gebiedsfeiten) -> MatchProblem:
    """The problem. ValueError when there are no pupils."""
    vraagkant = _demand(vraag, feiten)
    if not vraagkant.groups:
        raise ValueError("Er wonen hier geen leerlingen van deze soort in de openbare bestanden.")
    per_behoefte: dict[str, int] = defaultdict(int)
    for groep in vraagkant.groups:
        per_behoefte[groep.need] += groep.pupils
    vaardig = sorted({skill for need in vraagkant.needs for skill in need.hours})
    aanbod = Supply(
        tuple(_school(school, vraag, vaardig) for school in feiten.gewoon),
        tuple(_place(school, soort, per_behoefte) for school, soort, _ in _special(feiten, vraag)),
        tuple(_teams(feiten, vraag)),
    )
    return MatchProblem.on(
        network_of(feiten.maat, feiten.tabel), vraagkant, aanbod, weights=weights_of(vraag)
    )


def _demand(vraag: Verdeelvraag, feiten: Gebiedsfeiten) -> Demand:
    """A need is: what one special school gives to one kind. So nobody is moved from one special school to another."""
    geschat = {(s.pc4, s.code, s.soort): s.aantal for s in feiten.stromen if s.soort in vraag.soorten}
    groepen = [
        Group(pc4, f"{code}/{soort}", aantal)
        for (pc4, code, soort), aantal in sorted(whole_pupils(geschat, vraag.deel).items())
    ]
    bewoond, gevraagd = {groep.cell for groep in groepen}, sorted({groep.need for groep in groepen})
    cellen = [Cell(p.pc4, Point(*p.punt), p.dichtbij_km) for p in feiten.woonplekken if p.pc4 in bewoond]
    behoeften = [Need(naam, {_skill(vraag, naam): vraag.uren[naam.split("/")[1]]}) for naam in gevraagd]
    return Demand(tuple(behoeften), tuple(cellen), tuple(groepen))


def _skill(vraag: Verdeelvraag, behoefte: str) -> str:
    return behoefte if vraag.expertise is Expertise.EIGEN else behoefte.split("/")[1]


def _school(school: Schoolplek, vraag: Verdeelvraag, vaardig: Sequence[str]) -> School:
    plek = math.ceil(school.leerlingen * vraag.plekken_per_100 / 100 * vraag.deel)
    return School(school.code, Point(*school.punt), plek, dict.fromkeys(vaardig, vraag.eigen_uren))


def _special(feiten: Gebiedsfeiten, vraag: Verdeelvraag) -> list[tuple[Schoolplek, str, float]]:
    """Special schools by kind with the pupils of this area there; as many places are planned."""
    aantal: dict[tuple[str, str], float] = defaultdict(float)
    for stroom in feiten.stromen:
        aantal[stroom.code, stroom.soort] += stroom.aantal
    return [
        (school, soort, aantal[school.code, soort])
        for school in feiten.speciaal
        for soort in vraag.soorten
        if aantal[school.code, soort]
    ]


def _place(school: Schoolplek, soort: str, behoeften: Mapping[str, int]) -> SpecialPlace:
    """Room for exactly who would go there."""
    naam = f"{school.code}/{soort}"
    return SpecialPlace(naam, Point(*school.punt), behoeften.get(naam, 0), frozenset({naam}))


def _teams(feiten: Gebiedsfeiten, vraag: Verdeelvraag) -> list[Expert]:
    """The hours of a special school that travel. A team, never a person."""
    return [
        Expert(naam, Point(*school.punt), frozenset({_skill(vraag, naam)}), round(uren, 1), vraag.reistijd)
        for school, soort, aantal in _special(feiten, vraag)
        if (uren := aantal * vraag.reizend_per_100 / 100 * vraag.deel) >= 1
        for naam in [f"{school.code}/{soort}"]
    ]


def weights_of(vraag: Verdeelvraag) -> Weights:
    """What is important, in the library's unit."""
    eigen = Weights()
    dichtbij, gewoon, reizen = (
        WEEGT[b] for b in (vraag.belang_dichtbij, vraag.belang_gewoon, vraag.belang_reizen)
    )
    return Weights(
        km=eigen.km * dichtbij,
        km_beyond_norm=eigen.km_beyond_norm * dichtbij,
        special_place=eigen.special_place * gewoon,
        special_km=eigen.special_km * dichtbij,
        visit=eigen.visit * reizen,
        travel_hour=eigen.travel_hour * reizen,
        hour=0.0,  # how many hours travel is given; where they are worked costs nothing extra
        unserved=ZONDER,
    )
