"""Terms and ages as dated data."""

from datetime import date

import pytest

from knooppunt.basis.termijnen import age_on, lees_regelpakket

PAKKET = """
[[termijn]]
code = "T"
weken = 6
geldig_van = 2020-01-01
geldig_tot = 2025-08-01
bron = "wet"
tekst = "zes weken"

[[termijn]]
code = "T"
dagen = 10
geldig_van = 2025-08-01
bron = "wet"
tekst = "tien dagen"

[[leeftijd]]
code = "L"
jaren = 12
geldig_van = 2020-01-01
bron = "wet"
tekst = "twaalf jaar"
controleer = true
"""


@pytest.fixture
def pakket(tmp_path):
    (tmp_path / "p.toml").write_text(PAKKET, encoding="utf-8")
    return lees_regelpakket(tmp_path / "p.toml")


def test_a_term_is_the_one_that_holds_on_the_day(pakket):
    assert [pakket.op("T", dag).dagen for dag in (date(2025, 7, 31), date(2025, 8, 1))] == [42, 10]


def test_a_term_that_does_not_hold_yet_is_an_error(pakket):
    with pytest.raises(KeyError, match="0 rules in force"):
        pakket.op("T", date(2019, 12, 31))


def test_an_age_is_reached_on_the_birthday(pakket):
    twaalf = pakket.leeftijd("L", date(2026, 3, 1))
    assert [twaalf.bereikt(date(2014, 3, 2), dag) for dag in (date(2026, 3, 1), date(2026, 3, 2))] == [
        False,
        True,
    ]
    assert twaalf.controleer is True


def test_who_was_born_on_29_february_has_a_birthday_on_1_march():
    assert [age_on(date(2012, 2, 29), dag) for dag in (date(2026, 2, 28), date(2026, 3, 1))] == [13, 14]


def test_an_entry_without_a_field_is_named(tmp_path):
    (tmp_path / "p.toml").write_text('[[leeftijd]]\ncode = "L"\njaren = 1\n', encoding="utf-8")
    with pytest.raises(ValueError, match="L lacks 'geldig_van'"):
        lees_regelpakket(tmp_path / "p.toml")
