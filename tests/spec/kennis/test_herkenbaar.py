"""Kennis: kan een lezer een kind herkennen?"""

import pytest

from knooppunt.kennis.rules.herkenbaar import looked_over_verdict, recognisable

BEKEND = ("De Vuurtoren", "Lindeveen", "Samenwerkingsverband Waterrijk", "Rots en Water")


@pytest.mark.parametrize(
    ("titel", "tekst", "woorden"),
    [
        ("Over een groep", "In groep 6 zaten kinderen die veel thuis bleven.", ()),
        ("Een voornaam aan het begin", "Sem kwam weer naar school.", ("Sem",)),
        ("Een naam in een zin", "Toen wilde Kaatje wel komen.", ("Kaatje",)),
        ("Een achternaam", "De moeder van Yara de Groot belde.", ("Yara", "Groot")),
        ("De naam van de school", "Op De Vuurtoren in Lindeveen begon het.", ()),
        ("Een woord in hoofdletters", "De IB belde het SWV.", ()),
        (
            "Een nieuwe zin, een opsomming, een kop",
            "Het hielp. Iedereen deed mee:\n- Elke dag\nDaarna ging het.",
            (),
        ),
        ("Een geboortedatum", "Het kind (12-03-2016) was bang.", ("12-03-2016",)),
        ("Een dag met een maand", "Op 4 mei 2015 begon het.", ("4 mei 2015",)),
        ("Geboren in", "Een jongen, geboren in 2016, bleef thuis.", ("geboren in 2016",)),
        ("Een schooljaar", "In 2025-2026 deden 24 kinderen mee.", ()),
        ("Een initiaal", "Wij zagen dat J. wilde komen.", ("J.",)),
    ],
)
def test_waar_op_wordt_gewaarschuwd(titel, tekst, woorden):
    """Waar waarschuwt de controle voor?"""
    assert tuple(h.woorden for h in recognisable([tekst], BEKEND)) == woorden


def test_wat_op_een_naam_lijkt_gaat_niet_verder_voordat_iemand_het_nakeek():
    gevonden = recognisable(["Sem kwam weer."])
    assert looked_over_verdict(gevonden, nagekeken=False).reason == (
        "Kijk dit na: ‘Sem’ (een naam). Gaat het over een kind dat iemand kan herkennen? Haal het dan weg. "
        "Zo niet: zet het vinkje ‘Niemand herkent hierin een kind’."
    )


def test_wie_zegt_dat_niemand_een_kind_herkent_mag_verder():
    assert looked_over_verdict(recognisable(["Sem kwam weer."]), nagekeken=True)
