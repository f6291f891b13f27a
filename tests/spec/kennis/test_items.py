"""Kennis: een stuk schrijven en vrijgeven."""

from datetime import date

import pytest

from knooppunt.kennis.rules.bewijs import ladder_on
from knooppunt.kennis.rules.items import (
    Itemblad,
    Itemsoort,
    Versiestatus,
    complete_verdict,
    is_stale,
    may_become,
    remind_before,
)

OP = date(2026, 11, 16)
WERKT = {
    "titel": "Stap voor stap terug", "kort": "Elke week een stap.", "voor_wie": "Wie lang thuis zat.",
    "tekst": "Begin met een kwartier.", "bewijs": "eerste", "bron": "Databank 2024", "soorten": ("schoolangst",),
}  # fmt: skip
VERHAAL = {
    "titel": "Een stil lokaal", "kort": "Eén lokaal bleef stil.", "tekst": "Wij ruimden een lokaal leeg.",
    "kosten": "6 uur per week", "opbrengst": "Meer rust.", "vraag_aan": "Intern begeleider",
    "soorten": ("schoolangst",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("titel", "anders", "reden"),
    [
        ("Alles is ingevuld", {}, ""),
        ("Zonder samenvatting", {"kort": " "}, "Schrijf in het kort wat het is."),
        ("Zonder uitleg", {"tekst": ""}, "Schrijf op hoe het gaat."),
        ("Zonder soort hulp", {"soorten": ()}, "Kies bij welke soort hulp het hoort."),
        ("Zonder voor wie", {"voor_wie": ""}, "Schrijf op voor wie het is."),
        ("Zonder trede", {"bewijs": ""}, "Kies hoe zeker het is dat het werkt."),
        ("Zonder bron", {"bron": " "}, "Schrijf op uit welk onderzoek of welke databank u dit weet."),
        (
            "Ervaring zonder wie die heeft", {"bewijs": "praktijk", "bron": ""},
            "Schrijf bij ‘bron’ van wie deze ervaring is.",
        ),
    ],
)  # fmt: skip
def test_wat_werkt(titel, anders, reden):
    """Wat moet erin staan voordat iemand ‘wat werkt’ voorlegt?"""
    assert complete_verdict(Itemsoort.WERKT, Itemblad(**WERKT | anders)).reason == reden


@pytest.mark.parametrize(
    ("titel", "anders", "reden"),
    [
        ("Alles is ingevuld", {}, ""),
        ("Zonder kosten", {"kosten": ""}, "Schrijf op wat het kostte, in geld of in uren."),
        ("Zonder opbrengst", {"opbrengst": " "}, "Schrijf op wat het opleverde."),
        ("Zonder wie men kan vragen", {"vraag_aan": ""}, "Schrijf op wie men er iets over kan vragen."),
    ],
)
def test_een_verhaal(titel, anders, reden):
    """Wat moet erin staan voordat een school een verhaal voorlegt?"""
    assert complete_verdict(Itemsoort.VERHAAL, Itemblad(**VERHAAL | anders)).reason == reden


@pytest.mark.parametrize(
    ("titel", "nu", "straks", "reden"),
    [
        ("Een concept voorleggen", "concept", "voorgelegd", ""),
        ("Een concept vrijgeven", "concept", "vrijgegeven", "Dit is nog een concept. Leg het eerst voor."),
        ("Wat is voorgelegd vrijgeven", "voorgelegd", "vrijgegeven", ""),
        ("Wat is voorgelegd teruggeven", "voorgelegd", "terug", ""),
        ("Twee keer voorleggen", "voorgelegd", "voorgelegd", "Dit wacht al op vrijgeven."),
        (
            "Wat is teruggegeven vrijgeven",
            "terug",
            "vrijgegeven",
            "Dit is teruggegeven. Leg het opnieuw voor.",
        ),
        ("Een vrijgegeven versie teruggeven", "vrijgegeven", "terug", "Deze versie is al vrijgegeven."),
    ],
)
def test_van_concept_naar_vrijgegeven(titel, nu, straks, reden):
    """Welke stap mag een versie zetten?"""
    assert may_become(Versiestatus(nu), Versiestatus(straks)).reason == reden


@pytest.mark.parametrize(
    ("titel", "nagekeken", "verouderd"),
    [
        ("Een jaar geleden", date(2025, 11, 16), False),
        ("Een dag langer geleden", date(2025, 11, 15), True),
        ("Vandaag", OP, False),
    ],
)
def test_hoe_lang_het_vers_is(titel, nagekeken, verouderd):
    """Wat een jaar niet is nagekeken, zegt dat op 16 november 2026"""
    assert is_stale(nagekeken, OP) is verouderd


def test_een_maand_voor_dat_jaar_om_is_komt_de_vraag():
    assert remind_before(OP) == date(2025, 12, 16)


def test_de_ladder_gaat_van_zeker_naar_onderzocht_en_werkt_niet():
    assert [t.code for t in ladder_on(OP)] == [
        "sterk",
        "goed",
        "eerste",
        "onderbouwd",
        "praktijk",
        "werkt_niet",
    ]
