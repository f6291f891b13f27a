"""Writes the record of what happened and of who looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang import anker
from knooppunt.toegang.keten import chain_end, keys
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.rules.waarmerk import Logregel, mark, plain


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
    wat = {"soort": soort, "onderwerp_ref": onderwerp_ref, "dossier_ref": dossier_ref, "namens": namens}
    return _append([wat | {"gegevens": plain(gegevens)}], doel=doel, by=by, at=at)[0]


@dataclass(frozen=True)
class Blik:
    """One look of a page that shows several things: the kind of event, what was seen, and its dossier."""

    soort: str
    onderwerp_ref: str
    dossier_ref: str = ""


def record_looks(*, blikken: Iterable[Blik], bladzijde: str, doel: str, by: Viewer, at: datetime) -> None:
    """A page that shows several people is a look at each, once; one statement, however many there are."""
    regels = [
        asdict(blik) | {"namens": "", "gegevens": {"bladzijde": bladzijde}} for blik in dict.fromkeys(blikken)
    ]
    _append(regels, doel=doel, by=by, at=at)


@dataclass(frozen=True)
class Vastgelegd:
    """Waits for the commit: then the anchor says where the chain ends. ``laatste`` is the last line of that call."""

    laatste: Gebeurtenis

    def __call__(self) -> None:
        anker.advance(self.laatste.spoor, self.laatste.nr, self.laatste.waarmerk)


def record_search(
    *, wie: str, dossier_ref: str, by: Viewer, at: datetime, soort: str = "logboek.gelezen", **vraag: Any
) -> None:
    """Someone searched in the record: for whom or which dossier, and by which codes. Looking here is a look as well."""
    record_event(
        soort=soort,
        onderwerp_ref=wie or dossier_ref,
        dossier_ref=dossier_ref,
        by=by,
        at=at,
        doel="toezicht",
        bladzijde="logboek",
        **vraag,
    )


def _append(regels: list[dict[str, Any]], *, doel: str, by: Viewer, at: datetime) -> list[Gebeurtenis]:
    """Lines of one person at one moment."""
    functie = by.functies[0] if by.functies else None
    wie = {
        "at": at,
        "by_id": by.account_id,
        "rol": functie.rol if functie else by.soort,
        "organisatie_id": functie.organisatie_id if functie else None,
        "doel": doel,
    }
    return append_lines([wie | regel for regel in regels])


def append_lines(regels: list[dict[str, Any]]) -> list[Gebeurtenis]:
    """Write lines at the end of a chain; nobody else writes in that chain until the transaction ends."""
    if not regels:
        return []
    with transaction.atomic(savepoint=False):
        eind = chain_end(len(regels))
        waarmerk, nieuw = eind.waarmerk, []
        for nr, (pk, regel) in enumerate(zip(eind.ids, regels, strict=True), eind.nr + 1):
            plek = {"spoor": eind.spoor, "nr": nr, "id": pk}
            waarmerk = mark(keys()[-1], waarmerk, Logregel(**plek, **regel))
            nieuw.append(Gebeurtenis(**plek, waarmerk=waarmerk, **regel))
        Gebeurtenis.objects.bulk_create(nieuw)
        # Robust: what has been committed stays, also where the file cannot be written; the log says so.
        transaction.on_commit(Vastgelegd(nieuw[-1]), robust=True)
    return nieuw
