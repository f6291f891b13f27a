"""Thuisnabij: gewogen afstanden en het deel dat buiten het gebied naar school gaat."""

from dataclasses import dataclass

import pytest

from knooppunt.kaart.rules.thuisnabij import (
    Thuisnabij,
    near_home,
    quantile_bounds,
    share_bounds,
    weighted_quantile,
)

AFSTANDEN = [
    # (km, leerlingen), deel, uitkomst, titel
    ([(1.0, 1), (2.0, 1), (3.0, 1)], 0.5, 2.0, "De helft van drie leerlingen: de middelste"),
    ([(1.0, 1), (2.0, 1)], 0.5, 1.0, "Bij twee leerlingen is de helft de eerste"),
    ([(1.0, 9), (8.0, 1)], 0.9, 1.0, "Precies negen van de tien is 90 procent"),
    ([(1.0, 8), (8.0, 2)], 0.9, 8.0, "Acht van de tien is nog geen 90 procent"),
    ([(8.0, 1), (1.0, 3)], 0.5, 1.0, "De volgorde van de rijen maakt niet uit"),
    ([(1.0, 0), (2.0, 1)], 0.5, 2.0, "Een afstand zonder leerlingen telt niet"),
    ([], 0.5, None, "Zonder leerlingen is er geen afstand"),
]


@pytest.mark.parametrize(
    ("paren", "deel", "uitkomst", "titel"), AFSTANDEN, ids=[rij[-1] for rij in AFSTANDEN]
)
def test_de_gewogen_afstand(
    paren: list[tuple[float, int]], deel: float, uitkomst: float | None, titel: str
) -> None:
    assert weighted_quantile(paren, deel) == uitkomst


@dataclass(frozen=True)
class Rij:
    soort: str
    laag: int
    hoog: int
    schatting: float
    woonpunt: tuple[float, float] | None
    schoolpunt: tuple[float, float] | None
    school_swvs: frozenset[str]


def rij(km: float | None, laag: int, hoog: int, *swvs: str) -> Rij:
    return Rij(
        "So", laag, hoog, (laag + hoog) / 2, (0.0, 0.0), None if km is None else (0.0, km), frozenset(swvs)
    )


GEBIED = [
    # rijen, codes, uitkomst, titel
    (
        [rij(2.0, 1, 4, "PO1", "VO1"), rij(9.0, 3, 3, "PO2", "VO1")],
        ["PO1"],
        Thuisnabij("So", 4, 7, 5.5, 9.0, 9.0, 0.75, (2.0, 9.0), (9.0, 9.0), (3 / 7, 3 / 4)),
        "Een school in een ander samenwerkingsverband is buiten",
    ),
    (
        [rij(2.0, 1, 4, "PO1"), rij(9.0, 3, 3, "PO2")],
        ["PO1", "PO2"],
        Thuisnabij("So", 4, 7, 5.5, 9.0, 9.0, 0.0, (2.0, 9.0), (9.0, 9.0), (0.0, 0.0)),
        "Samen één gebied: de buur is dan binnen",
    ),
    (
        [rij(2.0, 1, 4, "PO1", "VO1"), rij(9.0, 3, 3, "PO2", "VO1")],
        ["VO1"],
        Thuisnabij("So", 4, 7, 5.5, 9.0, 9.0, 0.0, (2.0, 9.0), (9.0, 9.0), (0.0, 0.0)),
        "Bij een code voor voortgezet onderwijs telt de indeling voor voortgezet onderwijs",
    ),
    (
        [rij(None, 2, 8, "PO1")],
        ["PO1"],
        Thuisnabij("So", 2, 8, 5.0, None, None, 0.0, None, None, (0.0, 0.0)),
        "Zonder punt telt een leerling mee, maar heeft geen afstand",
    ),
    ([], ["PO1"], Thuisnabij("So", 0, 0, 0, None, None, None), "Zonder leerlingen is er geen deel"),
]


@pytest.mark.parametrize(("rijen", "codes", "uitkomst", "titel"), GEBIED, ids=[rij_[-1] for rij_ in GEBIED])
def test_binnen_en_buiten_het_gebied(
    rijen: list[Rij], codes: list[str], uitkomst: Thuisnabij, titel: str
) -> None:
    def langs_de_lijn(van: tuple[float, float], naar: tuple[float, float]) -> float:
        return abs(van[1] - naar[1])

    beeld = near_home(rijen, soorten=["So"], swv_codes=codes, afstand_km=langs_de_lijn)
    assert beeld == [uitkomst]


MARGES = [
    # (km, laagst, hoogst), deel, uitkomst, titel
    ([(1.0, 3, 3), (8.0, 3, 3)], 0.5, (1.0, 1.0), "Zonder afgeschermde aantallen is er geen marge"),
    (
        [(1.0, 1, 4), (8.0, 2, 2)],
        0.5,
        (1.0, 8.0),
        "Eén kind of vier dichtbij: de helft kan dichtbij of ver zijn",
    ),
    ([(1.0, 9, 9), (8.0, 1, 4)], 0.9, (1.0, 8.0), "Eén kind ver weg telt nog niet, vier wel"),
    ([(1.0, 1, 4), (1.0, 1, 4)], 0.5, (1.0, 1.0), "Gelijke afstanden zijn één afstand"),
    ([], 0.5, None, "Zonder leerlingen is er geen marge"),
]


@pytest.mark.parametrize(("rijen", "deel", "uitkomst", "titel"), MARGES, ids=[rij[-1] for rij in MARGES])
def test_de_marge_van_een_afstand(
    rijen: list[tuple[float, int, int]], deel: float, uitkomst: tuple[float, float] | None, titel: str
) -> None:
    assert quantile_bounds(rijen, deel) == uitkomst


BUITEN = [
    # binnen, buiten, uitkomst, titel
    ((3, 3), (1, 1), (0.25, 0.25), "Bekende aantallen geven één deel"),
    ((3, 12), (1, 4), (1 / 13, 4 / 7), "Het deel is het laagst bij weinig buiten en veel binnen"),
    ((0, 0), (1, 4), (1.0, 1.0), "Gaat iedereen naar buiten, dan is dat zeker"),
    ((0, 0), (0, 0), None, "Zonder leerlingen is er geen deel"),
]


@pytest.mark.parametrize(("binnen", "buiten", "uitkomst", "titel"), BUITEN, ids=[rij[-1] for rij in BUITEN])
def test_het_deel_dat_naar_buiten_gaat(
    binnen: tuple[int, int], buiten: tuple[int, int], uitkomst: tuple[float, float] | None, titel: str
) -> None:
    assert share_bounds(binnen, buiten) == uitkomst
