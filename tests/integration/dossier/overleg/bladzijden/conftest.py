"""A child on the agenda of a meeting, on the day of the cast."""

import pytest
from django.utils import timezone

from tests.factories import AT
from tests.factories.knooppunten import bespreking, overleg


@pytest.fixture
def vandaag(monkeypatch):
    """It is the day of the cast."""
    monkeypatch.setattr(timezone, "now", lambda: AT)


@pytest.fixture
def zaak(cast, vandaag):
    return bespreking(cast, overleg(cast), cast.dossier())
