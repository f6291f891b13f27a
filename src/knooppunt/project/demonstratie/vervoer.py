"""What two of the invented municipalities agreed about transport to school; the third still has to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from knooppunt.kaart.actions.vervoer import write_agreement
from knooppunt.organisaties.models import Gemeente
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.klok import Klok
from knooppunt.project.demonstratie.mensen import Mensen

AFSPRAKEN: dict[str, dict[str, Any]] = {
    "GM9901": {
        "km": Decimal(4), "zelf_vanaf": 10, "reistijd": 60, "training": True, "opstapplaatsen": True,
        "url": "https://lindeveen.invalid/leerlingenvervoer",
        "toelichting": "Vraag het aan voor 1 juni. Dan weet u het voor de zomervakantie.",
    },
    "GM9902": {
        "km": Decimal(6), "zelf_vanaf": None, "reistijd": 90, "training": False, "opstapplaatsen": False,
        "url": "https://zandhoek.invalid/leerlingenvervoer",
    },
}  # fmt: skip


def write_transport(mensen: Mensen, klok: Klok) -> None:
    at = klok.geleden(120)
    for code, afspraak in AFSPRAKEN.items():
        write_agreement(
            gemeente=Gemeente.objects.get(code=code), geldig_van=klok.dag_geleden(110),
            by=kijker(mensen.accounts["tom"], at), at=at, **afspraak,
        )  # fmt: skip
