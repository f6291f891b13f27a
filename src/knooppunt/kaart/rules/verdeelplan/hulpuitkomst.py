"""What came out of a plan from dossiers. Nothing small is kept of it: every count of children goes in steps."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from knooppunt.kaart.rules.ontbreekt import in_steps
from knooppunt.kaart.rules.verdeelplan.hulp import Hulpfeiten, children_of
from knooppunt.kaart.rules.verdeelplan.uitkomst import Bezoek, Cijfers, travel_hours
from knooppunt.kaart.rules.verdeelplan.vraag import Verdeelvraag
from knooppunt_planning import Group, Reason, Result

if TYPE_CHECKING:  # the search is compiled: only who counts a plan needs it, not who reads one
    from knooppunt_planning.matching import MatchPlan, MatchProblem

MENSEN = (
    "leerlingen",
    "gewoon",
    "gewoon_nu",
    "speciaal",
    "speciaal_nu",
    "zonder",
    "zonder_nu",
    "dichtbij",
    "dichtbij_nu",
)
"""Figures that count children."""


@dataclass(frozen=True)
class Behoefterij:
    """One kind of support: children who need it, who have it by the plan in a regular school, and who have nothing.

    ``uren`` a week of expertise that can travel for it. A child with two kinds counts with both.
    """

    soort: str
    kinderen: int
    gewoon: int
    zonder: int
    uren: float


@dataclass(frozen=True)
class Hulpuitkomst:
    """A finished plan. Counts of children are rounded down to steps, so 0 says: fewer than one step."""

    cijfers: Cijfers
    behoeften: tuple[Behoefterij, ...]
    bezoeken: tuple[Bezoek, ...]
    redenen: tuple[tuple[str, dict[str, Any]], ...]
    marge: float | None
    seconden: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Hulpuitkomst:
        return cls(
            **{**gegevens}
            | {
                "cijfers": Cijfers(**gegevens["cijfers"]),
                "behoeften": tuple(Behoefterij(**rij) for rij in gegevens["behoeften"]),
                "bezoeken": tuple(Bezoek(**rij) for rij in gegevens["bezoeken"]),
                "redenen": tuple((code, feiten) for code, feiten in gegevens["redenen"]),
            }
        )


@dataclass(frozen=True)
class _Geplaatst:
    """So many children of a group go there, so far; ``plek`` empty when the plan has nothing."""

    groep: Group
    plek: str
    aantal: int
    km: float


def needs_outcome(
    vraag: Verdeelvraag, feiten: Hulpfeiten, problem: MatchProblem, result: Result[MatchPlan], stap: int
) -> Hulpuitkomst:
    """The result in words of the product, with every count of children in steps of ``stap``."""
    plan = result.plan
    if plan is None:
        raise ValueError("Er is geen plan gevonden.")
    rijen = _placed(problem, plan)
    bezoeken = _visits(problem, plan, rijen, stap)
    cijfers = replace(
        _figures(vraag, feiten, problem, rijen),
        scholen_bezocht=len({b.naar for b in bezoeken}), reisuren=travel_hours(problem, plan),
    )  # fmt: skip
    return Hulpuitkomst(
        _in_steps(cijfers, stap), tuple(_per_need(problem, rijen, stap)), bezoeken,
        tuple(_reasons(result.reasons, stap)), result.gap if math.isfinite(result.gap) else None,
        round(result.seconds, 1),
    )  # fmt: skip


def _placed(problem: MatchProblem, plan: MatchPlan) -> list[_Geplaatst]:
    groep = {g.name: g for g in problem.demand.groups}
    cel = {cell.name: nr for nr, cell in enumerate(problem.demand.cells)}
    plek = {naam: nr for nr, naam in enumerate(problem.supply.places)}
    rijen = [
        _Geplaatst(
            groep[p.group], p.place, p.pupils, float(problem.home_km[cel[groep[p.group].cell], plek[p.place]])
        )
        for p in plan.placements
    ]
    return rijen + [_Geplaatst(groep[u.group], "", u.pupils, 0.0) for u in plan.unserved]


def _figures(
    vraag: Verdeelvraag, feiten: Hulpfeiten, problem: MatchProblem, rijen: list[_Geplaatst]
) -> Cijfers:
    """True counts, of the plan and of now."""
    gewoon = {school.name for school in problem.supply.schools}
    norm = {cell.name: cell.norm_km for cell in problem.demand.cells}
    nu = _now(vraag, feiten, problem)
    met = [r for r in rijen if r.plek]
    alle, in_gewoon = sum(r.aantal for r in rijen), sum(r.aantal for r in met if r.plek in gewoon)
    geplaatst, met_school = sum(r.aantal for r in met), sum(n for *_, n in nu)
    gewoon_nu = sum(n for _, school, _, n in nu if school in gewoon)
    return Cijfers(
        leerlingen=alle, gewoon=in_gewoon, speciaal=geplaatst - in_gewoon, zonder=alle - geplaatst,
        dichtbij=sum(r.aantal for r in met if r.km <= norm[r.groep.cell]),
        dichtbij_nu=sum(n for pc4, _, km, n in nu if km <= norm[pc4]),
        km=_mean([(r.km, r.aantal) for r in met]), km_nu=_mean([(km, n) for *_, km, n in nu]),
        scholen_bezocht=0, reisuren=0.0, gewoon_nu=gewoon_nu, speciaal_nu=met_school - gewoon_nu,
        zonder_nu=alle - met_school,
    )  # fmt: skip


def _now(vraag: Verdeelvraag, feiten: Hulpfeiten, problem: MatchProblem) -> list[tuple[str, str, float, int]]:
    """Postcode, school, kilometres and number of children who have a school."""
    cel = {cell.name: nr for nr, cell in enumerate(problem.demand.cells)}
    plek = {naam: nr for nr, naam in enumerate(problem.supply.places)}
    return [
        (k.wie.pc4, k.wie.school, float(problem.home_km[cel[k.wie.pc4], plek[k.wie.school]]), k.aantal)
        for k in children_of(vraag, feiten)
        if k.wie.school
    ]


def _visits(problem: MatchProblem, plan: MatchPlan, rijen: list[_Geplaatst], stap: int) -> tuple[Bezoek, ...]:
    """A visit is told as a half-day: hours to the minute would tell how few children it is for."""
    leerlingen: dict[tuple[str, str], int] = defaultdict(int)
    for r in rijen:
        for soort in r.groep.need.split("+"):
            leerlingen[r.plek, soort] += r.aantal
    bezoeken = []
    for v in plan.visits:
        soorten = sorted(s for s, uren in v.hours.items() if uren > 0)
        wie = in_steps(sum(leerlingen[v.school, s] for s in soorten), stap)
        bezoeken.append(
            Bezoek(v.expert, v.school, "+".join(soorten), v.times, v.times * problem.visit_hours, wie)
        )
    return tuple(sorted(bezoeken, key=lambda b: (-b.leerlingen, -b.keren, b.van, b.naar)))


def _per_need(problem: MatchProblem, rijen: list[_Geplaatst], stap: int) -> Iterable[Behoefterij]:
    """The one that most children need first."""
    gewoon = {school.name for school in problem.supply.schools}
    alle, in_gewoon, zonder = Counter[str](), Counter[str](), Counter[str]()
    for r in rijen:
        for soort in r.groep.need.split("+"):
            alle[soort] += r.aantal
            in_gewoon[soort] += r.aantal * (r.plek in gewoon)
            zonder[soort] += r.aantal * (not r.plek)
    for soort, n in sorted(alle.items(), key=lambda rij: (-in_steps(rij[1], stap), rij[0])):
        uren = sum(e.hours for e in problem.supply.experts if soort in e.skills)
        yield Behoefterij(
            soort, in_steps(n, stap), in_steps(in_gewoon[soort], stap), in_steps(zonder[soort], stap), round(uren, 1)
        )  # fmt: skip


def _reasons(redenen: Iterable[Reason], stap: int) -> Iterable[tuple[str, dict[str, Any]]]:
    """Added up per cause: a reason of the library names the postcode of a few children."""
    zonder: Counter[str] = Counter()
    for reden in redenen:
        if "group" in reden.facts:
            zonder[reden.code] += int(reden.facts["pupils"])
        elif reden.code in ("expert_hour", "place"):
            soort = "expert" if reden.code == "expert_hour" else "place"
            yield reden.code, {soort: reden.facts[soort]}
    for code, n in sorted(zonder.items()):
        yield code, {"pupils": in_steps(n, stap)}


def _in_steps(cijfers: Cijfers, stap: int) -> Cijfers:
    """A mean of fewer than ``stap`` children is told as nothing."""
    anders: dict[str, Any] = {naam: in_steps(getattr(cijfers, naam), stap) for naam in MENSEN}
    if cijfers.gewoon_nu + cijfers.speciaal_nu < stap:
        anders["km_nu"] = None
    if cijfers.gewoon + cijfers.speciaal < stap:
        anders["km"] = None
    return replace(cijfers, **anders)


def _mean(rijen: list[tuple[float, int]]) -> float | None:
    gewicht = sum(n for _, n in rijen)
    return round(sum(km * n for km, n in rijen) / gewicht, 1) if gewicht else None
