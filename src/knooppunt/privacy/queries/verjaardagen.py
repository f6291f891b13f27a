"""Reads: birthdays on which rights change: who must still be told, and which have come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knooppunt.basis.termijnen import months_after
from knooppunt.dossier.public import Dossier, running_dossiers_born
from knooppunt.privacy.rules.leeftijd import TRAPPEN, Verjaardag, announced_from, birthday, next_change
from knooppunt.toegang.public import Gebeurtenis

AANGEKONDIGD, BEREIKT = "verjaardag.aangekondigd", "verjaardag.bereikt"
TERUG = 12
"""Months after a birthday in which what was asked for it is looked after."""


@dataclass(frozen=True)
class Jarig:
    """A pupil whose rights change on a birthday."""

    dossier: Dossier
    verjaardag: Verjaardag


def to_tell(op: date) -> list[Jarig]:
    """Birthdays that come within the time of the announcement and that nobody was told of."""
    komend = [
        Jarig(dossier, verjaardag)
        for dossier in _born_for(op, announced_from(op))
        if (verjaardag := next_change(dossier.kind.geboortedatum, op))
        and verjaardag.dag <= announced_from(op)
    ]
    gezegd = _recorded(AANGEKONDIGD, [j.dossier for j in komend])
    return [j for j in komend if (j.dossier.ref, j.verjaardag.trap.code) not in gezegd]


def had_birthday(op: date) -> list[tuple[Jarig, bool]]:
    """Birthdays of the past year that people were told of, each with whether the day itself was recorded."""
    geweest = [
        Jarig(dossier, Verjaardag(dag, trap))
        for dossier in _born_for(months_after(op, -TERUG), op)
        for trap in TRAPPEN
        if trap.leeftijd
        and months_after(op, -TERUG) <= (dag := birthday(dossier.kind.geboortedatum, trap.jaren(op))) <= op
    ]
    dossiers = [j.dossier for j in geweest]
    gezegd, bereikt = _recorded(AANGEKONDIGD, dossiers), _recorded(BEREIKT, dossiers)
    sleutels = [(j, (j.dossier.ref, j.verjaardag.trap.code)) for j in geweest]
    return [(j, sleutel in bereikt) for j, sleutel in sleutels if sleutel in gezegd]


def _born_for(van: date, tot: date) -> Iterator[Dossier]:
    """Dossiers of children who may reach a stage between two days; a day wider, for who was born on 29 February."""
    for trap in TRAPPEN:
        if trap.leeftijd:
            maanden = -12 * trap.jaren(tot)
            yield from running_dossiers_born(
                months_after(van, maanden) - timedelta(days=1), months_after(tot, maanden) + timedelta(days=1)
            )


def _recorded(soort: str, dossiers: list[Dossier]) -> set[tuple[str, str]]:
    """(dossier, stage) of every such event."""
    regels = Gebeurtenis.objects.filter(soort=soort, dossier_ref__in={d.ref for d in dossiers})
    return {(ref, gegevens["trap"]) for ref, gegevens in regels.values_list("dossier_ref", "gegevens")}
