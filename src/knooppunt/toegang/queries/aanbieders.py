"""Which provider speaks for whom."""

from __future__ import annotations

from django.conf import settings

from knooppunt.toegang.models import Account
from knooppunt.toegang.rules.aanbieder import Aanbieder


def provider_of(email: str) -> Aanbieder | None:
    """The provider of the organisation that gives out this address, when it has one here."""
    return next((a for a in settings.AANBIEDERS if a.speaks_for(email)), None)


def obliged_provider(account: Account) -> Aanbieder | None:
    """The provider that this person has to come in by: at work, with an organisation that wants it so."""
    aanbieder = provider_of(account.email or "") if account.soort == Account.Soort.PROFESSIONAL else None
    return aanbieder if aanbieder and aanbieder.verplicht else None
