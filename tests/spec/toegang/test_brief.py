"""Een brief met een code, voor wie geen e-mail heeft."""

import re
from datetime import UTC, date, datetime

import pytest

from knooppunt.toegang.rules.brief import NIET_GELDIG, BriefStand, letter_verdict, login_name, new_letter_code

OP = date(2026, 11, 16)
TOEN = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("titel", "stand", "reden"),
    [
        ("een nieuwe brief", BriefStand(date(2026, 12, 7)), ""),
        ("op de laatste dag", BriefStand(OP), ""),
        ("een dag later", BriefStand(date(2026, 11, 15)), NIET_GELDIG),
        ("al gebruikt", BriefStand(OP, gebruikt_at=TOEN), NIET_GELDIG),
        ("vervangen door een nieuwe brief", BriefStand(OP, ingetrokken_at=TOEN), NIET_GELDIG),
        ("vier keer een verkeerde geboortedatum", BriefStand(OP, pogingen=4), ""),
        ("vijf keer een verkeerde geboortedatum", BriefStand(OP, pogingen=5), NIET_GELDIG),
    ],
)
def test_when_a_letter_opens_something(titel, stand, reden):
    """Wanneer een brief iets opent"""
    assert letter_verdict(stand, OP).reason == reden


@pytest.mark.parametrize(
    ("naam", "inlognaam"),
    [
        ("Samira Bouzid", "samira-0042"),
        ("  Zoë de Wit", "zoe-0042"),
        ("José", "jose-0042"),
        ("Anne-Fleur Smit", "annefleur-0042"),
        ("Юлия", "ik-0042"),
        ("", "ik-0042"),
    ],
)
def test_the_name_to_sign_in_with_is_easy_to_type(naam, inlognaam):
    """De naam om in te loggen is makkelijk te typen"""
    assert login_name(naam, "0042") == inlognaam


def test_a_code_has_three_groups_without_letters_that_look_alike():
    """Een code is drie groepjes van vier, zonder letters die op cijfers lijken"""
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", new_letter_code())
