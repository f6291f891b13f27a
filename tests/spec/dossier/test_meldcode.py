"""Het register van de meldcode"""

from datetime import date

import pytest

from knooppunt.dossier.rules.meldcode import Meldcodestap, close_verdict, leave_verdict, step_verdict

OP = date(2026, 11, 16)
S = Meldcodestap


@pytest.mark.parametrize(
    ("titel", "stap", "datum", "gezet", "is_open", "reden"),
    [
        ("Signalen, vandaag", S.SIGNALEN, OP, set(), True, ""),
        ("Overleg zonder eerst signalen", S.OVERLEG, date(2026, 11, 2), set(), True, ""),
        (
            "Een dag die nog komt",
            S.GESPREK,
            date(2026, 11, 17),
            set(),
            True,
            "Kies vandaag of een dag die al geweest is.",
        ),
        (
            "Beslissen zonder wegen",
            S.BESLISSEN,
            OP,
            {S.SIGNALEN, S.OVERLEG},
            True,
            "Weeg eerst met het afwegingskader (stap 4). Daarna legt u het besluit vast.",
        ),
        ("Beslissen na wegen", S.BESLISSEN, OP, {S.WEGEN}, True, ""),
        (
            "In een afgesloten register",
            S.SIGNALEN,
            OP,
            {S.WEGEN, S.BESLISSEN},
            False,
            "Dit register is afgesloten. Open het weer om verder te gaan.",
        ),
    ],
)  # fmt: skip
def test_een_stap_opschrijven(titel, stap, datum, gezet, is_open, reden):
    assert step_verdict(stap, datum, gezet=gezet, is_open=is_open, op=OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "gezet", "reden"),
    [
        ("Met een besluit", {S.WEGEN, S.BESLISSEN}, ""),
        ("Zonder besluit", {S.WEGEN}, "Leg eerst het besluit vast (stap 5). Daarna sluit u het register."),
    ],
)
def test_een_register_afsluiten(titel, gezet, reden):
    assert close_verdict(gezet).reason == reden


@pytest.mark.parametrize(
    ("titel", "medewerkers", "is_open", "reden"),
    [
        ("Een collega werkt verder", {1, 2}, True, ""),
        (
            "De laatste, in een open register",
            {1},
            True,
            "U bent de laatste die aan dit register werkt. Laat eerst een collega meewerken, of sluit het register.",
        ),
        ("De laatste, in een afgesloten register", {1}, False, ""),
    ],
)
def test_niet_meer_aan_een_register_werken(titel, medewerkers, is_open, reden):
    assert leave_verdict(medewerkers, 1, is_open).reason == reden
