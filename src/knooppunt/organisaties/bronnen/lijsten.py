"""The small tables: annex, points, inhabitants, secondary schools, municipalities. One function per kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from knooppunt.organisaties.bronnen.herkenning import TABELKOLOMMEN, Bronsoort
from knooppunt.organisaties.bronnen.tabel import PC6, VESTIGINGSCODE, Rij, lees_rijen

T = TypeVar("T")

# Wide bounds of the European Netherlands, in degrees: they catch swapped or shifted coordinates.
BREEDTE = (50.5, 54.0)
LENGTE = (3.0, 7.5)

_PO = re.compile(r"PO[0-9]{4}")
_VO = re.compile(r"VO[0-9]{4}")
# Three rows of the annex name a harbour area ("Europoort") where others have a code.
_GEBIEDSNAAM = re.compile(r"[A-Z][a-z]+")
_GEMEENTECODE = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Bijlageregel:
    """What the annex says of one PC4; a code is None where the annex names no samenwerkingsverband."""

    gemeente: str
    swv_po: str | None
    swv_vo: str | None


@dataclass(frozen=True)
class VoVestiging:
    vestigingscode: str
    naam: str
    postcode: str
    plaats: str
    gemeentecode: str
    bestuursnummer: str
    denominatie: str
    punt: tuple[float, float] | None


@dataclass
class Lijst(Generic[T]):
    """Rows by key, and how many rows the file had."""

    rijen: dict[str, T] = field(default_factory=dict)
    gelezen: int = 0
    opmerking: str = ""

    def voeg_toe(self, rij: Rij, kolom: str, sleutel: str, waarde: T) -> None:
        if sleutel in self.rijen:
            raise rij.fout(kolom, f"{sleutel} staat ook al op een eerdere regel.")
        self.rijen[sleutel] = waarde
        self.gelezen += 1


def _rijen(naam: str, inhoud: bytes, soort: Bronsoort) -> Iterator[Rij]:
    return lees_rijen(naam, inhoud, TABELKOLOMMEN[soort])


def lees_bijlage(naam: str, inhoud: bytes) -> Lijst[Bijlageregel]:
    lijst: Lijst[Bijlageregel] = Lijst()
    for rij in _rijen(naam, inhoud, Bronsoort.BIJLAGE):
        regel = Bijlageregel(
            gemeente=rij.tekst("GEMEENTE", hoogstens=80),
            swv_po=_swv(rij, "SWV_PO", _PO),
            swv_vo=_swv(rij, "SWV_VO", _VO),
        )
        lijst.voeg_toe(rij, "PC4", rij.pc4("PC4"), regel)
    return lijst


def _swv(rij: Rij, kolom: str, vorm: re.Pattern[str]) -> str | None:
    waarde = rij.waarden[kolom]
    if not waarde or _GEBIEDSNAAM.fullmatch(waarde):
        return None
    return rij.patroon(kolom, vorm, f"een code zoals {kolom[-2:]}3005")


def lees_punten(naam: str, inhoud: bytes) -> Lijst[tuple[float, float]]:
    """Latitude and longitude in degrees (WGS84) per PC4. A total that a spreadsheet added is left out."""
    lijst: Lijst[tuple[float, float]] = Lijst()
    for rij in _rijen(naam, inhoud, Bronsoort.PUNTEN):
        if rij.waarden["POSTCODE"].lower() in ("grand total", "eindtotaal"):
            lijst.opmerking = f"regel {rij.regel} is een totaalregel en telt niet mee"
            continue
        punt = (rij.graden("LAT", *BREEDTE), rij.graden("LON", *LENGTE))
        lijst.voeg_toe(rij, "POSTCODE", rij.pc4("POSTCODE"), punt)
    return lijst


def lees_inwoners(naam: str, inhoud: bytes) -> Lijst[int]:
    lijst: Lijst[int] = Lijst()
    for rij in _rijen(naam, inhoud, Bronsoort.INWONERS):
        lijst.voeg_toe(rij, "POSTCODE", rij.pc4("POSTCODE"), rij.aantal("AANTAL_INWONERS"))
    return lijst


def lees_vo(naam: str, inhoud: bytes) -> Lijst[VoVestiging]:
    """Secondary school sites. Pupil numbers of this file are not read: they are known to be wrong."""
    lijst: Lijst[VoVestiging] = Lijst()
    for rij in _rijen(naam, inhoud, Bronsoort.VO_VESTIGINGEN):
        code = rij.patroon("VESTIGINGS_ID", VESTIGINGSCODE, "een vestigingscode van zes tekens")
        vestiging = VoVestiging(
            vestigingscode=code,
            naam=rij.tekst("SCHOOL_NAME", hoogstens=160),
            postcode=rij.patroon("POSTCODE", PC6, "een postcode").replace(" ", ""),
            plaats=rij.tekst("CITY", hoogstens=80),
            gemeentecode=gm_code(rij, "MUNICIPALITY_CODE"),
            bestuursnummer=rij.patroon("BOARD_CODE", re.compile(r"[0-9]{1,5}"), "een bestuursnummer"),
            denominatie=rij.tekst("DENOMINATION", hoogstens=60, verplicht=False),
            punt=_vo_punt(rij),
        )
        lijst.voeg_toe(rij, "VESTIGINGS_ID", code, vestiging)
    return lijst


def _vo_punt(rij: Rij) -> tuple[float, float] | None:
    if not rij.waarden["LATITUDE"] and not rij.waarden["LONGITUDE"]:
        return None
    return rij.graden("LATITUDE", *BREEDTE), rij.graden("LONGITUDE", *LENGTE)


def lees_gemeententabel(naam: str, inhoud: bytes) -> Lijst[tuple[str, str | None]]:
    """Per municipality code (GMxxxx): its name, and the code of its successor when it was merged."""
    lijst: Lijst[tuple[str, str | None]] = Lijst()
    for rij in _rijen(naam, inhoud, Bronsoort.GEMEENTENTABEL):
        opvolger = gm_code(rij, "92.12 NIEUWE CODE") if rij.waarden["92.12 NIEUWE CODE"] else None
        code = gm_code(rij, "92.10 GEMEENTECODE")
        lijst.voeg_toe(
            rij, "92.10 GEMEENTECODE", code, (rij.tekst("92.11 OMSCHRIJVING", hoogstens=80), opvolger)
        )
    return lijst


def lees_adressen(naam: str, inhoud: bytes) -> Lijst[str]:
    """DUO's address list of primary schools: read and checked (postcode per site). It has no points and no pupils."""
    lijst: Lijst[str] = Lijst()
    for rij in _rijen(naam, inhoud, Bronsoort.ADRESSEN):
        code = rij.patroon("VESTIGINGSNUMMER", VESTIGINGSCODE, "een vestigingscode van zes tekens")
        lijst.voeg_toe(rij, "VESTIGINGSNUMMER", code, rij.patroon("POSTCODE", PC6, "een postcode"))
    return lijst


def gm_code(rij: Rij, kolom: str) -> str:
    """A municipality number as CBS writes it: 106 becomes GM0106."""
    return "GM" + rij.patroon(kolom, _GEMEENTECODE, "een gemeentenummer").zfill(4)
