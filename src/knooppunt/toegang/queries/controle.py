"""Reads the whole record for the check of its chains."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Max

from knooppunt.toegang.grendels.beheer import differences
from knooppunt.toegang.keten import keys
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.rules.controle import Bevinding, Ketencontrole, Plek
from knooppunt.toegang.rules.waarmerk import Logregel

KOLOMMEN = [veld.name for veld in fields(Logregel)]
PER_KEER = 5000
AFGESLOTEN = "logboek.afgesloten"
"""The event that proves what was removed after its term: the last number and mark of each chain."""


@dataclass(frozen=True)
class Uitslag:
    """What the check found: damages in the chains, guards of the database that are not in place, how much was read."""

    bevindingen: list[Bevinding]
    grendels: list[str]
    regels: int
    einden: dict[int, Plek]

    @property
    def in_orde(self) -> bool:
        return not self.bevindingen and not self.grendels


def check_record(
    anker: Mapping[int, Plek], voortgang: Callable[[int, int], None] = lambda klaar, totaal: None
) -> Uitslag:
    """Read every line once. ``anker`` was read before: the record may have grown since, never have shrunk."""
    controle = Ketencontrole(keys(), begin=closed_until(), anker=anker)
    totaal = Gebeurtenis.objects.count()
    for spoor, regels in groupby(_lines(), key=itemgetter(0)):
        controle.read_chain(spoor, _reported((regel for _, *regel in regels), controle, totaal, voortgang))
    voortgang(controle.aantal, totaal)
    return Uitslag(
        controle.finish(), [grendel.naam for grendel in differences()], controle.aantal, controle.einden
    )


def _lines() -> Iterator[tuple[int, Logregel, str]]:
    rijen = Gebeurtenis.objects.order_by("spoor", "nr").values_list(*KOLOMMEN, "waarmerk")
    for *waarden, waarmerk in rijen.iterator(chunk_size=PER_KEER):
        yield waarden[0], Logregel(*waarden), waarmerk


def _reported(
    regels: Any, controle: Ketencontrole, totaal: int, voortgang: Callable[[int, int], None]
) -> Any:
    for regel in regels:
        if controle.aantal % PER_KEER == 0:
            voortgang(controle.aantal, totaal)
        yield regel


def closed_until() -> dict[int, Plek]:
    """After which line each chain starts, by the last closing; the line that says so is checked like every other."""
    laatste = Gebeurtenis.objects.filter(soort=AFGESLOTEN).order_by("-id").first()
    if laatste is None:
        return {}
    return {int(spoor): Plek(nr, waarmerk) for spoor, (nr, waarmerk) in laatste.gegevens["sporen"].items()}


def chain_ends() -> dict[int, Plek]:
    """The last line of every chain as the database has it now."""
    einden = closed_until()
    laatste = Gebeurtenis.objects.order_by().values("spoor").annotate(nr=Max("nr"))
    for rij in laatste:
        regel = Gebeurtenis.objects.get(spoor=rij["spoor"], nr=rij["nr"])
        einden[regel.spoor] = Plek(regel.nr, regel.waarmerk)
    return einden
