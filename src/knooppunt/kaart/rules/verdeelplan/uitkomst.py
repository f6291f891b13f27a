"""What came out of a distribution plan: figures, who goes where, which expertise travels, and why, ready to be kept."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from knooppunt.kaart.rules.verdeelplan.vraag import Gebiedsfeiten, Verdeelvraag
from knooppunt_planning import Point, Result

if TYPE_CHECKING:  # the search is compiled: only who counts a plan needs it, not who reads one
    from knooppunt_planning.matching import MatchPlan, MatchProblem


@dataclass(frozen=True)
class Plaatsing:
    """So many pupils of a postcode, who would go to special school ``van`` now, go to ``school``, so far away."""

    pc4: str
    van: str
    soort: str
    school: str
    aantal: int
    km: float
    is_gewoon: bool


@dataclass(frozen=True)
class Bezoek:
    """Expertise of a special school that comes to a regular one: times and hours in four weeks."""

    van: str
    naar: str
    soort: str
    keren: int
    uren: float
    leerlingen: int
    """Pupils in that school by the plan, for whom this expertise comes."""


@dataclass(frozen=True)
class Uitkomst:
    """A finished plan. ``marge``: how far it can be above the best possible, as a share; None when nothing is known."""

    plaatsingen: tuple[Plaatsing, ...]
    bezoeken: tuple[Bezoek, ...]
    zonder: int
    """Pupils for whom the plan has nothing."""
    redenen: tuple[tuple[str, dict[str, Any]], ...]
    """Codes and facts of ``knooppunt_planning``, most telling first."""
    reisuren: float
    """Hours a week that experts are on the road."""
    marge: float | None
    seconden: float
    ending: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Uitkomst:
        return cls(
            **{**gegevens}
            | {
                "plaatsingen": tuple(Plaatsing(**rij) for rij in gegevens["plaatsingen"]),
                "bezoeken": tuple(Bezoek(**rij) for rij in gegevens["bezoeken"]),
                "redenen": tuple((code, feiten) for code, feiten in gegevens["redenen"]),
            }
        )


def outcome_of(problem: MatchProblem, result: Result[MatchPlan]) -> Uitkomst:
    """The result in words of the product. The plan is there: unserved is an answer, so ``match`` always has one."""
    plan = result.plan
    if plan is None:
        raise ValueError("Er is geen plan gevonden.")
    plaatsingen = _placements(problem, plan)
    return Uitkomst(
        plaatsingen, _visits(problem, plan, plaatsingen), sum(rij.pupils for rij in plan.unserved),
        tuple((r.code, dict(r.facts)) for r in result.reasons), travel_hours(problem, plan),
        result.gap if math.isfinite(result.gap) else None, round(result.seconds, 1), result.ending.value,
    )  # fmt: skip


def _placements(problem: MatchProblem, plan: MatchPlan) -> tuple[Plaatsing, ...]:
    cel = {cell.name: nr for nr, cell in enumerate(problem.demand.cells)}
    plek = {naam: nr for nr, naam in enumerate(problem.supply.places)}
    gewoon = {school.name for school in problem.supply.schools}
    rijen = []
    for rij in plan.placements:
        pc4, van, soort = rij.group.split("/")
        km = round(float(problem.home_km[cel[pc4], plek[rij.place]]), 1)
        rijen.append(Plaatsing(pc4, van, soort, rij.place.split("/")[0], rij.pupils, km, rij.place in gewoon))
    return tuple(rijen)


def _visits(problem: MatchProblem, plan: MatchPlan, plaatsingen: Iterable[Plaatsing]) -> tuple[Bezoek, ...]:
    """The largest first: those with most pupils, then most hours."""
    vaardig = {need.name: skill for need in problem.demand.needs for skill in need.hours}
    leerlingen: dict[tuple[str, str], int] = defaultdict(int)
    for p in plaatsingen:
        if p.is_gewoon:
            leerlingen[p.school, vaardig[f"{p.van}/{p.soort}"]] += p.aantal
    bezoeken = []
    for rij in plan.visits:
        van, soort = rij.expert.split("/")
        uren, voor = round(sum(rij.hours.values()), 1), sum(leerlingen[rij.school, q] for q in rij.hours)
        bezoeken.append(Bezoek(van, rij.school, soort, rij.times, uren, voor))
    return tuple(sorted(bezoeken, key=lambda b: (-b.leerlingen, -b.uren, b.van, b.naar)))


def travel_hours(problem: MatchProblem, plan: MatchPlan) -> float:
    expert = {e.name: nr for nr, e in enumerate(problem.supply.experts)}
    school = {s.name: nr for nr, s in enumerate(problem.supply.schools)}
    minuten = sum(
        2 * v.times * float(problem.expert_minutes[expert[v.expert], school[v.school]]) for v in plan.visits
    )
    return round(minuten / 60 / problem.weeks * problem.return_share, 1)


@dataclass(frozen=True)
class Cijfers:
    """The figures of a plan beside those of now, for the same number of pupils."""

    leerlingen: int
    gewoon: int
    speciaal: int
    zonder: int
    dichtbij: int
    dichtbij_nu: int
    km: float | None
    """Mean of the way to school, one direction, for who has a place."""
    km_nu: float | None
    scholen_bezocht: int
    reisuren: float
    gewoon_nu: int
    speciaal_nu: int
    zonder_nu: int
    """Without a school now; public files know none of them."""


def figures(vraag: Verdeelvraag, feiten: Gebiedsfeiten, uitkomst: Uitkomst) -> Cijfers:
    """Now is scaled to the pupils of the plan: of who come newly one knows only how those before them travel."""
    geplaatst = sum(p.aantal for p in uitkomst.plaatsingen)
    leerlingen = geplaatst + uitkomst.zonder
    nu, norm = _ways_now(vraag, feiten), {plek.pc4: plek.dichtbij_km for plek in feiten.woonplekken}
    alle = sum(n for *_, n in nu)
    gewoon = sum(p.aantal for p in uitkomst.plaatsingen if p.is_gewoon)
    return Cijfers(
        leerlingen=leerlingen,
        gewoon=gewoon,
        speciaal=geplaatst - gewoon,
        zonder=uitkomst.zonder,
        dichtbij=sum(p.aantal for p in uitkomst.plaatsingen if p.km <= norm[p.pc4]),
        dichtbij_nu=round(leerlingen * sum(n for pc4, km, n in nu if km <= norm[pc4]) / alle) if alle else 0,
        km=_mean([(p.km, p.aantal) for p in uitkomst.plaatsingen]),
        km_nu=_mean([(km, n) for _, km, n in nu]),
        scholen_bezocht=len({b.naar for b in uitkomst.bezoeken}),
        reisuren=uitkomst.reisuren,
        gewoon_nu=0,
        speciaal_nu=leerlingen,
        zonder_nu=0,
    )


def _ways_now(vraag: Verdeelvraag, feiten: Gebiedsfeiten) -> list[tuple[str, float, float]]:
    """Postcode, kilometres to school and the estimate of pupils, for every flow of the kinds that were asked."""
    # Imported here: numpy and scipy are large, and who reads a plan does not come here.
    from knooppunt.kaart.rules.wegen.gebied import network_of
    from knooppunt_planning.network import NO_WAY, Mode

    thuis = {plek.pc4: Point(*plek.punt) for plek in feiten.woonplekken}
    school = {plek.code: Point(*plek.punt) for plek in feiten.speciaal}
    stromen = [s for s in feiten.stromen if s.soort in vraag.soorten]
    pc4s, codes = sorted(thuis), sorted(school)
    network = network_of(feiten.maat, feiten.tabel)
    meters = network.metres([thuis[p] for p in pc4s], [school[c] for c in codes], Mode.BICYCLE).astype(float)
    meters[meters == NO_WAY] = math.inf
    rij, kolom = {p: nr for nr, p in enumerate(pc4s)}, {c: nr for nr, c in enumerate(codes)}
    return [(s.pc4, float(meters[rij[s.pc4], kolom[s.code]]) / 1000, s.aantal) for s in stromen]


def _mean(rijen: list[tuple[float, float]]) -> float:
    gewicht = sum(n for _, n in rijen)
    return round(sum(waarde * n for waarde, n in rijen) / gewicht, 1) if gewicht else 0.0
