"""``knooppunt inloggen``: are the providers usable, and help for who lost the way in."""

from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from knooppunt.project.opdrachten.inloggen import inloggen
from knooppunt.toegang.models import Koppeling, TweedeStap
from tests.factories import AT, Cast
from tests.factories.aanbieder import Leugenaar, aanbieder

pytestmark = pytest.mark.django_db


def ask(*args: str) -> Result:
    return CliRunner().invoke(inloggen, args)


@pytest.fixture
def leugenaar(settings: Any) -> Iterator[Leugenaar]:
    leugenaar = Leugenaar()
    settings.AANBIEDERS = (aanbieder(leugenaar.adres),)
    yield leugenaar
    leugenaar.close()


def test_a_provider_that_answers_is_usable(leugenaar: Leugenaar):
    result = ask("controleer")
    assert (result.exit_code, "1 sleutel(s) gevonden" in result.output) == (0, True)


def test_a_provider_that_calls_itself_otherwise_is_not(leugenaar: Leugenaar):
    leugenaar.over["issuer"] = "https://elders.invalid"
    result = ask("controleer")
    assert (result.exit_code, "Niet te gebruiken" in result.output) == (1, True)


def test_without_providers_there_is_nothing_to_ask(db: None):
    assert "Er is geen aanbieder ingesteld" in ask("controleer").output


def test_who_lost_every_second_step_begins_anew(cast: Cast):
    TweedeStap.objects.create(
        account=cast.account("coordinator"), soort="app", geheim="A" * 32, created_at=AT
    )
    assert "1 weggehaald" in ask("stap-weg", "coordinator@voorbeeld.invalid").output
    assert TweedeStap.objects.count() == 0


def test_who_got_another_number_is_uncoupled(cast: Cast):
    Koppeling.objects.create(
        account=cast.account("coordinator"), adres="https://x.nl", sub="1", created_at=AT
    )
    assert "1 koppeling(en)" in ask("ontkoppel", "coordinator@voorbeeld.invalid").output
    assert Koppeling.objects.count() == 0


@pytest.mark.parametrize("opdracht", ["stap-weg", "ontkoppel"])
def test_a_name_that_nobody_has_is_said(db: None, opdracht: str):
    result = ask(opdracht, "niemand@voorbeeld.invalid")
    assert (result.exit_code, "Er is geen account met deze naam." in result.output) == (1, True)
