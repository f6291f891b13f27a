"""De wegwijzer: wat er op een vermelding moet staan voordat zij getoond wordt."""

import pytest

from knooppunt.wegwijzer.rules.blad import TE_KORT, location_verdict, offer_verdict, profile_verdict

GOED = {
    "naam": "Rots en Water",
    "omschrijving": "Een training in een groepje, voor weerbaarheid.",
    "soorten": ["weerbaar"],
}


@pytest.mark.parametrize(
    ("titel", "anders", "reden"),
    [
        ("Een volledig aanbod", {}, ""),
        ("Zonder naam", {"naam": " "}, "Geef het aanbod een naam."),
        ("Zonder soort hulp", {"soorten": []}, "Kies ten minste één soort hulp."),
        ("Te kort beschreven", {"omschrijving": "Training."}, TE_KORT),
        (
            "Leeftijden verkeerd om",
            {"leeftijd_van": 12, "leeftijd_tot": 8},
            "De jongste leeftijd is hoger dan de oudste.",
        ),
        ("Eén leeftijd mag", {"leeftijd_van": 8, "leeftijd_tot": 8}, ""),
        (
            "Wachttijd zonder dag",
            {"wachttijd_weken": 4},
            "Zeg bij de wachttijd op welke dag die is opgegeven.",
        ),
        ("Wachttijd met een dag", {"wachttijd_weken": 4, "wachttijd_op": "2026-11-16"}, ""),
        (
            "Meer vrij dan er is",
            {"capaciteit": [{"vrij": "9", "totaal": "8"}]},
            "Er kan niet meer vrij zijn dan er is.",
        ),
        ("Alle plekken vrij", {"capaciteit": [{"vrij": "8", "totaal": "8"}]}, ""),
        (
            "Dezelfde groep twee keer",
            {"capaciteit": [{"vrij": "1", "eenheid": "plekken"}, {"vrij": "2", "eenheid": "plekken"}]},
            "Dezelfde groep staat twee keer bij de vrije ruimte.",
        ),
        (
            "Nu en volgend schooljaar",
            {"capaciteit": [{"vrij": "1"}, {"vrij": "2", "schooljaar": 2027}]},
            "",
        ),
    ],
)
def test_mag_een_aanbod_getoond_worden(titel, anders, reden):
    """Mag een aanbod zo op de wegwijzer?"""
    assert offer_verdict(GOED | anders).reason == reden


GEEN_PLEK = "Vul de postcode en de plaats in, of kies dat het online of telefonisch is."


@pytest.mark.parametrize(
    ("titel", "blad", "is_school", "reden"),
    [
        ("Een adres", {"eigen_postcode": "9901AB", "eigen_plaats": "Lindeveen"}, False, ""),
        ("Zonder postcode", {"eigen_plaats": "Lindeveen"}, False, GEEN_PLEK),
        ("Online", {"soort": "online"}, False, ""),
        ("Een school heeft het adres uit de bestanden", {}, True, ""),
    ],
)
def test_mag_een_locatie_getoond_worden(titel, blad, is_school, reden):
    """Mag een locatie zo op de wegwijzer?"""
    assert location_verdict(blad, is_school=is_school).reason == reden


def test_een_organisatie_zegt_wie_zij_is():
    """Een organisatie zegt in een paar zinnen wie zij is"""
    assert profile_verdict({"omschrijving": "Wij."}).reason == "Beschrijf in een paar zinnen wie u bent."
    assert profile_verdict({"omschrijving": "Wij helpen kinderen die vastlopen."})
