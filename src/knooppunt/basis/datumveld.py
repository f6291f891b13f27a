"""A day in a form, asked the way every form asks it."""

from __future__ import annotations

from typing import Any

from django import forms

from knooppunt.basis.verdict import nl

LEEG = nl("Vul een datum in.")
ONGELDIG = nl("Vul een datum in, bijvoorbeeld 22-11-2026.")


def datumveld(label: str, leeg: str = LEEG, **meer: Any) -> forms.DateField:
    """A date with the browser's own calendar; ``leeg`` is said when nothing was filled in."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": leeg, "invalid": ONGELDIG} | meer.pop("error_messages", {}),
        **meer,
    )
