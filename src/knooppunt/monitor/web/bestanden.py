"""The tables of the page as files: semicolons and decimal commas, as a Dutch spreadsheet reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

from knooppunt.basis.rekenblad import safe_cell
from knooppunt.monitor.queries import Schooljaarbeeld, Stromenbeeld
from knooppunt.monitor.rules.tellingen import ONBEKEND

Rij = list[object]
VERBORGEN = "niet getoond"


def near_home_rows(beeld: Stromenbeeld) -> list[Rij]:
    koppen: Rij = [
        "soort", "leerlingen laagst", "leerlingen hoogst", "leerlingen schatting",
        "helft binnen km", "helft laagst", "helft hoogst", "90 procent binnen km", "90 procent laagst",
        "90 procent hoogst", "deel buiten regio", "deel laagst", "deel hoogst", "peildatum",
    ]  # fmt: skip
    rijen: list[Rij] = [
        [
            rij.soort, rij.laag, rij.hoog, round(rij.schatting),
            rij.mediaan_km, *(rij.mediaan_marge or ("", "")), rij.p90_km, *(rij.p90_marge or ("", "")),
            rij.buiten_laag, *(rij.buiten_marge or ("", "")), beeld.peildatum,
        ]
        for rij in beeld.thuisnabij
    ]  # fmt: skip
    return [koppen, *rijen]


def municipality_rows(beeld: Stromenbeeld) -> list[Rij]:
    koppen: Rij = ["gemeente", "laagst", "hoogst", "schatting", "gemiddeld km", "aantal scholen"]
    return [
        koppen,
        *(
            [r.gemeente, r.laag, r.hoog, round(r.schatting), r.gemiddeld_km, r.scholen]
            for r in beeld.kaart.gemeenten
        ),
    ]


def school_rows(beeld: Stromenbeeld) -> list[Rij]:
    koppen: Rij = ["school", "laagst", "hoogst", "schatting", "buiten de regio"]
    return [
        koppen,
        *(
            [r.school, r.laag, r.hoog, round(r.schatting), "ja" if r.is_buiten else "nee"]
            for r in beeld.kaart.scholen
        ),
    ]


def year_rows(beeld: Schooljaarbeeld) -> list[Rij]:
    """Hidden figures are words, so that nobody adds them up as zero."""
    koppen: Rij = ["gemeente", *(telling.soort for telling in beeld.tellingen), "schooljaar"]
    rijen: list[Rij] = [
        [gemeente or ONBEKEND, *(_shown(t.per_gemeente[i]) for t in beeld.tellingen), beeld.schooljaar.naam]
        for i, gemeente in enumerate(beeld.gemeenten)
    ]
    totaal: Rij = ["totaal", *(_shown(t.totaal) for t in beeld.tellingen), beeld.schooljaar.naam]
    return [koppen, *rijen, totaal]


BESTANDEN: dict[str, Callable[[Any], list[Rij]]] = {
    "thuisnabij": near_home_rows,
    "gemeenten": municipality_rows,
    "scholen": school_rows,
    "schooljaar": year_rows,
}


def as_csv(rijen: Iterable[Rij]) -> str:
    """The text of the file, with the mark by which a spreadsheet recognises its letters."""
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\r\n").writerows([_cell(c) for c in rij] for rij in rijen)
    return "\ufeff" + uit.getvalue()


def _shown(aantal: int | None) -> object:
    return VERBORGEN if aantal is None else aantal


def _cell(waarde: object) -> object:
    """A decimal comma; and a name that a spreadsheet would take for a formula stays a name."""
    if isinstance(waarde, float):
        return f"{waarde:.4g}".replace(".", ",")
    return "" if waarde is None else safe_cell(waarde)
