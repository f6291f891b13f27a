"""A public file is recognised by its columns or structure, never by its name."""

from pathlib import Path

import pytest

from knooppunt.organisaties.bronnen.bestanden import Bestand
from knooppunt.organisaties.bronnen.herkenning import Bronsoort, herken
from tests import bronmap

SOORTEN = {
    "a.bin": Bronsoort.HERKOMST,
    "b": Bronsoort.SCHOLEN,
    "c.txt": Bronsoort.BIJLAGE,
    "d.dat": Bronsoort.PUNTEN,
    "e": Bronsoort.INWONERS,
    "f.json": Bronsoort.GEMEENTEGRENZEN,
    "g": Bronsoort.WIJKEN,
    "h.csv": Bronsoort.VO_VESTIGINGEN,
    "i": Bronsoort.GEMEENTENTABEL,
    "j": Bronsoort.ADRESSEN,
}


def soort_van(map_: Path, inhoud: bytes, naam: str = "iets") -> Bronsoort | None:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return herken(Bestand(naam, pad))


@pytest.mark.parametrize(("naam", "soort"), SOORTEN.items())
def test_every_kind_is_recognised_under_a_name_that_says_nothing(
    naam: str, soort: Bronsoort, tmp_path: Path
) -> None:
    assert soort_van(tmp_path, bronmap.bestanden()[naam]) is soort


@pytest.mark.parametrize("naam", SOORTEN)
def test_packing_a_file_does_not_change_what_it_is(naam: str, tmp_path: Path) -> None:
    assert soort_van(tmp_path, bronmap.ingepakt(bronmap.bestanden()[naam])) is SOORTEN[naam]


def test_the_borders_of_2022_have_other_names_for_the_same_columns(tmp_path: Path) -> None:
    eigenschappen = {
        "statcode": "GM9001",
        "statnaam": "Westdorp",
        "jrstatcode": "2022GM9001",
        "rubriek": "gemeente",
    }
    feature = {"type": "Feature", "properties": eigenschappen, "geometry": bronmap.WEST}
    assert soort_van(tmp_path, bronmap.geojson([feature])) is Bronsoort.GEMEENTEGRENZEN


def test_properties_behind_a_first_polygon_larger_than_the_head_are_found(tmp_path: Path) -> None:
    ring = [[5.0 + n / 100_000, 52.0] for n in range(9_000)]
    feature = bronmap.gemeente(
        "9001", "Westdorp", 2023, {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    )
    assert soort_van(tmp_path, bronmap.geojson([feature])) is Bronsoort.GEMEENTEGRENZEN


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"naam;leeftijd\nJan;8\n",
        b'{"type": "Topology", "arcs": []}',
        b'{"type": "FeatureCollection", "features": []}',
        b'{"type": "FeatureCollection", "features": [{"properties": {"amenity": "school"}}]}',
        b"\x1f\x8bno gzip at all",
    ],
)
def test_any_other_file_is_not_recognised(inhoud: bytes, tmp_path: Path) -> None:
    assert soort_van(tmp_path, inhoud) is None
