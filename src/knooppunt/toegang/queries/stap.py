"""Reads of the second step."""

from __future__ import annotations

from django.db.models import QuerySet

from knooppunt.toegang.models import Account, TweedeStap
from knooppunt.toegang.rules.stap import Stapsoort


def has_step(account: Account) -> bool:
    return account.stappen.exists()


def steps_of(account: Account) -> QuerySet[TweedeStap]:
    return account.stappen.all()


def has_app(account: Account) -> bool:
    return account.stappen.filter(soort=Stapsoort.APP).exists()


def passkeys_of(account: Account) -> list[str]:
    """The ids of the passkeys of this account."""
    return list(account.stappen.filter(soort=Stapsoort.PASSKEY).values_list("credential", flat=True))


def step_of_passkey(credential: str) -> TweedeStap | None:
    """The step with this passkey, of an account that may come in."""
    stappen = TweedeStap.objects.select_related("account").filter(account__is_active=True)
    return stappen.filter(credential=credential).first()


def unused_recovery_codes(account: Account) -> int:
    return account.herstelcodes.filter(gebruikt_at=None).count()
