"""Small tables: quirks are read, and what does not fit is refused with its line and column."""

from collections.abc import Callable

import pytest

from knooppunt.organisaties.bronnen import lijsten
from knooppunt.organisaties.bronnen.fouten import Bronfout
from knooppunt.organisaties.bronnen.lijsten import Bijlageregel
from knooppunt.organisaties.bronnen.tabel import lees_rijen
from tests import bronmap

KOP = b"POSTCODE;LAT;LON\n"


def weigering(lezer: Callable[[str, bytes], object], inhoud: bytes) -> tuple[int | None, str | None, str]:
    with pytest.raises(Bronfout) as fout:
        lezer("x.csv", inhoud)
    return fout.value.regel, fout.value.kolom, fout.value.reden


def test_a_decimal_comma_is_read_as_degrees() -> None:
    assert lijsten.lees_punten("x", KOP + b"1011;52,3709931;4,9041959\n").rijen == {
        "1011": (52.3709931, 4.9041959)
    }


def test_a_decimal_point_is_read_as_degrees() -> None:
    assert lijsten.lees_punten("x", KOP + b"1011;52.37;4.9\n").rijen == {"1011": (52.37, 4.9)}


def test_a_total_at_the_end_is_left_out_and_said() -> None:
    lijst = lijsten.lees_punten("x", KOP + b"1011;52,3;4,9\nGrand Total;;\n")
    assert (list(lijst.rijen), lijst.opmerking) == (["1011"], "regel 3 is een totaalregel en telt niet mee")


def test_windows_encoding_and_blanks_in_column_names_are_read() -> None:
    assert lijsten.lees_adressen("x", bronmap.bestanden()["j"]).rijen == {"01AA00": "1001 AA"}


def test_blank_lines_and_lines_of_only_separators_are_skipped() -> None:
    assert list(lijsten.lees_punten("x", KOP + b"\n1011;52,3;4,9\n;;\n\n").rijen) == ["1011"]


def test_an_empty_cell_too_many_at_the_end_of_a_row_is_accepted() -> None:
    tabel = b'"92.10 Gemeentecode","92.11 Omschrijving","92.12 Nieuwe code"\n"0001","Adorp","0053",""\n'
    assert lijsten.lees_gemeententabel("x", tabel).rijen == {"GM0001": ("Adorp", "GM0053")}


def test_a_place_name_instead_of_a_code_means_no_samenwerkingsverband() -> None:
    bijlage = lijsten.lees_bijlage("x", b"PC4;GEMEENTE;SWV_PO;SWV_VO\n3197;Rotterdam;Europoort;Europoort\n")
    assert bijlage.rijen == {"3197": Bijlageregel("Rotterdam", None, None)}


def test_a_row_after_a_cell_of_two_lines_has_the_line_number_of_the_editor() -> None:
    rijen = lees_rijen("x", b'A;B\n"een\ntwee";1\ndrie;2\n', ("A", "B"))
    assert [(rij.regel, rij.waarden["A"]) for rij in rijen] == [(2, "een\ntwee"), (4, "drie")]


def test_secondary_schools_keep_their_municipality_as_a_cbs_code() -> None:
    vo = lijsten.lees_vo("x", bronmap.bestanden()["h.csv"]).rijen["03AA00"]
    assert (vo.gemeentecode, vo.bestuursnummer, vo.punt) == ("GM9002", "33333", (52.0, 5.41))


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (
            KOP + b"1011;52,3;4,9\nabc;52,3;4,9\n",
            (3, "POSTCODE", "“abc” is niet een postcode van vier cijfers."),
        ),
        (KOP + b"1011;4,9;52,3\n", (2, "LAT", "4.9 ligt buiten Nederland (50.5 tot 54.0).")),
        (KOP + b"1011;52,3\n", (2, "LON", "de regel stopt na 2 van de 3 kolommen.")),
        (KOP + b"1011;52;3;4,9\n", (2, None, "de regel heeft 4 cellen; de kop heeft er 3.")),
        (KOP + b"1011;52,3;4,9\n1011;52,3;4,9\n", (3, "POSTCODE", "1011 staat ook al op een eerdere regel.")),
        (b"POSTCODE;LAT\n1011;52,3\n", (1, "LON", "deze kolom ontbreekt.")),
        (b"POSTCODE;LAT;LON;LAT\n", (1, "LAT", "deze kolom komt meer dan één keer voor.")),
        (b"POSTCODE;LAT;" + b"x" * 200_000 + b"\n", (1, None, "de kop met kolomnamen is niet te lezen.")),
        (KOP + b'1011;"52"3;4,9\n', (2, None, "de aanhalingstekens in deze regel kloppen niet.")),
        (
            KOP + b"1011;52,3;4,9\n10\x8112",
            (3, None, "het bestand is geen UTF-8 en ook geen cp1252 (Windows)."),
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line_and_column(
    inhoud: bytes, verwacht: tuple[int, str | None, str]
) -> None:
    assert weigering(lijsten.lees_punten, inhoud) == verwacht


def test_a_misspelt_code_in_the_annex_is_refused() -> None:
    inhoud = b"PC4;GEMEENTE;SWV_PO;SWV_VO\n3197;Rotterdam;PO28O1;VO2801\n"
    assert weigering(lijsten.lees_bijlage, inhoud) == (2, "SWV_PO", "“PO28O1” is niet een code zoals PO3005.")


def test_a_negative_number_of_inhabitants_is_refused() -> None:
    inhoud = b"Postcode,Aantal_inwoners\n1011,-5\n"
    reden = "“-5” is niet een heel getal van 0 of meer."
    assert weigering(lijsten.lees_inwoners, inhoud) == (2, "AANTAL_INWONERS", reden)
