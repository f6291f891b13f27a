"""Sessions and the account behind one, read by prepared statements: every page of everyone begins with both."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from knooppunt.basis.prepared import prepared
from knooppunt.toegang.models import Account


class SessionStore(DatabaseSessions):
    """Django's sessions in the database; the clock is that of the machine, because a session ends by itself."""

    def load(self) -> dict[str, Any]:
        for data in _session_data(self.session_key, timezone.now()):
            gelezen: dict[str, Any] = self.decode(data)
            return gelezen
        self._session_key = None
        return {}


class AccountBackend(ModelBackend):
    """Signing in with address and password, and who belongs to a session."""

    def get_user(self, user_id: int) -> Account | None:
        for account in _account(user_id):
            return account if self.user_can_authenticate(account) else None
        return None


@prepared
def _session_data(sleutel: Any, op: Any) -> QuerySet[Any]:
    return Session.objects.filter(session_key=sleutel, expire_date__gt=op).values_list(
        "session_data", flat=True
    )


@prepared
def _account(pk: Any) -> QuerySet[Account]:
    return Account.objects.filter(pk=pk).order_by()
