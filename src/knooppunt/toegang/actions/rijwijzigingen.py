"""Marks the row changes of a transaction that recorded an event, just before it commits.

The triggers say that a row changed; only the product can say that the change belongs to something that happened. A
change that no line of the record marks was done outside Knooppunt, or by an action that recorded nothing.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Func

from knooppunt.toegang.actions.gebeurtenissen import Vastgelegd, append_lines
from knooppunt.toegang.keten import GEMERKT, keys
from knooppunt.toegang.models import Gebeurtenis, Rijwijziging
from knooppunt.toegang.rules.waarmerk import Rij, row_mark

PER_REGEL = 1000
"""Row changes that one line of the record lists at most."""
KOLOMMEN = ("id", "at", "tabel", "rij", "soort", "kolommen", "gebruiker", "transactie")
IETS_VERANDERD = {
    "sqlite": "SELECT 1 FROM sqlite_sequence WHERE name = 'toegang_rijwijziging' AND seq > %s",
    "postgresql": "SELECT 1 FROM toegang_rijwijziging WHERE transactie = grendel_transactie() LIMIT 1",
}


def mark_changed_rows(connection: Any) -> None:
    """Called by the database backend before each commit; a look changes nothing and costs one small query."""
    gebeurd = [haak.laatste for _, haak, _ in connection.run_on_commit if isinstance(haak, Vastgelegd)]
    if gebeurd and _changed(connection):
        rijen = _own_rows(connection)
        append_lines([_line(rijen[i : i + PER_REGEL], gebeurd[-1]) for i in range(0, len(rijen), PER_REGEL)])


def _changed(connection: Any) -> bool:
    if connection.vendor == "sqlite" and connection.rijen_voor is None:
        return False  # before the first migration
    with connection.cursor() as cursor:
        waarden = [connection.rijen_voor] if connection.vendor == "sqlite" else []
        cursor.execute(IETS_VERANDERD[connection.vendor], waarden)
        return cursor.fetchone() is not None


def _own_rows(connection: Any) -> list[Rij]:
    rijen = Rijwijziging.objects.order_by("id").values_list(*KOLOMMEN)
    if connection.vendor == "sqlite":
        return [Rij(*waarden) for waarden in rijen.filter(id__gt=connection.rijen_voor)]
    nu = Func(function="grendel_transactie", output_field=CharField())
    return [Rij(*waarden) for waarden in rijen.filter(transactie=nu)]


def _line(rijen: list[Rij], bij: Gebeurtenis) -> dict[str, Any]:
    """One line for these changes, by who did the last thing that was recorded with them."""
    return {
        "at": bij.at,
        "soort": GEMERKT,
        "onderwerp_ref": "",
        "dossier_ref": "",
        "by_id": bij.by_id,
        "rol": bij.rol,
        "organisatie_id": bij.organisatie_id,
        "namens": "",
        "doel": "",
        "gegevens": {"bij": bij.pk, "rijen": {str(rij.id): row_mark(keys()[-1], rij) for rij in rijen}},
        "transactie": rijen[0].transactie,
        "rijen_van": rijen[0].id,
        "rijen_tot": rijen[-1].id,
    }
