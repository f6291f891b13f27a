"""What may be shared with whom when a question becomes a dossier: the proposal, and when it is complete."""

from __future__ import annotations

from collections.abc import Sequence

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.dossier.public import Deel, DelingGegevens, Grondslag


def proposed_ground(deel: Deel, mag: bool, eigen: bool) -> Grondslag | None:
    """The proposal for one cell: who may read the story gets education and the story on consent; care never by itself.

    The organisation that opens the dossier gets education at least, because it cannot work without it.
    """
    if mag and deel in (Deel.ONDERWIJS, Deel.GEZIN):
        return Grondslag.TOESTEMMING
    return Grondslag.TOESTEMMING if eigen and deel is Deel.ONDERWIJS else None


def sharing_verdict(
    delingen: Sequence[DelingGegevens], eigen_organisatie: int | None, gegeven_door: str
) -> Verdict:
    """Is it recorded what is shared, on which ground, and by whom consent was given?"""
    met_toestemming = any(d.grondslag is Grondslag.TOESTEMMING for d in delingen)
    return (
        unless(delingen, "Leg vast wat met wie mag worden gedeeld. Kies minstens één deel.")
        & unless(
            any(d.organisatie_id == eigen_organisatie for d in delingen),
            "Uw eigen organisatie ziet nu niets van het dossier. Kies minstens één deel voor uw organisatie.",
        )
        & unless(not met_toestemming or gegeven_door.strip(), "Vul in wie toestemming heeft gegeven.")
    )
