"""Who belongs to a session, read by a prepared statement: every page of everyone begins with it."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser

from knooppunt.toegang.queries.sessies import account_of_session


class AccountBackend(ModelBackend):
    """Signing in with a name and a password, and who belongs to a session."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        for account in account_of_session(user_id):
            return account if self.user_can_authenticate(account) else None
        return None
