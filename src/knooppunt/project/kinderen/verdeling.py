"""Which child is in which stage, and how long ago its walk ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from knooppunt.loket.rules.vraag import Verteller
from knooppunt.project.demonstratie import fasen
from knooppunt.project.demonstratie.fasen import Toneel
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.kinderen.gezinnen import Kind

VANAF_LANG = 6
"""Age in years from which a child can have a history of more than a year at its school."""
VOLWASSEN = 18
"""From this age these pupils have questions only: their own signature under a plan is another walk."""
VARIANTEN = 5
"""The walks know this many variants of a stage (whose turn, which day, which kind of support)."""


def told_by_childcare(o: Toneel, gang: Gang, n: int) -> None:
    """Told by the childcare where the child spends the rest of its day: it comes to the municipality."""
    opvang = replace(gang.profiel.ouders[0], naam="Kinderopvang De Zeehond", relatie="pedagogisch medewerker")
    gang.profiel = replace(gang.profiel, ouders=(opvang,))
    o.op(2 + n % 9, gang.ask, None, Verteller.KINDEROPVANG)


@dataclass(frozen=True)
class Fase:
    """A stage: its share of the children, and at most how many days ago the walk ended."""

    loop: Callable[[Toneel, Gang, int], None]
    deel: float
    eerder: int = 0
    heeft_plan: bool = False
    is_lang: bool = False
    """Begins more than half a year ago."""
    zonder_coordinator: bool = False
    is_jong: bool = False

    def fits(self, kind: Kind, alleen: bool) -> bool:
        """Can this child be here? ``alleen``: no other child of the sample goes to its school."""
        leeftijd = kind.plek.leeftijd
        return not (
            (self.heeft_plan and (kind.is_tweede or leeftijd + 1 >= VOLWASSEN))
            or (self.is_lang and leeftijd < VANAF_LANG)
            or (self.zonder_coordinator and not alleen)
            or (self.is_jong and leeftijd > VANAF_LANG)
        )


PLAN = Fase(fasen.planned, 0.16, eerder=45, heeft_plan=True)
REST = Fase(fasen.advised, 0.22, eerder=200)
"""Fits every child."""
FASEN = (
    # What few children fit comes first.
    Fase(fasen.unrouted, 0.02, eerder=20, zonder_coordinator=True),
    Fase(fasen.finished, 0.08, eerder=220, heeft_plan=True, is_lang=True),
    Fase(fasen.evaluated, 0.05, eerder=30, heeft_plan=True, is_lang=True),
    PLAN,
    Fase(fasen.concept, 0.09, eerder=10, heeft_plan=True),
    Fase(told_by_childcare, 0.03, eerder=5, is_jong=True),
    Fase(fasen.opened, 0.13, eerder=20),
    Fase(fasen.told_by_school, 0.05, eerder=12),
    Fase(fasen.asked_back, 0.06, eerder=14),
    Fase(fasen.late, 0.04, eerder=8),
    Fase(fasen.fresh, 0.07),
    REST,
)


def deal_stages(kinderen: Sequence[Kind], kans: Random, met_plan: Sequence[Kind] = ()) -> dict[Kind, Fase]:
    """A stage for every child, in these shares as far as children fit; ``met_plan`` have a plan in force."""
    per_school = Counter(kind.plek.vestiging_id for kind in kinderen)
    verdeling: dict[Kind, Fase] = dict.fromkeys(met_plan, PLAN)
    vrij = [kind for kind in kans.sample(kinderen, len(kinderen)) if kind not in verdeling]
    for fase in FASEN:
        passend = [kind for kind in vrij if fase.fits(kind, per_school[kind.plek.vestiging_id] == 1)]
        for kind in passend[: max(1, round(fase.deel * len(kinderen)))]:
            verdeling[kind] = fase
        vrij = [kind for kind in vrij if kind not in verdeling]
    return verdeling | dict.fromkeys(vrij, REST)


def variant_of(nummer: int) -> int:
    """The variant of the stage for the n-th child in it."""
    return nummer % VARIANTEN
