"""The dated terms and limits of the front desk, and working days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from knooppunt.basis.termijnen import lees_regelpakket

REGELS = lees_regelpakket(Path(__file__).with_name("loket.toml"))


def eerste_reactie_voor(verstuurd: date) -> date:
    """The last day for a first reaction to a question that was sent on this day."""
    return na_werkdagen(verstuurd, REGELS.drempel("eerste_reactie", verstuurd).aantal)


def na_werkdagen(dag: date, aantal: int) -> date:
    """The day that lies this many working days after ``dag``; weekends and national holidays do not count."""
    while aantal > 0:
        dag += timedelta(days=1)
        if dag.weekday() < 5 and dag not in feestdagen(dag.year):
            aantal -= 1
    return dag


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """The recognised public holidays (Algemene termijnenwet art. 3; it counts Good Friday and every 5 May)."""
    pasen = _eerste_paasdag(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag = date(jaar, 4, 26)
    vast = {date(jaar, 1, 1), koningsdag, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)}
    return frozenset(vast | {pasen + timedelta(days=na) for na in (-2, 0, 1, 39, 49, 50)})


def _eerste_paasdag(jaar: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)
