"""GeoJSON: features become rows, and a feature that does not fit is refused with the line where it starts."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from knooppunt.organisaties.bronnen import geo
from knooppunt.organisaties.bronnen.fouten import Bronfout
from tests import bronmap
from tests.bronmap import GEMEENTEN, SCHOOLPLEKKEN, WEST, geojson, school


def weigering(lezer: Callable[[str, bytes], object], inhoud: bytes) -> tuple[int | None, str | None, str]:
    with pytest.raises(Bronfout) as fout:
        lezer("x.json", inhoud)
    return fout.value.regel, fout.value.kolom, fout.value.reden


def test_the_type_of_a_school_tells_its_kinds_of_education() -> None:
    soorten = [school_.soorten for school_ in geo.lees_scholen("x", geojson(SCHOOLPLEKKEN))]
    assert soorten == [("Bo",), ("Bo",), ("Sbo",), ("So", "Vso"), ("Vo",)]


def test_a_point_becomes_latitude_and_then_longitude() -> None:
    assert geo.lees_scholen("x", geojson(SCHOOLPLEKKEN))[2].punt == (52.01, 5.02)


def test_a_school_without_a_total_has_no_total() -> None:
    assert [s.leerlingen for s in geo.lees_scholen("x", geojson(SCHOOLPLEKKEN))] == [26, 26, None, 19, 400]


def test_water_is_no_municipality() -> None:
    water = bronmap.gemeente("0998", "Zee", 2023, WEST, water="JA")
    assert [g.code for g in geo.lees_gemeentegrenzen("x", geojson([water, *GEMEENTEN]))] == [
        "GM9001",
        "GM9002",
    ]


def feature(**anders: Any) -> dict[str, Any]:
    goed: dict[str, Any] = school("09AA00", "De Klok", "basisschool", "1001AA", "WESTDORP", [5.0, 52.0])
    return {**goed, "properties": {**goed["properties"], **anders}}


def test_the_feature_itself_is_accepted() -> None:
    assert [s.naam for s in geo.lees_scholen("x", geojson([feature()]))] == ["De Klok"]


@pytest.mark.parametrize(
    ("fout", "verwacht"),
    [
        (
            feature(vestigingscode="9"),
            (6, "vestigingscode", "“9” is niet een vestigingscode van zes tekens."),
        ),
        (feature(type="kapsalon"), (6, "type", "“kapsalon” is geen bekend soort school.")),
        (feature(leerlingen=-1), (6, "leerlingen", "is geen heel getal van 0 of meer.")),
        (feature(naam=None), (6, "naam", "is leeg of geen tekst.")),
        (feature(naam="x" * 161), (6, "naam", "is langer dan 160 tekens.")),
        ({**feature(), "geometry": None}, (6, "geometry", "ontbreekt.")),
        (
            {**feature(), "geometry": {"type": "Point", "coordinates": [52.0, 5.0]}},
            (6, "geometry", "is geen punt in Nederland (WGS84, eerst lengte en dan breedte)."),
        ),
    ],
)
def test_a_school_that_does_not_fit_is_refused_with_its_line(
    fout: dict[str, Any], verwacht: tuple[int, str, str]
) -> None:
    assert weigering(geo.lees_scholen, geojson([*SCHOOLPLEKKEN[:2], fout])) == verwacht


@pytest.mark.parametrize(
    "ring", [[["a", "b"]] * 4, [[5.0, 52.0]] * 2, [[52.0, 5.0]] * 4, [[None, 52.0]] * 4, []]
)
def test_a_border_that_is_no_surface_in_the_country_is_refused(ring: list[Any]) -> None:
    vorm = {"type": "Polygon", "coordinates": [ring]}
    reden = "is geen vlak in Nederland (WGS84, eerst lengte en dan breedte)."
    assert weigering(geo.lees_gemeentegrenzen, geojson([bronmap.gemeente("9001", "W", 2023, vorm)])) == (
        4,
        "geometry",
        reden,
    )


def test_a_file_that_was_cut_off_is_refused_where_it_stops() -> None:
    heel = geojson(SCHOOLPLEKKEN)
    afgekapt = heel[: heel.index(b"De Duiker")]
    assert weigering(geo.lees_scholen, afgekapt) == (
        6,
        None,
        "dit is geen geldige JSON. Is het bestand compleet?",
    )


def test_features_that_are_no_list_are_refused() -> None:
    inhoud = json.dumps({"features": 3}).encode()
    assert weigering(geo.lees_scholen, inhoud) == (None, "features", "is geen lijst.")
