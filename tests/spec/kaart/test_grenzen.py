"""Grenzen die niet gelijk lopen, en lagen van de kaart met kleine aantallen verborgen."""

from dataclasses import dataclass

import pytest
from shapely.geometry import box

from knooppunt.kaart.rules.grenzen import Grensverschil, Indelingsoort, Postcodeplek, land_of, mismatches
from knooppunt.kaart.rules.indeling import divisions_as_table, read_divisions
from knooppunt.kaart.rules.lagen import homes, trips
from knooppunt.kaart.rules.norm import name_key

I = Indelingsoort  # noqa: E741 - short, so that a table stays one


def plek(pc4, x, gemeente="Lindeveen", **ligt_in):
    return Postcodeplek(pc4, (0.5, x), {I.GEMEENTE: gemeente} | {I(s): naam for s, naam in ligt_in.items()})


HEEL = {I.GEMEENTE: frozenset({"Lindeveen", "Zandhoek"}), I.SWV_PO: frozenset({"PO1"})}
VERSCHILLEN = [
    ([plek("1", 1, swv_po="PO1"), plek("2", 2, swv_po="PO1")], [], "alles in één regio"),
    (
        [plek("1", 1, swv_po="PO1"), plek("2", 2, swv_po="PO2"), plek("3", 3, swv_po="PO2")],
        [Grensverschil(I.GEMEENTE, "Lindeveen", I.SWV_PO, (("PO2", 2), ("PO1", 1)))],
        "een gemeente in twee samenwerkingsverbanden, het grootste deel eerst",
    ),
    (
        [plek("1", 1, swv_po="PO1", rmc="Noord"), plek("2", 2, "Zandhoek", swv_po="PO1", rmc="Zuid")],
        [Grensverschil(I.SWV_PO, "PO1", I.RMC, (("Noord", 1), ("Zuid", 1)))],
        "een samenwerkingsverband in twee RMC-regio's",
    ),
    (
        [plek("1", 1, "Elders", swv_po="PO2", rmc="Noord"), plek("2", 2, "Elders", swv_po="PO3", rmc="Zuid")],
        [], "wat maar voor een deel te zien is, wordt niet genoemd",
    ),
    ([plek("1", 1, swv_po="PO1"), plek("2", 2)], [], "wat niet bekend is, telt niet"),
]  # fmt: skip


@pytest.mark.parametrize(("plekken", "verschillen", "titel"), VERSCHILLEN, ids=[r[-1] for r in VERSCHILLEN])
def test_grenzen_die_niet_gelijk_lopen(plekken, verschillen, titel):
    """Welke gebieden in meer dan één regio liggen"""
    assert list(mismatches(plekken, HEEL)) == verschillen


def test_waar_een_grens_loopt():
    """Het land van een gemeente hoort bij de dichtstbijzijnde postcode"""
    plekken = [
        plek("1", 1.0, swv_po="PO1"),
        plek("2", 3.0, swv_po="PO2"),
        plek("3", 5.0, "Zandhoek", swv_po="PO2"),
    ]
    land = land_of(plekken, {"Lindeveen": box(0, 0, 4, 1), "Zandhoek": box(4, 0, 6, 1)}, I.SWV_PO)
    assert {naam: vorm.bounds for naam, vorm in land.items()} == {"PO1": (0, 0, 2, 1), "PO2": (2, 0, 6, 1)}


CODES = {name_key("Lindeveen"): "GM1", name_key("Zandhoek"): "GM2"}


def test_een_tabel_van_regios_gaat_heen_en_terug():
    """Wat is ingevuld, staat klaar om te veranderen"""
    tabel = "Lindeveen; Noord; ; Oost\nZandhoek; ; ; "
    indeling = read_divisions("gemeente; rmc; veiligheid; jeugd\n" + tabel, CODES)
    assert indeling["GM1"] == {I.RMC: "Noord", I.JEUGD: "Oost"}
    assert divisions_as_table(indeling, {"GM1": "Lindeveen", "GM2": "Zandhoek"}) == tabel


FOUT = [
    ("Elders; Noord", ["Regel 1: Elders is geen gemeente van deze regio."], "een andere gemeente"),
    ("Lindeveen; a\nLindeveen; b", ["Regel 2: deze gemeente staat er al."], "twee keer dezelfde"),
    (
        "Lindeveen; a; b; c; d",
        ["Regel 1: schrijf een gemeente en hoogstens drie namen, met een puntkomma ertussen."], "te veel namen",
    ),
    ("", ["Vul voor minstens één gemeente in waar zij bij hoort."], "niets"),
]  # fmt: skip


@pytest.mark.parametrize(("tabel", "redenen", "titel"), FOUT, ids=[r[-1] for r in FOUT])
def test_een_tabel_van_regios_die_niet_klopt(tabel, redenen, titel):
    """Wat er gezegd wordt van een tabel die niet klopt"""
    with pytest.raises(ValueError, match=r"egel|gemeente") as fout:
        read_divisions(tabel, CODES)
    assert list(fout.value.args) == redenen


@dataclass(frozen=True)
class Stroom:
    woon_pc4: str
    vestigingscode: str
    laag: int
    hoog: int
    soort: str = "So"
    woonpunt: tuple[float, float] | None = (0.0, 0.0)
    schoolpunt: tuple[float, float] | None = (0.0, 1.0)
    school_swvs: frozenset[str] = frozenset()

    @property
    def schatting(self):
        return (self.laag + self.hoog) / 2


STROMEN = [
    Stroom("9901", "A", 4, 9),
    Stroom("9901", "B", 1, 4),
    Stroom("9902", "A", 1, 4),
    Stroom("9902", "A", 9, 9, "Bo"),
]
GEMEENTE = {"9901": "Lindeveen", "9902": "Lindeveen"}


def test_waar_leerlingen_wonen():
    """Een postcode met minder dan vijf leerlingen staat niet op de kaart, en wordt geteld"""
    rijen, te_klein = homes(STROMEN, ["So"], GEMEENTE, 5)
    assert ([(r.pc4, r.laag, r.hoog) for r in rijen], te_klein) == ([("9901", 5, 13)], 1)


def test_hoe_leerlingen_reizen():
    """Een reis van minder dan vijf leerlingen van een gemeente staat niet op de kaart, en wordt geteld"""
    rijen, te_klein = trips(STROMEN, ["So"], GEMEENTE, {"A": "De Linde"}, 5)
    assert ([(r.gemeente, r.school, r.laag) for r in rijen], te_klein) == ([("Lindeveen", "De Linde", 5)], 1)
