"""Counting a study: which function answers which kind. Plain data in, plain data out, no table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from knooppunt.dossier.public import Hulpgroep
from knooppunt.kaart.rules.studies import RITTEN, Studiesoort
from knooppunt_planning import OnProgress, Stop

Voorstellen = Sequence[Mapping[str, Any]]


GENOEG = 0.005
"""Closer to the best possible than this share nobody notices, beside what is unsure in the facts."""


@dataclass(frozen=True)
class Opdracht:
    """What a worker gets: the question, the facts that were kept with it, and the seed."""

    vraag: Mapping[str, Any]
    feiten: Mapping[str, Any]
    zaad: int
    groepen: Sequence[list[Any]] = ()
    """Children as they were counted in dossiers, for a study that asked so (``Dossiervraag``)."""

    @property
    def kinderen(self) -> tuple[Hulpgroep, ...]:
        """The same, read."""
        return tuple(map(Hulpgroep.from_json, self.groepen))


Rekenwijze = Callable[[Opdracht, Callable[[], bool], OnProgress], tuple[dict[str, Any], Voorstellen]]


def distribution_plan(
    opdracht: Opdracht, cancelled: Callable[[], bool], meld: OnProgress
) -> tuple[dict[str, Any], Voorstellen]:
    """A distribution plan, and each visit of expertise as a proposal."""
    # Imported here: numpy and HiGHS are large, and most who start the product never come here.
    from knooppunt.kaart.rules.verdeelplan.probleem import problem_of
    from knooppunt.kaart.rules.verdeelplan.uitkomst import outcome_of
    from knooppunt.kaart.rules.verdeelplan.vraag import Gebiedsfeiten, Verdeelvraag
    from knooppunt_planning.matching import match

    vraag = Verdeelvraag.from_json(opdracht.vraag)
    if vraag.is_uit_dossiers:
        return _plan_from_dossiers(vraag, opdracht, cancelled, meld)
    problem = problem_of(vraag, Gebiedsfeiten.from_json(opdracht.feiten))
    stop = Stop(seconds=vraag.seconden, gap=GENOEG, cancelled=cancelled)
    uitkomst = outcome_of(problem, match(problem, stop=stop, seed=opdracht.zaad, on_progress=meld))
    gegevens = uitkomst.as_json()
    return gegevens, gegevens["bezoeken"]


def _plan_from_dossiers(
    vraag: Any, opdracht: Opdracht, cancelled: Callable[[], bool], meld: OnProgress
) -> tuple[dict[str, Any], Voorstellen]:
    from knooppunt.kaart.rules.verdeelplan.hulp import Hulpfeiten
    from knooppunt.kaart.rules.verdeelplan.hulpprobleem import needs_problem
    from knooppunt.kaart.rules.verdeelplan.hulpuitkomst import needs_outcome
    from knooppunt_planning.matching import match

    feiten = Hulpfeiten.from_json(opdracht.feiten, opdracht.kinderen)
    problem = needs_problem(vraag, feiten)
    stop = Stop(seconds=vraag.seconden, gap=GENOEG, cancelled=cancelled)
    result = match(problem, stop=stop, seed=opdracht.zaad, on_progress=meld)
    gegevens = needs_outcome(vraag, feiten, problem, result, _step(vraag.peildatum)).as_json()
    return gegevens, gegevens["bezoeken"]


def _step(op: date) -> int:
    """In which steps counts of children are kept."""
    from knooppunt.kaart.rules.norm import PAKKET

    return PAKKET.drempel("KAART.KLEIN", op).aantal


def rounds(
    opdracht: Opdracht, cancelled: Callable[[], bool], meld: OnProgress
) -> tuple[dict[str, Any], Voorstellen]:
    """Rounds of travelling expertise. They follow from what was decided, so they propose nothing new."""
    from knooppunt.kaart.rules.rondes.rekenen import study_rounds
    from knooppunt.kaart.rules.rondes.vraag import Rondefeiten, Rondevraag

    vraag, feiten = Rondevraag.from_json(opdracht.vraag), Rondefeiten.from_json(opdracht.feiten)
    return study_rounds(vraag, feiten, opdracht.zaad, cancelled, meld).as_json(), ()


def spreading(
    opdracht: Opdracht, cancelled: Callable[[], bool], meld: OnProgress
) -> tuple[dict[str, Any], Voorstellen]:
    """Where special schools could be over years with fewer pupils; each change is a proposal."""
    from knooppunt.kaart.rules.spreiding.dossiers import in_whole_steps, needs_flows
    from knooppunt.kaart.rules.spreiding.rekenen import study_spread
    from knooppunt.kaart.rules.spreiding.vraag import Spreidingsvraag
    from knooppunt.kaart.rules.verdeelplan.vraag import Gebiedsfeiten

    vraag, feiten = Spreidingsvraag.from_json(opdracht.vraag), Gebiedsfeiten.from_json(opdracht.feiten)
    if vraag.is_uit_dossiers:
        feiten = replace(feiten, stromen=needs_flows(vraag, opdracht.kinderen))
    plan = study_spread(vraag, feiten, opdracht.zaad, cancelled, meld)
    if vraag.is_uit_dossiers:
        plan = in_whole_steps(plan, sum(g.aantal for g in opdracht.kinderen), _step(vraag.peildatum))
    gegevens = plan.as_json()
    return gegevens, [{"code": code, "feiten": dict(rij)} for code, rij in gegevens["veranderingen"]]


def rides(
    opdracht: Opdracht, cancelled: Callable[[], bool], meld: OnProgress
) -> tuple[dict[str, Any], Voorstellen]:
    """The rides of a week. A planner takes them into use as a whole, so nothing in it is a proposal by itself."""
    from knooppunt.kaart.rules.ritten.rekenen import ride_plan
    from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten, Rittenvraag

    vraag, feiten = Rittenvraag(**opdracht.vraag), Rittenfeiten.from_json(opdracht.feiten)
    return ride_plan(vraag, feiten, opdracht.zaad, cancelled, meld).as_json(), ()


REKENT: Mapping[str, Rekenwijze] = {
    Studiesoort.VERDEELPLAN: distribution_plan,
    Studiesoort.SPREIDING: spreading,
    Studiesoort.RONDES: rounds,
    RITTEN: rides,
}
