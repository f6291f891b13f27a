"""Terms and ages as dated data."""

from datetime import date

import pytest

from knooppunt.basis.termijnen import age_on, lees_regelpakket, months_after

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

[[termijn]]
code = "MAAND"
maanden = 1
geldig_van = 2018-05-25
bron = "wet"
tekst = "een maand"

[[termijn]]
code = "JAAR"
jaren = 3
geldig_van = 2018-05-25
bron = "wet"
tekst = "drie jaar"

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


@pytest.mark.parametrize(
    ("dag", "maanden", "uitkomst"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 16), 36, date(2029, 11, 16)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(dag, maanden, uitkomst):
    assert months_after(dag, maanden) == uitkomst


def test_a_term_may_be_in_months_or_years(pakket):
    begin = date(2026, 11, 30)
    assert [pakket.op(code, begin).vanaf(begin) for code in ("MAAND", "JAAR")] == [
        date(2026, 12, 30),
        date(2029, 11, 30),
    ]
    assert pakket.op("JAAR", begin).terug(date(2029, 11, 30)) == begin
