"""A spread for the children in dossiers: who they are in it, and what of the answer may be kept (ADR 0024)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from knooppunt.dossier.public import Hulpgroep
from knooppunt.kaart.rules.ontbreekt import in_steps
from knooppunt.kaart.rules.spreiding.vraag import Spreidingsvraag
from knooppunt.kaart.rules.verdeelplan.vraag import GEEN_SCHOOL, Gebiedsfeiten, Stroom

if TYPE_CHECKING:  # numpy: only who counts a spread needs it
    from knooppunt.kaart.rules.spreiding.rekenen import Reizen, Spreiding

AFGEROND = -5
"""Euro are kept to a hundred thousand: costs to the euro would tell how many children there are."""
CHANGE = ("site", "other", "year")
"""What of a change is kept: not how many pupils go where."""


def in_the_spread(
    vraag: Spreidingsvraag, feiten: Gebiedsfeiten, groepen: Iterable[Hulpgroep]
) -> tuple[Hulpgroep, ...]:
    """Children who need one of these kinds of support, and are at one of these special schools or have no school.

    Who is at another school has a place that is not planned here.
    """
    mogelijk = {school.code for school in feiten.speciaal} | {GEEN_SCHOOL}
    return tuple(g for g in groepen if g.wie.school in mogelijk and vraag.of_it(g.wie.soorten))


def needs_flows(vraag: Spreidingsvraag, groepen: Iterable[Hulpgroep]) -> tuple[Stroom, ...]:
    """Where these children live and where they go now."""
    geteld: Counter[tuple[str, str]] = Counter()
    for groep in groepen:
        geteld[groep.wie.pc4, groep.wie.school] += groep.aantal
    return tuple(Stroom(pc4, code, vraag.soort, float(n)) for (pc4, code), n in sorted(geteld.items()))


def in_whole_steps(plan: Spreiding, kinderen: int, stap: int) -> Spreiding:
    """The same answer with every count of children in steps of ``stap``; what is about fewer is left out."""
    heel = in_steps(kinderen, stap)
    return replace(
        plan,
        kinderen=heel,
        veranderingen=tuple(
            (code, {naam: feiten[naam] for naam in CHANGE if naam in feiten})
            for code, feiten in plan.veranderingen
        ),
        vandaag=_travel(plan.vandaag, kinderen, stap),
        straks=_travel(plan.straks, kinderen, stap),
        kosten_vandaag=round(plan.kosten_vandaag, AFGEROND),
        kosten=round(plan.kosten, AFGEROND),
        verder=tuple(
            replace(rij, leerlingen=in_steps(int(rij.leerlingen), stap))
            for rij in plan.verder
            if rij.leerlingen >= stap
        ),
        dichterbij=in_steps(int(plan.dichterbij), stap),
        spijt=tuple(
            replace(s, kosten=round(s.kosten, AFGEROND), meer=round(s.meer, AFGEROND)) for s in plan.spijt
        ),
    )


def _travel(reis: Reizen, kinderen: int, stap: int) -> Reizen:
    """A mean of fewer than a step is not kept; nor is that of the tenth that travels furthest, when those are few."""
    heel, met_plek = in_steps(kinderen, stap), kinderen * (1 - reis.zonder)

    def deel(aantal: float) -> float:
        return in_steps(round(aantal), stap) / heel if heel else 0.0

    return replace(
        reis,
        km=reis.km if met_plek >= stap else None,
        verste_tiende_km=reis.verste_tiende_km if met_plek >= 10 * stap else None,
        te_ver=deel(reis.te_ver * met_plek),
        zonder=deel(reis.zonder * kinderen),
    )
