"""Places and names: which municipality, which neighbour, which region."""

import pytest

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.bronnen.geo import Schoolplek
from knooppunt.organisaties.bronnen.lijsten import Bijlageregel, VoVestiging
from knooppunt.organisaties.bronnen.stromen import Schoolregel
from knooppunt.organisaties.rules.gemeenten import Gemeentewijzer
from knooppunt.organisaties.rules.indeling import Indeling, deel_in, pc4s_van
from knooppunt.organisaties.rules.plaatsen import afstand_km, huidige_code, ligt_in, naam_sleutel, nearest_pc4
from knooppunt.organisaties.rules.regio import chosen_codes, regio_code, regio_naam
from knooppunt.organisaties.rules.vestigingen import merge_sites
from tests.bronmap import WEST

BESTAAND = {"PO9001", "PO9002", "VO9001"}


def test_one_degree_of_latitude_is_111_kilometres() -> None:
    assert afstand_km((52.0, 5.0), (53.0, 5.0)) == pytest.approx(111.195, abs=0.001)


def test_a_degree_of_longitude_is_shorter_in_the_north() -> None:
    assert nearest_pc4((52.0, 5.0), {"1": (52.0, 5.12), "2": (52.1, 5.0)}) == "1"


def test_at_equal_distance_the_lowest_postcode_is_the_neighbour() -> None:
    assert nearest_pc4((52.0, 5.0), {"1002": (52.1, 5.0), "1001": (52.1, 5.0)}) == "1001"


@pytest.mark.parametrize("naam", ["'s-Gravenhage", "S GRAVENHAGE", "s gravenhage"])
def test_names_of_a_municipality_are_compared_by_their_letters(naam: str) -> None:
    assert naam_sleutel(naam) == "SGRAVENHAGE"


def test_a_municipality_that_was_merged_twice_has_the_last_code() -> None:
    assert huidige_code("GM1", {"GM1": ("A", "GM2"), "GM2": ("B", "GM3"), "GM3": ("C", None)}) == "GM3"


def test_a_circle_in_the_table_of_municipalities_ends() -> None:
    assert huidige_code("GM1", {"GM1": ("A", "GM2"), "GM2": ("B", "GM1")}) in {"GM1", "GM2"}


@pytest.mark.parametrize(
    ("punt", "binnen"), [((52.0, 5.0), True), ((52.0, 5.3), False), ((51.8, 5.0), False)]
)
def test_a_point_lies_in_a_border_or_not(punt: tuple[float, float], binnen: bool) -> None:
    assert ligt_in(punt, WEST) is binnen


def test_a_point_in_a_hole_lies_outside() -> None:
    gat = [[4.95, 51.95], [5.05, 51.95], [5.05, 52.05], [4.95, 52.05], [4.95, 51.95]]
    assert ligt_in((52.0, 5.0), {"type": "Polygon", "coordinates": [*WEST["coordinates"], gat]}) is False


def test_an_old_name_leads_to_the_municipality_of_today() -> None:
    wijzer = Gemeentewijzer({"GM2": "Nieuw"}, {"GM1": ("Oud", "GM2")}, {})
    assert [wijzer.op_naam("Oud"), wijzer.op_naam("NIEUW"), wijzer.op_naam("Elders")] == ["GM2", "GM2", None]


BIJLAGE = {"1001": Bijlageregel("W", "PO9001", "VO9001"), "2001": Bijlageregel("O", "PO9002", "VO9001")}
PUNTEN = {"1001": (52.0, 5.0), "2001": (52.0, 5.4), "1003": (52.0, 5.1)}


def test_a_postcode_outside_the_annex_belongs_where_its_nearest_neighbour_does() -> None:
    assert deel_in(["1003"], BIJLAGE, PUNTEN) == {"1003": Indeling("PO9001", "VO9001", "dichtstbij", "1001")}


def test_a_postcode_without_row_and_without_point_belongs_nowhere() -> None:
    assert deel_in(["1004"], BIJLAGE, PUNTEN) == {"1004": Indeling(None, None, "onbekend")}


def test_an_area_of_a_secondary_samenwerkingsverband_follows_its_own_code() -> None:
    indeling = deel_in(["1001", "2001", "1003"], BIJLAGE, PUNTEN)
    assert [pc4s_van([code], indeling) for code in ("PO9001", "VO9001")] == [
        {"1001", "1003"},
        {"1001", "1003", "2001"},
    ]


def test_codes_are_taken_once_in_order_and_in_capitals() -> None:
    assert chosen_codes(["po9002", "PO9001", "PO9002 "], BESTAAND) == ("PO9001", "PO9002")


def test_alle_means_every_code() -> None:
    assert chosen_codes(["alle"], BESTAAND) == ("PO9001", "PO9002", "VO9001")


@pytest.mark.parametrize(
    ("codes", "reden"),
    [
        (["PO9009"], "Deze code staat niet in de bijlage van de regeling: PO9009. "),
        ([" "], "Noem minstens één code van een samenwerkingsverband, bijvoorbeeld PO3005, of alle."),
    ],
)
def test_a_code_that_is_not_in_the_annex_is_refused(codes: list[str], reden: str) -> None:
    with pytest.raises(Refusal) as weigering:
        chosen_codes(codes, BESTAAND)
    assert str(weigering.value).startswith(reden)


def test_a_region_is_called_by_its_name_when_that_is_certain() -> None:
    namen = [
        regio_naam(codes, BESTAAND) for codes in (["PO3104", "PO3105", "PO3106"], ["PO3005"], ["PO9001"])
    ]
    assert namen == ["Zuid-Limburg", "De Meierij", "PO9001"]


def test_the_code_of_a_region_does_not_depend_on_the_order_of_its_codes() -> None:
    assert (
        regio_code(["PO9002", "PO9001"], BESTAAND)
        == regio_code(["PO9001", "PO9002"], BESTAAND)
        == "po9001-po9002"
    )


def test_the_code_of_a_region_of_many_codes_still_fits() -> None:
    assert len(regio_code([f"PO{n}" for n in range(2001, 2040)], BESTAAND)) <= 60


PLEK = Schoolplek(
    "01AA00", "De Vuurtoren", ("Bo",), "Openbaar", "1001AA", "Westdorp", "WESTDORP", 26, (52.0, 5.0)
)
REGEL = Schoolregel(
    "01AA00", "VUURTOREN", ("Sbo",), "Rk", "1002BB", "WESTDORP", "GM9001", "Westdorp", "11111"
)


def test_the_first_address_of_a_site_counts_and_the_second_is_counted_as_double() -> None:
    sites, dubbel = merge_sites([PLEK, PLEK], [], {}, {})
    assert (list(sites), dubbel) == (["01AA00"], 1)


def test_a_site_takes_its_name_from_the_list_and_its_postcode_board_and_kinds_from_the_flows() -> None:
    site = merge_sites([PLEK], [REGEL], {}, {})[0]["01AA00"]
    gevonden = (
        site.naam,
        site.pc4,
        site.bestuursnummer,
        site.soorten,
        site.leerlingen,
        site.punt_is_postcode,
    )
    assert gevonden == ("De Vuurtoren", "1002", "11111", ("Bo", "Sbo"), 26, False)


def test_a_site_that_the_list_does_not_know_stands_at_the_point_of_its_postcode() -> None:
    site = merge_sites([], [REGEL], {}, {"1002": (52.01, 5.02)})[0]["01AA00"]
    assert (site.punt, site.punt_is_postcode) == ((52.01, 5.02), True)


def test_a_secondary_site_gets_its_board_from_the_secondary_list() -> None:
    vo = VoVestiging("03AA00", "Lyceum", "2001AB", "OOSTDORP", "GM9002", "33333", "", (52.0, 5.41))
    site = merge_sites([], [], {"03AA00": vo}, {})[0]["03AA00"]
    assert (site.soorten, site.bestuursnummer, site.gemeentecode) == (("Vo",), "33333", "GM9002")
