"""The spread as a problem of ``knooppunt_planning``, and its answer ready to be kept."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from knooppunt.kaart.rules.spreiding.vraag import Spreidingsvraag
from knooppunt.kaart.rules.verdeelplan.vraag import GEEN_SCHOOL, Gebiedsfeiten, Schoolplek
from knooppunt.kaart.rules.wegen.gebied import network_of
from knooppunt_planning import Cell, OnProgress, Point, Stop
from knooppunt_planning.network import Mode
from knooppunt_planning.spreading import (
    Comparison,
    Going,
    LeftOut,
    Opened,
    Scenario,
    Site,
    SpreadPlan,
    SpreadProblem,
    SpreadWeights,
    Travel,
    compare,
    regrets,
    spread,
    verify,
)

NIEUWE_PLEKKEN = 10
"""So many regular schools may house a new place: those nearest to most pupils."""
EERST, REST = 0.55, 0.15
"""Of the time: for the plan, and for the best plan of each of three forecasts."""
VERDER = 10
GEEN_PLEK = "Er is nu geen plek voor deze kinderen. Vraag de studie opnieuw aan, en laat nieuwe plekken toe."
ROUNDING = 1e-9
ZONDER = 2e6
"""Euro: more than any way to school, because some pupils go to a school at the other end of the country."""


@dataclass(frozen=True)
class Reizen:
    """How pupils travel: kilometres on average and of the tenth that travels furthest; shares are 0 to 1.

    None where it would be about few children of whom there are dossiers.
    """

    km: float | None
    verste_tiende_km: float | None
    te_ver: float
    zonder: float


@dataclass(frozen=True)
class Verder:
    """A postcode whose pupils travel further than today."""

    pc4: str
    leerlingen: float
    nu_km: float
    straks_km: float


@dataclass(frozen=True)
class Spijt:
    """What the plan costs more in one forecast than a plan that knew it beforehand, in euro."""

    verwachting: str
    kosten: float
    meer: float


@dataclass(frozen=True)
class Spreiding:
    """A plan of places over years, beside today."""

    open: tuple[tuple[int, tuple[str, ...]], ...]
    """Per year the codes of the places that are open."""
    veranderingen: tuple[tuple[str, dict[str, Any]], ...]
    vandaag: Reizen
    straks: Reizen
    kosten_vandaag: float
    kosten: float
    verder: tuple[Verder, ...]
    dichterbij: float
    spijt: tuple[Spijt, ...]
    altijd_open: tuple[str, ...]
    marge: float | None
    seconden: float
    kinderen: int = 0
    """Whom it is about, when they were counted in dossiers: rounded down to a step."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Spreiding:
        return cls(
            **{**gegevens}
            | {
                "open": tuple((jaar, tuple(codes)) for jaar, codes in gegevens["open"]),
                "veranderingen": tuple((code, feiten) for code, feiten in gegevens["veranderingen"]),
                "vandaag": Reizen(**gegevens["vandaag"]),
                "straks": Reizen(**gegevens["straks"]),
                "verder": tuple(Verder(**rij) for rij in gegevens["verder"]),
                "spijt": tuple(Spijt(**rij) for rij in gegevens["spijt"]),
                "altijd_open": tuple(gegevens["altijd_open"]),
            }
        )


CHANGES = ("opens", "closes", "moves", "merges")


def spread_problem(vraag: Spreidingsvraag, feiten: Gebiedsfeiten) -> SpreadProblem:
    """The problem. ValueError when no pupils of this kind live here."""
    thuis: dict[str, float] = defaultdict(float)
    daar: dict[str, float] = defaultdict(float)
    for stroom in feiten.stromen:
        if stroom.soort == vraag.soort:
            thuis[stroom.pc4] += stroom.aantal
            daar[stroom.code] += stroom.aantal  # nobody is at GEEN_SCHOOL: it is no place
    if not thuis:
        raise ValueError("Er wonen hier geen leerlingen van deze soort in de openbare bestanden.")
    cellen = tuple(Cell(p.pc4, Point(*p.punt), p.dichtbij_km) for p in feiten.woonplekken if p.pc4 in thuis)
    plekken = tuple(
        _today(school, daar[school.code], vraag) for school in feiten.speciaal if daar[school.code]
    )
    if vraag.nieuwe_plekken:
        plekken += tuple(_new(school, vraag) for school in new_places(feiten, thuis))
    if not plekken:
        raise ValueError(GEEN_PLEK)
    nu = np.array([thuis[cel.name] for cel in cellen])
    verwachtingen = tuple(
        Scenario(naam, np.array([nu * (1 - krimp) ** (jaar - vraag.peildatum.year) for jaar in vraag.stappen]), kans)
        for naam, krimp, kans in vraag.verwachtingen
    )  # fmt: skip
    per_stap = vraag.jaren / len(vraag.stappen)
    return SpreadProblem.on(
        network_of(feiten.maat, feiten.tabel), plekken, cellen, Mode.BICYCLE, scenarios=verwachtingen,
        years=vraag.stappen, weights=SpreadWeights(
            km=vraag.kilometer * per_stap, km_beyond_norm=vraag.kilometer * per_stap,
            group=vraag.groepskosten * per_stap, unserved=ZONDER,
        ),
        group_size=vraag.groep,
    )  # fmt: skip


def new_places(feiten: Gebiedsfeiten, thuis: Mapping[str, float]) -> list[Schoolplek]:
    """The regular schools that are the nearest one to most pupils. A site that is a special school too is a place."""
    punten = [(plek.pc4, Point(*plek.punt)) for plek in feiten.woonplekken if plek.pc4 in thuis]
    al_plek = {school.code for school in feiten.speciaal}
    gewoon = [school for school in feiten.gewoon if school.code not in al_plek]
    if not gewoon or not punten:
        return []
    meters = network_of(feiten.maat, feiten.tabel).metres(
        [p for _, p in punten], [Point(*s.punt) for s in gewoon], Mode.BICYCLE
    )
    dichtbij: dict[int, float] = defaultdict(float)
    for (pc4, _), rij in zip(punten, meters, strict=True):
        dichtbij[int(rij.argmin())] += thuis[pc4]
    volgorde = sorted(dichtbij, key=lambda nr: (-dichtbij[nr], nr))
    return [gewoon[nr] for nr in volgorde[:NIEUWE_PLEKKEN]]


def _today(school: Schoolplek, leerlingen: float, vraag: Spreidingsvraag) -> Site:
    """Room for whole groups. A place outside the area stays as it is: others decide on it."""
    per_stap = vraag.jaren / len(vraag.stappen)
    groepen = math.ceil(leerlingen * (1 + vraag.ruimte / 100) / vraag.groep)
    return Site(
        school.code, Point(*school.punt), groepen * vraag.groep, is_open=True,
        yearly=vraag.plekkosten * per_stap if school.in_gebied else 0.0, opening=vraag.openen,
        closing=vraag.sluiten, may_close=school.in_gebied,
    )  # fmt: skip


def _new(school: Schoolplek, vraag: Spreidingsvraag) -> Site:
    per_stap = vraag.jaren / len(vraag.stappen)
    return Site(
        school.code, Point(*school.punt), max(vraag.nieuw, vraag.groep), yearly=vraag.plekkosten * per_stap,
        opening=vraag.openen, closing=vraag.sluiten,
    )  # fmt: skip


def study_spread(
    vraag: Spreidingsvraag, feiten: Gebiedsfeiten, zaad: int, cancelled: Callable[[], bool], meld: OnProgress
) -> Spreiding:
    """The plan, today beside it, and what it costs when the forecast was wrong."""
    problem = spread_problem(vraag, feiten)

    def stop(deel: float) -> Stop:
        return Stop(seconds=vraag.seconden * deel, gap=0.005, cancelled=cancelled)

    result = spread(problem, stop=stop(EERST), seed=zaad, on_progress=meld)
    if result.plan is None:
        raise ValueError("Er is geen plan gevonden.")
    vandaag = plan_of_today(problem, vraag, feiten)
    naast = compare(problem, vandaag, result.plan)
    spijt = regrets(problem, result.plan, stop=stop(REST), seed=zaad)
    return Spreiding(
        open=tuple((jaar, tuple(sorted(result.plan.sites(jaar)))) for jaar in problem.years),
        veranderingen=tuple((r.code, dict(r.facts)) for r in result.explain(*CHANGES)),
        vandaag=_travel(naast.before), straks=_travel(naast.after),
        kosten_vandaag=round(_money(problem, vandaag)), kosten=round(_money(problem, result.plan)),
        verder=_further(naast),
        dichterbij=round(naast.nearer, 1),
        spijt=tuple(Spijt(r.scenario, round(r.cost), round(max(0.0, r.regret))) for r in spijt.rows),
        altijd_open=tuple(sorted(spijt.open_in_all & result.plan.always)),
        marge=result.gap if math.isfinite(result.gap) else None, seconden=round(result.seconds, 1),
    )  # fmt: skip


def _money(problem: SpreadProblem, plan: SpreadPlan) -> float:
    """What a plan costs without what stands for having no place: that is no money, and is told by itself."""
    kans = {scenario.name: scenario.chance for scenario in problem.scenarios}
    zonder = sum(kans[weg.scenario] * weg.pupils for weg in plan.unserved) / sum(kans.values())
    return verify(problem, plan).cost - ZONDER * zonder


def plan_of_today(problem: SpreadProblem, vraag: Spreidingsvraag, feiten: Gebiedsfeiten) -> SpreadPlan:
    """Everyone keeps going where pupils go now, with as many groups as the fullest forecast needs.

    Who has no school keeps having none.
    """
    stromen = [stroom for stroom in feiten.stromen if stroom.soort == vraag.soort]
    gaan, thuis, meest = [], [], defaultdict[tuple[int, str], float](float)
    for naam, krimp, _ in vraag.verwachtingen:
        for jaar in problem.years:
            blijft = (1 - krimp) ** (jaar - vraag.peildatum.year)
            daar = defaultdict[str, float](float)
            for s in stromen:
                if s.code == GEEN_SCHOOL:
                    thuis.append(LeftOut(naam, jaar, s.pc4, s.aantal * blijft))
                    continue
                gaan.append(Going(naam, jaar, s.pc4, s.code, s.aantal * blijft))
                daar[s.code] += s.aantal * blijft
            for code, aantal in daar.items():
                meest[jaar, code] = max(meest[jaar, code], aantal)
    open_ = tuple(
        Opened(jaar, code, math.ceil(aantal / vraag.groep - ROUNDING))
        for (jaar, code), aantal in sorted(meest.items())
    )
    return SpreadPlan(open_, tuple(gaan), tuple(thuis))


def _travel(reis: Travel) -> Reizen:
    return Reizen(
        round(reis.mean_km, 1), round(reis.worst_tenth_km, 1), round(reis.beyond_norm, 3), round(reis.unserved, 3)
    )  # fmt: skip


def _further(naast: Comparison) -> tuple[Verder, ...]:
    return tuple(
        Verder(rij.cell, round(rij.pupils, 1), round(rij.before_km, 1), round(rij.after_km, 1))
        for rij in naast.further[:VERDER]
    )
