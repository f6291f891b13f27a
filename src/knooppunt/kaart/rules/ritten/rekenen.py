"""Rides as a problem of ``knooppunt_planning``, and its answer as a plan."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from knooppunt.kaart.rules.ritten.lijst import Deelrit, Rijder
from knooppunt.kaart.rules.ritten.plan import DEEL, Autorit, Dagplan, Halte, Rittenplan, ride_name, rider_of
from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten, Rittenvraag, alike_days
from knooppunt.kaart.rules.wegen.gebied import network_of
from knooppunt_planning import OnProgress, Point, Progress, Result, Stop, Window
from knooppunt_planning.nouns import HARD
from knooppunt_planning.routing import Act, Halt, Route, RoutePlan, RouteProblem, Vehicle, route, verify
from knooppunt_planning.routing import Rider as PlannedRider

OCHTEND, MIDDAG = Window(300, 660), Window(660, 1140)
"""From five to eleven, and from then until seven; the break comes off the afternoon. In each
a vehicle goes out once, and fetches again as often as there is time."""
RIT_PRIJS = 40.0
"""A vehicle that goes out weighs as forty kilometres, so that few vehicles ride."""
WISSEL_PRIJS, DAGWISSEL_PRIJS = 60.0, 15.0
"""Another vehicle than now weighs as sixty kilometres: no vehicle is saved by giving a child another driver. Another on
Friday than on Monday weighs as fifteen."""
GEEN_PLEK = 10_000.0
KERNEN = 2
"""So many searches side by side."""
HELPT = ("one_vehicle", "ride_minutes", "bell_minutes", "one_escort")
FOUT = "Het plan hield zich niet aan een regel en is daarom weggegooid. Vraag de beheerder dit te melden."


def ride_plan(
    vraag: Rittenvraag, feiten: Rittenfeiten, zaad: int, cancelled: Callable[[], bool], meld: OnProgress
) -> Rittenplan:
    """Group of days by group of days, each beginning with the plan in use, or with that of the days before it."""
    groepen, seconden = alike_days(feiten.rijders), 0.0
    gevonden: list[Dagplan] = []
    for dagen, tijden in groepen:
        vorig = feiten.vorig or Rittenplan(tuple(gevonden), 0.0)
        opgave = _Opgave(vraag, feiten, tijden, *_like(vorig, dagen, feiten.vorig is not None))
        stop = Stop(seconds=vraag.seconden / len(groepen), cancelled=cancelled)
        opgave, gerekend = _found(opgave, stop, zaad, _silent(meld))
        gevonden.append(opgave.day_plan(dagen, gerekend))
        seconden += gerekend.seconds
    return Rittenplan(tuple(gevonden), round(seconden, 1))


def _found(opgave: _Opgave, stop: Stop, zaad: int, meld: OnProgress) -> tuple[_Opgave, Result[RoutePlan]]:
    """First with everyone at about the time of before. Who has no place then: in half of the time, with other times."""
    if opgave.is_gebruikt:
        stop = replace(stop, seconds=(stop.seconds or 0.0) / 2)
    gerekend = _counted(opgave, stop, zaad, meld)
    is_gestopt = stop.cancelled is not None and stop.cancelled()
    if not (opgave.is_gebruikt and _left_out(gerekend)) or is_gestopt:
        return opgave, gerekend
    vrij = replace(opgave, houdt_tijd=False)
    anders = _counted(vrij, stop, zaad, meld)
    return (vrij, anders) if _left_out(anders) < _left_out(gerekend) else (opgave, gerekend)


def _counted(opgave: _Opgave, stop: Stop, zaad: int, meld: OnProgress) -> Result[RoutePlan]:
    return route(opgave.problem(), stop=stop, seed=zaad, on_progress=meld, start=opgave.start(), cores=KERNEN)


def _left_out(gerekend: Result[RoutePlan]) -> int:
    return len(gerekend.plan.unserved) if gerekend.plan else 0


def _silent(meld: OnProgress) -> OnProgress:
    """Only that it goes on: the gap says too little here to be told while counting."""
    return lambda stand: meld(
        Progress(stand.iteration, stand.seconds, stand.cost, float("-inf"), stand.doing)
    )


def _like(plan: Rittenplan, dagen: tuple[str, ...], is_in_gebruik: bool) -> tuple[Dagplan | None, bool]:
    """The plan of one of these days, and whether drivers ride by it on such a day; or else the first plan."""
    van_deze_dag = next(filter(None, (plan.on(dag) for dag in dagen)), None)
    if van_deze_dag is not None:
        return van_deze_dag, is_in_gebruik
    return (plan.dagen[0] if plan.dagen else None), False


@dataclass(frozen=True)
class _Opgave:
    """One group of days, beside the plan of before: ``is_gebruikt`` when drivers ride by that plan now."""

    vraag: Rittenvraag
    feiten: Rittenfeiten
    tijden: Mapping[str, Mapping[Deelrit, int]]
    vorig: Dagplan | None
    is_gebruikt: bool
    houdt_tijd: bool = True
    """Who rides as before is at home at about the time of before."""

    @cached_property
    def eerder(self) -> Mapping[tuple[str, str], Autorit]:
        """The ride of before, by pupil and part of the day."""
        return {(wie, rit.deel): rit for rit, wie in (self.vorig.rides() if self.vorig else ())}

    def problem(self) -> RouteProblem:
        """ValueError names the row that cannot be."""
        rijders = [rijder for rijder in self.feiten.rijders if rijder.ref in self.tijden]
        punten = {f"thuis {r.ref}": Point(*r.punt) for r in rijders}
        punten |= {f"school {s.code}": Point(*s.punt) for s in self.feiten.scholen}
        punten |= {f"auto {v.ref}": Point(*v.punt) for v in self.feiten.voertuigen}
        groepen = {rijder.groep for rijder in rijders if rijder.groep}
        return RouteProblem.on(
            network_of(self.feiten.maat, self.feiten.tabel), punten, tuple(self._riders(rijders)), self._vehicles(),
            apart=tuple((r.groep, r.niet_met) for r in rijders if r.groep and r.niet_met in groepen),
            escorts=self.feiten.begeleiders, unserved=GEEN_PLEK,
        )  # fmt: skip

    def _vehicles(self) -> tuple[Vehicle, ...]:
        return tuple(
            Vehicle(
                v.ref, f"auto {v.ref}", f"auto {v.ref}",
                {"seat": v.zitplaatsen, "wheelchair": v.rolstoelplaatsen},
                shifts=(OCHTEND, MIDDAG._replace(earliest=MIDDAG.earliest + self.vraag.pauze)), price=RIT_PRIJS,
                drive_minutes=self.vraag.rijden, break_minutes=self.vraag.pauze,
            )
            for v in self.feiten.voertuigen
        )  # fmt: skip

    def _riders(self, rijders: list[Rijder]) -> Iterator[PlannedRider]:
        for rijder in rijders:
            for deel, bel in self.tijden[rijder.ref].items():
                yield self._kept(rijder, deel, self._rider(rijder, deel, bel))

    def _rider(self, rijder: Rijder, deel: Deelrit, bel: int) -> PlannedRider:
        maak = PlannedRider.morning if deel is Deelrit.HEEN else PlannedRider.afternoon
        stilstaan = self.vraag.rolstoel if rijder.rolstoel else self.vraag.instappen
        return maak(
            ride_name(rijder.ref, deel), f"thuis {rijder.ref}", f"school {rijder.school}", bel, rijder.langste_rit,
            boarding=stilstaan, alighting=stilstaan, uses={"wheelchair" if rijder.rolstoel else "seat": 1},
            group=rijder.groep, together=rijder.samen and f"{rijder.samen} {deel}", escorted=rijder.begeleiding,
        )  # fmt: skip

    def _kept(self, rijder: Rijder, deel: Deelrit, rit: PlannedRider) -> PlannedRider:
        """Beside the vehicle and the time of before; who cannot change has no other."""
        eerder = self.eerder.get((rijder.ref, deel.value))
        if eerder is None or eerder.voertuig not in {v.ref for v in self.feiten.voertuigen}:
            return rit
        gelijk = self.is_gebruikt and rijder.ref in self.feiten.gelijk
        wissel = WISSEL_PRIJS if self.is_gebruikt else DAGWISSEL_PRIJS
        rit = replace(rit, usual=eerder.voertuig, change=HARD if gelijk and rijder.vast else wissel)
        if not gelijk or not (rijder.vast or self.houdt_tijd):
            return rit
        thuis = eerder.minuut(rijder.ref, deel is Deelrit.HEEN)
        rond = Window(thuis - self.vraag.speling, thuis + self.vraag.speling)
        return replace(rit, leave=rond) if deel is Deelrit.HEEN else replace(rit, arrive=rond)

    def start(self) -> RoutePlan | None:
        """The plan of before as the library knows it; it leaves out what is not possible any more."""
        if self.vorig is None:
            return None
        nummer = {deel.value: nr for nr, deel in enumerate(Deelrit)}
        return RoutePlan(
            tuple(
                Route(
                    rit.voertuig, nummer[rit.deel], rit.vertrek,
                    tuple(
                        Halt(Act.IN if h.stapt_in else Act.OUT, ride_name(h.rijder, DEEL[rit.deel]), h.minuut)
                        for h in rit.haltes
                    ),
                    rit.terug,
                )
                for rit in self.vorig.ritten
            )
        )  # fmt: skip

    def day_plan(self, dagen: tuple[str, ...], gerekend: Result[RoutePlan]) -> Dagplan:
        """What was found, after an independent look at it: nobody gets a ride list that breaks a rule."""
        problem, plan = self.problem(), gerekend.plan or RoutePlan()
        plan = replace(plan, routes=tuple(self._nearest(problem, gereden) for gereden in plan.routes))
        if not verify(problem, plan).is_right:
            raise ArithmeticError(FOUT)
        redenen = [(reden, dict(reden.facts)) for reden in gerekend.reasons]
        zonder = [
            (str(feiten.pop("rider")), reden.code, tuple(feiten.items()))
            for reden, feiten in redenen if "rider" in feiten
        ]  # fmt: skip
        helpt = [(reden.code, tuple(feiten.items())) for reden, feiten in redenen if reden.code in HELPT]
        ritten = tuple(_ride(problem, gereden) for gereden in plan.routes)
        return Dagplan(
            dagen, ritten, tuple(zonder), tuple(helpt), round(gerekend.cost, 2), round(gerekend.bound, 2)
        )

    def _nearest(self, problem: RouteProblem, gereden: Route) -> Route:
        """The same ride, all of it earlier or later, as near as may be to when everyone is at home now."""
        rijders = {rider.name: rider for rider in problem.riders}
        auto = next(v for v in problem.vehicles if v.name == gereden.vehicle).shifts[gereden.shift]
        vroeger, later, anders = [auto.earliest - gereden.departs], [auto.latest - gereden.returns], []
        for halt in gereden.halts:
            rider, (ref, deel) = rijders[halt.rider], rider_of(halt.rider)
            venster = rider.leave if halt.act is Act.IN else rider.arrive
            vroeger.append(venster.earliest - halt.minute)
            later.append(venster.latest - halt.minute)
            if (ref, deel.value) in self.eerder and (halt.act is Act.IN) == (deel is Deelrit.HEEN):
                anders.append(self.eerder[ref, deel.value].minuut(ref, halt.act is Act.IN) - halt.minute)
        schuif = median(anders) if anders and self.is_gebruikt else 0.0
        return _moved(gereden, max(max(vroeger), min(schuif, min(later))))


def _moved(gereden: Route, minuten: float) -> Route:
    haltes = tuple(replace(halt, minute=halt.minute + minuten) for halt in gereden.halts)
    return replace(
        gereden, departs=gereden.departs + minuten, returns=gereden.returns + minuten, halts=haltes
    )


def _ride(problem: RouteProblem, gereden: Route) -> Autorit:
    rijders = {rider.name: rider for rider in problem.riders}
    haltes = tuple(Halte(round(h.minute), rider_of(h.rider)[0], h.act is Act.IN) for h in gereden.halts)
    auto = next(v for v in problem.vehicles if v.name == gereden.vehicle)
    langs = [
        rijders[h.rider].origin if h.act is Act.IN else rijders[h.rider].destination for h in gereden.halts
    ]
    weg = [problem.index[plaats] for plaats in (auto.start, *langs, auto.end)]
    km = sum(float(problem.km[a, b]) for a, b in itertools.pairwise(weg))
    deel = tuple(Deelrit)[gereden.shift]
    return Autorit(
        gereden.vehicle, deel.value, round(gereden.departs), round(gereden.returns), round(km, 1), haltes
    )
