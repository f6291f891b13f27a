"""Work that is done once a day, whoever starts it: ``knooppunt nacht`` from a timer, or the embedded product itself.

A room says what it does at night in its ``apps.py``:

    register_nightly(Nachtwerk("herinneren", "Herinneringen versturen", send_reminders))

``send_reminders(at=..., by=..., voortgang=...)`` gets the moment, the viewer that Knooppunt itself is, and a callable
``voortgang(klaar, totaal)``; it returns one Dutch sentence of what it did. It commits its own small steps, and done a
second time it finds nothing to do: after a kill another process starts it again the same day.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.models import Nachtronde

logger = logging.getLogger(__name__)
STIL = timedelta(minutes=10)
"""Without a heartbeat for this long, the process that claimed a job is gone."""
HARTSLAG = timedelta(seconds=20)
RUST = 0.1
"""Seconds: the longest pause after a step. A step that follows at once leaves SQLite no gap for who waits to write."""
BEGIN_UUR = 3
"""From this hour on the product does by itself what was not done that day."""
Voortgang = Callable[[int, int], None]


@dataclass(frozen=True)
class Nachtwerk:
    """One job: its code, what it does in Dutch, and the function that does it."""

    code: str
    naam: str
    doe: Callable[..., str]


@dataclass(frozen=True)
class Gedaan:
    """How one job went: done now, done before today, busy elsewhere, or failed."""

    werk: Nachtwerk
    staat: str
    uitkomst: str = ""


_WERK: dict[str, Nachtwerk] = {}


def register_nightly(werk: Nachtwerk) -> None:
    """Add a job; ValueError when another one has this code."""
    if _WERK.setdefault(werk.code, werk) != werk:
        raise ValueError(f"nightly job {werk.code} is there twice")


def nightly_work() -> list[Nachtwerk]:
    return list(_WERK.values())


def knooppunt_self(at: datetime) -> Viewer:
    """The product itself, as who does something at night."""
    return Viewer(account_id=None, soort="systeem", op=timezone.localdate(at), naam="Knooppunt")


def is_due(at: datetime) -> bool:
    """Is it night, or later, and is there work that was not done today?"""
    gedaan = Nachtronde.objects.filter(dag=timezone.localdate(at), klaar_at__isnull=False)
    return timezone.localtime(at).hour >= BEGIN_UUR and len(set(gedaan.values_list("code", flat=True))) < len(
        _WERK
    )


def run_night(
    *,
    now: Callable[[], datetime],
    opnieuw: bool = False,
    alleen: Collection[str] = (),
    meld: Callable[[Nachtwerk, int, int], None] = lambda werk, klaar, totaal: None,
) -> Iterator[Gedaan]:
    """Do what was not done today, one job after another. ``now`` is asked at every sign of life."""
    for werk in nightly_work():
        if not alleen or werk.code in alleen:
            ronde, staat = _claim(werk.code, now(), opnieuw)
            yield _do(werk, ronde, now, meld) if ronde else Gedaan(werk, staat)


@dataclass(frozen=True)
class Stand:
    """How a job stands: the last time it was done, and what happened since when that is not the same."""

    werk: Nachtwerk
    gedaan: Nachtronde | None
    sindsdien: Nachtronde | None
    is_achter: bool


def night_status(op: date) -> list[Stand]:
    """Every job with when it was done last; behind when that is before yesterday."""
    standen = []
    for werk in nightly_work():
        rondes = Nachtronde.objects.filter(code=werk.code).order_by("-dag")
        laatste, gedaan = rondes.first(), rondes.filter(klaar_at__isnull=False).first()
        sindsdien = laatste if laatste != gedaan else None
        achter = gedaan is None or gedaan.dag < op - timedelta(days=1)
        standen.append(Stand(werk, gedaan, sindsdien, achter))
    return standen


def _claim(code: str, at: datetime, opnieuw: bool) -> tuple[Nachtronde | None, str]:
    """The row of today when it is ours to do; the unique row and the conditional update let one process win."""
    dag = timezone.localdate(at)
    try:
        with transaction.atomic():
            return Nachtronde.objects.create(code=code, dag=dag, begonnen_at=at, hartslag_at=at), ""
    except IntegrityError:
        ronde = Nachtronde.objects.get(code=code, dag=dag)
    if ronde.klaar_at and not opnieuw:
        return None, "al gedaan"
    loopt = not ronde.klaar_at and not ronde.uitkomst
    if loopt and ronde.hartslag_at > at - STIL:
        return None, "bezig"
    gelijk = Nachtronde.objects.filter(pk=ronde.pk, hartslag_at=ronde.hartslag_at)
    gewonnen = gelijk.update(begonnen_at=at, hartslag_at=at, klaar_at=None, uitkomst="")
    return (ronde, "") if gewonnen else (None, "bezig")


def _do(
    werk: Nachtwerk,
    ronde: Nachtronde,
    now: Callable[[], datetime],
    meld: Callable[[Nachtwerk, int, int], None],
) -> Gedaan:
    rij = Nachtronde.objects.filter(pk=ronde.pk)
    at = hartslag = now()
    stap = time.monotonic()

    def voortgang(klaar: int, totaal: int) -> None:
        nonlocal hartslag, stap
        time.sleep(min(time.monotonic() - stap, RUST))  # as long as it worked, so that pages get their turn
        stap = time.monotonic()
        if now() > hartslag + HARTSLAG:
            hartslag = now()
            rij.update(hartslag_at=hartslag)
        meld(werk, klaar, totaal)

    try:
        uitkomst = werk.doe(at=at, by=knooppunt_self(at), voortgang=voortgang)
    except Exception as error:  # one job that fails must not keep the others from being done
        fout = f"Mislukt: {type(error).__name__}"
        # The place and not the message: that may hold what people typed.
        plaats = "".join(traceback.format_tb(error.__traceback__))
        logger.error("nachtwerk %s: %s\n%s", werk.code, fout, plaats)  # noqa: TRY400 - exception() logs the message
        rij.update(hartslag_at=now(), uitkomst=fout)
        return Gedaan(werk, "mislukt", fout)
    rij.update(hartslag_at=now(), klaar_at=now(), uitkomst=uitkomst[:300])
    return Gedaan(werk, "gedaan", uitkomst)
