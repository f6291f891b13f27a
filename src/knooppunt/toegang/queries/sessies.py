"""Reads at the beginning of every page: the session, and the account behind it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from knooppunt.basis.prepared import prepared
from knooppunt.toegang.models import Account, Sessie


@prepared
def session_row(sleutel: Any, op: Any) -> QuerySet[Any]:
    """What a session holds, signed, and when it ends, while it has not ended."""
    return Sessie.objects.filter(session_key=sleutel, expire_date__gt=op).values_list(
        "session_data", "expire_date"
    )


@prepared
def account_of_session(pk: Any) -> QuerySet[Account]:
    return Account.objects.filter(pk=pk).order_by()
