"""Te vaak mis: even wachten, nooit op slot."""

from datetime import UTC, datetime, timedelta

import pytest

from knooppunt.toegang.rules.rem import Deur, Stand, password_tick, wait_until

NU = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("titel", "deur", "keer_mis", "seconden_geleden", "nog_wachten"),
    [
        ("nog niets misgegaan", Deur.ACCOUNT, 0, 0, 0),
        ("vier keer mis mag zonder wachten", Deur.ACCOUNT, 4, 0, 0),
        ("na vijf keer een halve minuut", Deur.ACCOUNT, 5, 0, 30),
        ("wie al twintig seconden wacht, hoeft er nog tien", Deur.ACCOUNT, 5, 20, 10),
        ("daarna mag het weer", Deur.ACCOUNT, 5, 30, 0),
        ("elke keer wordt het wachten twee keer zo lang", Deur.ACCOUNT, 6, 0, 60),
        ("maar nooit langer dan een kwartier", Deur.ACCOUNT, 5000, 0, 900),
        ("na een dag begint het opnieuw", Deur.ACCOUNT, 5000, 24 * 3600 + 1, 0),
        ("een bekend apparaat mag vaker", Deur.APPARAAT, 9, 0, 0),
        ("en wacht dan ook", Deur.APPARAAT, 10, 0, 30),
        ("de tweede stap", Deur.STAP, 5, 0, 30),
    ],
)
def test_how_long_someone_waits(titel, deur, keer_mis, seconden_geleden, nog_wachten):
    """Hoe lang iemand wacht"""
    laatst = NU - timedelta(seconds=seconden_geleden)
    tot = wait_until(deur, Stand(keer_mis, laatst), NU)
    assert tot == (NU + timedelta(seconds=nog_wachten) if nog_wachten else None)


def test_on_an_unknown_device_the_place_counts_too():
    """Op een onbekend apparaat telt het account samen met de plek"""
    tik = password_tick(naam="a@x.nl", plek="192.0.2.1", apparaat="")
    assert (tik.deur, tik.wie) == (Deur.ACCOUNT, ("a@x.nl", "192.0.2.1"))


def test_on_a_known_device_only_that_device_counts():
    """Op een bekend apparaat telt alleen dat apparaat"""
    tik = password_tick(naam="a@x.nl", plek="192.0.2.1", apparaat="sleutel")
    assert (tik.deur, tik.wie) == (Deur.APPARAAT, ("a@x.nl", "sleutel"))


def test_two_combinations_never_share_a_count():
    """Twee combinaties hebben nooit samen één telling"""
    een, twee = (
        password_tick(naam=naam, plek=plek, apparaat="") for naam, plek in (("a|b", "c"), ("a", "b|c"))
    )
    assert een.sleutel != twee.sleutel
