"""A list in a file: which columns it has, and reading it row by row. What a row may say is for the form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

LEERLINGKOLOMMEN = (
    "naam", "adres", "postcode", "punt", "school", "dagen", "begint", "eindigt", "eindigt_wo", "langste_rit",
    "rolstoel", "begeleiding", "groep", "niet_met", "samen", "vast", "rijdt",
)  # fmt: skip
VOERTUIGKOLOMMEN = ("naam", "zitplaatsen", "rolstoelplaatsen", "postcode", "punt")
JA_NEE = frozenset({"rolstoel", "begeleiding", "vast", "rijdt"})
NODIG = frozenset({"naam", "postcode", "school", "dagen", "zitplaatsen"})
"""Columns that cannot be left out; another that is not there is empty everywhere."""
MEESTE_RIJEN = 1000
STANDAARD = {"rijdt": "ja", "rolstoelplaatsen": "0"}
VOORBEELDEN = {
    "leerlingen": (
        LEERLINGKOLOMMEN,
        ("Voorbeeld Een", "Dorpsstraat 1", "1234 AB", "", "99AA00", "ma di wo do vr", "8.30", "14.30", "12.15", "60",
         "nee", "ja", "", "", "", "nee", "ja"),
    ),
    "voertuigen": (VOERTUIGKOLOMMEN, ("Bus 1", "8", "1", "1234", "")),
}  # fmt: skip
WAAR, ONWAAR = {"ja", "j", "x", "1", "waar", "true"}, {"", "nee", "n", "0", "onwaar", "false"}


def read_rows(tekst: str, kolommen: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Each row with the number that a spreadsheet gives it (the head is row 1); empty rows are skipped.

    ValueError says what is wrong with the file as a whole.
    """
    regels = csv.reader(io.StringIO(tekst.strip()), delimiter=max(";,\t", key=tekst.split("\n")[0].count))
    try:
        alles = list(regels)
    except csv.Error as fout:
        raise ValueError("Dit bestand is geen tabel. Bewaar het als csv en probeer het opnieuw.") from fout
    kop = [re.sub(r"\W+", "_", naam.strip().lower()).strip("_") for naam in (alles[0] if alles else [])]
    _refuse_head(kop, kolommen)
    rijen = [
        (nummer, dict(zip(kop, [cel.strip() for cel in rij], strict=False)))
        for nummer, rij in enumerate(alles[1:], 2)
        if any(cel.strip() for cel in rij)
    ]
    if len(rijen) > MEESTE_RIJEN:
        raise ValueError(f"Dit zijn meer dan {MEESTE_RIJEN} rijen. Zo lang is geen lijst.")
    if not rijen:
        raise ValueError("In dit bestand staan geen rijen.")
    return rijen


def _refuse_head(kop: Sequence[str], kolommen: Sequence[str]) -> None:
    mist = [naam for naam in kolommen if naam in NODIG and naam not in kop]
    if mist:
        raise ValueError(f"Deze kolommen ontbreken: {', '.join(mist)}. Gebruik het voorbeeld.")
    onbekend = [naam for naam in kop if naam and naam not in kolommen]
    if onbekend:
        raise ValueError(f"Deze kolommen kennen we niet: {', '.join(onbekend)}. Gebruik het voorbeeld.")


def form_data(
    rij: Mapping[str, str], kolommen: Sequence[str]
) -> tuple[dict[str, str | list[str]], list[str]]:
    """A row as a form sends it, and what in it is neither yes nor no."""
    gegevens: dict[str, str | list[str]] = {}
    fouten = []
    for naam in kolommen:
        waarde = rij.get(naam, "") or STANDAARD.get(naam, "")
        if naam in JA_NEE:
            if waarde.lower() not in WAAR | ONWAAR:
                fouten.append(f"{naam}: schrijf ja of nee.")
            if waarde.lower() in WAAR:
                gegevens[naam] = "on"
        else:
            gegevens[naam] = _days(waarde) if naam == "dagen" else waarde
    return gegevens, fouten


def _days(tekst: str) -> list[str]:
    """Words of which the first two letters are a day."""
    return [woord[:2] for woord in re.split(r"[^a-z]+", tekst.lower()) if woord]


def numbered(fouten: Mapping[int, Sequence[str]], meeste: int = 20) -> Iterator[str]:
    """Sentences with the number of their row; of very many the first ones."""
    zinnen = [f"Rij {nummer}, {zin}" for nummer, alle in sorted(fouten.items()) for zin in alle]
    yield from zinnen[:meeste]
    if len(zinnen) > meeste:
        yield f"En nog {len(zinnen) - meeste} fouten."
