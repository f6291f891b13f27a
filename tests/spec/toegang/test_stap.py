"""De tweede stap bij het inloggen."""

from datetime import UTC, datetime

import pytest

from knooppunt.toegang.policies import Doorgang, may_remove_step, session_counts, way_in
from knooppunt.toegang.rules.sessie import Hoe
from knooppunt.toegang.rules.stap import Stapsoort, bare_code, code_at, matching_interval, step_name

GEHEIM = b"12345678901234567890"
NU = datetime(2026, 11, 16, 9, 0, 10, tzinfo=UTC)
INTERVAL = int(NU.timestamp()) // 30


@pytest.mark.parametrize(
    ("titel", "soort", "hoe", "heeft_stap", "stap_verplicht", "dan"),
    [
        ("ouder met wachtwoord", "ouder", Hoe.WACHTWOORD, False, True, Doorgang.BINNEN),
        ("ouder die zelf een tweede stap koos", "ouder", Hoe.WACHTWOORD, True, True, Doorgang.STAP),
        ("professional met tweede stap", "professional", Hoe.WACHTWOORD, True, True, Doorgang.STAP),
        ("professional zonder tweede stap", "professional", Hoe.WACHTWOORD, False, True, Doorgang.INSTELLEN),
        ("ook met een link uit de mail", "professional", Hoe.LINK, True, True, Doorgang.STAP),
        ("ook met een uitnodiging", "professional", Hoe.UITNODIGING, False, True, Doorgang.INSTELLEN),
        ("met een passkey alleen", "professional", Hoe.PASSKEY, True, True, Doorgang.BINNEN),
        ("via de eigen organisatie", "professional", Hoe.ORGANISATIE, False, True, Doorgang.BINNEN),
        ("in de demonstratie hoeft het niet", "professional", Hoe.WACHTWOORD, False, False, Doorgang.BINNEN),
        ("wie er in de demonstratie een koos", "professional", Hoe.WACHTWOORD, True, False, Doorgang.STAP),
    ],
)
def test_what_comes_after_the_password(titel, soort, hoe, heeft_stap, stap_verplicht, dan):
    """Wat er na het wachtwoord komt"""
    assert way_in(soort=soort, hoe=hoe, heeft_stap=heeft_stap, stap_verplicht=stap_verplicht) is dan


@pytest.mark.parametrize(
    ("titel", "soort", "hoe", "sterk", "demonstratie", "stap_verplicht", "telt"),
    [
        ("ouder zonder tweede stap", "ouder", "wachtwoord", False, False, True, True),
        ("professional met tweede stap", "professional", "wachtwoord", True, False, True, True),
        ("professional van toen er geen tweede stap hoefde", "professional", "wachtwoord", False, False, True, False),
        ("een bezoek van onbekende aard", "professional", "", False, False, True, False),
        ("verzonnen mens in de demonstratie", "professional", "demonstratie", True, True, False, True),
        ("verzonnen mens buiten de demonstratie", "professional", "demonstratie", True, False, True, False),
        ("verzonnen ouder buiten de demonstratie", "ouder", "demonstratie", True, False, True, False),
    ],
)  # fmt: skip
def test_which_visit_counts(titel, soort, hoe, sterk, demonstratie, stap_verplicht, telt):
    """Welk bezoek telt"""
    geldt = {"demonstratie": demonstratie, "stap_verplicht": stap_verplicht}
    assert session_counts(soort=soort, hoe=hoe, sterk=sterk, **geldt) is telt


@pytest.mark.parametrize(
    ("titel", "soort", "aantal", "reden"),
    [
        ("ouder haalt de enige weg", "ouder", 1, ""),
        ("professional haalt een van twee weg", "professional", 2, ""),
        (
            "professional haalt de enige weg",
            "professional",
            1,
            "Wie met dossiers werkt, heeft altijd een tweede stap. Voeg eerst een andere toe.",
        ),
    ],
)
def test_who_may_take_a_second_step_away(titel, soort, aantal, reden):
    """Wie een tweede stap mag weghalen"""
    assert may_remove_step(soort=soort, aantal=aantal, stap_verplicht=True).reason == reden


@pytest.mark.parametrize(
    ("seconden", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)  # fmt: skip
def test_a_code_is_that_of_the_standard(seconden, code):
    """De code van een app, volgens de voorbeelden van RFC 6238"""
    assert code_at(GEHEIM, seconden // 30) == code


@pytest.mark.parametrize(
    ("titel", "verschil", "gebruikt", "klopt"),
    [
        ("de code van nu", 0, 0, True),
        ("een klok die een halve minuut achterloopt", -1, 0, True),
        ("een klok die een halve minuut voorloopt", 1, 0, True),
        ("een code van een minuut geleden", -2, 0, False),
        ("een code die net is gebruikt", 0, INTERVAL, False),
        ("een code van vóór de laatst gebruikte", -1, INTERVAL, False),
        ("de volgende code", 1, INTERVAL, True),
    ],
)
def test_a_code_counts_once_and_not_for_long(titel, verschil, gebruikt, klopt):
    """Een code telt één keer en niet lang"""
    code = code_at(GEHEIM, INTERVAL + verschil)
    assert (matching_interval(GEHEIM, code, NU, na=gebruikt) is not None) is klopt


@pytest.mark.parametrize("getypt", ["7FK3-9QDM", "7fk3 9qdm", "7fk39qdm", " 7FK39QDM "])
def test_a_code_on_paper_is_typed_in_any_way(getypt):
    """Een code van papier mag met kleine letters en zonder streepje"""
    assert bare_code(getypt) == "7FK39QDM"


def test_letters_that_look_like_figures_are_read_as_figures():
    """Een O is een nul, een I of L is een één"""
    assert bare_code("O1iL-0000") == "01110000"


def test_a_code_with_spaces_and_other_signs_is_read():
    """Een code met een spatie is ook goed"""
    code = code_at(GEHEIM, INTERVAL)
    assert matching_interval(GEHEIM, f"{code[:3]} {code[3:]}", NU, na=0) == INTERVAL


def test_two_steps_never_have_the_same_name():
    """Twee stappen heten nooit hetzelfde"""
    assert step_name("", Stapsoort.APP, ["App op de telefoon"]) == "App op de telefoon 2"
