"""One calm sentence for who misses a part of the plan: which part, why, whom to ask."""

from __future__ import annotations

from knooppunt.basis.verdict import nl
from knooppunt.dossier.rules.kring import DEELBAAR, Deel


def missing_parts_sentence(delen: frozenset[Deel]) -> str:
    """Says the same whether or not there is anything in the missing parts; empty when nothing is missing."""
    mist = [deel.label for deel in DEELBAAR if deel not in delen]
    if not mist:
        return ""
    if len(mist) == 1:
        return nl(
            "Het deel ‘%(deel)s’ is niet met uw organisatie gedeeld. Wat daarin over het plan staat, ziet u niet. "
            "Hebt u het nodig? Vraag het de ouders of de regisseur.",
            deel=mist[0],
        )
    return nl(
        "De delen %(delen)s zijn niet met uw organisatie gedeeld. Wat daarin over het plan staat, ziet u niet. "
        "Hebt u het nodig? Vraag het de ouders of de regisseur.",
        delen=" en ".join(f"‘{deel}’" for deel in mist),
    )
