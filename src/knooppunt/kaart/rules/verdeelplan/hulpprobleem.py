"""From children by kind of support to the problem that ``knooppunt_planning`` solves."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knooppunt.dossier.public import Hulpbehoefte
from knooppunt.kaart.rules.verdeelplan.hulp import Hulpfeiten, Hulpteam, Kinderen, children_of
from knooppunt.kaart.rules.verdeelplan.probleem import weights_of
from knooppunt.kaart.rules.verdeelplan.vraag import Schoolplek, Verdeelvraag, Wisselen
from knooppunt.kaart.rules.wegen.gebied import network_of
from knooppunt_planning import Cell, Demand, Expert, Group, Need, Point, School, SpecialPlace, Supply
from knooppunt_planning.matching import MatchProblem
from knooppunt_planning.nouns import HARD, Wish

GEEN_KIND = "In de dossiers staat geen kind dat deze hulp nodig heeft."


def needs_problem(vraag: Verdeelvraag, feiten: Hulpfeiten) -> MatchProblem:
    """Every child goes to a regular school where its support comes, or to a place for it; ValueError without any."""
    kinderen = children_of(vraag, feiten)
    if not kinderen:
        raise ValueError(GEEN_KIND)
    soorten = sorted({s for k in kinderen for s in k.wie.soorten})
    teams = [t for t in feiten.teams if set(t.soorten) & set(soorten)]
    aanbod = Supply(
        tuple(_school(school, vraag, kinderen, soorten) for school in feiten.gebied.gewoon),
        tuple(_places(feiten, kinderen)),
        tuple(
            Expert(t.code, Point(*t.punt), frozenset(t.soorten) & frozenset(soorten), t.uren, vraag.reistijd)
            for t in teams
        ),
    )
    wegen = network_of(feiten.gebied.maat, feiten.gebied.tabel)
    problem = MatchProblem.on(wegen, _demand(vraag, feiten, kinderen), aanbod, weights=weights_of(vraag))
    return replace(problem, expert_minutes=_where_they_come(problem, feiten, teams))


def _demand(vraag: Verdeelvraag, feiten: Hulpfeiten, kinderen: Sequence[Kinderen]) -> Demand:
    gewoon = {school.code for school in feiten.gebied.gewoon}
    aantal: Counter[tuple[str, str, tuple[Wish, ...]]] = Counter()
    for k in kinderen:
        aantal[k.wie.pc4, k.behoefte, _wishes(vraag, k.wie, gewoon)] += k.aantal
    groepen = tuple(
        Group(pc4, behoefte, n, wensen)
        for (pc4, behoefte, wensen), n in sorted(aantal.items(), key=lambda rij: (rij[0][:2], str(rij[0][2])))
    )
    bewoond = {groep.cell for groep in groepen}
    cellen = [
        Cell(p.pc4, Point(*p.punt), p.dichtbij_km) for p in feiten.gebied.woonplekken if p.pc4 in bewoond
    ]
    behoeften = sorted({groep.need for groep in groepen})
    return Demand(
        tuple(Need(naam, dict.fromkeys(naam.split("+"), vraag.uren_hulp)) for naam in behoeften),
        tuple(cellen), groepen,
    )  # fmt: skip


def _wishes(vraag: Verdeelvraag, wie: Hulpbehoefte, gewoon: set[str]) -> tuple[Wish, ...]:
    """The school where it is now, and that of a brother or sister."""
    wensen = []
    if wie.school and vraag.wisselen is not Wisselen.MAG:
        gewicht = HARD if vraag.wisselen is Wisselen.NIET else vraag.blijven
        wensen.append(Wish(wie.school, gewicht, "placement"))
    if vraag.samen and wie.samen_met in gewoon and wie.samen_met != wie.school:
        wensen.append(Wish(wie.samen_met, vraag.broer_zus, "sibling"))
    return tuple(wensen)


def _school(
    school: Schoolplek, vraag: Verdeelvraag, kinderen: Sequence[Kinderen], soorten: Sequence[str]
) -> School:
    """Who is there already has a place; others may come as far as there is room."""
    nu = sum(k.aantal for k in kinderen if k.wie.school == school.code)
    erbij = math.ceil(school.leerlingen * vraag.plekken_per_100 / 100)
    return School(school.code, Point(*school.punt), nu + erbij, dict.fromkeys(soorten, vraag.eigen_uren))


def _places(feiten: Hulpfeiten, kinderen: Sequence[Kinderen]) -> list[SpecialPlace]:
    """What children have at a special school now, and what is free by the wegwijzer."""
    gewoon = {school.code for school in feiten.gebied.gewoon}
    punt = {school.code: school.punt for school in feiten.gebied.speciaal}
    nu: dict[str, Counter[str]] = defaultdict(Counter)
    for k in kinderen:
        if k.wie.school and k.wie.school not in gewoon:
            nu[k.wie.school][k.behoefte] += k.aantal
    plekken = [
        SpecialPlace(code, Point(*punt[code]), wie.total(), frozenset(wie))
        for code, wie in sorted(nu.items())
    ]
    gevraagd = {k.behoefte for k in kinderen}
    for plek in feiten.plekken:
        past = frozenset(b for b in gevraagd if set(b.split("+")) <= set(plek.soorten))
        if past and plek.code not in nu:
            plekken.append(SpecialPlace(plek.code, Point(*plek.punt), plek.vrij, past))
    return plekken


def _where_they_come(problem: MatchProblem, feiten: Hulpfeiten, teams: Sequence[Hulpteam]) -> np.ndarray:
    """The journeys, without those to municipalities where a team does not come."""
    komt = [
        [t.comes_to(feiten.gemeenten.get(school.name, "")) for school in problem.supply.schools]
        for t in teams
    ]
    mag = np.array(komt, dtype=bool).reshape(problem.expert_minutes.shape)
    return np.where(mag, problem.expert_minutes, np.inf)
