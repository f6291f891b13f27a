"""Children with a plan in force, as far as counting goes."""

from __future__ import annotations

from datetime import date

from knooppunt.dossier.models import Dossier, Gezin, Kind, Plan
from knooppunt.organisaties.models import Organisatie
from tests.factories import AT, Cast


def child_with_plan(
    cast: Cast, *behoeften: str, school: Organisatie | None = None, gezin: Gezin | None = None, pc4: str = "9901",
    geboren: date = date(2017, 5, 4), status: str = Plan.Status.VASTGESTELD, dossier: str = "open",
) -> Dossier:  # fmt: skip
    """A child of nine of whom the plan names these kinds of support; without a school unless one is given."""
    kind = Kind.objects.create(
        gezin=gezin or Gezin.objects.create(created_at=AT), voornaam="Kind", achternaam="Geheim", geboortedatum=geboren,
        woon_pc4=pc4,
    )  # fmt: skip
    nieuw = Dossier.objects.create(
        kind=kind, regio=cast.regio, school=school, geopend_at=AT, bijgewerkt_at=AT, status=dossier,
        afgesloten_at=None if dossier == "open" else AT,
    )  # fmt: skip
    Plan.objects.create(
        dossier=nieuw, versie=1, status=status, behoeften=list(behoeften), created_at=AT,
        created_by=cast.account("coordinator"),
    )  # fmt: skip
    return nieuw
