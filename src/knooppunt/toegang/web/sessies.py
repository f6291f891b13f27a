"""Sessions and the account behind one, read by prepared statements: every page of everyone begins with both."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from knooppunt.toegang.queries.accounts import account_of_session, session_data


class SessionStore(DatabaseSessions):
    """Django's sessions in the database; the clock is that of the machine, because a session ends by itself."""

    def load(self) -> dict[str, Any]:
        for data in session_data(self.session_key, timezone.now()):
            gelezen: dict[str, Any] = self.decode(data)
            return gelezen
        self._session_key = None
        return {}


class AccountBackend(ModelBackend):
    """Signing in with address and password, and who belongs to a session."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        for account in account_of_session(user_id):
            return account if self.user_can_authenticate(account) else None
        return None
