"""Studies: wat er met een studie mag, en wanneer een andere werker haar overneemt."""

from datetime import UTC, datetime, timedelta

import pytest

from knooppunt.kaart.rules.studies import (
    STIL,
    Toestand,
    again_verdict,
    decide_verdict,
    may_take_over,
    remove_verdict,
    stop_verdict,
)

NU = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
WACHT, BEZIG, KLAAR, GESTOPT, MISLUKT = Toestand
NET, LANG = NU - timedelta(seconds=5), NU - STIL - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("titel", "toestand", "hartslag", "mag"),
    [
        ("wie wacht, is aan de beurt", WACHT, None, True),
        ("een werker die net nog leefde, houdt haar", BEZIG, NET, False),
        ("precies tien minuten stil is nog niet te lang", BEZIG, NU - STIL, False),
        ("langer dan tien minuten stil: een ander neemt over", BEZIG, LANG, True),
        ("klaar is klaar", KLAAR, LANG, False),
        ("gestopt blijft gestopt", GESTOPT, LANG, False),
        ("mislukt begint niet vanzelf opnieuw", MISLUKT, LANG, False),
    ],
)
def test_overnemen(titel, toestand, hartslag, mag):
    """Mag een werker met deze studie beginnen"""
    assert may_take_over(toestand, hartslag, NU) is mag


@pytest.mark.parametrize(
    ("titel", "toestand", "overgenomen", "stoppen", "opnieuw", "beslissen", "verwijderen"),
    [
        ("wacht", WACHT, 0, True, False, False, False),
        ("wordt gerekend", BEZIG, 0, True, False, False, False),
        ("klaar", KLAAR, 0, False, False, True, True),
        ("klaar, met een overgenomen voorstel", KLAAR, 1, False, False, True, False),
        ("gestopt voordat er een plan was", GESTOPT, 0, False, True, False, True),
        ("niet gelukt", MISLUKT, 0, False, True, False, True),
    ],
)
def test_wat_mag(titel, toestand, overgenomen, stoppen, opnieuw, beslissen, verwijderen):
    """Wat er mag met een studie die zo ver is"""
    assert (
        bool(stop_verdict(toestand)), bool(again_verdict(toestand)), bool(decide_verdict(toestand)),
        bool(remove_verdict(toestand, overgenomen)),
    ) == (stoppen, opnieuw, beslissen, verwijderen)  # fmt: skip
