"""Hoe ver is dichtbij: wat de regio bepaalt, en hoe het uit sportclubs volgt."""

from datetime import date

import pytest

from knooppunt.kaart.rules.norm import Norm, Normgroep, Normrij, as_table, name_key, provisional, read_table
from knooppunt.kaart.rules.sport import Kinderplek, Sportplek, norm_from_sports, read_sports

OP = date(2026, 11, 27)
JONG, OUD = Normgroep.JONG, Normgroep.OUD
CODES = {name_key(naam): code for naam, code in (("Lindeveen", "GM1"), ("'s-Graven Dam", "GM2"))}
REGIO = (Normrij("", JONG, 4.0), Normrij("", OUD, 9.5))


@pytest.mark.parametrize(
    ("titel", "gemeente", "leeftijd", "km"),
    [
        ("een jong kind in een gemeente met eigen afstand", "GM1", 11, 2.5),
        ("een ouder kind daar: van die leeftijd is er geen eigen afstand", "GM1", 12, 9.5),
        ("een gemeente die er niet bij staat", "GM7", 6, 4.0),
        ("een kind van wie de gemeente niet bekend is", "", 16, 9.5),
    ],
)
def test_welke_afstand_geldt(titel, gemeente, leeftijd, km):
    """Welke afstand voor een kind geldt"""
    assert Norm((*REGIO, Normrij("GM1", JONG, 2.5)), OP).km(gemeente, leeftijd) == km


def test_zolang_niets_is_bepaald():
    """Zolang de regio niets bepaalde, gelden voorlopige afstanden"""
    norm = provisional(OP)
    assert (norm.km("GM1", 8), norm.km("GM1", 14)) == (5.0, 10.0)


GOED = [
    ("hele regio; 4; 9,5", REGIO, "alleen de hele regio"),
    ("Gemeente;jonger;ouder\nHele Regio;4.0;9.5", REGIO, "met een regel met namen van kolommen"),
    (
        "hele regio\t4\t9,5\n's-graven dam\t2\t3", (*REGIO, Normrij("GM2", JONG, 2.0), Normrij("GM2", OUD, 3.0)),
        "geplakt uit een rekenblad, met een naam met leestekens",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("tabel", "rijen", "titel"), GOED, ids=[rij[-1] for rij in GOED])
def test_een_tabel_die_klopt(tabel, rijen, titel):
    """Een tabel met afstanden"""
    assert read_table(tabel, CODES) == rijen


GEEN_REGIO = "Er moet een regel zijn die begint met “hele regio”, met twee afstanden."
TE_WEINIG = "Regel 1: schrijf een naam en twee afstanden, met een puntkomma ertussen."
FOUT = [
    ("Lindeveen; 4; 9", [GEEN_REGIO], "zonder hele regio"),
    ("hele regio; 4", [TE_WEINIG], "een afstand te weinig"),
    ("hele regio; 4; ver", ["Regel 1: “ver” is geen afstand in kilometers, zoals 4,5."], "een woord als afstand"),
    ("hele regio; 0; 5", ["Regel 1: “0” is geen afstand in kilometers, zoals 4,5."], "nul kilometer"),
    ("hele regio; 4; 101", ["Regel 1: “101” is geen afstand in kilometers, zoals 4,5."], "meer dan 100 kilometer"),
    ("hele regio; 4; 5\nElders; 4; 5", ["Regel 2: Elders is geen gemeente van deze regio."], "een andere gemeente"),
    ("hele regio; 4; 5\nhele regio; 4; 5", ["Regel 2: dit gebied staat er al."], "twee keer hetzelfde"),
    ("", [GEEN_REGIO], "niets"),
]  # fmt: skip


@pytest.mark.parametrize(("tabel", "redenen", "titel"), FOUT, ids=[rij[-1] for rij in FOUT])
def test_een_tabel_die_niet_klopt(tabel, redenen, titel):
    """Wat er gezegd wordt van een tabel die niet klopt"""
    with pytest.raises(ValueError, match=r"regel|Regel") as fout:
        read_table(tabel, CODES)
    assert list(fout.value.args) == redenen


def test_een_tabel_gaat_heen_en_terug():
    """Wat geldt, staat klaar om te veranderen"""
    rijen = (*REGIO, Normrij("GM1", JONG, 2.5), Normrij("GM1", OUD, 7.0))
    tabel = as_table(Norm(rijen, OP), {"GM1": "Lindeveen"})
    assert (tabel, read_table(tabel, CODES)) == ("hele regio; 4,0; 9,5\nLindeveen; 2,5; 7,0", rijen)


def along(van, naar):
    """Kilometres along a line."""
    return abs(van[1] - naar[1])


def club(sport, km):
    return Sportplek(sport, (0.0, km))


def woont(km, gemeente="GM1", jong=100, oud=100):
    return Kinderplek((0.0, km), gemeente, {JONG: jong, OUD: oud})


SPORT = [
    ([club("voetbal", 3)], [woont(0)], {("", JONG): 3.0, ("GM1", JONG): 3.0}, "één club: zo ver"),
    (
        [club("voetbal", 1), club("voetbal", 8), club("judo", 2), club("tennis", 4), club("hockey", 6)], [woont(0)],
        {("", JONG): 4.0, ("GM1", JONG): 4.0}, "drie van de vier sporten; van elke sport telt de dichtstbijzijnde club",
    ),
    (
        [club("voetbal", 12)], [woont(0), woont(8)],
        {("", JONG): 4.0, ("GM1", JONG): 4.0}, "een club te ver weg telt niet",
    ),
    (
        [club("voetbal", 1)], [woont(0), woont(4, "GM2")],
        {("", JONG): 1.0, ("GM1", JONG): 1.0}, "een gemeente zonder club in de lijst, ook met een club in de buurt",
    ),
    (
        [club("voetbal", 1)], [woont(0), woont(40, "GM2", jong=50)],
        {("", JONG): 1.0, ("GM1", JONG): 1.0}, "een gemeente waar de lijst niets over zegt, volgt de regio",
    ),
    (
        [club("voetbal", 1)], [woont(0), woont(3, "GM2", jong=9)],
        {("", JONG): 1.0, ("GM1", JONG): 1.0}, "een gemeente met weinig kinderen volgt de regio",
    ),
    ([club("judo", 1.23)], [woont(0)], {("", JONG): 1.3, ("GM1", JONG): 1.3}, "naar boven afgerond"),
]  # fmt: skip


@pytest.mark.parametrize(("clubs", "kinderen", "afstanden", "titel"), SPORT, ids=[rij[-1] for rij in SPORT])
def test_de_afstand_naar_een_sportclub(clubs, kinderen, afstanden, titel):
    """De afstand die drie van de vier wegen naar een club niet te boven gaan, voor jonge kinderen"""
    rijen = norm_from_sports(clubs, kinderen, deel=0.75, bereik_km={JONG: 10.0, OUD: 20.0}, afstand_km=along)
    assert {(r.gemeente, r.groep): r.km for r in rijen if r.groep is JONG} == afstanden


def test_een_lijst_van_een_andere_regio():
    """Een lijst zonder clubs in de buurt wordt geweigerd"""
    with pytest.raises(ValueError, match="Past de lijst bij de regio"):
        norm_from_sports(
            [club("judo", 90)], [woont(0)], deel=0.75, bereik_km={JONG: 10.0, OUD: 20.0}, afstand_km=along
        )


GEOJSON = (
    b'{"type": "FeatureCollection", "features": ['
    b'{"properties": {"sport": "soccer;tennis"}, "geometry": {"type": "Point", "coordinates": [5.3, 51.7]}},'
    b'{"properties": {"sport": "judo", "lat": 51.6, "lon": 5.2}, "geometry": {"type": "Polygon", "coordinates": []}},'
    b'{"properties": {"name": "zonder sport"}, "geometry": {"type": "Point", "coordinates": [5.3, 51.7]}}]}'
)
LIJSTEN = [
    (GEOJSON, [("soccer", (51.7, 5.3)), ("judo", (51.6, 5.2))], "een uitdraai van OpenStreetMap"),
    (
        b"\xef\xbb\xbfSport;Lat;Lon\nJudo;51,6;5,2\nTennis;;\n",
        [("judo", (51.6, 5.2))],
        "een tabel met decimale komma",
    ),
]


@pytest.mark.parametrize(("inhoud", "plekken", "titel"), LIJSTEN, ids=[rij[-1] for rij in LIJSTEN])
def test_een_lijst_van_plekken_om_te_sporten(inhoud, plekken, titel):
    """Welke lijsten gelezen worden; wat geen sport of plek heeft, telt niet mee"""
    assert [(p.sport, p.punt) for p in read_sports(inhoud)] == plekken


@pytest.mark.parametrize(
    "inhoud", [b"", b"{", b"naam;plaats\nDe Kei;hier", b"\xff\xfe", b'{"features": 3}', b"[]"]
)
def test_iets_anders_dan_een_lijst(inhoud):
    """Iets anders dan een lijst wordt geweigerd"""
    with pytest.raises(ValueError, match="geen lijst van plekken om te sporten"):
        read_sports(inhoud)


def test_een_lijst_die_vastloopt():
    """Een bestand dat eindeloos in elkaar zit, wordt geweigerd"""
    with pytest.raises(ValueError, match="geen lijst van plekken om te sporten"):
        read_sports(b'{"features":' + b"[" * 50_000)


def test_een_lijst_van_het_hele_land():
    """Een lijst met veel meer plekken dan een regio heeft, wordt geweigerd"""
    with pytest.raises(ValueError, match="Neem alleen de plekken in uw regio"):
        read_sports(b"sport;lat;lon\n" + b"judo;52;5\n" * 5001)
