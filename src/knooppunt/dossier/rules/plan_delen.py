"""One calm sentence for who misses a part of the plan: which part, why, whom to ask."""

from __future__ import annotations

from knooppunt.dossier.rules.kring import DEELBAAR, Deel


def missing_parts_sentence(delen: frozenset[Deel]) -> str:
    """Says the same whether or not there is anything in the missing parts; empty when nothing is missing."""
    mist = [f"‘{deel.label}’" for deel in DEELBAAR if deel not in delen]
    if not mist:
        return ""
    namen = " en ".join(mist)
    wat, is_zijn = ("Het deel", "is") if len(mist) == 1 else ("De delen", "zijn")
    return (
        f"{wat} {namen} {is_zijn} niet met uw organisatie gedeeld. Wat daarin over het plan staat, ziet u niet. "
        "Hebt u het nodig? Vraag het de ouders of de regisseur."
    )
