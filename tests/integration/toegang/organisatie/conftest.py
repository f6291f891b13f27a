"""The second step is obliged, and a provider that lies when it is asked to."""

import pytest

from tests.factories.aanbieder import Leugenaar, aanbieder
from tests.integration.toegang.organisatie.bezoek import LINDA


@pytest.fixture(autouse=True)
def _production(settings):
    settings.STAP_VERPLICHT = True


@pytest.fixture
def leugenaar(settings):
    leugenaar = Leugenaar()
    leugenaar.claims, leugenaar.userinfo = dict(LINDA), {"sub": "007"}
    settings.AANBIEDERS = (aanbieder(leugenaar.adres),)
    yield leugenaar
    leugenaar.close()
