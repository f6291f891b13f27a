"""Studies are counted by workers: ``knooppunt werk`` on any machine, or the embedded product itself (ADR 0022).

A worker claims one study with a conditional update, so two never have the same, on SQLite and on PostgreSQL. While it
counts it leaves a heartbeat; after ten silent minutes another takes over. Only who has the study writes its answer.
"""

from __future__ import annotations

import logging
import math
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet

from knooppunt.kaart.models import Dossiervraag, Studie, Voorstel
from knooppunt.kaart.rekenen import REKENT, Opdracht, Voorstellen
from knooppunt.kaart.rules.studies import POGINGEN, STIL, Studiesoort, Toestand
from knooppunt_planning import Progress

logger = logging.getLogger(__name__)
HARTSLAG = timedelta(seconds=2)
TE_VAAK = "Het rekenen is drie keer afgebroken. Vraag de beheerder in het logboek van het systeem te kijken."
FOUT = "Er ging iets mis bij het rekenen. De beheerder ziet in het logboek van het systeem waar."


def claim_study(at: datetime) -> Studie | None:
    """The oldest study that may be begun, now ours; None when there is none."""
    mag = Q(toestand=Toestand.WACHT) | Q(toestand=Toestand.BEZIG, hartslag_at__lt=at - STIL)
    for studie in Studie.objects.filter(mag).order_by("gemaakt_at", "pk"):
        zoals_gezien = Studie.objects.filter(pk=studie.pk, toestand=studie.toestand, werker=studie.werker)
        if studie.pogingen >= POGINGEN:
            zoals_gezien.update(toestand=Toestand.MISLUKT, fout=TE_VAAK, klaar_at=at)
            continue
        werker = uuid4().hex
        nu = {"toestand": Toestand.BEZIG, "werker": werker, "begonnen_at": at, "hartslag_at": at}
        if zoals_gezien.update(**nu, pogingen=F("pogingen") + 1, voortgang={}):
            return Studie.objects.get(pk=studie.pk)
    return None


def is_study_waiting() -> bool:
    return Studie.objects.filter(toestand=Toestand.WACHT).exists()


def give_back(at: datetime) -> int:
    """Studies that were in work wait again, and the attempt does not count: for who begins and knows that no worker is
    left. How many there were."""
    return _wait_again(at, pogingen=F("pogingen") - 1)


def worker_broke(at: datetime) -> int:
    """The same, when their only worker broke: the attempt counts, so the next claim gives up a study that does it again
    and again."""
    return _wait_again(at)


def _wait_again(at: datetime, **anders: object) -> int:
    bezig = Studie.objects.filter(toestand=Toestand.BEZIG)
    return bezig.update(toestand=Toestand.WACHT, hartslag_at=at, **anders)


def count_study(studie: Studie, now: Callable[[], datetime]) -> bool:
    """Count a claimed study and write its answer, unless it is no longer ours. Whether the answer was written."""
    pols = _Pols(studie, now)
    try:
        geteld = Dossiervraag.objects.filter(studie=studie).first()
        gevraagd = Opdracht(studie.vraag, studie.feiten, studie.zaad, geteld.groepen if geteld else ())
        uitkomst, voorstellen = REKENT[Studiesoort(studie.soort)](gevraagd, pols.is_cancelled, pols.tell)
    except KeyboardInterrupt:
        _ours(studie).update(toestand=Toestand.WACHT, pogingen=F("pogingen") - 1)
        raise
    except ValueError as error:
        gestopt = {"toestand": Toestand.GESTOPT} if pols.cancelled else {}
        return _finish(studie, now(), **{"toestand": Toestand.MISLUKT, "fout": str(error)[:300]} | gestopt)
    except Exception as error:  # one study that fails must not keep the others from being counted
        # The place and not the message: that may hold facts of the study.
        plaats = "".join(traceback.format_tb(error.__traceback__))
        logger.error("studie %s: %s\n%s", studie.ref, type(error).__name__, plaats)  # noqa: TRY400 - exception() logs the message
        return _finish(studie, now(), toestand=Toestand.MISLUKT, fout=FOUT)
    return _finish(studie, now(), voorstellen, toestand=Toestand.KLAAR, uitkomst=uitkomst)


def _ours(studie: Studie) -> QuerySet[Studie]:
    return Studie.objects.filter(pk=studie.pk, werker=studie.werker, toestand=Toestand.BEZIG)


@transaction.atomic
def _finish(studie: Studie, at: datetime, voorstellen: Voorstellen = (), **velden: object) -> bool:
    if not _ours(studie).update(klaar_at=at, hartslag_at=at, **velden):
        return False
    Voorstel.objects.bulk_create(
        Voorstel(studie=studie, nummer=nr, gegevens=gegevens) for nr, gegevens in enumerate(voorstellen, 1)
    )
    return True


class _Pols:
    """The heartbeat of a study in work: writes how far it is, and reads whether somebody asked to stop."""

    def __init__(self, studie: Studie, now: Callable[[], datetime]) -> None:
        self.studie, self.now = studie, now
        self.laatst = now()
        self.cancelled = False

    def is_cancelled(self) -> bool:
        self._beat({})
        return self.cancelled

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
