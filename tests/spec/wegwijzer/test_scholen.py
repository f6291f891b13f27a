"""De wegwijzer: wat een school uit de openbare bestanden aanbiedt."""

import pytest

from knooppunt.wegwijzer.rules.aanbod import Toegangsweg
from knooppunt.wegwijzer.rules.scholen import school_offers


@pytest.mark.parametrize(
    ("titel", "naam", "soorten", "aanbod"),
    [
        ("Een basisschool", "De Linde", ["Bo"], [("De Linde", "bo", Toegangsweg.VRIJ)]),
        ("Speciaal basisonderwijs", "De Brug", ["Sbo"], [("De Brug", "sbo", Toegangsweg.VERKLARING)]),
        (
            "So en vso op één plek",
            "De Zon",
            ["So", "Vso"],
            [("De Zon (so)", "so", Toegangsweg.VERKLARING), ("De Zon (vso)", "vso", Toegangsweg.VERKLARING)],
        ),
        ("Een middelbare school", "Lyceum", ["Vo"], [("Lyceum", "vo", Toegangsweg.VRIJ)]),
        (
            "Praktijkonderwijs staat alleen in de naam",
            "Praktijkschool De Werf",
            ["Vo"],
            [("Praktijkschool De Werf", "pro", Toegangsweg.VERKLARING)],
        ),
        ("Een soort die niet bekend is", "Onbekend", ["X"], []),
    ],
)
def test_aanbod_van_een_school(titel, naam, soorten, aanbod):
    """Welk aanbod heeft een school, en hoe komt men er?"""
    gevonden = school_offers(naam, soorten, "Lindeveen", "", None)
    assert [(a.naam, a.soorten[0], a.toegangsweg) for a in gevonden] == aanbod


def test_de_omschrijving_zegt_wat_de_bestanden_weten():
    """De omschrijving zegt plaats, richting en grootte, als de bestanden die weten"""
    (aanbod,) = school_offers("De Linde", ["Bo"], "Lindeveen", "Openbaar", 212)
    assert aanbod.omschrijving == "Basisschool in Lindeveen. Richting: openbaar. Ongeveer 212 leerlingen."
    (kaal,) = school_offers("De Linde", ["Bo"], "", "Overig", None)
    assert kaal.omschrijving == "Basisschool."
