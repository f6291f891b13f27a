"""In which regions municipalities lie, read from the tables of publishers who name their columns differently."""

import pytest

from knooppunt.kaart.rules.grenzen import Indelingsoort
from knooppunt.kaart.rules.indelingsbestand import GEEN_TABEL, NIETS_HIER, divisions_in_file

CODES = {"lindeveen": "GM9901", "overzijde": "GM9902"}
RMC, VEILIGHEID, JEUGD = Indelingsoort.RMC, Indelingsoort.VEILIGHEID, Indelingsoort.JEUGD
GEBIEDEN = (
    "Codes en namen van gemeenten/Code (code);Codes en namen van gemeenten/Naam (naam);"
    "Lokaliseringen van gemeenten/GGD-regio's/Code (code);Lokaliseringen van gemeenten/GGD-regio's/Naam (naam);"
    "Lokaliseringen van gemeenten/Veiligheidsregio's/Naam (naam);"
    "Lokaliseringen van gemeenten/Jeugdzorgregio's/Naam (naam);"
    "Lokaliseringen van gemeenten/RMC-regio's/Naam (naam)\n"
    "GM9901;Lindeveen;GG1;GGD Waterrijk;Waterland;Jeugd Noord;RMC Noord\n"
    "GM0001;Elders;GG2;GGD Elders;Elders;Elders;Elders\n"
)


def test_one_table_of_areas_has_them_all():
    assert divisions_in_file(GEBIEDEN, CODES) == {
        "GM9901": {VEILIGHEID: "Waterland", JEUGD: "Jeugd Noord", RMC: "RMC Noord"}
    }


def test_a_list_of_schools_says_it_as_often_as_there_are_schools():
    rijen = "1,1,LINDEVEEN,Noord\n2,1,LINDEVEEN,Noord\n3,1,LINDEVEEN,Zuid\n"
    tekst = f"school,municipality_code,municipality,rmc_regio\n{rijen}"
    assert divisions_in_file(tekst, CODES) == {"GM9901": {RMC: "Noord"}}


def test_a_column_of_codes_is_not_a_name():
    tekst = "GEMEENTENUMMER;GEMEENTENAAM;RMC-REGIO CODE;RMC-REGIO NAAM\n9902;Overzijde;12;Zuid\n"
    assert divisions_in_file(tekst, CODES) == {"GM9902": {RMC: "Zuid"}}


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", GEEN_TABEL),
        ("a;b\n1;2\n", GEEN_TABEL),
        ("Gemeente;Inwoners\nLindeveen;3\n", GEEN_TABEL),
        ("Gemeente;RMC-regio\nElders;Noord\n", NIETS_HIER),
        ("Gemeente;RMC-regio\nLindeveen\n", NIETS_HIER),
    ],
)
def test_what_cannot_be_read_says_why(tekst, zin):
    with pytest.raises(ValueError, match=zin[:40]) as fout:
        divisions_in_file(tekst, CODES)
    assert fout.value.args == (zin,)
