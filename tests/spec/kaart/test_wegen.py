"""Hoe afstanden en reistijden worden gerekend."""

import math
import os
from datetime import date

import pytest

from knooppunt.kaart.rules.norm import Norm, Normgroep, Normrij
from knooppunt.kaart.rules.wegen.bron import Wegenfout, read_roads
from knooppunt.kaart.rules.wegen.maat import Reismaat, duration_in_words

WEGEN, DIENST, AANKOMST = "KNOOPPUNT_WEGEN", "KNOOPPUNT_DIENSTREGELING", "KNOOPPUNT_AANKOMST"

FOUT = [
    ({WEGEN: "weg.json"}, "KNOOPPUNT_WEGEN: weg.json is er niet, of is geen bestand.", "het bestand is er niet"),
    (
        {WEGEN: "kaart.shp"},
        "KNOOPPUNT_WEGEN: kaart.shp moet eindigen op .osm.pbf (OpenStreetMap) of .json (een graaf van OSMnx).",
        "een ander soort bestand",
    ),
    ({WEGEN: "leeg.json"}, "KNOOPPUNT_WEGEN: leeg.json is geen graaf van OSMnx.", "een bestand met iets anders erin"),
    (
        {WEGEN: "stuk.osm.pbf"},
        "KNOOPPUNT_WEGEN: stuk.osm.pbf is geen uittreksel van OpenStreetMap.",
        "een uittreksel dat er geen is",
    ),
    (
        {DIENST: "bus.zip"},
        "KNOOPPUNT_DIENSTREGELING: noem ook een kaart van wegen met KNOOPPUNT_WEGEN.",
        "een dienstregeling zonder wegen",
    ),
    (
        {WEGEN: "graaf.json", DIENST: "bus.zip"},
        "KNOOPPUNT_DIENSTREGELING: dat kan alleen met wegen in een .osm.pbf-bestand.",
        "een dienstregeling bij een graaf",
    ),
    (
        {WEGEN: "graaf.json", AANKOMST: "half negen"},
        "KNOOPPUNT_AANKOMST: 'half negen' is geen moment zoals 2026-11-24 08:30.",
        "een tijd die niet te lezen is",
    ),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The files of the table above."""
    for naam, inhoud in {
        "graaf.json": "{}",
        "leeg.json": "niets",
        "stuk.osm.pbf": "x",
        "kaart.shp": "x",
    }.items():
        (tmp_path / naam).write_text(inhoud)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("omgeving", "zin", "titel"), FOUT, ids=[rij[-1] for rij in FOUT])
def test_een_verkeerde_instelling(folder, omgeving, zin, titel):
    """Een instelling van wegen die niet kan"""
    with pytest.raises(Wegenfout) as fout:
        read_roads(omgeving)
    assert str(fout.value) == zin


def test_without_a_setting_there_are_no_roads():
    assert read_roads({}) is None


def test_a_graph_is_taken_and_has_another_stamp_when_the_file_changes(folder):
    bron = read_roads({WEGEN: "graaf.json"})
    eerst = bron.stempel
    os.utime(folder / "graaf.json", (1, 1))
    assert ([hoe.value for hoe in bron.hoes], bron.stempel == eerst) == (["foot", "bicycle", "car"], False)


def test_a_file_that_went_away_since_is_named(folder):
    bron = read_roads({WEGEN: "graaf.json"})
    (folder / "graaf.json").unlink()
    with pytest.raises(Wegenfout) as fout:
        _ = bron.stempel
    assert (
        str(fout.value) == "Het bestand graaf.json is er niet meer. Zet het terug, of verander de instelling."
    )


DUUR = [
    (0.2, "1 minuut", "minder dan een minuut"),
    (52.4, "52 minuten", "hele minuten"),
    (60.0, "1 uur", "een uur"),
    (121.0, "2 uur en 1 minuut", "uren en minuten"),
    (math.inf, "niet bereikbaar", "er is geen weg"),
]


@pytest.mark.parametrize(("minuten", "woorden", "titel"), DUUR, ids=[rij[-1] for rij in DUUR])
def test_een_reistijd_in_woorden(minuten, woorden, titel):
    """Een reistijd in woorden"""
    assert duration_in_words(minuten) == woorden


ZIN = [
    (Reismaat(), "Afstanden zijn geschat: de rechte lijn op de kaart keer 1,4. Dat klopt voor de helft van de wegen op "
     "10% na, en voor 9 van de 10 op 30% na.", "zonder wegen"),
    (Reismaat(bron="x.json"), "Afstanden gaan over de wegen in x.json.", "over de eigen wegen"),
]  # fmt: skip


@pytest.mark.parametrize(("maat", "zin", "titel"), ZIN, ids=[rij[-1] for rij in ZIN])
def test_hoe_een_studie_meet(maat, zin, titel):
    """Wat het formulier en de uitkomst van een studie over afstanden zeggen"""
    assert maat.zin == zin


UITLEG = [
    (Reismaat(), "Afstanden over de weg zijn geschat: de rechte lijn keer 1,4, zoals in dorpen en kleine steden.",
     "zonder wegen: een schatting"),
    (Reismaat(wacht_op="x.json"), "De wegen in x.json zijn nog niet doorgerekend. Tot dan geldt een schatting.",
     "wegen die nog niet zijn doorgerekend"),
    (Reismaat(bron="x.json"),
     "Afstanden en reistijden gaan over de wegen in x.json. Een auto rijdt daar zonder drukte.", "over de eigen wegen"),
]  # fmt: skip


@pytest.mark.parametrize(("maat", "zin", "titel"), UITLEG, ids=[rij[-1] for rij in UITLEG])
def test_hoe_is_gerekend(maat, zin, titel):
    """Wat er bij de cijfers staat over hoe afstanden zijn gerekend"""
    assert maat.uitleg[0] == zin


def test_an_estimate_says_how_far_it_is_off():
    assert Reismaat(1.38, "city").uitleg[1] == (
        "Van de helft van de wegen klopt dat op 9% na, van 9 van de 10 op 24% na. Een reistijd met de auto klopt voor "
        "de helft op 11% na, voor 9 van de 10 op 30%. Gemeten op de wegen in en om Maastricht. Lopend en op de fiets "
        "is de snelheid een aanname."
    )


def test_places_off_the_map_are_told():
    assert Reismaat(bron="x.json", buiten=3).uitleg[1:3] == [
        "3 plekken liggen buiten die kaart.",
        "Daarvan zijn de afstanden geschat: de rechte lijn keer 1,4, zoals in dorpen en kleine steden.",
    ]


def test_before_when_public_transport_is_there_is_told():
    uitleg = Reismaat(bron="x.osm.pbf", aankomst="24-11-2026, 08.30 uur").uitleg
    assert uitleg[1] == "Het openbaar vervoer is er voor 24-11-2026, 08.30 uur."


def test_a_measure_that_was_kept_is_read_back():
    maat = Reismaat(1.38, "city", "x.json", "abc", 2, ("foot",))
    assert (Reismaat.from_json(maat.as_json()), Reismaat.from_json(None)) == (maat, Reismaat())


def test_over_the_road_the_norm_is_as_much_longer():
    norm = Norm((Normrij("", Normgroep.JONG, 5.0), Normrij("", Normgroep.OUD, 10.0)), date(2026, 11, 27))
    assert norm.over_road(1.4).of_group("", Normgroep.JONG) == pytest.approx(7.0)
