"""Verzoeken over gegevens."""

from datetime import date

import pytest

from knooppunt.dossier.public import Hoedanigheid
from knooppunt.privacy.rules.verzoek import (
    OVERGANGEN,
    RECHTEN,
    Verzoeksoort,
    Verzoekstatus,
    Vrager,
    answer_due,
    decision_verdict,
    extended_due,
    extension_verdict,
    may_request,
    piece_verdict,
    rights_on,
)
from tests.factories import OP

OUDER = Vrager(1, Hoedanigheid.OUDER, gezag=True)
ZONDER_GEZAG = Vrager(2, Hoedanigheid.OUDER)
LEERLING = Vrager(3, Hoedanigheid.LEERLING)
ZELF_OUD_GENOEG = (
    "De leerling is oud genoeg om dit zelf te vragen. U kunt wel iets vragen over wat u zelf vertelde: "
    "kies dan een tekst van uzelf."
)
GEZAG = "Alleen een ouder met gezag kan dit vragen. Over wat u zelf vertelde kunt u wel iets vragen."
TE_JONG = "Je bent nog geen 12 jaar. Vraag het samen met je ouder of verzorger."


def geboren(jaren: int) -> date:
    return OP.replace(year=OP.year - jaren)


@pytest.mark.parametrize(
    ("titel", "vrager", "leeftijd", "eigen_woorden", "reden"),
    [
        ("Een ouder met gezag vraagt voor een kind van 9", OUDER, 9, False, ""),
        ("Een ouder zonder gezag niet", ZONDER_GEZAG, 9, False, GEZAG),
        ("Wel over de eigen woorden", ZONDER_GEZAG, 9, True, ""),
        ("Een leerling van 11 vraagt het samen met een ouder", LEERLING, 11, False, TE_JONG),
        ("Een leerling van 12 vraagt het zelf", LEERLING, 12, False, ""),
        ("De ouder mag dan ook", OUDER, 15, False, ""),
        ("Vanaf 16 vraagt alleen de leerling", OUDER, 16, False, ZELF_OUD_GENOEG),
        ("De ouder nog wel over de eigen woorden", OUDER, 17, True, ""),
        ("De leerling van 16 zelf", LEERLING, 16, False, ""),
    ],
)
def test_wie_mag_vragen(titel, vrager, leeftijd, eigen_woorden, reden):
    """Wie mag iets vragen over de gegevens van een leerling?"""
    assert may_request(vrager, geboren(leeftijd), OP, eigen_woorden).reason == reden


@pytest.mark.parametrize(
    ("titel", "soort", "gevraagd_op", "antwoord_uiterlijk_op"),
    [
        ("Een maand", Verzoeksoort.CORRECTIE, date(2026, 11, 16), date(2026, 12, 16)),
        ("Een maand, ook als die korter is", Verzoeksoort.WISSEN, date(2027, 1, 31), date(2027, 2, 28)),
        ("Twee weken bij iemand die meekijkt", Verzoeksoort.TOEGANG, date(2026, 11, 16), date(2026, 11, 30)),
    ],
)
def test_op_tijd(titel, soort, gevraagd_op, antwoord_uiterlijk_op):
    """Voor welke dag is er antwoord?"""
    assert answer_due(soort, gevraagd_op) == antwoord_uiterlijk_op


def test_verlengd_is_samen_hoogstens_drie_maanden():
    assert extended_due(date(2026, 11, 16)) == date(2027, 2, 16)


@pytest.mark.parametrize(
    ("titel", "soort", "status", "toelichting", "op", "reden"),
    [
        ("In de eerste maand, met een reden", Verzoeksoort.WISSEN, Verzoekstatus.INGEDIEND, "Het archief zoekt.",
         date(2026, 12, 16), ""),
        ("Zonder reden", Verzoeksoort.WISSEN, Verzoekstatus.INGEDIEND, " ", date(2026, 12, 1),
         "Schrijf op waarom het langer duurt."),
        ("Na de eerste maand", Verzoeksoort.WISSEN, Verzoekstatus.INGEDIEND, "Druk.", date(2026, 12, 17),
         "De termijn is voorbij. Verlengen kan niet meer."),
        ("Een tweede keer", Verzoeksoort.WISSEN, Verzoekstatus.VERLENGD, "Druk.", date(2026, 12, 1),
         "Dit verzoek is al verlengd of beantwoord."),
        ("Bij iemand die meekijkt", Verzoeksoort.TOEGANG, Verzoekstatus.INGEDIEND, "Druk.", date(2026, 12, 1),
         "Bezwaar tegen iemand die meekijkt kan niet langer duren. Zet de toegang op pauze of beslis nu."),
    ],
)  # fmt: skip
def test_verlengen(titel, soort, status, toelichting, op, reden):
    """Mag het antwoord langer duren? Uiterlijk op 16 december 2026."""
    assert extension_verdict(soort, status, toelichting, date(2026, 12, 16), op).reason == reden


@pytest.mark.parametrize(
    ("titel", "soort", "van_ander", "van_mij", "nieuw", "reden"),
    [
        ("Een tekst van het team verbeteren", Verzoeksoort.CORRECTIE, False, False, "Zo is het.", ""),
        ("Zonder te zeggen wat er moet staan", Verzoeksoort.CORRECTIE, False, False, "",
         "Schrijf op wat er moet komen te staan."),
        ("Een tekst van het team wissen", Verzoeksoort.WISSEN, False, False, "", ""),
        ("De eigen woorden wissen", Verzoeksoort.WISSEN, True, True, "", ""),
        ("De eigen woorden van de andere ouder", Verzoeksoort.CORRECTIE, True, False, "Anders.",
         "Dit zijn de eigen woorden van iemand anders. Die verandert niemand. "
         "U kunt er wel uw eigen woorden naast zetten."),
    ],
)  # fmt: skip
def test_eigen_woorden(titel, soort, van_ander, van_mij, nieuw, reden):
    """De eigen woorden van iemand verandert een ander nooit."""
    assert piece_verdict(soort, van_ander, van_mij, nieuw).reason == reden


@pytest.mark.parametrize(
    ("titel", "status", "besluit", "toelichting", "reden"),
    [
        ("Ja, met een reden", Verzoekstatus.INGEDIEND, Verzoekstatus.TOEGEWEZEN, "U hebt gelijk.", ""),
        ("Nee na verlengen", Verzoekstatus.VERLENGD, Verzoekstatus.AFGEWEZEN, "De wet zegt drie jaar.", ""),
        ("Ja zonder reden", Verzoekstatus.INGEDIEND, Verzoekstatus.TOEGEWEZEN, " ",
         "Schrijf op waarom. Ouders en leerling lezen dat."),
        ("Een tweede antwoord", Verzoekstatus.AFGEWEZEN, Verzoekstatus.TOEGEWEZEN, "Toch wel.",
         "Op dit verzoek is al geantwoord."),
        ("Na intrekken", Verzoekstatus.INGETROKKEN, Verzoekstatus.TOEGEWEZEN, "Goed.",
         "Op dit verzoek is al geantwoord."),
    ],
)  # fmt: skip
def test_antwoorden(titel, status, besluit, toelichting, reden):
    """Een antwoord heeft altijd een reden, en er is er één."""
    assert decision_verdict(status, besluit, toelichting).reason == reden


def test_elk_recht_heeft_woorden_voor_ouder_en_leerling_en_een_artikel():
    leeg = [r.code for r in RECHTEN if not (r.uitleg and r.uitleg_je and r.artikel)]
    assert (leeg, {r.code for r in rights_on(OP)}) == ([], {s.value for s in Verzoeksoort})


def test_na_een_antwoord_volgt_niets_meer():
    eind = {s.value for s, volgt in OVERGANGEN.items() if not volgt}
    assert eind == {"toegewezen", "deels", "afgewezen", "ingetrokken"}
