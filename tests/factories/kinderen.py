"""A small region from public files, and invented children in it."""

from pathlib import Path

from django.utils import timezone

from knooppunt.dossier.models import Dossier, Plan
from knooppunt.loket.models import Vraag
from knooppunt.organisaties.actions import build_region
from knooppunt.organisaties.models import Organisatie, Regio
from knooppunt.project.kinderen import Bevolking, populate_region
from knooppunt.toegang.models import Account, Gebeurtenis
from tests.bronmap import STROMEN, herkomst, herkomstrij, schrijf

CODES = ("PO9001", "PO9002")


def build_small_region(map_: Path, *, jaar: int = 2024) -> Regio:
    """Three schools, with enough pupils of each kind."""
    meer = [
        herkomstrij("1001", "01AA00", "Bo", **{f"LEEFTIJD_{n}": "30" for n in range(5, 12)}),
        herkomstrij("1002", "01AB00", "Sbo", LEEFTIJD_9="20", LEEFTIJD_10="20"),
        herkomstrij("1003", "01AB00", "Vso", LEEFTIJD_15="30"),
    ]
    stromen = [[f"{jaar}1001", *rij[1:]] for rij in [STROMEN[5], *meer]]
    return build_region(bron=schrijf(map_, a=herkomst(stromen)), swv_codes=CODES, at=timezone.now()).regio


def populate(regio: Regio, aantal: int, seed: int = 1) -> Bevolking:
    return populate_region(
        regio, at=timezone.now(), progress=lambda stap, klaar, totaal: None, aantal=aantal, seed=seed
    )


def rows() -> tuple[int, ...]:
    """How many rows there are of what a population writes."""
    return tuple(m.objects.count() for m in (Account, Vraag, Dossier, Plan, Organisatie, Gebeurtenis))
