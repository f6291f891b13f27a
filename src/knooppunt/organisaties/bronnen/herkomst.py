"""DUO's pupils by home PC4, school and age: the one big file.

The normal way is by column with Polars. Only when a check fails the text is read again row by row, which takes seconds
instead of a blink, but forgives blanks around cells and knows the line of a fault. Both ways use the same patterns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from knooppunt.organisaties.bronnen.bestanden import decodeer
from knooppunt.organisaties.bronnen.herkenning import LEEFTIJDEN, TABELKOLOMMEN, Bronsoort
from knooppunt.organisaties.bronnen.tabel import Rij, lees_kop, lees_rijen

BUITENLAND = ("10", "20", "30", "40")
"""Home codes that are no PC4: Belgium, Germany, another country, unknown."""

AFGESCHERMD = "<5"

# Without blanks around it: a cell that has them is read on the slow way, which takes them off.
_TEKST = r"\S(.{0,78}\S)?"

PATRONEN = {
    "PEILDATUM": (r"20[0-9]{6}", "een datum als 20241001"),
    "GEMEENTENUMMER": (r"[0-9]{4}", "een gemeentenummer van vier cijfers"),
    "GEMEENTENAAM": (_TEKST, "een naam van 1 tot 80 tekens"),
    "POSTCODE_LEERLING": (r"[1-9][0-9]{3}|[1-4]0", "een postcode van vier cijfers (of 10, 20, 30 of 40)"),
    "GEMEENTENAAM_LEERLING": (_TEKST, "een naam van 1 tot 80 tekens"),
    "INSTELLINGSCODE": (r"[0-9A-Z]{4}", "een instellingscode van vier tekens"),
    "VESTIGINGSCODE": (r"[0-9A-Z]{2}", "een vestigingsnummer van twee tekens"),
    "INSTELLINGSNAAM_VESTIGING": (r"\S(.{0,158}\S)?", "een naam van 1 tot 160 tekens"),
    "POSTCODE_VESTIGING": (r"[1-9][0-9]{3} ?[A-Z]{2}", "een postcode"),
    "PLAATSNAAM": (_TEKST, "een naam van 1 tot 80 tekens"),
    "SOORT_PO": (r"Bo|Sbo|So|Vso", "Bo, Sbo, So of Vso"),
    "DENOMINATIE_VESTIGING": (r"(\S(.{0,58}\S)?)?", "een tekst van hoogstens 60 tekens"),
    "BEVOEGD_GEZAG_NUMMER": (r"[0-9]{1,5}", "een bestuursnummer"),
    **dict.fromkeys(LEEFTIJDEN, (r"<5|[0-9]{1,4}", "een aantal of <5")),
}
SLEUTEL = ("PEILDATUM", "POSTCODE_LEERLING", "INSTELLINGSCODE", "VESTIGINGSCODE", "SOORT_PO")


@dataclass(frozen=True)
class Herkomstblad:
    """One file, checked. ``rijen`` has the columns of the file: texts, and per age a number where -1 stands for <5."""

    bestand: str
    rijen: pl.DataFrame


def lees_herkomst(naam: str, inhoud: bytes) -> Herkomstblad:
    tekst = decodeer(naam, inhoud)
    vereist = TABELKOLOMMEN[Bronsoort.HERKOMST]
    kolommen, teken = lees_kop(naam, tekst, vereist)
    rijen = _lees_snel(tekst, kolommen, teken, vereist)
    if rijen is None:
        rijen = _lees_per_rij(naam, inhoud, vereist)
    return Herkomstblad(naam, rijen.with_columns(_getal(kolom) for kolom in LEEFTIJDEN))


def _getal(kolom: str) -> pl.Expr:
    """-1 for a masked cell; every other cell has digits only."""
    return pl.col(kolom).replace(AFGESCHERMD, "-1").cast(pl.Int16).alias(kolom)


def _lees_snel(tekst: str, kolommen: list[str], teken: str, vereist: Sequence[str]) -> pl.DataFrame | None:
    """The rows by column, or None when anything about them is not as it should be."""
    try:
        rijen = pl.read_csv(
            tekst.encode(),
            separator=teken,
            infer_schema=False,
            empty_string_is_null=False,
            columns=[kolommen.index(kolom) for kolom in vereist],
            new_columns=[kolom if kolom in vereist else f"{plek}" for plek, kolom in enumerate(kolommen)],
        ).select(vereist)
    except pl.exceptions.PolarsError:
        return None
    return rijen if _klopt(rijen) else None


def _klopt(rijen: pl.DataFrame) -> bool:
    past = (
        pl.col(kolom).unique().str.contains(f"^(?:{patroon})$").all()
        for kolom, (patroon, _) in PATRONEN.items()
    )
    return (
        all(rijen.select(past).row(0))
        and all(_is_datum(dag) for dag in rijen["PEILDATUM"].unique())
        and not rijen.select(SLEUTEL).is_duplicated().any()
    )


def _is_datum(dag: str) -> bool:
    try:
        datetime.strptime(dag, "%Y%m%d")
    except ValueError:
        return False
    return True


def _lees_per_rij(naam: str, inhoud: bytes, vereist: Sequence[str]) -> pl.DataFrame:
    """The same rows, slowly; Bronfout at the first cell that does not fit."""
    eerder: dict[tuple[str, ...], int] = {}
    rijen = []
    for rij in lees_rijen(naam, inhoud, vereist):
        _controleer(rij)
        sleutel = tuple(rij.waarden[kolom] for kolom in SLEUTEL)
        if sleutel in eerder:
            reden = f"deze school, postcode en soort staan ook al op regel {eerder[sleutel]}."
            raise rij.fout("POSTCODE_LEERLING", reden)
        eerder[sleutel] = rij.regel
        rijen.append([rij.waarden[kolom] for kolom in vereist])
    return pl.DataFrame(rijen, schema=dict.fromkeys(vereist, pl.String), orient="row")


def _controleer(rij: Rij) -> None:
    for kolom, (patroon, uitleg) in PATRONEN.items():
        rij.patroon(kolom, re.compile(patroon), uitleg)
    if not _is_datum(rij.waarden["PEILDATUM"]):
        raise rij.fout("PEILDATUM", f"{rij.waarden['PEILDATUM']} is geen bestaande datum.")
