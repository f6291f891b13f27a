"""Is it still right? How fresh an entry is, from the day on which somebody last checked it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import nl

REGELS = lees_regelpakket(Path(__file__).with_name("actueel.toml"))


class Actualiteit(Benoemd):
    """How far an entry can be trusted today."""

    ACTUEEL = "actueel", nl("nagekeken")
    NAKIJKEN = "nakijken", nl("bijna toe aan nakijken")
    VEROUDERD = "verouderd", nl("lang niet nagekeken")


def freshness(nagekeken_op: date, op: date) -> Actualiteit:
    """On ``op``, of an entry that was last checked on ``nagekeken_op``."""
    tot = REGELS.op("houdbaar", op).vanaf(nagekeken_op)
    if op > tot:
        return Actualiteit.VEROUDERD
    return (
        Actualiteit.NAKIJKEN if (tot - op).days < REGELS.op("herinneren", op).dagen else Actualiteit.ACTUEEL
    )


def stale_before(op: date) -> date:
    """What was last checked before this day is stale on ``op``."""
    return REGELS.op("houdbaar", op).terug(op)


def room_asked_before(op: date) -> date:
    """Room that was told before this day is asked again on ``op``: soon it no longer counts."""
    return REGELS.op("ruimte_houdbaar", op).terug(REGELS.op("ruimte_herinneren", op).vanaf(op))


def told_until(opgegeven: date) -> date:
    """The last day on which room or a waiting time that was told on ``opgegeven`` still counts."""
    return REGELS.op("ruimte_houdbaar", opgegeven).vanaf(opgegeven)
