"""Regiobeeld: wat opvalt is zeker, het schooljaar begint op 1 augustus, kleine aantallen blijven verborgen."""

from dataclasses import dataclass
from datetime import date

import pytest

from knooppunt.monitor.rules.bevinding import main_finding
from knooppunt.monitor.rules.schooljaar import school_year
from knooppunt.monitor.rules.tellingen import DREMPELS, hide_small, municipalities_of


@dataclass(frozen=True)
class Soort:
    soort: str
    laag: int
    mediaan_marge: tuple[float, float] | None
    buiten_marge: tuple[float, float] | None = (0.0, 0.1)


BO, SO = Soort("Bo", 900, (0.5, 0.8)), Soort("So", 50, (3.2, 9.0))
VSO = Soort("Vso", 60, (4.0, 5.0), (0.304, 0.8))

BEVINDINGEN = [
    ([BO, SO], "De helft van de leerlingen in het speciaal onderwijs woont minstens 3,2 kilometer van school. "
     "In het basisonderwijs woont de helft binnen 0,8 kilometer.", "Wat zeker is, niet wat kan"),
    ([SO, VSO], "De helft van de leerlingen in het voortgezet speciaal onderwijs woont minstens 4 kilometer van "
     "school. Zeker 30% van het voortgezet speciaal onderwijs gaat naar een school buiten de regio.",
     "Het verst is wie zeker het verst gaat; wie de regio uit gaat wordt genoemd"),
    ([BO, Soort("So", 9, (8.0, 9.0))], "", "Negen leerlingen zijn te weinig om iets te zeggen"),
    ([BO, Soort("So", 10, None)], "", "Zonder punten is er geen afstand"),
    ([], "", "Zonder leerlingen is er niets te zeggen"),
]  # fmt: skip


@pytest.mark.parametrize(("soorten", "zin", "titel"), BEVINDINGEN, ids=[rij[-1] for rij in BEVINDINGEN])
def test_wat_opvalt(soorten: list[Soort], zin: str, titel: str) -> None:
    assert main_finding(soorten, minstens=10) == zin


SCHOOLJAREN = [
    (date(2026, 7, 31), "2025-2026", "De laatste dag hoort bij het oude schooljaar"),
    (date(2026, 8, 1), "2026-2027", "Op 1 augustus begint het nieuwe"),
    (date(2027, 1, 1), "2026-2027", "Nieuwjaar ligt in hetzelfde schooljaar"),
]


@pytest.mark.parametrize(("dag", "naam", "titel"), SCHOOLJAREN, ids=[rij[-1] for rij in SCHOOLJAREN])
def test_het_schooljaar(dag: date, naam: str, titel: str) -> None:
    assert school_year(dag).naam == naam


TELLINGEN = [
    ({"A": 12, "B": 7}, 19, (12, 7), "Grote aantallen staan er gewoon"),
    ({"A": 12, "B": 0}, 12, (12, 0), "Nul verraadt niemand"),
    ({"A": 12, "B": 3, "C": 20}, 35, (None, None, 20), "Eén klein aantal neemt het kleinste andere mee"),
    (
        {"A": 1, "B": 1, "C": 20, "D": 30},
        52,
        (None, None, None, 30),
        "Twee enen zijn met het totaal te raden",
    ),
    ({"A": 3}, None, (None,), "Van één gemeente is ook het totaal klein"),
    ({}, 0, (), "Zonder gemeenten is het totaal nul"),
]


@pytest.mark.parametrize(
    ("aantallen", "totaal", "rijen", "titel"), TELLINGEN, ids=[rij[-1] for rij in TELLINGEN]
)
def test_kleine_aantallen_blijven_verborgen(
    aantallen: dict[str, int], totaal: int | None, rijen: tuple[int | None, ...], titel: str
) -> None:
    telling = hide_small("vragen", aantallen, tuple(aantallen), drempel=5)
    assert (telling.totaal, telling.per_gemeente) == (totaal, rijen)


def test_wat_bij_geen_gemeente_hoort_staat_achteraan() -> None:
    assert municipalities_of({"vragen": {"": 2, "B": 1}, "dossiers": {"A": 1}}) == ("A", "B", "")


def test_de_grenzen_staan_in_het_regelpakket() -> None:
    dag = date(2026, 11, 16)
    assert [DREMPELS.drempel(code, dag).aantal for code in ("SUP.SMALL", "SUP.SHARE")] == [5, 10]
