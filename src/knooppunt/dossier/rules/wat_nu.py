"""What is the next step in a dossier, so that everybody around the child reads the same answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from knooppunt.dossier.rules.toestemming import PAKKET


class Stap(Enum):
    """The next step; the words for each reader are in the template."""

    AFGESLOTEN = "afgesloten"
    REGISSEUR_KIEZEN = "regisseur_kiezen"
    OVERLEG_GEPLAND = "overleg_gepland"
    PLAN_IN_DE_MAAK = "plan_in_de_maak"
    OVERLEG_OF_PLAN = "overleg_of_plan"
    EVALUEREN = "evalueren"
    UITVOEREN = "uitvoeren"


@dataclass(frozen=True)
class Stand:
    """How far a dossier is on a day."""

    is_open: bool
    heeft_regisseur: bool
    heeft_concept: bool
    heeft_plan: bool
    volgend_overleg: date | None
    evaluatie_voor: date | None


def next_step(stand: Stand, op: date) -> Stap:
    """The first thing that has to happen; a planned meeting goes before writing."""
    if not stand.is_open:
        return Stap.AFGESLOTEN
    if not stand.heeft_regisseur:
        return Stap.REGISSEUR_KIEZEN
    if stand.heeft_plan and stand.evaluatie_voor and stand.evaluatie_voor <= op:
        return Stap.EVALUEREN
    if stand.volgend_overleg:
        return Stap.OVERLEG_GEPLAND
    if stand.heeft_concept:
        return Stap.PLAN_IN_DE_MAAK
    return Stap.UITVOEREN if stand.heeft_plan else Stap.OVERLEG_OF_PLAN


def can_wait(voor: date | None, op: date) -> bool:
    """Is this due so far away that the home page keeps it under "Later"? Without a date it is asked now."""
    return voor is not None and voor > PAKKET.op("START_STRAKS", op).vanaf(op)
