"""Rows of a publisher's table, each with its line number and with cells that are checked when they are asked for."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knooppunt.organisaties.bronnen.bestanden import decodeer
from knooppunt.organisaties.bronnen.fouten import Bronfout
from knooppunt.organisaties.bronnen.herkenning import kolomnaam, scheidingsteken

PC4 = re.compile(r"[1-9][0-9]{3}")
PC6 = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}")
VESTIGINGSCODE = re.compile(r"[0-9A-Z]{6}")


@dataclass(frozen=True)
class Rij:
    """One row; the values have no blanks around them."""

    bestand: str
    regel: int
    waarden: dict[str, str]

    def fout(self, kolom: str, reden: str) -> Bronfout:
        return Bronfout(self.bestand, self.regel, kolom, reden)

    def tekst(self, kolom: str, *, hoogstens: int, verplicht: bool = True) -> str:
        waarde = self.waarden[kolom]
        if verplicht and not waarde:
            raise self.fout(kolom, "is leeg.")
        if len(waarde) > hoogstens:
            raise self.fout(kolom, f"is langer dan {hoogstens} tekens.")
        return waarde

    def patroon(self, kolom: str, vorm: re.Pattern[str], uitleg: str) -> str:
        waarde = self.waarden[kolom]
        if not vorm.fullmatch(waarde):
            raise self.fout(kolom, f"“{waarde[:40]}” is niet {uitleg}.")
        return waarde

    def pc4(self, kolom: str) -> str:
        return self.patroon(kolom, PC4, "een postcode van vier cijfers")

    def aantal(self, kolom: str) -> int:
        waarde = self.patroon(kolom, re.compile(r"[0-9]{1,9}"), "een heel getal van 0 of meer")
        return int(waarde)

    def graden(self, kolom: str, laagst: float, hoogst: float) -> float:
        """A coordinate in degrees, with a decimal comma or point, within bounds that hold for the Netherlands."""
        vorm = re.compile(r"-?[0-9]{1,3}([.,][0-9]+)?")
        graden = float(self.patroon(kolom, vorm, "een coördinaat in graden").replace(",", "."))
        if not laagst <= graden <= hoogst:
            raise self.fout(kolom, f"{graden} ligt buiten Nederland ({laagst} tot {hoogst}).")
        return graden


def lees_kop(naam: str, tekst: str, vereist: Sequence[str]) -> tuple[list[str], str]:
    """The column names and the separator; Bronfout when a required column is missing or occurs twice."""
    kopregel = tekst.partition("\n")[0].rstrip("\r")
    teken = scheidingsteken(kopregel)
    try:
        kolommen = [kolomnaam(cel) for cel in next(csv.reader([kopregel], delimiter=teken), [])]
    except csv.Error:
        raise Bronfout(naam, 1, None, "de kop met kolomnamen is niet te lezen.") from None
    for kolom in vereist:
        if kolommen.count(kolom) != 1:
            reden = "ontbreekt." if kolom not in kolommen else "komt meer dan één keer voor."
            raise Bronfout(naam, 1, kolom, f"deze kolom {reden}")
    return kolommen, teken


def lees_rijen(naam: str, inhoud: bytes, vereist: Sequence[str]) -> Iterator[Rij]:
    """The rows of a table in order; blank lines are skipped, a row with missing or extra cells is refused."""
    tekst = decodeer(naam, inhoud)
    kolommen, teken = lees_kop(naam, tekst, vereist)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True)
    regel = 1
    try:
        next(lezer)
        regel = lezer.line_num + 1
        for cellen in lezer:
            if any(cellen):
                yield Rij(naam, regel, _waarden(naam, regel, kolommen, cellen))
            regel = lezer.line_num + 1
    except csv.Error:
        raise Bronfout(naam, regel, None, "de aanhalingstekens in deze regel kloppen niet.") from None


def _waarden(naam: str, regel: int, kolommen: list[str], cellen: list[str]) -> dict[str, str]:
    if len(cellen) < len(kolommen):
        reden = f"de regel stopt na {len(cellen)} van de {len(kolommen)} kolommen."
        raise Bronfout(naam, regel, kolommen[len(cellen)], reden)
    # The national table of municipalities ends every row with one empty cell too many.
    if any(cellen[len(kolommen) :]):
        raise Bronfout(
            naam, regel, None, f"de regel heeft {len(cellen)} cellen; de kop heeft er {len(kolommen)}."
        )
    return dict(zip(kolommen, map(str.strip, cellen), strict=False))
