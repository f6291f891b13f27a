"""The second step is obliged, and people who knock: with a password only, or already in."""

import pytest

from tests.integration.toegang.stap.aankloppen import knock, with_password


@pytest.fixture(autouse=True)
def _production(settings):
    settings.STAP_VERPLICHT = True
    settings.ALLOWED_HOSTS = ["knooppunt.invalid", "testserver", "127.0.0.1"]


@pytest.fixture
def coordinator(cast):
    return with_password(cast, "coordinator")


@pytest.fixture
def moeder(cast):
    return with_password(cast, "moeder")


@pytest.fixture
def binnen(cast):
    """A mother who is in, and may choose a second step."""
    with_password(cast, "moeder")
    client = cast.client()
    knock(client, "moeder")
    return client
