"""A plan with a goal of care, in a story that takes place today: pages look at the clock."""

import pytest
from django.utils import timezone

import tests.factories.plan
from tests.factories.plan import Planspel


@pytest.fixture
def vandaag(monkeypatch):
    """Pages look at the clock, so the story of the test takes place today."""
    nu = timezone.now()
    for module in (tests.factories, tests.factories.plan):
        monkeypatch.setattr(module, "AT", nu)
        monkeypatch.setattr(module, "OP", timezone.localdate(nu))
    return timezone.localdate(nu)


@pytest.fixture
def spel(cast, vandaag):
    spel = Planspel(cast, zorg=True)
    spel.zorgdoel()
    return spel
