"""Reads the whole record for the check of its chains and of the row changes that it lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter

from django.db import connection, transaction
from django.db.models import Max

from knooppunt.toegang.grendels.beheer import differences
from knooppunt.toegang.keten import AFGESLOTEN, keys
from knooppunt.toegang.models import Gebeurtenis, Rijwijziging
from knooppunt.toegang.rules.controle import Bevinding, Ketencontrole, Plek, Rijcontrole
from knooppunt.toegang.rules.waarmerk import Logregel, Rij

KOLOMMEN = [veld.name for veld in fields(Logregel)]
RIJKOLOMMEN = [veld.name for veld in fields(Rij)]
PER_KEER = 5000
Voortgang = Callable[[int, int], None]


@dataclass(frozen=True)
class Uitslag:
    """What the check found: damages, guards of the database that are not in place, and how much was read."""

    bevindingen: list[Bevinding]
    grendels: list[str]
    regels: int
    rijen: int
    einden: dict[int, Plek]

    @property
    def in_orde(self) -> bool:
        return not self.bevindingen and not self.grendels

    def is_whole(self, anker: Mapping[int, Plek] | None) -> bool:
        """Nothing wrong, and an anchor (None: there is none) says that the end is there as well."""
        return self.in_orde and (anker is not None or not self.regels)


def check_record(anker: Mapping[int, Plek], voortgang: Voortgang = lambda klaar, totaal: None) -> Uitslag:
    """Read every line and every row change once.

    ``anker`` was read before: the record may have grown since, never have shrunk.
    """
    with _one_moment():
        laatste = Rijwijziging.objects.aggregate(laatste=Max("id"))["laatste"] or 0
        totaal = Gebeurtenis.objects.count() + Rijwijziging.objects.count()
        keten = Ketencontrole(keys(), begin=closed_until(), anker=anker)
        rijen = Rijcontrole(keys(), laatste)

        def note(regels: Iterable[tuple[int, Logregel, str]]) -> Iterator[tuple[Logregel, str]]:
            for _, regel, waarmerk in regels:
                if keten.aantal % PER_KEER == 0:
                    voortgang(keten.aantal, totaal)
                if "rijen" in regel.gegevens:
                    rijen.listed(regel.gegevens["rijen"])
                yield regel, waarmerk

        for spoor, regels in groupby(_lines(), key=itemgetter(0)):
            keten.read_chain(spoor, note(regels))
        for stuk in _rows():
            voortgang(keten.aantal + rijen.aantal, totaal)
            rijen.read_rows(stuk)
        return Uitslag(
            bevindingen=keten.finish() + rijen.finish(),
            grendels=[grendel.naam for grendel in differences()],
            regels=keten.aantal,
            rijen=rijen.aantal,
            einden=keten.einden,
        )


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything as it was at one moment. On SQLite rows come in order, and a transaction would stop the writers."""
    if connection.vendor == "sqlite" or connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _lines() -> Iterator[tuple[int, Logregel, str]]:
    rijen = Gebeurtenis.objects.order_by("spoor", "nr").values_list(*KOLOMMEN, "waarmerk")
    for *waarden, waarmerk in rijen.iterator(chunk_size=PER_KEER):
        yield waarden[0], Logregel(*waarden), waarmerk


def _rows() -> Iterator[list[Rij]]:
    """The row changes in pieces."""
    na = 0
    while stuk := list(
        Rijwijziging.objects.filter(id__gt=na).order_by("id").values_list(*RIJKOLOMMEN)[:PER_KEER]
    ):
        yield [Rij(*waarden) for waarden in stuk]
        na = stuk[-1][0]


def closed_until() -> dict[int, Plek]:
    """After which line each chain starts, by the last closing; the line that says so is checked like every other."""
    laatste = Gebeurtenis.objects.filter(soort=AFGESLOTEN).order_by("-id").first()
    if laatste is None:
        return {}
    return {int(spoor): Plek(nr, waarmerk) for spoor, (nr, waarmerk) in laatste.gegevens["sporen"].items()}


def chain_ends() -> dict[int, Plek]:
    """The last line of every chain as the database has it now."""
    einden = closed_until()
    for rij in Gebeurtenis.objects.order_by().values("spoor").annotate(nr=Max("nr")):
        regel = Gebeurtenis.objects.get(spoor=rij["spoor"], nr=rij["nr"])
        einden[regel.spoor] = Plek(regel.nr, regel.waarmerk)
    return einden
