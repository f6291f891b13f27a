"""Writes the record of what happened and of who looked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.models import Gebeurtenis


def record_event(
    *,
    soort: str,
    onderwerp_ref: str,
    by: Viewer,
    at: datetime,
    dossier_ref: str = "",
    namens: str = "",
    doel: str = "",
    **gegevens: Any,
) -> Gebeurtenis:
    """Add one line to the record, in the caller's transaction. ``gegevens`` are codes and references only."""
    functie = by.functies[0] if by.functies else None
    return Gebeurtenis.objects.create(
        at=at,
        soort=soort,
        onderwerp_ref=onderwerp_ref,
        dossier_ref=dossier_ref,
        by_id=by.account_id,
        rol=functie.rol if functie else by.soort,
        organisatie_id=functie.organisatie_id if functie else None,
        namens=namens,
        doel=doel,
        gegevens=gegevens,
    )


@transaction.atomic
def record_looks(*, dossier_refs: Iterable[str], bladzijde: str, doel: str, by: Viewer, at: datetime) -> None:
    """One page that shows several dossiers is one look at each; one statement, however many there are."""
    functie = by.functies[0] if by.functies else None
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            at=at, soort="dossier.bekeken", onderwerp_ref=ref, dossier_ref=ref, by_id=by.account_id,
            rol=functie.rol if functie else by.soort, organisatie_id=functie.organisatie_id if functie else None,
            doel=doel, gegevens={"bladzijde": bladzijde},
        )
        for ref in dossier_refs
    )  # fmt: skip
