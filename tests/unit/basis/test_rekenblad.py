"""A table that goes out runs nothing in a spreadsheet."""

import pytest

from knooppunt.basis.rekenblad import safe_cell


@pytest.mark.parametrize("waarde", ["=1+1", "+cmd", "-2+A1", "@x", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_stays_text(waarde):
    assert safe_cell(waarde) == f"'{waarde}"


@pytest.mark.parametrize("waarde", ["De Linde", "", "a=1", "+31 (0)6 1234", "-2", -2, 1.5, None])
def test_everything_else_stays_as_it_is(waarde):
    assert safe_cell(waarde) == waarde
