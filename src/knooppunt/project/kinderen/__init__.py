"""Synthetic children in a region from public files (``knooppunt regio bouw --kinderen``).

Homes, ages, schools and kinds of education follow the published flows; names, stories and everyone's work are invented.
The flows are of primary and special education: pupils of regular secondary schools are not in them, so not here either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.dossier.models import Dossier
from knooppunt.loket.models import Vraag
from knooppunt.organisaties.public import Regio
from knooppunt.toegang.public import Account, Lidmaatschap

AANTAL = 300
SEED = 2024
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Bevolking:
    """What was made: children per kind of education, and rows. Empty when the region had its people already."""

    veranderd: bool
    per_soort: Counter[str] = field(default_factory=Counter)
    gezinnen: int = 0
    vragen: int = 0
    dossiers: int = 0
    accounts: int = 0


def require_no_real_people() -> None:
    """Raise Refusal when somebody in the database was not invented: no screen could say who is who."""
    verzonnen = Regio.objects.filter(mensen_verzonnen=True).exists()
    accounts, vragen, dossiers = Account.objects.all(), Vraag.objects.all(), Dossier.objects.all()
    if verzonnen:  # schools outside a region have invented people too, families have no region
        leden = Lidmaatschap.objects.filter(organisatie__regio__mensen_verzonnen=False)
        accounts = accounts.filter(pk__in=leden.values("account"))
        vragen = vragen.filter(regio__mensen_verzonnen=False)
        dossiers = dossiers.filter(regio__mensen_verzonnen=False)
    aantallen = {
        "account(s)": accounts.count(),
        "vraag of vragen": vragen.count(),
        "dossier(s)": dossiers.count(),
    }
    gevonden = [f"{aantal} {wat}" for wat, aantal in aantallen.items() if aantal]
    if gevonden:
        raise Refusal(
            f"Hier staan al mensen die niet verzonnen zijn: {', '.join(gevonden)}. "
            "Verzonnen kinderen komen daar niet tussen. Kies een lege map met KNOOPPUNT_DATA, "
            "of een andere database met DATABASE_URL."
        )


@transaction.atomic
def populate_region(
    regio: Regio, *, at: datetime, progress: Progress, aantal: int = AANTAL, seed: int = SEED
) -> Bevolking:
    """Fill a built region with this many children who have something in the system; all of it or nothing.

    ``progress`` gets a step in Dutch, how many parts are done and how many there are. A region that has its invented
    people keeps them as they are. Raises Refusal when there are real people or fewer pupils than asked.
    """
    # Imported here: the stories use every room, and most commands need none of them.
    from knooppunt.project.kinderen.bevolken import Bevolker

    require_no_real_people()
    regio = Regio.objects.select_for_update().get(pk=regio.pk)
    if regio.mensen_verzonnen:
        return Bevolking(veranderd=False)
    progress("Leerlingen kiezen", 0, 1)
    eerder = Account.objects.count(), Vraag.objects.count(), Dossier.objects.count()
    bevolker = Bevolker(regio, at, aantal, Random(seed))  # noqa: S311 - invented people, no secret
    bevolker.choose(seed)
    progress("Mensen en hun rollen", 0, 1)
    bevolker.write()
    bevolker.play(lambda klaar, totaal: progress("Verhalen van kinderen", klaar, totaal))
    Regio.objects.filter(pk=regio.pk).update(mensen_verzonnen=True)
    nu = Account.objects.count(), Vraag.objects.count(), Dossier.objects.count()
    accounts, vragen, dossiers = (n - e for n, e in zip(nu, eerder, strict=True))
    return Bevolking(
        True, Counter(kind.plek.soort for kind in bevolker.kinderen),
        gezinnen=sum(not kind.is_tweede for kind in bevolker.kinderen),
        accounts=accounts, vragen=vragen, dossiers=dossiers,
    )  # fmt: skip
