"""Tells the privacy officer what was changed in the database outside the product, and marks it so that it stays."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.actions.rijwijzigingen import KOLOMMEN, PER_REGEL
from knooppunt.toegang.actions.taken import open_tasks_for_role
from knooppunt.toegang.keten import BUITENOM, keys
from knooppunt.toegang.queries.logboek import unmarked_rows
from knooppunt.toegang.rules.waarmerk import Rij, row_mark

TERUG = timedelta(days=30)


@transaction.atomic
def report_outside_changes(*, at: datetime, by: Viewer, voortgang: Any = None) -> str:
    """Record what no event belongs to, and put it before the privacy officer. Done twice, it finds nothing to do."""
    rijen = [Rij(*w) for w in unmarked_rows(at - TERUG, at).values_list(*KOLOMMEN)]
    for i in range(0, len(rijen), PER_REGEL):
        stuk = rijen[i : i + PER_REGEL]
        record_event(
            soort=BUITENOM, onderwerp_ref="", by=by, at=at,
            rijen={str(rij.id): row_mark(keys()[-1], rij) for rij in stuk},
            tabellen=dict(Counter(rij.tabel for rij in stuk)),
            gebruikers=sorted({rij.gebruiker for rij in stuk} - {""}),
        )  # fmt: skip
    if not rijen:
        return "Niets gevonden"
    open_tasks_for_role(
        rol="privacyfunctionaris", op=by.op, sleutel=f"buitenom:{at:%Y%m%d}", soort="logboek", at=at,
        tekst="Er is iets veranderd buiten Knooppunt om", url=reverse("toegang:logboek"),
    )  # fmt: skip
    return f"{len(rijen)} wijzigingen gemeld aan de functionaris gegevensbescherming"
