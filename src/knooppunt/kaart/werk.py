"""Studies, and plans of rides, are counted by workers: ``knooppunt werk`` on any machine, or the embedded product
(ADR 0022).

A worker claims one study with a conditional update, so two never have the same, on SQLite and on PostgreSQL. While it
counts it leaves a heartbeat; after ten silent minutes another takes over. Only who has the study writes its answer.
"""

from __future__ import annotations

import heapq
import logging
import math
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet

from knooppunt.kaart.models import Ritplan, Studie, Voorstel
from knooppunt.kaart.rekenen import REKENT, Opdracht, Voorstellen
from knooppunt.kaart.rules.studies import HERSTARTEN, POGINGEN, STIL, Toestand
from knooppunt.toegang.public import knooppunt_self, record_event
from knooppunt_planning import Progress

logger = logging.getLogger(__name__)
HARTSLAG = timedelta(seconds=2)
TAKEN: tuple[type[Studie | Ritplan], ...] = (Studie, Ritplan)
TE_VAAK = "Het rekenen is drie keer afgebroken. Vraag de beheerder in het logboek van het systeem te kijken."
STEEDS_WEG = (
    f"Knooppunt viel {HERSTARTEN} keer uit terwijl dit werd gerekend. Daarom begint het niet meer vanzelf. Vraag de "
    "beheerder of de computer genoeg geheugen heeft, en begin daarna opnieuw."
)
FOUT = "Er ging iets mis bij het rekenen. De beheerder ziet in het logboek van het systeem waar."


def claim_study(at: datetime) -> Studie | Ritplan | None:
    """The oldest that may be begun, now ours; None when there is none."""
    mag = Q(toestand=Toestand.WACHT) | Q(toestand=Toestand.BEZIG, hartslag_at__lt=at - STIL)
    rijen = [tabel._default_manager.filter(mag).order_by("gemaakt_at", "pk") for tabel in TAKEN]
    for studie in heapq.merge(*rijen, key=lambda taak: taak.gemaakt_at):
        alle = type(studie)._default_manager
        zoals_gezien = alle.filter(pk=studie.pk, toestand=studie.toestand, werker=studie.werker)
        if opgegeven := _given_up(studie):
            zoals_gezien.update(toestand=Toestand.MISLUKT, fout=opgegeven, klaar_at=at)
            continue
        werker = uuid4().hex
        nu = {"toestand": Toestand.BEZIG, "werker": werker, "begonnen_at": at, "hartslag_at": at}
        if zoals_gezien.update(**nu, pogingen=F("pogingen") + 1, voortgang={}):
            return alle.get(pk=studie.pk)
    return None


def _given_up(studie: Studie | Ritplan) -> str:
    """Why this is not begun once more; empty when it may be."""
    if studie.pogingen >= POGINGEN:
        return TE_VAAK
    return STEEDS_WEG if studie.herstarten >= HERSTARTEN else ""


def is_study_waiting() -> bool:
    return any(tabel._default_manager.filter(toestand=Toestand.WACHT).exists() for tabel in TAKEN)


def give_back(at: datetime) -> int:
    """What was in work waits again, and the attempt does not count: for who begins and knows that no worker is left.
    How many there were. It counts as a restart, of which there may be more than attempts.
    """
    return _wait_again(at, pogingen=F("pogingen") - 1, herstarten=F("herstarten") + 1)


def worker_broke(at: datetime) -> int:
    """The same, when their only worker broke: the attempt counts, so the next claim gives up what does it again and
    again.
    """
    return _wait_again(at)


def _wait_again(at: datetime, **anders: object) -> int:
    bezig = [tabel._default_manager.filter(toestand=Toestand.BEZIG) for tabel in TAKEN]
    return sum(rijen.update(toestand=Toestand.WACHT, hartslag_at=at, **anders) for rijen in bezig)


def _never() -> bool:
    return False


def count_study(studie: Any, now: Callable[[], datetime], must_leave: Callable[[], bool] = _never) -> bool:
    """Count a claimed study and write its answer, unless it is no longer ours. Whether the answer was written.

    ``must_leave``: asked often; once it says so the study waits for another worker, as if it had not been begun.
    """
    pols = _Pols(studie, now, must_leave)
    try:
        gevraagd = Opdracht(studie.vraag, studie.feiten, studie.zaad, studie.groepen)
        uitkomst, voorstellen = REKENT[studie.soort](gevraagd, pols.is_cancelled, pols.tell)
    except ValueError as error:
        if pols.left:
            return _put_back(studie)
        gestopt = {"toestand": Toestand.GESTOPT} if pols.cancelled else {}
        return _finish(studie, now(), **{"toestand": Toestand.MISLUKT, "fout": str(error)[:300]} | gestopt)
    except Exception as error:  # one study that fails must not keep the others from being counted
        # The place and not the message: that may hold facts of the study.
        plaats = "".join(traceback.format_tb(error.__traceback__))
        logger.error("studie %s: %s\n%s", studie.ref, type(error).__name__, plaats)  # noqa: TRY400 - exception() logs the message
        return _finish(studie, now(), toestand=Toestand.MISLUKT, fout=FOUT)
    if pols.left:  # what was found so far is not what was asked
        return _put_back(studie)
    return _finish(studie, now(), voorstellen, uitkomst, toestand=Toestand.KLAAR)


def _put_back(studie: Any) -> bool:
    _ours(studie).update(toestand=Toestand.WACHT, pogingen=F("pogingen") - 1)
    return False


def _ours(studie: Any) -> QuerySet[Any]:
    return type(studie).objects.filter(pk=studie.pk, werker=studie.werker, toestand=Toestand.BEZIG)


@transaction.atomic
def _finish(
    studie: Any,
    at: datetime,
    voorstellen: Voorstellen = (),
    uitkomst: dict[str, Any] | None = None,
    **velden: object,
) -> bool:
    if not _ours(studie).update(klaar_at=at, hartslag_at=at, **velden):
        return False
    if uitkomst is not None:
        studie.uitkomst = uitkomst
        studie.save(update_fields=["uitkomst"])
        if isinstance(studie, Ritplan):  # about people, so it is written down
            record_event(soort="ritten.gerekend", onderwerp_ref=studie.ref, by=knooppunt_self(at), at=at)
    Voorstel.objects.bulk_create(
        Voorstel(studie=studie, nummer=nr, gegevens=gegevens) for nr, gegevens in enumerate(voorstellen, 1)
    )
    return True


class _Pols:
    """The heartbeat of a study in work: writes how far it is, and reads whether somebody asked to stop."""

    def __init__(self, studie: Any, now: Callable[[], datetime], must_leave: Callable[[], bool]) -> None:
        self.studie, self.now, self.must_leave = studie, now, must_leave
        self.laatst = now()
        self.cancelled = self.left = False

    def is_cancelled(self) -> bool:
        self.left = self.left or self.must_leave()
        self._beat({})
        return self.cancelled or self.left

    def tell(self, stand: Progress) -> None:
        self._beat({"marge": stand.gap} if math.isfinite(stand.gap) else {})

    def _beat(self, voortgang: dict[str, object]) -> None:
        at = self.now()
        if at < self.laatst + HARTSLAG:
            return
        self.laatst = at
        nieuw = {"hartslag_at": at} | ({"voortgang": voortgang} if voortgang else {})
        onze = _ours(self.studie)
        over = not onze.update(**nieuw)  # another took it: our answer would be thrown away
        self.cancelled = over or onze.filter(stop_gevraagd=True).exists()
