"""The dated rule data of the plan: terms in days, and limits in years, steps or months."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from knooppunt.basis.termijnen import lees_regelpakket

PAD = Path(__file__).with_name("plan_termijnen.toml")
TERMIJNEN = lees_regelpakket(PAD)


@dataclass(frozen=True)
class Grens:
    """A limit with the period in which it holds; ``eenheid`` is jaar, stap or maand."""

    code: str
    waarde: int
    eenheid: str
    bron: str
    tekst: str
    geldig_van: date
    geldig_tot: date | None = None
    controleer: bool = False

    def geldt_op(self, dag: date) -> bool:
        return self.geldig_van <= dag and (self.geldig_tot is None or dag < self.geldig_tot)


GRENZEN = tuple(Grens(**entry) for entry in tomllib.loads(PAD.read_text(encoding="utf-8"))["grens"])


def limit_on(code: str, dag: date) -> Grens | None:
    """The limit as it holds on a day, or None when the law did not have it yet."""
    return next((g for g in GRENZEN if g.code == code and g.geldt_op(dag)), None)


def ages_on(dag: date) -> tuple[Grens, ...]:
    """The limits by age that the law has on a day, for who wants to read why someone is asked."""
    return tuple(g for g in GRENZEN if g.eenheid == "jaar" and g.geldt_op(dag))


def has_reached(code: str, leeftijd: int, dag: date) -> bool:
    """Is someone of this age (years) at or over the limit, as it holds on a day?"""
    grens = limit_on(code, dag)
    return grens is not None and leeftijd >= grens.waarde


def school_year_end(dag: date) -> date:
    """The last day of the school year of ``dag``."""
    maand = next(g.waarde for g in GRENZEN if g.code == "SCHOOLJAAR.MAAND" and g.geldt_op(dag))
    jaar = dag.year + (1 if dag.month >= maand else 0)
    return date(jaar, maand, 1) - timedelta(days=1)


def next_evaluation(vanaf: date, *, geevalueerd: bool = False) -> date:
    """The last day for the next evaluation: at least once per school year (WVO 2020 art. 2.44 lid 3).

    A plan that starts shortly before the summer, or that was evaluated in this school year, has the whole next year.
    """
    eind = school_year_end(vanaf)
    kort = vanaf + timedelta(days=TERMIJNEN.op("OPP.REVIEW_MIN", vanaf).dagen) > eind
    return school_year_end(eind + timedelta(days=1)) if kort or geevalueerd else eind
