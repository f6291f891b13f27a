"""Tampering with the record, many times, each time seen: ``knooppunt controle audit`` and a small round in the suite.

Every attempt is made by someone who can write everything in the database, has switched its triggers off, and has no
key. It is undone afterwards, so that each begins with a record that is whole. Missing guards do not count as seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Barrier
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction

from knooppunt.toegang.anker import read_anchor
from knooppunt.toegang.grendels.beheer import put_in_place, take_away
from knooppunt.toegang.models import Account, Gebeurtenis, Rijwijziging
from knooppunt.toegang.queries.controle import check_record
from knooppunt.toegang.rules.controle import Bevinding
from knooppunt.toegang.rules.waarmerk import Logregel, mark

SPOREN, STAPPEN = 3, 20
REGEL, RIJ = "toegang_gebeurtenis", "toegang_rijwijziging"
KOLOMMEN = (
    "soort",
    "onderwerp_ref",
    "dossier_ref",
    "rol",
    "namens",
    "doel",
    "waarmerk",
    "at",
    "by_id",
    "gegevens",
)


def write_record() -> None:
    """Some work in three chains (one on SQLite): accounts with their rows, looks, tasks."""
    from knooppunt.toegang.public import open_task, record_event
    from tests.factories import AT, Cast  # models load after Django's set-up

    with transaction.atomic():
        cast = Cast()
        record_event(soort="account.gemaakt", onderwerp_ref="begin", by=cast.beheerder, at=AT)
    samen = Barrier(SPOREN, timeout=60)

    def work(wie: int) -> None:
        try:
            for i in range(STAPPEN):
                ref = f"{wie}.{i}"
                with transaction.atomic():
                    record_event(
                        soort="dossier.bekeken", onderwerp_ref=ref, by=cast.mentor, at=AT, doel="inzage"
                    )
                    if connection.vendor == "postgresql":
                        samen.wait()
                    if i % 2:
                        wat = {"sleutel": ref, "soort": "x", "tekst": "x", "url": "/", "at": AT}
                        open_task(account_id=cast.mentor.account_id, **wat)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(SPOREN) as pool:
        list(pool.map(work, range(SPOREN)))


@dataclass
class Knoeier:
    """Someone who can write the database. Each method damages something and returns the numbers that must be named."""

    kans: Random

    def __post_init__(self) -> None:
        self.regels = list(Gebeurtenis.objects.order_by("id").values_list("id", "spoor", "nr"))
        self.rijen = list(Rijwijziging.objects.order_by("id").values_list("id", flat=True))

    def regel_veranderen(self) -> set[int]:
        pk, _, nr = self.kans.choice(self.regels)
        kolom = self.kans.choice(KOLOMMEN)
        self.sql(f"UPDATE {REGEL} SET {kolom} = %s WHERE id = %s", self.other(kolom, pk), pk)
        return {nr}

    def regel_verwijderen(self) -> set[int]:
        pk, _, nr = self.kans.choice(self.regels)
        self.sql(f"DELETE FROM {REGEL} WHERE id = %s", pk)
        return {nr}

    def einde_verwijderen(self) -> set[int]:
        spoor = self.kans.choice(self.regels)[1]
        nrs = sorted(nr for _, van, nr in self.regels if van == spoor)
        vanaf = self.kans.choice(nrs)
        self.sql(f"DELETE FROM {REGEL} WHERE spoor = %s AND nr >= %s", spoor, vanaf)
        return {vanaf}

    def alles_verwijderen(self) -> set[int]:
        self.sql(f"DELETE FROM {REGEL}")
        return {1}

    def regel_invoegen(self) -> set[int]:
        """A copy of a line behind the last one, with a mark made with a guessed key."""
        pk, spoor, _ = self.kans.choice(self.regels)
        nr = max(n for _, s, n in self.regels if s == spoor) + 1
        rij = Gebeurtenis.objects.filter(pk=pk).values().get()
        rij |= {"id": self.regels[-1][0] + 1, "spoor": spoor, "nr": nr, "onderwerp_ref": "verzonnen"}
        vorige = rij.pop("waarmerk")
        Gebeurtenis.objects.bulk_create(
            [Gebeurtenis(**rij, waarmerk=mark(b"geraden", vorige, Logregel(**rij)))]
        )
        return {nr}

    def regel_tussenvoegen(self) -> set[int]:
        """Between two lines: everything after it gets the next number."""
        pk, spoor, nr = self.kans.choice(self.regels)
        self.sql(f"UPDATE {REGEL} SET nr = nr + 100000 WHERE spoor = %s AND nr >= %s", spoor, nr)
        self.sql(f"UPDATE {REGEL} SET nr = nr - 99999 WHERE spoor = %s AND nr >= %s", spoor, nr + 100000)
        rij = Gebeurtenis.objects.filter(pk=pk).values().get() | {"id": self.regels[-1][0] + 1, "nr": nr}
        Gebeurtenis.objects.bulk_create([Gebeurtenis(**rij)])
        return {nr}

    def regels_verwisselen(self) -> set[int]:
        """What two lines say changes places; their numbers and marks stay, or go along."""
        een, ander = self.kans.sample(self.regels, 2)
        velden = (
            "soort",
            "onderwerp_ref",
            "dossier_ref",
            "by_id",
            "rol",
            "doel",
            "gegevens",
            "at",
            "waarmerk",
        )
        a, b = (Gebeurtenis.objects.filter(pk=pk).values(*velden).get() for pk in (een[0], ander[0]))
        if a == b:
            return self.regels_verwisselen()
        Gebeurtenis.objects.filter(pk=een[0]).update(**b)
        Gebeurtenis.objects.filter(pk=ander[0]).update(**a)
        return {een[2], ander[2]}

    def rij_veranderen(self) -> set[int]:
        pk, kolom = (
            self.kans.choice(self.rijen),
            self.kans.choice(("tabel", "rij", "soort", "kolommen", "gebruiker")),
        )
        self.sql(f"UPDATE {RIJ} SET {kolom} = %s WHERE id = %s", "verzonnen", pk)
        return {pk}

    def rij_verwijderen(self) -> set[int]:
        pk = self.kans.choice(self.rijen)
        self.sql(f"DELETE FROM {RIJ} WHERE id = %s", pk)
        return {pk}

    def rij_invoegen(self) -> set[int]:
        rij = Rijwijziging.objects.filter(pk=self.kans.choice(self.rijen)).values().get()
        Rijwijziging.objects.bulk_create([Rijwijziging(**rij | {"id": self.rijen[-1] + 1})])
        return {self.rijen[-1] + 1}

    def sql(self, sql: str, *waarden: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, waarden or None)

    def other(self, kolom: str, pk: int) -> Any:
        """Something that does not stand there now."""
        nu = Gebeurtenis.objects.filter(pk=pk).values_list(kolom, flat=True).get()
        if kolom == "by_id":
            return Account.objects.exclude(pk=nu).values_list("pk", flat=True).first()
        vast = {
            "at": "2020-01-01 00:00:00+00:00",
            "gegevens": '{"bladzijde": "verhaal"}',
            "waarmerk": "f" * 32,
        }
        return vast.get(kolom, f"x{str(nu)[:10]}")


INGREPEN = [naam for naam in vars(Knoeier) if naam.split("_")[-1] in (
    "veranderen", "verwijderen", "invoegen", "tussenvoegen", "verwisselen",
)]  # fmt: skip


@dataclass
class Uitkomst:
    """Per kind of tampering: tried, seen, and seen with the right line named."""

    geprobeerd: Counter[str]
    gezien: Counter[str]
    aangewezen: Counter[str]


def tamper(aantal: int, zaad: int, meld: Callable[[int], None] = lambda n: None) -> Uitkomst:
    """Damage the record ``aantal`` times; the record that is there must be whole."""
    anker, knoeier = read_anchor(Path(settings.ANKER)), Knoeier(Random(zaad))
    if begin := check_record(anker).bevindingen:
        raise ValueError(f"the record is not whole to begin with: {begin[:3]}")
    take_away()
    uitkomst = Uitkomst(Counter(), Counter(), Counter())
    for nummer in range(aantal):
        ingreep = INGREPEN[nummer % len(INGREPEN)]
        with transaction.atomic():
            moet = getattr(knoeier, ingreep)()
            gevonden = check_record(anker).bevindingen
            transaction.set_rollback(True)
        uitkomst.geprobeerd[ingreep] += 1
        uitkomst.gezien[ingreep] += bool(gevonden)
        uitkomst.aangewezen[ingreep] += moet <= named(gevonden)
        meld(nummer + 1)
    put_in_place()
    return uitkomst


def named(bevindingen: list[Bevinding]) -> set[int]:
    return {nr for b in bevindingen for nr in range(b.nr, b.tot + 1)}
