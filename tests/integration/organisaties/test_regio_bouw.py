"""Building a region: all or nothing, twice is once, and a new peildatum adds a year."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.actions import Bouwresultaat, build_region
from knooppunt.organisaties.models import (
    Gemeente,
    Leerlingstroom,
    Organisatie,
    Postcodegebied,
    Regio,
    Regiobouw,
    Samenwerkingsverband,
    Vestiging,
    Wijk,
)
from knooppunt.organisaties.public import built_swvs
from tests.bronmap import STROMEN, geojson, herkomst, herkomstrij, school, schrijf

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def bouw(map_: Path, *codes: str) -> Bouwresultaat:
    return build_region(bron=map_, swv_codes=codes, at=AT)


def inhoud() -> dict[str, list[Any]]:
    """Every row of every table of this room."""
    modellen = apps.get_app_config("organisaties").get_models()
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in modellen}


def stromen(**waar: Any) -> set[tuple[str, str, str, int, int, int]]:
    velden = ("woon_pc4", "vestiging__vestigingscode", "soort", "leeftijd", "laag", "hoog")
    return set(Leerlingstroom.objects.filter(**waar).values_list(*velden))


WEST = {
    ("1001", "01AA00", "Bo", 4, 6, 6),
    ("1001", "01AA00", "Bo", 5, 1, 4),
    ("1001", "01AA00", "Bo", 6, 10, 10),
    ("1002", "01AA00", "Bo", 4, 1, 4),
    ("1003", "01AB00", "Sbo", 8, 1, 4),
    ("1003", "01AB00", "Sbo", 9, 1, 4),
    ("1001", "02AA00", "Vso", 13, 1, 4),
    ("1001", "02AA00", "Vso", 14, 7, 7),
    ("1002", "02AA00", "So", 9, 1, 4),
    ("2001", "01AA00", "Bo", 10, 5, 5),
    ("40", "01AA00", "Bo", 10, 1, 4),
}
"""Who lives in the west or goes to school there."""

ALLEEN_OOST = {("2001", "02AA00", "So", 9, 8, 8)}


def test_the_flows_of_who_lives_or_goes_to_school_in_the_area_are_stored(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    assert stromen() == WEST


def test_all_codes_store_every_flow(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "alle")
    assert stromen() == WEST | ALLEEN_OOST


def test_an_estimate_lies_where_the_total_of_the_school_leaves_room(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    # 01AA00: total 26, open cells 6 + 10 + 5 = 21, three masked cells (one of them from abroad): (26 - 21) / 3.
    geschat = Leerlingstroom.objects.filter(vestiging__vestigingscode="01AA00", hoog=4)
    assert list(geschat.values_list("schatting", flat=True)) == [pytest.approx(5 / 3)] * 3


def test_places_get_their_borders_names_and_codes(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    gebied = Postcodegebied.objects.get(pc4="1003")
    assert gebied.swv_po is not None
    assert gebied.gemeente is not None
    gevonden = (gebied.swv_po.code, gebied.swv_herkomst, gebied.gemeente.naam, gebied.lat, gebied.inwoners)
    assert gevonden == ("PO9001", "dichtstbij", "Westdorp", 52.02, None)


def test_a_postcode_whose_old_municipality_was_merged_lies_in_the_successor(tmp_path: Path) -> None:
    zonder = [rij for rij in STROMEN if rij[3] != "1002"]
    bouw(schrijf(tmp_path, a=herkomst(zonder)), "PO9001")
    gemeente = Postcodegebied.objects.get(pc4="1002").gemeente
    assert gemeente is not None
    assert gemeente.code == "GM9001"


def test_wijken_of_the_area_are_stored_where_they_lie_now(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001", "PO9002")
    assert list(Wijk.objects.values_list("code", "gemeente__code")) == [
        ("WK888800", "GM9002"),
        ("WK900100", "GM9001"),
    ]


def test_organisations_of_the_region_are_there_once(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    van_regio = Organisatie.objects.filter(regio__code="po9001").order_by("soort", "naam")
    assert list(van_regio.values_list("soort", "naam")) == [
        ("gemeente", "Gemeente Westdorp"),
        ("school", "De Duiker"),
        ("school", "De Vuurtoren"),
        ("schoolbestuur", "Schoolbestuur 11111"),
        ("swv", "Samenwerkingsverband PO9001"),
    ]


def test_a_school_elsewhere_with_pupils_of_the_region_is_known_but_not_of_the_region(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    baken = Vestiging.objects.get(vestigingscode="02AA00")
    assert (baken.soorten, baken.organisatie.regio, baken.organisatie.gemeente_id) == (
        "So,Vso",
        None,
        Gemeente.objects.get(code="GM9002").pk,
    )


def test_the_same_files_and_codes_again_change_nothing(tmp_path: Path) -> None:
    schrijf(tmp_path)
    eerst = bouw(tmp_path, "PO9001")
    voor = inhoud()
    opnieuw = bouw(tmp_path, "po9001")
    assert (eerst.veranderd, opnieuw.veranderd, inhoud() == voor) == (True, False, True)


def test_the_other_order_of_files_and_codes_is_the_same_build(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001", "PO9002")
    assert bouw(tmp_path, "PO9002", "PO9001").veranderd is False


def test_a_second_area_comes_beside_the_first(tmp_path: Path) -> None:
    schrijf(tmp_path)
    bouw(tmp_path, "PO9001")
    refs = dict(Vestiging.objects.values_list("vestigingscode", "organisatie__ref"))
    bouw(tmp_path, "PO9002")
    assert stromen() == WEST | ALLEEN_OOST
    assert built_swvs() == {"PO9001", "PO9002"}
    assert {code: Vestiging.objects.get(vestigingscode=code).organisatie.ref for code in refs} == refs
    school = Vestiging.objects.get(vestigingscode="02AA00").organisatie
    assert school.regio == Regio.objects.get(code="po9002")


def test_building_one_area_after_another_gives_the_same_flows_as_both_together(tmp_path: Path) -> None:
    schrijf(tmp_path)
    bouw(tmp_path, "PO9001")
    bouw(tmp_path, "PO9002")
    na_elkaar = stromen()
    Leerlingstroom.objects.all().delete()
    Regiobouw.objects.all().delete()
    bouw(tmp_path, "alle")
    assert na_elkaar == stromen()


def test_an_area_that_was_built_stays_with_its_region(tmp_path: Path) -> None:
    schrijf(tmp_path)
    bouw(tmp_path, "PO9001", "PO9002")
    bouw(tmp_path, "PO9001")
    regios = {
        swv.code: swv.regio and swv.regio.code for swv in Samenwerkingsverband.objects.filter(sector="po")
    }
    assert regios == {"PO9001": "po9001-po9002", "PO9002": "po9001-po9002"}


def test_a_name_that_people_gave_a_board_survives_a_new_peildatum(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    Organisatie.objects.filter(bestuursnummer="11111", soort="schoolbestuur").update(naam="Stichting De Kust")
    later = herkomstrij("1001", "01AA00", "Bo", peildatum="20251001", LEEFTIJD_4="9")
    bouw(schrijf(tmp_path, a=herkomst([later])), "PO9001")
    assert list(Organisatie.objects.filter(soort="schoolbestuur").values_list("naam", flat=True)) == [
        "Schoolbestuur 22222",
        "Stichting De Kust",
    ]


def test_a_new_peildatum_adds_a_year(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    later = herkomstrij("1001", "01AA00", "Bo", peildatum="20251001", LEEFTIJD_4="9")
    bouw(schrijf(tmp_path, a=herkomst([later])), "PO9001")
    assert stromen(peildatum=date(2024, 10, 1)) == WEST
    assert stromen(peildatum=date(2025, 10, 1)) == {("1001", "01AA00", "Bo", 4, 9, 9)}


def test_a_corrected_file_of_the_same_date_replaces_its_municipality_only(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    correctie = herkomstrij("1002", "01AA00", "Bo", LEEFTIJD_4="7")
    bouw(schrijf(tmp_path, a=herkomst([correctie])), "PO9001")
    elders = {rij for rij in WEST if rij[1] == "02AA00"}
    assert stromen() == elders | {("1002", "01AA00", "Bo", 4, 7, 7)}


def test_going_back_to_earlier_files_builds_again(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    bouw(schrijf(tmp_path, a=herkomst([herkomstrij("1002", "01AA00", "Bo", LEEFTIJD_4="7")])), "PO9001")
    assert bouw(schrijf(tmp_path), "PO9001").veranderd is True
    assert stromen() == WEST


def test_a_total_that_disappears_from_the_list_is_not_forgotten(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9001")
    plek = school("01AA00", "De Vuurtoren II", "basisschool", "1001AA", "WESTDORP", [5.0, 52.0])
    bouw(schrijf(tmp_path, b=geojson([plek])), "PO9001")
    vestiging = Vestiging.objects.get(vestigingscode="01AA00")
    assert (vestiging.organisatie.naam, vestiging.leerlingen) == ("De Vuurtoren II", 26)


@pytest.mark.parametrize(
    ("vervangen", "codes", "reden"),
    [
        (
            {"a": herkomst([*STROMEN, STROMEN[0]])},
            ["PO9001"],
            "a.bin, regel 10, kolom POSTCODE_LEERLING: deze school, postcode en soort staan ook al op regel 2.",
        ),
        (
            {"d": b"POSTCODE;LAT;LON\n1001;5;52\n"},
            ["PO9001"],
            "d.dat, regel 2, kolom LAT: 5.0 ligt buiten Nederland (50.5 tot 54.0).",
        ),
        (
            {},
            ["PO9001", "PO9009"],
            "Deze code staat niet in de bijlage van de regeling: PO9009. Een code ziet eruit als PO3005 of VO3005.",
        ),
    ],
)
def test_what_is_refused_leaves_the_database_as_it_was(
    vervangen: dict[str, bytes], codes: list[str], reden: str, tmp_path: Path
) -> None:
    bouw(schrijf(tmp_path), "PO9002")
    voor = inhoud()
    with pytest.raises(Refusal) as weigering:
        bouw(schrijf(tmp_path, **vervangen), *codes)
    assert weigering.value.reasons == (reden,)
    assert inhoud() == voor


def test_a_build_that_breaks_off_halfway_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    bouw(schrijf(tmp_path), "PO9002")
    voor = inhoud()

    def afgebroken(stap: str, deel: float) -> None:
        if stap == "leerlingstromen" and deel > 0.9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_region(bron=tmp_path, swv_codes=["PO9001"], at=AT, meld=afgebroken)
    assert inhoud() == voor


def test_the_report_is_kept_as_it_was_printed(tmp_path: Path) -> None:
    resultaat = bouw(schrijf(tmp_path, niets=b""), "PO9001")
    assert Regiobouw.objects.get().verslag == resultaat.verslag
    assert resultaat.verslag["tellingen"] == {
        "samenwerkingsverbanden": 1,
        "gemeenten": 1,
        "wijken": 1,
        "postcodes": 3,
        "besturen": 2,
        "vestigingen in de regio": 2,
        "vestigingen erbuiten met leerlingen uit de regio": 1,
        "leerlingstromen": len(WEST),
    }


def test_the_report_says_what_was_derived_and_what_joined(tmp_path: Path) -> None:
    verslag = bouw(schrijf(tmp_path), "PO9001").verslag
    assert verslag["opmerkingen"][:3] == [
        "2 postcodes hebben geen code in de bijlage. "
        "Zij horen bij de dichtstbijzijnde postcode met een code: 1003, 2002.",
        "1 rijen gaan over leerlingen uit het buitenland of met een onbekende woonplaats.",
        "1 regels in de lijst van scholen zijn een tweede adres van dezelfde vestiging. De eerste telt.",
    ]
    assert verslag["koppelingen"][1] == {
        "van": "woonpostcode",
        "naar": "bijlage samenwerkingsverbanden",
        "gevonden": 3,
        "totaal": 4,
    }
