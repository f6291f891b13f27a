"""A small folder of public files, in the publishers' own layout, for tests of the importer.

Two areas next to each other: PO9001/VO9001 in the west (1001, 1002, and 1003 that the annex does not know) and
PO9002/VO9002 in the east (2001). Every file can be replaced, and every name can be anything.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

LEEFTIJDEN = ["LEEFTIJD_JONGER", *(f"LEEFTIJD_{n}" for n in range(4, 25)), "LEEFTIJD_OUDER"]
HERKOMST = [
    "PEILDATUM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "POSTCODE_LEERLING",
    "GEMEENTENAAM_LEERLING",
    "INSTELLINGSCODE",
    "VESTIGINGSCODE",
    "INSTELLINGSNAAM_VESTIGING",
    "POSTCODE_VESTIGING",
    "PLAATSNAAM",
    "PROVINCIE",
    "SOORT_PO",
    "DENOMINATIE_VESTIGING",
    "BEVOEGD_GEZAG_NUMMER",
    *LEEFTIJDEN,
]

SCHOLEN = {
    # vestigingscode: (name, postcode, GM number, municipality, board)
    "01AA00": ("De Vuurtoren", "1001AA", "9001", "Westdorp", "11111"),
    "01AB00": ("De Duiker", "1002AB", "9001", "Westdorp", "11111"),
    "02AA00": ("Het Baken", "2001AA", "9002", "Oostdorp", "22222"),
}


def herkomstrij(
    woon: str, school: str, soort: str, peildatum: str = "20241001", **leeftijden: str
) -> list[str]:
    """One row; ages as ``LEEFTIJD_8="<5"``, the others are 0."""
    naam, postcode, nummer, gemeente, bestuur = SCHOLEN[school]
    woongemeente = {"1": "Westdorp", "2": "Oostdorp"}[woon[0]] if len(woon) == 4 else "Onbekend"
    return [
        peildatum,
        nummer,
        gemeente,
        woon,
        woongemeente,
        school[:4],
        school[4:],
        naam,
        postcode,
        gemeente.upper(),
        "Zeeland",
        soort,
        "Openbaar",
        bestuur,
        *(leeftijden.get(kolom, "0") for kolom in LEEFTIJDEN),
    ]


STROMEN = [
    herkomstrij("1001", "01AA00", "Bo", LEEFTIJD_4="6", LEEFTIJD_5="<5", LEEFTIJD_6="10"),
    herkomstrij("1002", "01AA00", "Bo", LEEFTIJD_4="<5"),
    herkomstrij("1003", "01AB00", "Sbo", LEEFTIJD_8="<5", LEEFTIJD_9="<5"),
    herkomstrij("1001", "02AA00", "Vso", LEEFTIJD_13="<5", LEEFTIJD_14="7"),
    herkomstrij("1002", "02AA00", "So", LEEFTIJD_9="<5"),
    herkomstrij("2001", "02AA00", "So", LEEFTIJD_9="8"),
    herkomstrij("2001", "01AA00", "Bo", LEEFTIJD_10="5"),
    herkomstrij("40", "01AA00", "Bo", LEEFTIJD_10="<5"),
]


def csv_tekst(kop: list[str], rijen: list[list[str]], *, teken: str = ";", citaat: str = '"') -> str:
    return "".join(
        teken.join(f"{citaat}{cel}{citaat}" for cel in regel) + "\n"
        for regel in ([kop, *rijen] if kop else rijen)
    )


def herkomst(rijen: list[list[str]] = STROMEN) -> bytes:
    """As DUO publishes it: a BOM, semicolons, every cell quoted."""
    return b"\xef\xbb\xbf" + csv_tekst(HERKOMST, rijen).encode()


def school(
    code: str, naam: str, type_: str, postcode: str, gemeente: str, punt: list[float], **rest: Any
) -> Any:
    eigenschappen = {
        "naam": naam,
        "type": type_,
        "denominatie": "Openbaar",
        "postcode": postcode,
        "plaats": gemeente.title(),
        "gemeente": gemeente,
        "brin_nummer": code[:4],
        "vestigingscode": code,
        "leerlingen": None,
        **rest,
    }
    return {
        "type": "Feature",
        "properties": eigenschappen,
        "geometry": {"type": "Point", "coordinates": punt},
    }


SCHOOLPLEKKEN = [
    school("01AA00", "De Vuurtoren", "basisschool", "1001AA", "WESTDORP", [5.0, 52.0], leerlingen=26),
    school("01AA00", "De Vuurtoren", "basisschool", "1001AA", "WESTDORP", [5.001, 52.0], leerlingen=26),
    school("01AB00", "De Duiker", "SBAO", "1002AB", "WESTDORP", [5.02, 52.01]),
    school("02AA00", "Het Baken", "(V)SO", "2001AA", "OOSTDORP", [5.4, 52.0], leerlingen=19),
    school("03AA00", "Het Lyceum", "HAVO/VWO", "2001AB", "OOSTDORP", [5.41, 52.0], leerlingen=400),
]


def geojson(features: list[Any]) -> bytes:
    """One feature a line, and properties of the file itself before those of the features, as DUO's conversion has."""
    regels = ",\n".join(json.dumps(feature) for feature in features)
    kop = '{"type": "FeatureCollection",\n"crs": {"type": "name", "properties": {"name": "CRS84"}},\n"features": [\n'
    return (kop + regels + "\n]}").encode()


def vlak(west: float, zuid: float, oost: float, noord: float) -> Any:
    ring = [[west, zuid], [oost, zuid], [oost, noord], [west, noord], [west, zuid]]
    return {"type": "Polygon", "coordinates": [ring]}


def gemeente(nummer: str, naam: str, jaar: int, vorm: Any, water: str = "NEE") -> Any:
    code = f"GM{nummer}"
    eigenschappen = {"gemeentecode": code, "gemeentenaam": naam, "water": water, "jaar": jaar}
    return {
        "type": "Feature",
        "geometry": vorm,
        "properties": {**eigenschappen, "jrstatcode": f"{jaar}{code}"},
    }


WEST, OOST = vlak(4.9, 51.9, 5.2, 52.1), vlak(5.2, 51.9, 5.5, 52.1)
GEMEENTEN = [gemeente("9001", "Westdorp", 2023, WEST), gemeente("9002", "Oostdorp", 2023, OOST)]


def wijk(code: str, naam: str, vorm: Any) -> Any:
    eigenschappen = {
        "code": code,
        "name": naam,
        "population": 500,
        "pop_0_14": 18.0,
        "urbanity": "not urbanised",
    }
    return {"type": "Feature", "properties": eigenschappen, "geometry": vorm}


def bestanden() -> dict[str, bytes]:
    """Every kind of file, under names that say nothing."""
    vo_kop = (
        "vestigings_id,school_name,postcode,city,municipality_code,board_code,denomination,latitude,longitude"
    )
    return {
        "a.bin": herkomst(),
        "b": geojson(SCHOOLPLEKKEN),
        "c.txt": b"PC4;GEMEENTE;SWV_PO;SWV_VO\r\n1001;Westdorp;PO9001;VO9001\r\n1002;Oud Westdorp;PO9001;VO9001\r\n"
        b"2001;Oostdorp;PO9002;VO9002\r\n2002;Oostdorp;Haven;Haven\r\n",
        "d.dat": b"POSTCODE;LAT;LON\n1001;52,0;5,0\n1002;52,01;5,02\n1003;52,02;5,03\n2001;52,0;5,4\n"
        b"2002;52,0;5,45\nGrand Total;;\n",
        "e": b"Postcode,Aantal_inwoners\n1001,4000\n2001,3000\n",
        "f.json": geojson(GEMEENTEN),
        "g": geojson([wijk("WK900100", "Haven", WEST), wijk("WK888800", "Akkers", OOST)]),
        "h.csv": f"{vo_kop}\n03AA00,Het Lyceum,2001AB,OOSTDORP,9002,33333,Overige,52.0,5.41\n".encode(),
        "i": b'\xef\xbb\xbf"92.10 Gemeentecode","92.11 Omschrijving","92.12 Nieuwe code"\n'
        b'"8000","Oud Westdorp","9001",""\n"9001","Westdorp","",""\n',
        "j": "BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM ;POSTCODE;PLAATSNAAM;GEMEENTENUMMER\n"
        "01AA;01AA00;De Één;1001 AA;WESTDORP;9001\n".encode("cp1252"),
    }


def schrijf(map_: Path, **vervangen: bytes | None) -> Path:
    """Write the folder. Keywords replace a file by its letter (``a=...``), add one, or leave one out (None)."""
    for naam, inhoud in bestanden().items():
        nieuw = vervangen.pop(naam.partition(".")[0], inhoud)
        if nieuw is not None:
            (map_ / naam).write_bytes(nieuw)
    for naam, extra in vervangen.items():
        if extra is not None:
            (map_ / naam).write_bytes(extra)
    return map_


def ingepakt(inhoud: bytes) -> bytes:
    return gzip.compress(inhoud)
