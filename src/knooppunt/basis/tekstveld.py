"""Longer words in a form, asked the way every form asks them."""

from __future__ import annotations

from typing import Any

from django import forms

from knooppunt.basis.verdict import nl

LEEG = nl("Vul dit in.")
TE_LANG = nl("Dit is te lang. Maak het korter.")


def tekstveld(label: str, leeg: str = LEEG, lang: int = 2000, rijen: int = 4, **meer: Any) -> forms.CharField:
    """A box of ``rijen`` lines for at most ``lang`` characters; ``leeg`` is said when nothing was filled in."""
    return forms.CharField(
        label=label,
        max_length=lang,
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"required": leeg, "max_length": TE_LANG},
        **meer,
    )
