"""The levels of support of a region, in its own words: there is no national list (domain.md 1.2)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import ProtectedError

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.models import Ondersteuningsniveau, Regio

GANGBAAR = ("basisondersteuning", "lichte extra ondersteuning", "intensieve ondersteuning")
"""A division that many samenwerkingsverbanden use; a region that names its own levels replaces it."""
MEESTE = 9


@transaction.atomic
def name_levels(*, regio: Regio, labels: Sequence[str]) -> list[Ondersteuningsniveau]:
    """Give the levels their words, the lightest first. A level that dossiers use can be renamed, not taken away."""
    schoon = [label.strip() for label in labels]
    if not schoon or not all(schoon):
        raise Refusal("Noem minstens één niveau, en geef elk niveau een naam.")
    if len(schoon) > MEESTE or max(map(len, schoon)) > 80:
        raise Refusal(f"Er kunnen hoogstens {MEESTE} niveaus zijn, met elk hoogstens 80 letters.")
    if len({label.lower() for label in schoon}) != len(schoon):
        raise Refusal("Twee niveaus hebben dezelfde naam.")
    niveaus = [
        Ondersteuningsniveau.objects.update_or_create(regio=regio, rang=rang, defaults={"label": label})[0]
        for rang, label in enumerate(schoon, start=1)
    ]
    try:
        regio.niveaus.filter(rang__gt=len(schoon)).delete()
    except ProtectedError:
        raise Refusal(
            f"Er zijn dossiers met een niveau boven {len(schoon)}. "
            "Geef ook die niveaus een naam, of wijzig eerst de dossiers."
        ) from None
    return niveaus


def name_levels_when_none(regio: Regio) -> None:
    """A region that was just built can begin with the usual levels."""
    if not regio.niveaus.exists():
        name_levels(regio=regio, labels=GANGBAAR)
