"""Sessions in the database. They end by inactivity and after a fixed time, by the clock of the machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.models import Apparaat, Brief, Rem, Sessie
from knooppunt.toegang.queries.sessies import session_row
from knooppunt.toegang.rules.sessie import PAKKET

APPARAAT, STIL, EINDE = "apparaat", "stil", "einde"
"""In the session of who signed in: the device, the minutes without a page after which it ends, and the last moment."""
ONTHOUD = timedelta(minutes=1)
"""Coming back within this time is not written down again."""


class SessionStore(DatabaseSessions):
    """Django's sessions in our own table, read by a prepared statement: every page begins with it."""

    _ends: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Sessie]:
        return Sessie

    def load(self) -> dict[str, Any]:
        for data, ends in session_row(self.session_key, timezone.now()):
            self._ends = ends
            gelezen: dict[str, Any] = self.decode(data)
            return gelezen
        self._session_key = None
        return {}

    def create_model_instance(self, data: dict[str, Any]) -> Sessie:
        return Sessie(
            session_key=self._get_or_create_session_key(),
            session_data=self.encode(data),
            expire_date=_ends_at(data),
            apparaat_id=data.get(APPARAAT),
        )

    def keep_alive(self) -> None:
        """Someone is still there: the session lasts longer, and their device was seen."""
        data = self._session_cache if self._ends else {}
        if STIL not in data or _ends_at(data) - self._ends < ONTHOUD:
            return
        Sessie.objects.filter(session_key=self.session_key).update(expire_date=_ends_at(data))
        Apparaat.objects.filter(pk=data.get(APPARAAT)).update(laatst_at=timezone.now())


def forget_what_ended(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """Nightly: visits that are over, devices that nobody uses any more, letters that ended, misses of long ago."""
    dagen = PAKKET.op("APPARAAT_BEKEND", by.op).dagen
    sessies, _ = Sessie.objects.filter(expire_date__lt=at).delete()
    apparaten, _ = Apparaat.objects.filter(laatst_at__lt=at - timedelta(days=dagen)).delete()
    Brief.objects.filter(verloopt_op__lt=by.op).delete()
    Rem.objects.filter(laatst_at__lt=at - timedelta(days=2)).delete()
    return f"{sessies} bezoeken en {apparaten} apparaten opgeruimd."


def _ends_at(data: dict[str, Any]) -> datetime:
    nu = timezone.now()
    if STIL not in data:
        return nu + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min(nu + timedelta(minutes=data[STIL]), datetime.fromisoformat(data[EINDE]))
