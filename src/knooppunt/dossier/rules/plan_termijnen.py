"""The dated rule data of the plan: terms in days, and limits in years, steps or months."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from knooppunt.basis.termijnen import Leeftijd, lees_regelpakket

TERMIJNEN = lees_regelpakket(Path(__file__).with_name("plan_termijnen.toml"))


def ages_on(dag: date) -> tuple[Leeftijd, ...]:
    """The limits by age that the law has on a day, for who wants to read why someone is asked."""
    return tuple(leeftijd for leeftijd in TERMIJNEN.leeftijden if leeftijd.geldt_op(dag))


def has_reached(code: str, leeftijd: int, dag: date) -> bool:
    """Is someone of this age (years) at or over the limit, as it holds on a day?"""
    return TERMIJNEN.geldt(code, dag) and leeftijd >= TERMIJNEN.leeftijd(code, dag).jaren


def school_year_end(dag: date) -> date:
    """The last day of the school year of ``dag``."""
    maand = TERMIJNEN.drempel("SCHOOLJAAR.MAAND", dag).aantal
    jaar = dag.year + (1 if dag.month >= maand else 0)
    return date(jaar, maand, 1) - timedelta(days=1)


def next_evaluation(vanaf: date, *, geevalueerd: bool = False) -> date:
    """The last day for the next evaluation: at least once per school year (WVO 2020 art. 2.44 lid 3).

    A plan that starts shortly before the summer, or that was evaluated in this school year, may use the next year, but
    never more than a year goes by.
    """
    eind = school_year_end(vanaf)
    kort = vanaf + timedelta(days=TERMIJNEN.op("OPP.REVIEW_MIN", vanaf).dagen) > eind
    uiterlijk = school_year_end(eind + timedelta(days=1)) if kort or geevalueerd else eind
    return min(uiterlijk, TERMIJNEN.op("OPP.REVIEW_MAX", vanaf).vanaf(vanaf))
