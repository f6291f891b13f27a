"""A folder: which files count, which do not, and why; every fault at once."""

import gzip
from pathlib import Path

import pytest

from knooppunt.organisaties.bronnen.bronmap import Bronnen, lees_bronmap
from knooppunt.organisaties.bronnen.fouten import Bronweigering
from tests import bronmap
from tests.bronmap import GEMEENTEN, STROMEN, WEST, gemeente, geojson, herkomst, herkomstrij, schrijf


def lees(map_: Path) -> Bronnen:
    return lees_bronmap(map_, meld=lambda naam: None)


def regel(bronnen: Bronnen, naam: str) -> tuple[str, int, int, str]:
    (gevonden,) = [regel for regel in bronnen.bestanden if regel.bestand == naam]
    return gevonden.soort, gevonden.gelezen, gevonden.gebruikt, gevonden.opmerking


def test_every_file_is_accounted_for(tmp_path: Path) -> None:
    bronnen = lees(schrijf(tmp_path, leesmij=b"hallo", niets=b""))
    geteld = {r.bestand: (r.gelezen, r.gebruikt) for r in bronnen.bestanden}
    assert geteld == {
        "a.bin": (8, 8),
        "b": (5, 4),
        "c.txt": (4, 4),
        "d.dat": (5, 5),
        "e": (2, 2),
        "f.json": (2, 2),
        "g": (2, 2),
        "h.csv": (1, 1),
        "i": (2, 2),
        "j": (1, 0),
        "leesmij": (0, 0),
        "niets": (0, 0),
    }


def test_an_empty_file_and_an_unknown_file_are_reported_and_not_fatal(tmp_path: Path) -> None:
    bronnen = lees(schrijf(tmp_path, leesmij=b"hallo", niets=b""))
    assert [regel(bronnen, naam)[0] for naam in ("leesmij", "niets")] == ["niet herkend", "leeg bestand"]


def test_the_national_file_and_those_of_municipalities_together_do_not_count_double(tmp_path: Path) -> None:
    bronnen = lees(schrijf(tmp_path, oost=herkomst([rij for rij in STROMEN if rij[1] == "9002"])))
    assert bronnen.herkomst.height == len(STROMEN)
    assert regel(bronnen, "oost")[1:] == (
        4 - 1,
        0,
        "staat ook in een groter bestand en telt één keer",
    )


def test_rows_that_differ_between_two_files_are_said(tmp_path: Path) -> None:
    oost = [herkomstrij("1001", "02AA00", "Vso", LEEFTIJD_13="9")]
    bronnen = lees(schrijf(tmp_path, oost=herkomst(oost)))
    assert regel(bronnen, "oost")[3].endswith("let op: 1 rijen zijn daar anders, het grotere bestand telt")


def test_a_folder_of_municipalities_is_as_good_as_the_national_file(tmp_path: Path) -> None:
    west = herkomst([rij for rij in STROMEN if rij[1] == "9001"])
    oost = herkomst([rij for rij in STROMEN if rij[1] == "9002"])
    samen = lees(schrijf(tmp_path, a=None, west=west, oost=oost)).herkomst
    (tmp_path / "heel").mkdir()
    heel = lees(schrijf(tmp_path / "heel")).herkomst
    assert samen.sort(samen.columns).equals(heel.sort(heel.columns))


def test_two_dates_of_one_municipality_both_count(tmp_path: Path) -> None:
    later = [herkomstrij("1001", "01AA00", "Bo", peildatum="20251001", LEEFTIJD_4="9")]
    assert lees(schrijf(tmp_path, later=herkomst(later))).herkomst.height == len(STROMEN) + 1


def test_the_newest_borders_count(tmp_path: Path) -> None:
    ouder = [gemeente("9001", "Oud Westdorp", 2022, WEST), GEMEENTEN[1]]
    bronnen = lees(schrijf(tmp_path, ouder=geojson([gemeente("9002", "Oostdorp", 2022, WEST), ouder[0]])))
    assert bronnen.gemeentegrenzen["GM9001"].naam == "Westdorp"


def test_newer_borders_that_lack_a_municipality_of_the_flows_do_not_count(tmp_path: Path) -> None:
    bronnen = lees(schrijf(tmp_path, nieuwer=geojson([gemeente("9001", "Westdorp", 2024, WEST)])))
    assert {grens.jaar for grens in bronnen.gemeentegrenzen.values()} == {2023}


def test_the_same_files_under_other_names_have_the_same_fingerprint(tmp_path: Path) -> None:
    schrijf(tmp_path)
    eerst = lees(tmp_path).vingerafdruk
    (tmp_path / "a.bin").rename(tmp_path / "z")
    assert lees(tmp_path).vingerafdruk == eerst


def test_a_file_that_is_not_used_does_not_change_the_fingerprint(tmp_path: Path) -> None:
    eerst = lees(schrijf(tmp_path)).vingerafdruk
    (tmp_path / "leesmij").write_bytes(b"hallo")
    assert lees(tmp_path).vingerafdruk == eerst


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    punten = b"POSTCODE;LAT;LON\n1001;x;5,0\n"
    afgekapt = bronmap.ingepakt(herkomst())[:-20]
    with pytest.raises(Bronweigering) as weigering:
        lees(schrijf(tmp_path, a=afgekapt, d=punten))
    assert weigering.value.reasons == (
        "a.bin: het gz-bestand is beschadigd of niet compleet. Download het opnieuw.",
        "d.dat, regel 2, kolom LAT: “x” is niet een coördinaat in graden.",
    )


@pytest.mark.parametrize(
    ("letter", "wat"),
    [
        ("a", "DUO leerlingen naar woonpostcode"),
        ("b", "DUO schoolvestigingen met punt"),
        ("c", "bijlage regio-indeling samenwerkingsverbanden"),
        ("d", "punten van postcodes"),
    ],
)
def test_without_an_indispensable_file_nothing_is_built(letter: str, wat: str, tmp_path: Path) -> None:
    with pytest.raises(Bronweigering) as weigering:
        lees(schrijf(tmp_path, **{letter: None}))
    assert weigering.value.reasons == (f"{tmp_path}: er is geen gevuld bestand met {wat}.",)


@pytest.mark.parametrize(
    ("letter", "kolom", "soort"),
    [
        ("a", "POSTCODE_LEERLING", "DUO leerlingen naar woonpostcode"),
        ("c", "SWV_PO", "bijlage regio-indeling samenwerkingsverbanden"),
    ],
)
def test_a_renamed_key_column_is_named_with_its_file(
    letter: str, kolom: str, soort: str, tmp_path: Path
) -> None:
    map_ = schrijf(tmp_path)
    (bestand,) = map_.glob(f"{letter}*")
    inhoud = bestand.read_bytes()
    leesbaar = gzip.decompress(inhoud) if inhoud[:2] == b"\x1f\x8b" else inhoud
    assert kolom.encode() in leesbaar
    bestand.write_bytes(leesbaar.replace(kolom.encode(), b"NIEUWE_NAAM", 1))
    with pytest.raises(Bronweigering) as weigering:
        lees(map_)
    assert weigering.value.reasons == (
        f"{bestand.name}, regel 1, kolom {kolom}: deze kolom ontbreekt. Het bestand lijkt op {soort}.",
    )


def test_a_file_with_only_column_names_does_not_count_as_filled(tmp_path: Path) -> None:
    with pytest.raises(Bronweigering) as weigering:
        lees(schrijf(tmp_path, a=herkomst([])))
    assert weigering.value.reasons == (
        f"{tmp_path}: er is geen gevuld bestand met DUO leerlingen naar woonpostcode.",
    )


@pytest.mark.parametrize("letter", ["e", "f", "g", "h", "i", "j"])
def test_every_other_file_may_be_missing(letter: str, tmp_path: Path) -> None:
    assert lees(schrijf(tmp_path, **{letter: None})).herkomst.height == len(STROMEN)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Bronweigering) as weigering:
        lees(tmp_path / "weg")
    assert weigering.value.fouten[0].reden == "deze map bestaat niet."
