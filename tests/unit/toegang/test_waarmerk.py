"""The mark on a line: every column counts, the line before counts, and without the key nobody makes one that fits."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from knooppunt.basis.benoemd import Benoemd
from knooppunt.toegang.rules.waarmerk import BEGIN, Logregel, fits, mark, plain

SLEUTEL = b"een sleutel van de toets"
REGEL = Logregel(
    spoor=0, nr=7, id=12, at=datetime(2026, 11, 16, 9, 0, tzinfo=UTC), soort="dossier.bekeken",
    onderwerp_ref="7fk39qdm", dossier_ref="7fk39qdm", by_id=3, rol="mentor", organisatie_id=5, namens="",
    doel="begeleiding", gegevens={"bladzijde": "plan", "deel": "zorg"},
)  # fmt: skip
ANDERS = {
    "spoor": 1, "nr": 8, "id": 13, "at": REGEL.at + timedelta(microseconds=1), "soort": "dossier.geopend",
    "onderwerp_ref": "x", "dossier_ref": "", "by_id": None, "rol": "", "organisatie_id": 6, "namens": "x",
    "doel": "inzage", "gegevens": {"bladzijde": "plan"}, "transactie": "x", "rijen_van": 1, "rijen_tot": 2,
}  # fmt: skip


class Soort(Benoemd):
    EEN = "een", "het eerste"


@pytest.mark.parametrize("veld", [veld.name for veld in fields(Logregel)])
def test_a_line_with_one_column_changed_does_not_fit(veld):
    waarmerk = mark(SLEUTEL, BEGIN, REGEL)
    anders = replace(REGEL, **{veld: ANDERS[veld]})
    assert (fits(SLEUTEL, BEGIN, REGEL, waarmerk), fits(SLEUTEL, BEGIN, anders, waarmerk)) == (
        True,
        False,
    )


def test_a_line_does_not_fit_after_another_line():
    waarmerk = mark(SLEUTEL, BEGIN, REGEL)
    assert fits(SLEUTEL, "1" * 32, REGEL, waarmerk) is False


def test_a_line_does_not_fit_with_another_key():
    assert fits(b"geraden", BEGIN, REGEL, mark(SLEUTEL, BEGIN, REGEL)) is False


def test_the_same_moment_written_in_another_zone_is_the_same_line():
    amsterdam = replace(REGEL, at=REGEL.at.astimezone(timezone(timedelta(hours=1))))
    assert amsterdam.canonical() == REGEL.canonical()


def test_the_order_in_which_a_database_gives_the_codes_does_not_count():
    andersom = replace(REGEL, gegevens={"deel": "zorg", "bladzijde": "plan"})
    assert andersom.canonical() == REGEL.canonical()


def test_codes_are_kept_as_the_database_gives_them_back():
    assert plain({"soort": Soort.EEN, "refs": ("a", "b"), "aantal": 2, "nu": True, "niets": None, 3: "x"}) == {
        "soort": "een", "refs": ["a", "b"], "aantal": 2, "nu": True, "niets": None, "3": "x",
    }  # fmt: skip


@pytest.mark.parametrize("waarde", [1.5, REGEL.at, object()], ids=["number", "moment", "thing"])
def test_what_is_no_code_is_refused(waarde):
    with pytest.raises(TypeError, match="an event holds codes and references"):
        plain({"iets": waarde})
