"""Signalen van het steunpunt"""

from datetime import date

import pytest

from knooppunt.steunpunt.rules import Periode, bundle, keep_from, period_of, report_verdict

NAJAAR = Periode(date(2026, 8, 1), date(2027, 2, 1))


@pytest.mark.parametrize(
    ("titel", "dag", "naam"),
    [
        ("1 augustus", date(2026, 8, 1), "eerste helft van schooljaar 2026-2027"),
        ("31 januari", date(2027, 1, 31), "eerste helft van schooljaar 2026-2027"),
        ("1 februari", date(2027, 2, 1), "tweede helft van schooljaar 2026-2027"),
        ("31 juli", date(2027, 7, 31), "tweede helft van schooljaar 2026-2027"),
    ],
)
def test_in_welke_periode_valt_een_gesprek(titel, dag, naam):
    """Een periode is een half schooljaar; periodes overlappen nooit"""
    periode = period_of(dag)
    assert (periode.naam, periode.begin <= dag < periode.eind) == (naam, True)


@pytest.mark.parametrize(
    ("titel", "al_gemaakt", "op", "reden"),
    [
        (
            "Op de laatste dag", False, date(2027, 1, 31),
            f"De {NAJAAR.naam} is nog niet voorbij. Daarna kunt u de signalen bundelen.",
        ),
        ("De dag erna", False, date(2027, 2, 1), ""),
        ("Een tweede keer", True, date(2027, 2, 1), "Over deze periode zijn de signalen al gebundeld."),
    ],
)  # fmt: skip
def test_signalen_bundelen(titel, al_gemaakt, op, reden):
    assert report_verdict(NAJAAR, al_gemaakt, op).reason == reden


@pytest.mark.parametrize(
    ("titel", "aantallen", "per_sector", "samen"),
    [
        ("Genoeg gesprekken", {"po": 12, "vo": 7}, (12, 7), 19),
        ("Geen gesprekken", {}, (0, 0), 0),
        ("Vier gesprekken verdwijnen, en het totaal dat ze zou verraden ook", {"po": 12, "vo": 4}, (None, None), 16),
        ("Minder dan vijf bij elkaar", {"po": 2, "vo": 1}, (None, None), None),
    ],
)  # fmt: skip
def test_kleine_aantallen_verdwijnen(titel, aantallen, per_sector, samen):
    """Van een onderwerp ziet het bestuur geen aantal van 1 tot en met 4, en ook niet wat het zou verraden"""
    signalen = bundle({("hulp", sector): n for sector, n in aantallen.items()}, 5)
    rij = next(r for r in signalen.per_onderwerp if r[0] == "hulp")
    assert (rij[1], rij[2]) == (per_sector, samen)


@pytest.mark.parametrize(
    ("titel", "op", "vanaf"),
    [
        ("Een jaar terug", date(2026, 11, 16), date(2025, 11, 16)),
        ("Op 29 februari", date(2028, 2, 29), date(2027, 2, 28)),
    ],
)
def test_hoe_lang_een_gesprek_blijft(titel, op, vanaf):
    """Een gesprek dat voor deze dag voor het laatst is veranderd, wordt gewist"""
    assert keep_from(op) == vanaf
