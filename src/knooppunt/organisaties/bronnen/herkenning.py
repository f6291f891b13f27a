"""Which kind of public file is this? Decided by its columns or its structure, never by its name."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from knooppunt.organisaties.bronnen.bestanden import Bestand, decodeer_kop


class Bronsoort(StrEnum):
    """The kinds of public files that are understood; the value is what a report shows."""

    HERKOMST = "DUO leerlingen naar woonpostcode"
    SCHOLEN = "DUO schoolvestigingen met punt"
    BIJLAGE = "bijlage regio-indeling samenwerkingsverbanden"
    PUNTEN = "punten van postcodes"
    INWONERS = "inwoners per postcode"
    GEMEENTEGRENZEN = "gemeentegrenzen"
    WIJKEN = "wijken"
    VO_VESTIGINGEN = "vestigingen voortgezet onderwijs"
    GEMEENTENTABEL = "landelijke gemeententabel"
    ADRESSEN = "DUO adressen basisonderwijs"


@dataclass(frozen=True)
class Bronvorm:
    """How a kind looks: columns that give it away, and columns that it must have."""

    soort: Bronsoort
    handtekening: frozenset[str]
    kolommen: tuple[str, ...]


LEEFTIJDEN = ("LEEFTIJD_JONGER", *(f"LEEFTIJD_{n}" for n in range(4, 25)), "LEEFTIJD_OUDER")

_HERKOMST = (
    "PEILDATUM GEMEENTENUMMER GEMEENTENAAM POSTCODE_LEERLING GEMEENTENAAM_LEERLING INSTELLINGSCODE VESTIGINGSCODE "
    "INSTELLINGSNAAM_VESTIGING POSTCODE_VESTIGING PLAATSNAAM SOORT_PO DENOMINATIE_VESTIGING BEVOEGD_GEZAG_NUMMER"
)
_VO = "VESTIGINGS_ID SCHOOL_NAME POSTCODE CITY MUNICIPALITY_CODE BOARD_CODE DENOMINATION LATITUDE LONGITUDE"
_GBA = ("92.10 GEMEENTECODE", "92.11 OMSCHRIJVING", "92.12 NIEUWE CODE")
_ADRESSEN = ("BRIN NUMMER", "VESTIGINGSNUMMER", "VESTIGINGSNAAM", "POSTCODE", "PLAATSNAAM", "GEMEENTENUMMER")

TABELVORMEN = (
    Bronvorm(
        Bronsoort.HERKOMST, frozenset({"POSTCODE_LEERLING", "PEILDATUM"}), (*_HERKOMST.split(), *LEEFTIJDEN)
    ),
    Bronvorm(Bronsoort.BIJLAGE, frozenset({"PC4", "SWV_PO"}), ("PC4", "GEMEENTE", "SWV_PO", "SWV_VO")),
    Bronvorm(Bronsoort.PUNTEN, frozenset({"POSTCODE", "LAT"}), ("POSTCODE", "LAT", "LON")),
    Bronvorm(Bronsoort.INWONERS, frozenset({"POSTCODE", "AANTAL_INWONERS"}), ("POSTCODE", "AANTAL_INWONERS")),
    Bronvorm(Bronsoort.VO_VESTIGINGEN, frozenset({"VESTIGINGS_ID", "BOARD_CODE"}), tuple(_VO.split())),
    Bronvorm(Bronsoort.GEMEENTENTABEL, frozenset({"92.10 GEMEENTECODE"}), _GBA),
    Bronvorm(Bronsoort.ADRESSEN, frozenset({"BRIN NUMMER", "VESTIGINGSNUMMER"}), _ADRESSEN),
)

GEOVORMEN = (
    Bronvorm(
        Bronsoort.SCHOLEN,
        frozenset({"vestigingscode", "brin_nummer"}),
        ("naam", "type", "denominatie", "postcode", "plaats", "gemeente", "vestigingscode", "leerlingen"),
    ),
    Bronvorm(
        Bronsoort.GEMEENTEGRENZEN,
        frozenset({"gemeentecode", "jaar"}),
        ("gemeentecode", "gemeentenaam", "jaar"),
    ),
    Bronvorm(
        Bronsoort.GEMEENTEGRENZEN, frozenset({"statcode", "rubriek"}), ("statcode", "statnaam", "jrstatcode")
    ),
    Bronvorm(
        Bronsoort.WIJKEN,
        frozenset({"code", "pop_0_14"}),
        ("code", "name", "population", "pop_0_14", "urbanity"),
    ),
)

TABELKOLOMMEN = {vorm.soort: vorm.kolommen for vorm in TABELVORMEN}

_EIGENSCHAPPEN = re.compile(rb'"properties"\s*:\s*(\{[^{}]*\})')


def kolomnaam(cel: str) -> str:
    """A column name as it is compared: without blanks around it, in capitals."""
    return cel.strip().upper()


def scheidingsteken(kopregel: str) -> str:
    """The separator of a table: the one that occurs most in the header."""
    return max(";,\t", key=kopregel.count)


def herken(bestand: Bestand) -> Bronsoort | None:
    """The kind of this file, or None when it is none of ours (or empty)."""
    kop = bestand.kop()
    if kop.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _herken_geo(bestand, kop)
    kolommen = _kolommen(kop)
    return next((vorm.soort for vorm in TABELVORMEN if vorm.handtekening <= kolommen), None)


def lijkt_op(bestand: Bestand) -> tuple[Bronsoort, str] | None:
    """Of a table that is none of ours: the kind that has most of its columns, and the column that is missing.

    A publisher renames a column now and then; "not recognised" would leave somebody searching.
    """
    kolommen = _kolommen(bestand.kop())
    vorm = max(TABELVORMEN, key=lambda v: len(kolommen.intersection(v.kolommen)) / len(v.kolommen))
    if 2 * len(kolommen.intersection(vorm.kolommen)) < len(vorm.kolommen):
        return None
    return vorm.soort, next(naam for naam in vorm.kolommen if naam not in kolommen)


def _kolommen(kop: bytes) -> set[str]:
    """The names in the header of a table; empty when it is no table."""
    regels = decodeer_kop(kop).splitlines()
    if not regels or "\x00" in regels[0]:
        return set()
    try:
        cellen = next(csv.reader([regels[0]], delimiter=scheidingsteken(regels[0])), [])
    except csv.Error:
        return set()
    return {kolomnaam(cel) for cel in cellen}


def _herken_geo(bestand: Bestand, kop: bytes) -> Bronsoort | None:
    if b'"FeatureCollection"' not in kop:
        return None
    # A big first polygon may push the properties out of the head: only then the whole file is looked at.
    return _vorm_in(kop) or _vorm_in(bestand.inhoud(bestand.ruw()))


def _vorm_in(inhoud: bytes) -> Bronsoort | None:
    """The kind that the first properties give away; those of the file itself (crs) may come before a feature's."""
    for gevonden in islice(_EIGENSCHAPPEN.finditer(inhoud), 3):
        try:
            eigenschappen: dict[str, Any] = json.loads(gevonden[1])
        except ValueError:
            return None
        for vorm in GEOVORMEN:
            if vorm.handtekening <= eigenschappen.keys():
                return vorm.soort
    return None
