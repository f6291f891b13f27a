"""Het logboek: welke schade wordt gevonden, en wat er dan staat."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from knooppunt.toegang.rules.controle import Ketencontrole, Plek, Rijcontrole
from knooppunt.toegang.rules.waarmerk import BEGIN, Logregel, Rij, mark, row_mark

SLEUTEL, NIEUWE = b"een sleutel van de toets", b"de sleutel daarna"


def chain(aantal, sleutels=(SLEUTEL,), spoor=0, eerste_id=1):
    """Lines with their marks; with two keys the second half has the second."""
    regels, waarmerk = [], BEGIN
    for i in range(aantal):
        regel = Logregel(
            spoor=spoor, nr=i + 1, id=eerste_id + i, at=datetime(2026, 11, 16, 9, i, tzinfo=UTC),
            soort="dossier.bekeken",
            onderwerp_ref=f"ref{i}", dossier_ref=f"ref{i}", by_id=3, rol="mentor", organisatie_id=5, namens="",
            doel="begeleiding", gegevens={},
        )  # fmt: skip
        waarmerk = mark(sleutels[i * len(sleutels) // aantal], waarmerk, regel)
        regels.append((regel, waarmerk))
    return regels


def change(regels, nr, **anders):
    return [(replace(r, **anders), w) if r.nr == nr else (r, w) for r, w in regels]


def swap(regels, een, ander):
    """The contents of two lines change places; numbers and marks stay."""
    wat = {r.nr: r for r, _ in regels}
    paar = {een: wat[ander], ander: wat[een]}
    return [(replace(paar.get(r.nr, r), nr=r.nr, id=r.id), w) for r, w in regels]


def without(regels, *nrs):
    return [(r, w) for r, w in regels if r.nr not in nrs]


ZES = chain(6)
VREEMD = (replace(ZES[2][0], id=99, onderwerp_ref="verzonnen"), "f" * 32)
NIET_ECHT = "is veranderd, of niet door Knooppunt geschreven"

INGREPEN = {
    "Niets": ZES,
    "Een regel anders": change(ZES, 3, doel="inzage"),
    "De eerste regel anders": change(ZES, 1, by_id=4),
    "De laatste regel anders": change(ZES, 6, by_id=4),
    "Een waarmerk anders": [(r, "f" * 32 if r.nr == 3 else w) for r, w in ZES],
    "Een regel weg": without(ZES, 3),
    "Drie regels weg": without(ZES, 2, 3, 4),
    "De eerste regel weg": without(ZES, 1),
    "De laatste regel weg": without(ZES, 6),
    "Alles weg": [],
    "Twee regels verwisseld": swap(ZES, 2, 5),
    "Een regel ertussen": [*ZES[:3], VREEMD, *ZES[3:]],
    "Een regel erachter": [*ZES, (replace(VREEMD[0], nr=7), VREEMD[1])],
    "Alles opnieuw geschreven": chain(6, eerste_id=11),
}
EINDE = "(het anker zegt tot waar het logboek liep)"
GEVONDEN = [
    ("Niets", ""),
    ("Een regel anders", f"Spoor 0, regel 3 {NIET_ECHT}."),
    ("De eerste regel anders", f"Spoor 0, regel 1 {NIET_ECHT}."),
    ("De laatste regel anders", f"Spoor 0, regel 6 {NIET_ECHT}."),
    (
        "Een waarmerk anders",
        f"Spoor 0, regel 3 {NIET_ECHT}. Spoor 0, regel 4 sluit niet aan op de regel ervoor.",
    ),
    ("Een regel weg", "Spoor 0, regel 3 ontbreekt."),
    ("Drie regels weg", "Spoor 0, regels 2 tot en met 4 ontbreken."),
    ("De eerste regel weg", "Spoor 0, regel 1 ontbreekt."),
    ("De laatste regel weg", f"Spoor 0, regel 6 ontbreekt aan het einde {EINDE}."),
    ("Alles weg", f"Spoor 0, regels 1 tot en met 6 ontbreken aan het einde {EINDE}."),
    ("Twee regels verwisseld", f"Spoor 0, regel 2 {NIET_ECHT}. Spoor 0, regel 5 {NIET_ECHT}."),
    ("Een regel ertussen", "Spoor 0, regel 3 hoort hier niet: dit nummer was al geweest."),
    ("Een regel erachter", f"Spoor 0, regel 7 {NIET_ECHT}."),
    (
        "Alles opnieuw geschreven",
        "Spoor 0, regel 6 is een andere dan het anker zegt: het logboek is teruggezet of opnieuw geschreven.",
    ),
]


@pytest.mark.parametrize(("titel", "gevonden"), GEVONDEN, ids=[i[0] for i in GEVONDEN])
def test_ingreep(titel, gevonden):
    """Een ingreep in zes regels, met het anker op de zesde"""
    controle = Ketencontrole([SLEUTEL], anker={0: Plek(6, ZES[-1][1])})
    if regels := INGREPEN[titel]:
        controle.read_chain(0, regels)
    assert " ".join(bevinding.zin for bevinding in controle.finish()) == gevonden


def found(sleutels, *ketens, **waar):
    controle = Ketencontrole(sleutels, **waar)
    for spoor, regels in enumerate(ketens):
        controle.read_chain(spoor, regels)
    return [bevinding.zin for bevinding in controle.finish()]


def test_met_een_geraden_sleutel_past_geen_enkele_regel():
    """Met een geraden sleutel past geen enkele regel"""
    assert len(found([b"geraden"], ZES)) == 6


def test_na_een_nieuwe_sleutel_blijven_oude_regels_goed():
    """Na een nieuwe sleutel blijven oude regels goed"""
    assert found([SLEUTEL, NIEUWE], chain(6, (SLEUTEL, NIEUWE))) == []


def test_een_vervangen_sleutel_is_niet_meer_goed():
    """Een vervangen sleutel is niet meer goed, ook niet in een nieuw spoor"""
    oud = chain(2, spoor=1, eerste_id=20)
    assert found([SLEUTEL, NIEUWE], chain(6, (SLEUTEL, NIEUWE)), oud) == [
        "Spoor 1, regel 2 heeft een waarmerk van een sleutel die al was vervangen."
    ]


def test_wat_met_bewijs_is_afgesloten_mag_ontbreken():
    """Wat met bewijs is afgesloten mag ontbreken"""
    vanaf = Plek(3, ZES[2][1])
    assert found([SLEUTEL], ZES[3:], begin={0: vanaf}, anker={0: Plek(2, ZES[1][1])}) == []


def test_na_het_bewijs_mag_niets_ontbreken():
    """Na het bewijs mag niets ontbreken"""
    vanaf = Plek(3, ZES[2][1])
    assert found([SLEUTEL], ZES[4:], begin={0: vanaf}) == ["Spoor 0, regel 4 ontbreekt."]


def test_het_anker_mag_achterlopen():
    """Het anker mag achterlopen"""
    assert found([SLEUTEL], ZES, anker={0: Plek(4, ZES[3][1])}) == []


RIJEN = [
    Rij(i, datetime(2026, 11, 16, 9, i, tzinfo=UTC), "dossier_kind", str(i), "veranderd", "voornaam", "", "1")
    for i in range(1, 7)
]
LIJST = {str(rij.id): row_mark(SLEUTEL, rij) for rij in RIJEN}
RIJINGREPEN = {
    "Niets": (LIJST, RIJEN),
    "Een rijwijziging anders": (LIJST, [*RIJEN[:2], replace(RIJEN[2], kolommen="achternaam"), *RIJEN[3:]]),
    "Een rijwijziging weg": (LIJST, [*RIJEN[:2], *RIJEN[3:]]),
    "De laatste rijwijziging weg": (LIJST, RIJEN[:5]),
    "Alle rijwijzigingen weg": ({"1": LIJST["1"], "2": LIJST["2"]}, []),
    "Een die bij geen gebeurtenis hoort": ({n: w for n, w in LIJST.items() if n != "3"}, RIJEN),
    "Een die kwam tijdens het nakijken": (LIJST, [*RIJEN, replace(RIJEN[5], id=7)]),
}
RIJGEVONDEN = [
    ("Niets", ""),
    ("Een rijwijziging anders", f"Rijwijziging 3 {NIET_ECHT}."),
    ("Een rijwijziging weg", "Rijwijziging 3 ontbreekt."),
    ("De laatste rijwijziging weg", "Rijwijziging 6 ontbreekt."),
    ("Alle rijwijzigingen weg", "Rijwijziging 1 ontbreekt. Rijwijziging 2 ontbreekt."),
    (
        "Een die bij geen gebeurtenis hoort",
        "Rijwijziging 3 hoort bij geen gebeurtenis: gedaan buiten Knooppunt om.",
    ),
    ("Een die kwam tijdens het nakijken", ""),
]


@pytest.mark.parametrize(("titel", "gevonden"), RIJGEVONDEN, ids=[i[0] for i in RIJGEVONDEN])
def test_rijwijziging(titel, gevonden):
    """Zes rijwijzigingen die bij een gebeurtenis horen"""
    lijst, rijen = RIJINGREPEN[titel]
    controle = Rijcontrole([SLEUTEL], tot=6)
    controle.listed(lijst)
    controle.read_rows(rijen)
    assert " ".join(bevinding.zin for bevinding in controle.finish()) == gevonden
