"""Write the flows of pupils between home and school."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import polars as pl
from django.db.models import Q

from knooppunt.organisaties.actions.rijen import insert_rows
from knooppunt.organisaties.models import Leerlingstroom

VELDEN = ("peildatum", "woon_pc4", "vestiging", "soort", "leeftijd", "laag", "hoog", "schatting")
PAK = 25_000
"""Rows per insert: small enough for a moving bar and little memory."""


def clear_flows(peildata: Collection[str], gemeenten: Collection[str], pc4s: Collection[str] | None) -> None:
    """Remove the flows that the new source speaks about: of these dates, at schools of these municipalities.

    With ``pc4s`` only those of pupils who live or go to school there. What the source does not know stays: a folder
    with some municipalities does not erase what the national file told about the others.
    """
    if not Leerlingstroom.objects.filter(peildatum__in=peildata).exists():
        return
    oud = Leerlingstroom.objects.filter(
        peildatum__in=peildata, vestiging__organisatie__gemeente__code__in=list(gemeenten)
    )
    if pc4s is not None:
        oud = oud.filter(Q(woon_pc4__in=list(pc4s)) | Q(vestiging__pc4__in=list(pc4s)))
    Leerlingstroom.objects.filter(pk__in=oud.values("pk")).delete()


def write_flows(
    cellen: pl.DataFrame, vestigingen: Mapping[str, int], *, meld: Callable[[float], None]
) -> int:
    """Store the cells (see ``bronnen.stromen``); ``meld`` hears the share that is done (0-1)."""
    ids = pl.DataFrame(
        {"vestigingscode": list(vestigingen), "vestiging": list(vestigingen.values())},
        schema={"vestigingscode": pl.String, "vestiging": pl.Int64},
    )
    # In the order of the unique index: an index that grows at its end is the cheapest to build.
    rijen = cellen.join(ids, on="vestigingscode").select(VELDEN).sort(VELDEN[:5])
    for begin in range(0, rijen.height, PAK):
        insert_rows(Leerlingstroom, VELDEN, rijen.slice(begin, PAK).rows())
        meld(min(1.0, (begin + PAK) / rijen.height))
    return rijen.height
