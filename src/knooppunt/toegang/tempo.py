"""Counting turns: how often an address or a person sent a form. In the database, so all processes count together.

Of who sent it only a keyed hash is kept, and no longer than its window.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from knooppunt.toegang.models import Beurten
from knooppunt.toegang.rules.tempo import TEMPO


@transaction.atomic
def take_turn(code: str, wie: str, at: datetime) -> datetime | None:
    """Count one turn of ``wie`` at pace ``code``. None when it is in time, else the moment from which it can again."""
    tempo = TEMPO[code]
    sleutel = _key(code, wie)
    nu = Beurten.objects.select_for_update()
    beurten, nieuw = nu.get_or_create(sleutel=sleutel, defaults={"tot": tempo.until(at)})
    if nieuw:
        _forget(at)
    elif beurten.tot <= at:
        Beurten.objects.filter(pk=beurten.pk).update(tot=tempo.until(at), aantal=1)
    elif beurten.aantal >= tempo.aantal:
        return beurten.tot
    else:
        Beurten.objects.filter(pk=beurten.pk).update(aantal=F("aantal") + 1)
    return None


def clear_turns(code: str, wie: str) -> None:
    """Whatever was counted does not count any more, e.g. because the right password came."""
    Beurten.objects.filter(sleutel=_key(code, wie)).delete()


def _key(code: str, wie: str) -> str:
    return salted_hmac("toegang.tempo", f"{code}:{wie}", algorithm="sha256").hexdigest()


def _forget(at: datetime) -> None:
    """Some of what is over; rows that another process is at are left to it."""
    over = Beurten.objects.select_for_update(skip_locked=True).filter(tot__lte=at)
    Beurten.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:100])).delete()
