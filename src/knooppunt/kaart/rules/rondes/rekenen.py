"""Rounds as a problem of ``knooppunt_planning``, and its answer as sheets per person."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from knooppunt.kaart.rules.rondes.vraag import WEKEN, Afgesproken, Rondefeiten, Rondevraag
from knooppunt.kaart.rules.wegen.gebied import network_of
from knooppunt_planning import OnProgress, Point, Result, Stop, Window
from knooppunt_planning.network import Mode
from knooppunt_planning.touring import Part, Pause, TourPlan, TourProblem, Traveller, Visit, tour

SCHOOL = (510, 900)
"""Schools are open from half past eight until three."""
REIST = 1.2
"""A team has people for this many times the hours at schools: the road and what does not fit take the rest."""
DAG_PRIJS = 30.0
"""A day on the road weighs as thirty kilometres, so that visits come together in few days."""
BEKEND = 20.0
"""Somebody whom the children do not know weighs as twenty kilometres, each time."""
GEMIST = 100_000.0
GENOEG = 0.005
"""Closer to the best possible than this share nobody notices, beside what is unsure in the facts."""


@dataclass(frozen=True)
class Komst:
    """A visit on a sheet; minutes after midnight."""

    naar: str
    begin: int
    eind: int


@dataclass(frozen=True)
class Rondedag:
    """One person on one day."""

    wie: str
    team: str
    dag: date
    vertrek: int
    terug: int
    komsten: tuple[Komst, ...]
    pauze: int | None = None
    """When the break begins; None on a day without."""


@dataclass(frozen=True)
class Rondes:
    """All sheets, and the visits for which there is no room, by school."""

    dagen: tuple[Rondedag, ...]
    gemist: tuple[tuple[str, int], ...]
    km: float
    marge: float | None
    seconden: float

    def as_json(self) -> dict[str, Any]:
        rijen = [asdict(rij) | {"dag": rij.dag.isoformat()} for rij in self.dagen]
        return asdict(self) | {"dagen": rijen}

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Rondes:
        dagen = tuple(
            Rondedag(
                **rij
                | {
                    "dag": date.fromisoformat(rij["dag"]),
                    "komsten": tuple(Komst(**komst) for komst in rij["komsten"]),
                }
            )
            for rij in gegevens["dagen"]
        )
        gemist = tuple((naar, keren) for naar, keren in gegevens["gemist"])
        return cls(**{**gegevens} | {"dagen": dagen, "gemist": gemist})

    @property
    def mensen(self) -> tuple[str, ...]:
        """Who travels, in order."""
        return tuple(sorted({rij.wie for rij in self.dagen}))

    @property
    def steeds_dezelfde(self) -> tuple[int, int]:
        """At how many schools one person comes for a team, and at how many somebody comes; a school per team."""
        wie: dict[tuple[str, str], set[str]] = defaultdict(set)
        for rij in self.dagen:
            for komst in rij.komsten:
                wie[rij.team, komst.naar].add(rij.wie)
        return sum(len(mensen) == 1 for mensen in wie.values()), len(wie)


def people_of(vraag: Rondevraag, feiten: Rondefeiten) -> dict[str, int]:
    """How many people each team needs for its visits: whole people, at least one."""
    uren: dict[str, float] = defaultdict(float)
    for bezoek in feiten.afgesproken:
        uren[bezoek.team] += bezoek.uren
    per_persoon = vraag.uren_per_persoon * WEKEN
    return {team: max(1, math.ceil(REIST * aantal / per_persoon)) for team, aantal in sorted(uren.items())}


def round_problem(vraag: Rondevraag, feiten: Rondefeiten) -> TourProblem:
    """The problem. ValueError names the row that cannot be."""
    dagen = tuple(dag.isoformat() for dag in vraag.dagen)
    werkdag = dict.fromkeys(dagen, Window(float(vraag.van), float(vraag.tot)))
    mensen = tuple(
        Traveller(
            f"{team} {nr}", frozenset({team}), team.split("/")[0], team.split("/")[0], werkdag,
            most_minutes=vraag.uren_per_persoon * 60 * WEKEN, day_price=DAG_PRIJS, pause=_pause(vraag),
        )
        for team, aantal in people_of(vraag, feiten).items()
        for nr in range(1, aantal + 1)
    )  # fmt: skip
    bezoeken = tuple(v for b in feiten.afgesproken for v in _visits(b, dagen))
    punten = {plaats.code: Point(*plaats.punt) for plaats in feiten.plaatsen}
    return TourProblem.on(network_of(feiten.maat, feiten.tabel), punten, dagen, bezoeken, mensen)


def _pause(vraag: Rondevraag) -> Pause | None:
    venster = Window(float(vraag.pauze_van), float(vraag.pauze_tot))
    return Pause(venster, float(vraag.pauze)) if vraag.pauze else None


def _visits(bezoek: Afgesproken, dagen: tuple[str, ...]) -> Iterator[Visit]:
    """Spread over the weeks. More often than there are days: several at a day, so several visits."""
    minuten = round(bezoek.uren / bezoek.keren * 60)
    begin = dict.fromkeys(dagen, Window(float(SCHOOL[0]), float(max(SCHOOL[0], SCHOOL[1] - minuten))))
    delen = math.ceil(bezoek.keren / len(dagen))
    for deel in range(delen):
        keren = bezoek.keren // delen + (deel < bezoek.keren % delen)
        yield Visit(
            f"{bezoek.team} {bezoek.naar} {deel}", bezoek.naar, begin, (Part(minuten, frozenset({bezoek.team})),),
            times=keren, apart=max(1, len(dagen) // keren - 1), missed=GEMIST,
        )  # fmt: skip


def study_rounds(
    vraag: Rondevraag, feiten: Rondefeiten, zaad: int, cancelled: Callable[[], bool], meld: OnProgress
) -> Rondes:
    """Twice: first who comes where most often, then the rounds in which that stays so where it costs little."""
    problem = round_problem(vraag, feiten)
    stop = Stop(seconds=vraag.seconden / 2, gap=GENOEG, cancelled=cancelled)
    eerst = tour(problem, stop=stop, seed=zaad, on_progress=meld)
    bekend = with_known_faces(problem, eerst.plan or TourPlan())
    return rounds_of(bekend, tour(bekend, stop=stop, seed=zaad, on_progress=meld))


def with_known_faces(problem: TourProblem, plan: TourPlan) -> TourProblem:
    """The same problem in which each school has one person of a team who comes usually.

    Schools with most work choose first: who has the hours left, and came there most often in this plan.
    """
    plaats = {visit.name: visit.place for visit in problem.visits}
    keren = Counter((r.traveller, plaats[call.visit]) for r in plan.tours for call in r.calls)
    over = {mens.name: mens.most_minutes for mens in problem.travellers}
    bekend: dict[tuple[str, frozenset[str]], str] = {}
    werk = _minutes_of_work(problem)
    for waar, minuten in sorted(werk.items(), key=lambda w: (-w[1], w[0][0], *w[0][1])):
        team = [mens.name for mens in problem.travellers if waar[1] <= mens.skills]
        wie = max(team, key=lambda naam: (over[naam] >= minuten, keren[naam, waar[0]], over[naam]))
        over[wie] -= minuten
        bekend[waar] = wie
    visits = tuple(
        replace(visit, usual=frozenset({bekend[visit.place, visit.parts[0].asks]}), change=BEKEND)
        for visit in problem.visits
    )
    return replace(problem, visits=visits)


def _minutes_of_work(problem: TourProblem) -> dict[tuple[str, frozenset[str]], float]:
    """Per school and team, with the way there and back each time."""
    begint = {mens.skills: problem.index[mens.start] for mens in problem.travellers}
    reis = problem.ways[Mode.CAR].minutes
    werk: dict[tuple[str, frozenset[str]], float] = defaultdict(float)
    for visit in problem.visits:
        deel, er = visit.parts[0], problem.index[visit.place]
        thuis = begint[deel.asks]
        werk[visit.place, deel.asks] += visit.times * (deel.minutes + reis[thuis, er] + reis[er, thuis])
    return werk


def rounds_of(problem: TourProblem, result: Result[TourPlan]) -> Rondes:
    """The sheets."""
    plan = result.plan or TourPlan()
    bezoek = {v.name: v for v in problem.visits}
    dagen = []
    for ronde in plan.tours:
        komsten = tuple(
            Komst(bezoek[c.visit].place, round(c.minute), round(c.minute + bezoek[c.visit].parts[0].minutes))
            for c in ronde.calls
        )
        wie, dag = ronde.traveller, date.fromisoformat(ronde.day)
        dagen.append(
            Rondedag(
                wie, wie.split(" ")[0], dag, round(ronde.departs), round(ronde.returns), komsten,
                None if ronde.pause is None else round(ronde.pause),
            )
        )  # fmt: skip
    gemist = Counter(bezoek[naam].place for naam in plan.missed)
    return Rondes(
        tuple(sorted(dagen, key=lambda r: (r.wie, r.dag))), tuple(sorted(gemist.items())), _km(problem, plan),
        result.gap if math.isfinite(result.gap) else None, round(result.seconds, 1),
    )  # fmt: skip


def _km(problem: TourProblem, plan: TourPlan) -> float:
    mens = {t.name: t for t in problem.travellers}
    plaats = {v.name: problem.index[v.place] for v in problem.visits}
    km = 0.0
    for ronde in plan.tours:
        wie = mens[ronde.traveller]
        weg = [problem.index[wie.start], *(plaats[c.visit] for c in ronde.calls), problem.index[wie.end]]
        kilometers = problem.ways[wie.mode].km
        km += sum(float(kilometers[a, b]) for a, b in itertools.pairwise(weg))
    return round(km, 1)
