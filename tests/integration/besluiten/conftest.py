"""Support in a given state, reached by walking the actions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.public import (
    InzetGegevens,
    Inzetsoort,
    one_support,
    promise_support,
    propose_support,
    start_support,
)
from knooppunt.dossier.models import Dossier
from knooppunt.dossier.public import Deel, DossierZicht, dossier_for
from tests.factories import AT, Cast

VOORSTEL = InzetGegevens(
    soort=Inzetsoort.EXPERTISE,
    deel=Deel.ONDERWIJS,
    omschrijving="Een gedragsexpert kijkt mee in de klas",
    aanbieder="Jeugdhulp Waterrijk",
    startdatum=date(2026, 11, 16),
    evaluatiedatum=date(2027, 1, 18),
    uren_per_week=Decimal("1.5"),
    leerlingen=3,
)


class Regelaar:
    """The dossier of Ilyas, and the coordinator who arranges support in it."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.dossier: Dossier = cast.dossier()

    def zicht(self, wie: str = "coordinator") -> DossierZicht:
        zicht = dossier_for(getattr(self.cast, wie), self.dossier.ref)
        assert zicht is not None
        return zicht

    def wie(self, wie: str = "coordinator") -> dict[str, Any]:
        """Who does it, for any action."""
        return {"zicht": self.zicht(wie), "by": getattr(self.cast, wie), "at": AT}

    def voorgesteld(self, sleutel: str = "abc", **anders: Any) -> Inzet:
        return propose_support(gegevens=replace(VOORSTEL, **anders), sleutel=sleutel, **self.wie())

    def toegezegd(self, **anders: Any) -> Inzet:
        return promise_support(inzet=self.voorgesteld(**anders), **self.wie())

    def gestart(self, **anders: Any) -> Inzet:
        """Started without a payer; the coordinator finds out."""
        return start_support(inzet=self.toegezegd(**anders), **self.start_gegevens(), **self.wie())

    def start_gegevens(self, **anders: Any) -> dict[str, Any]:
        return {
            "gestart_op": date(2026, 11, 16),
            "evaluatiedatum": date(2027, 1, 18),
            "eigenaar_ref": self.cast.account("coordinator").ref,
            "betaler_voor": date(2026, 12, 28),
        } | anders

    def opnieuw(self, inzet: Inzet) -> Inzet:
        """As it is in the database now."""
        vers = one_support(self.zicht("moeder"), inzet.ref)
        assert vers is not None
        return vers


@pytest.fixture
def regelaar(cast: Cast) -> Regelaar:
    return Regelaar(cast)
