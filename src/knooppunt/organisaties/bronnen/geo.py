"""GeoJSON of schools, municipalities and wijken: one feature is one row, with the line where it starts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from knooppunt.organisaties.bronnen.bestanden import decodeer
from knooppunt.organisaties.bronnen.fouten import Bronfout
from knooppunt.organisaties.bronnen.lijsten import BREEDTE, LENGTE
from knooppunt.organisaties.bronnen.tabel import PC6, VESTIGINGSCODE

T = TypeVar("T")
Eigenschappen = dict[str, Any]

SOORTEN_VAN_TYPE = {
    "basisschool": ("Bo",),
    "SBAO": ("Sbo",),
    "SO": ("So",),
    "VSO": ("Vso",),
    "(V)SO": ("So", "Vso"),
}
"""DUO's type of a primary or special school; every other type is a structure of secondary education."""

_VO_TYPE = re.compile(r"(VBO|MAVO|HAVO|VWO|PRO|BRUGJAAR)(/(VBO|MAVO|HAVO|VWO|PRO|BRUGJAAR))*")
STEDELIJKHEID = {
    "extremely urbanised": "zeer sterk stedelijk",
    "strongly urbanised": "sterk stedelijk",
    "moderately urbanised": "matig stedelijk",
    "hardly urbanised": "weinig stedelijk",
    "not urbanised": "niet stedelijk",
    None: "",
}


@dataclass(frozen=True)
class Schoolplek:
    """A school site of the list with points; ``leerlingen`` is its total, or None when the list has none."""

    vestigingscode: str
    naam: str
    soorten: tuple[str, ...]
    denominatie: str
    postcode: str
    plaats: str
    gemeentenaam: str
    leerlingen: int | None
    punt: tuple[float, float]


@dataclass(frozen=True)
class Gemeentegrens:
    code: str
    naam: str
    jaar: int
    grens: dict[str, Any]


@dataclass(frozen=True)
class Wijkgrens:
    code: str
    naam: str
    inwoners: int | None
    aandeel_0_14: float | None
    stedelijkheid: str
    grens: dict[str, Any]


class Ongeldig(Exception):
    """A property that does not fit; becomes a Bronfout as soon as the line is looked up."""

    def __init__(self, kolom: str, reden: str) -> None:
        super().__init__(reden)
        self.kolom, self.reden = kolom, reden


def lees_scholen(naam: str, inhoud: bytes) -> list[Schoolplek]:
    return _lees(naam, inhoud, _school)


def lees_gemeentegrenzen(naam: str, inhoud: bytes) -> list[Gemeentegrens]:
    """Borders of the municipalities; features that are only water are left out."""
    return [grens for grens in _lees(naam, inhoud, _gemeente) if grens is not None]


def lees_wijken(naam: str, inhoud: bytes) -> list[Wijkgrens]:
    return _lees(naam, inhoud, _wijk)


def _lees(naam: str, inhoud: bytes, maak: Callable[[Eigenschappen, dict[str, Any]], T]) -> list[T]:
    tekst = decodeer(naam, inhoud)
    try:
        features = json.loads(tekst)["features"]
    except json.JSONDecodeError as fout:
        raise Bronfout(
            naam, fout.lineno, None, "dit is geen geldige JSON. Is het bestand compleet?"
        ) from None
    except (KeyError, TypeError, RecursionError):
        raise Bronfout(naam, None, "features", "de lijst met vlakken of punten ontbreekt.") from None
    if not isinstance(features, list):
        raise Bronfout(naam, None, "features", "is geen lijst.")
    rijen = []
    for nummer, feature in enumerate(features):
        try:
            rijen.append(maak(*_delen(feature)))
        except Ongeldig as fout:
            raise Bronfout(naam, _regel_van(tekst, nummer), fout.kolom, fout.reden) from None
    return rijen


def _delen(feature: Any) -> tuple[Eigenschappen, dict[str, Any]]:
    if not isinstance(feature, dict):
        raise Ongeldig("features", "bevat iets anders dan een vlak of punt.")
    eigenschappen, vorm = feature.get("properties"), feature.get("geometry")
    if not isinstance(eigenschappen, dict):
        raise Ongeldig("properties", "ontbreekt.")
    if not isinstance(vorm, dict) or not isinstance(vorm.get("coordinates"), list):
        raise Ongeldig("geometry", "ontbreekt.")
    return eigenschappen, vorm


def _regel_van(tekst: str, nummer: int) -> int:
    """The line where feature ``nummer`` (from 0) starts; only looked up when something is wrong."""
    positie = re.compile(r'"features"\s*:\s*\[\s*').search(tekst)
    plek = positie.end() if positie else 0
    lezer, komma = json.JSONDecoder(), re.compile(r"\s*,\s*")
    for _ in range(nummer):
        _, einde = lezer.raw_decode(tekst, plek)
        volgende = komma.match(tekst, einde)
        plek = volgende.end() if volgende else einde
    return tekst.count("\n", 0, plek) + 1


def _school(eig: Eigenschappen, vorm: dict[str, Any]) -> Schoolplek:
    type_ = _woord(eig, "type", 60)
    soorten = SOORTEN_VAN_TYPE.get(type_)
    if soorten is None:
        if not _VO_TYPE.fullmatch(type_):
            raise Ongeldig("type", f"“{type_}” is geen bekend soort school.")
        soorten = ("Vo",)
    return Schoolplek(
        vestigingscode=_vorm(eig, "vestigingscode", VESTIGINGSCODE, "een vestigingscode van zes tekens"),
        naam=_woord(eig, "naam", 160),
        soorten=soorten,
        denominatie=_woord(eig, "denominatie", 60, verplicht=False),
        postcode=_vorm(eig, "postcode", PC6, "een postcode").replace(" ", ""),
        plaats=_woord(eig, "plaats", 80),
        gemeentenaam=_woord(eig, "gemeente", 80),
        leerlingen=_aantal(eig, "leerlingen"),
        punt=_punt(vorm),
    )


def _gemeente(eig: Eigenschappen, vorm: dict[str, Any]) -> Gemeentegrens | None:
    if eig.get("water") == "JA":
        return None
    oud = "statcode" in eig
    code = _vorm(eig, "statcode" if oud else "gemeentecode", re.compile(r"GM[0-9]{4}"), "een gemeentecode")
    jaar = _vorm(eig, "jrstatcode", re.compile(r"[0-9]{4}GM[0-9]{4}"), "een code met jaartal")[:4]
    return Gemeentegrens(code, _woord(eig, "statnaam" if oud else "gemeentenaam", 80), int(jaar), _vlak(vorm))


def _wijk(eig: Eigenschappen, vorm: dict[str, Any]) -> Wijkgrens:
    stedelijkheid = eig.get("urbanity")
    if stedelijkheid not in STEDELIJKHEID:
        raise Ongeldig("urbanity", "is geen bekende stedelijkheid.")
    aandeel = eig.get("pop_0_14")
    if aandeel is not None and not (isinstance(aandeel, int | float) and 0 <= aandeel <= 100):
        raise Ongeldig("pop_0_14", "is geen percentage van 0 tot 100.")
    return Wijkgrens(
        code=_vorm(eig, "code", re.compile(r"WK[0-9]{6}"), "een wijkcode"),
        naam=_woord(eig, "name", 120),
        inwoners=_aantal(eig, "population"),
        aandeel_0_14=None if aandeel is None else float(aandeel),
        stedelijkheid=STEDELIJKHEID[stedelijkheid],
        grens=_vlak(vorm),
    )


def _woord(eig: Eigenschappen, kolom: str, hoogstens: int, *, verplicht: bool = True) -> str:
    waarde = eig.get(kolom)
    if waarde is None and not verplicht:
        return ""
    if not isinstance(waarde, str) or (verplicht and not waarde.strip()):
        raise Ongeldig(kolom, "is leeg of geen tekst.")
    if len(waarde.strip()) > hoogstens:
        raise Ongeldig(kolom, f"is langer dan {hoogstens} tekens.")
    return waarde.strip()


def _vorm(eig: Eigenschappen, kolom: str, vorm: re.Pattern[str], uitleg: str) -> str:
    waarde = _woord(eig, kolom, 80)
    if not vorm.fullmatch(waarde):
        raise Ongeldig(kolom, f"“{waarde[:40]}” is niet {uitleg}.")
    return waarde


def _aantal(eig: Eigenschappen, kolom: str) -> int | None:
    waarde = eig.get(kolom)
    if waarde is None:
        return None
    if isinstance(waarde, bool) or not isinstance(waarde, int) or not 0 <= waarde < 10**9:
        raise Ongeldig(kolom, "is geen heel getal van 0 of meer.")
    return waarde


def _punt(vorm: dict[str, Any]) -> tuple[float, float]:
    """Latitude and longitude of a GeoJSON point (which has them the other way round)."""
    coordinaten = vorm["coordinates"]
    if vorm.get("type") != "Point" or not all(isinstance(getal, int | float) for getal in coordinaten[:2]):
        raise Ongeldig("geometry", "is geen punt.")
    if len(coordinaten) < 2 or not (
        LENGTE[0] <= coordinaten[0] <= LENGTE[1] and BREEDTE[0] <= coordinaten[1] <= BREEDTE[1]
    ):
        raise Ongeldig("geometry", "is geen punt in Nederland (WGS84, eerst lengte en dan breedte).")
    return float(coordinaten[1]), float(coordinaten[0])


def _vlak(vorm: dict[str, Any]) -> dict[str, Any]:
    vlakken = {"Polygon": [vorm["coordinates"]], "MultiPolygon": vorm["coordinates"]}.get(
        vorm.get("type", "")
    )
    try:
        goed = bool(vlakken) and all(_is_ring(ring) for vlak in vlakken or () for ring in vlak or [[]])
    except (TypeError, IndexError, KeyError):
        goed = False
    if not goed:
        raise Ongeldig("geometry", "is geen vlak in Nederland (WGS84, eerst lengte en dan breedte).")
    return {"type": vorm["type"], "coordinates": vorm["coordinates"]}


def _is_ring(ring: list[list[float]]) -> bool:
    """At least a triangle that is closed, with every corner in the Netherlands."""
    lengtes, breedtes = [hoek[0] for hoek in ring], [hoek[1] for hoek in ring]
    return (
        len(ring) >= 4
        and LENGTE[0] <= min(lengtes) <= max(lengtes) <= LENGTE[1]
        and BREEDTE[0] <= min(breedtes) <= max(breedtes) <= BREEDTE[1]
    )
