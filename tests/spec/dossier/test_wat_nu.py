"""Wat is de volgende stap in een dossier?"""

from dataclasses import replace
from datetime import date

import pytest

from knooppunt.dossier.rules.wat_nu import Stand, Stap, next_step

OP = date(2026, 11, 16)
NIEUW = Stand(
    is_open=True,
    heeft_regisseur=True,
    heeft_concept=False,
    heeft_plan=False,
    volgend_overleg=None,
    evaluatie_voor=None,
)


@pytest.mark.parametrize(
    ("titel", "anders", "stap"),
    [
        ("afgesloten gaat voor alles", {"is_open": False, "heeft_regisseur": False}, Stap.AFGESLOTEN),
        ("eerst een regisseur", {"heeft_regisseur": False, "volgend_overleg": OP}, Stap.REGISSEUR_KIEZEN),
        ("nog niets", {}, Stap.OVERLEG_OF_PLAN),
        (
            "overleg gepland",
            {"volgend_overleg": date(2026, 12, 1), "heeft_concept": True},
            Stap.OVERLEG_GEPLAND,
        ),
        ("plan in de maak", {"heeft_concept": True}, Stap.PLAN_IN_DE_MAAK),
        ("plan loopt", {"heeft_plan": True, "evaluatie_voor": date(2026, 11, 17)}, Stap.UITVOEREN),
        ("vandaag terugkijken", {"heeft_plan": True, "evaluatie_voor": OP}, Stap.EVALUEREN),
        (
            "terugkijken gaat voor overleg",
            {"heeft_plan": True, "evaluatie_voor": OP, "volgend_overleg": OP},
            Stap.EVALUEREN,
        ),
    ],
)
def test_de_volgende_stap(titel, anders, stap):
    assert next_step(replace(NIEUW, **anders), OP) is stap
