"""Looking up alike dates by index finds what the rule accepts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from knooppunt.dossier.rules.herkenning import alike_dates, dates_alike

dates = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(dates, dates)
def test_two_dates_are_alike_in_both_forms(een: date, ander: date) -> None:
    if abs(een - ander) < timedelta(days=29 * 365):
        assert (ander in alike_dates(een)) is dates_alike(een, ander)


@given(dates)
def test_every_alike_date_is_accepted_by_the_rule(een: date) -> None:
    assert [dag for dag in alike_dates(een) if not dates_alike(een, dag)] == []
