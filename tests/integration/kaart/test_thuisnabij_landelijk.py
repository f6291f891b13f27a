"""The whole country from the publishers' real files, where they are present next to the project.

The folder is ``../shared/data`` from the project's root, or KNOOPPUNT_DATA_BRON.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from knooppunt.kaart.opdrachten import as_json
from knooppunt.kaart.public import thuisnabij
from knooppunt.organisaties.actions import Bouwresultaat, build_region
from knooppunt.organisaties.public import Leerlingstroom, Vestiging
from tests.onafhankelijk import Bron

BRON = Path(os.environ.get("KNOOPPUNT_DATA_BRON") or Path(__file__).parents[4] / "shared" / "data")
AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not BRON.is_dir(), reason=f"the publishers' files are not in {BRON.name}; set KNOOPPUNT_DATA_BRON"
    ),
]


@pytest.fixture(scope="module")
def land(django_db_setup: None, django_db_blocker: Any) -> Iterator[Bouwresultaat]:
    """One build for all tests of this module, undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_region(bron=BRON, swv_codes=["alle"], at=AT)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def bron() -> Bron:
    map_ = {pad.name: pad for pad in BRON.rglob("*") if pad.is_file()}
    return Bron(
        herkomst=map_["po_herkomst_pc4_20241001_landelijk.csv.gz"],
        scholen=map_["scholen_2024-11-22.geojson"],
        bijlage=map_["pc4_gemeente_swv.csv"],
        punten=map_["pc4_coords_latlon.csv"],
    )


def cijfers(*codes: str) -> dict[str, dict[str, Any]]:
    soorten: dict[str, dict[str, Any]] = as_json(thuisnabij(codes))["soorten"]
    for soort in soorten.values():
        assert soort["pupils_low"] <= soort.pop("pupils_estimate") <= soort["pupils_high"]
    return soorten


def test_the_example_of_de_meierij(land: Bouwresultaat) -> None:
    vso = cijfers("PO3005")["Vso"]
    assert (vso["pupils_low"], vso["pupils_high"]) == (602, 2273)


@pytest.mark.parametrize(
    "codes",
    [("PO2801",), ("PO2808",), ("PO2812",), ("PO3005",), ("PO3104", "PO3105", "PO3106")],
    ids=["Leiden", "Voorne-Putten", "Duin- en Bollenstreek", "De Meierij", "Zuid-Limburg"],
)
def test_a_region_has_the_figures_of_the_raw_files(
    codes: tuple[str, ...], land: Bouwresultaat, bron: Bron
) -> None:
    assert cijfers(*codes) == bron.thuisnabij(*codes)


def test_every_po_code_has_pupils_of_every_kind(land: Bouwresultaat) -> None:
    codes = [code for code in land.verslag["swv"] if code.startswith("PO")]
    leeg = [(code, soort) for code in codes for soort, rij in cijfers(code).items() if not rij["pupils_low"]]
    assert (len(codes), leeg) == (76, [])


def test_every_cell_of_the_national_file_is_there_once(land: Bouwresultaat, bron: Bron) -> None:
    cellen = sum(
        waarde != "0" for rij in bron.rijen for kolom, waarde in rij.items() if kolom.startswith("LEEFTIJD_")
    )
    assert Leerlingstroom.objects.count() == cellen == 329_225


def test_the_sites_and_joins_are_those_of_the_accompanying_description(land: Bouwresultaat) -> None:
    gevonden = {
        (rij["van"], rij["naar"]): (rij["gevonden"], rij["totaal"]) for rij in land.verslag["koppelingen"]
    }
    assert gevonden["school in de stromen", "lijst van schoolvestigingen"] == (6927, 6952)
    assert gevonden["vestiging voortgezet onderwijs", "lijst van schoolvestigingen"] == (1599, 1620)
    assert Vestiging.objects.filter(lat__isnull=True).count() == 0


def test_the_same_country_again_changes_nothing(land: Bouwresultaat) -> None:
    assert build_region(bron=BRON, swv_codes=["alle"], at=AT).veranderd is False
