"""DUO's pupils by home postcode: read by column, and row by row only when something is unusual."""

import pytest

from knooppunt.organisaties.bronnen.fouten import Bronfout
from knooppunt.organisaties.bronnen.herkomst import lees_herkomst
from knooppunt.organisaties.bronnen.stromen import cellen, schoolregels, woongemeenten
from tests.bronmap import HERKOMST, STROMEN, csv_tekst, herkomst, herkomstrij

NORMAAL = lees_herkomst("x", herkomst()).rijen


def anders(rij: int, kolom: str, waarde: str) -> bytes:
    """The normal file with one cell (row from 0) replaced."""
    rijen = [list(regel) for regel in STROMEN]
    rijen[rij][HERKOMST.index(kolom)] = waarde
    return herkomst(rijen)


@pytest.mark.parametrize(
    ("quirk", "inhoud"),
    [
        ("without quotes", csv_tekst(HERKOMST, STROMEN, citaat="").encode()),
        ("with commas", csv_tekst(HERKOMST, STROMEN, teken=",").encode()),
        ("with Windows line ends", herkomst().replace(b"\n", b"\r\n")),
        ("with a blank line at the end", herkomst() + b"\n"),
        ("with a blank line in the middle", herkomst().replace(b'"\n"', b'"\n\n"', 1)),
        ("with blanks around a number", anders(0, "LEEFTIJD_4", " 6 ")),
        ("with blanks in column names", herkomst().replace(b'"SOORT_PO"', b'"SOORT_PO "')),
    ],
)
def test_a_quirk_does_not_change_what_is_read(quirk: str, inhoud: bytes) -> None:
    assert lees_herkomst("x", inhoud).rijen.equals(NORMAAL), quirk


def test_windows_encoding_keeps_its_accents() -> None:
    inhoud = csv_tekst(HERKOMST, [[*STROMEN[0]]]).replace("De Vuurtoren", "De Één").encode("cp1252")
    assert schoolregels(lees_herkomst("x", inhoud).rijen)[0].naam == "De Één"


@pytest.mark.parametrize(
    ("rij", "kolom", "waarde", "reden"),
    [
        (2, "LEEFTIJD_8", "<6", "“<6” is niet een aantal of <5."),
        (2, "LEEFTIJD_8", "-1", "“-1” is niet een aantal of <5."),
        (2, "LEEFTIJD_8", "", "“” is niet een aantal of <5."),
        (1, "SOORT_PO", "Vo", "“Vo” is niet Bo, Sbo, So of Vso."),
        (
            0,
            "POSTCODE_LEERLING",
            "0123",
            "“0123” is niet een postcode van vier cijfers (of 10, 20, 30 of 40).",
        ),
        (3, "PEILDATUM", "20241301", "20241301 is geen bestaande datum."),
        (0, "INSTELLINGSNAAM_VESTIGING", "", "“” is niet een naam van 1 tot 160 tekens."),
    ],
)
def test_a_cell_that_does_not_fit_is_refused_with_its_line(
    rij: int, kolom: str, waarde: str, reden: str
) -> None:
    with pytest.raises(Bronfout) as fout:
        lees_herkomst("x", anders(rij, kolom, waarde))
    assert (fout.value.regel, fout.value.kolom, fout.value.reden) == (rij + 2, kolom, reden)


def test_a_row_that_stands_there_twice_is_refused_with_both_lines() -> None:
    with pytest.raises(Bronfout) as fout:
        lees_herkomst("x", herkomst([*STROMEN, STROMEN[0]]))
    reden = "deze school, postcode en soort staan ook al op regel 2."
    assert (fout.value.regel, fout.value.kolom, fout.value.reden) == (10, "POSTCODE_LEERLING", reden)


def test_a_row_that_stops_halfway_is_refused_at_the_first_missing_column() -> None:
    inhoud = herkomst() + b'"20241001";"9001"\n'
    with pytest.raises(Bronfout) as fout:
        lees_herkomst("x", inhoud)
    assert (fout.value.regel, fout.value.kolom) == (10, "GEMEENTENAAM")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(Bronfout) as fout:
        lees_herkomst("x", herkomst().replace(b"SOORT_PO", b"SOORT"))
    assert str(fout.value) == "x, regel 1, kolom SOORT_PO: deze kolom ontbreekt."


def test_zero_is_no_cell_and_a_masked_number_is_one_to_four() -> None:
    rij = herkomstrij("1001", "01AA00", "Bo", LEEFTIJD_JONGER="<5", LEEFTIJD_4="7", LEEFTIJD_OUDER="<5")
    lang = cellen(lees_herkomst("x", herkomst([rij])).rijen).sort("leeftijd")
    assert lang.select("peildatum", "leeftijd", "laag", "hoog").rows() == [
        ("2024-10-01", 3, 1, 4),
        ("2024-10-01", 4, 7, 7),
        ("2024-10-01", 25, 1, 4),
    ]


def test_a_site_has_the_kinds_that_its_rows_name() -> None:
    assert {regel.vestigingscode: regel.soorten for regel in schoolregels(NORMAAL)} == {
        "01AA00": ("Bo",),
        "01AB00": ("Sbo",),
        "02AA00": ("So", "Vso"),
    }


def test_a_home_postcode_lies_in_the_municipality_that_most_rows_name() -> None:
    assert woongemeenten(NORMAAL) == {"1001": "Westdorp", "1002": "Westdorp", "1003": "Westdorp"} | {
        "2001": "Oostdorp",
        "40": "Onbekend",
    }
