"""A dossier with a plan in the making: success and every refusal from one set-up."""

import pytest

from tests.factories.plan import Planspel


@pytest.fixture
def spel(cast):
    return Planspel(cast)
