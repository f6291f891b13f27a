"""Conversations of the steunpunt, kept by the real action."""

from __future__ import annotations

from datetime import date
from typing import Any

from knooppunt.steunpunt.actions import keep_contact
from knooppunt.steunpunt.models import Contact
from tests.factories import AT, OP, Cast

MERK = "Toevertrouwd9Merk"
"""Stands in every conversation, and nowhere else."""


def details(**anders: Any) -> dict[str, Any]:
    return {
        "gesproken_op": OP, "kanaal": "telefoon", "met": "ouder", "sector": "po", "onderwerp": "hulp",
        "naam": f"{MERK} Samira", "bereikbaar": "06", "verslag": f"{MERK} verslag", "terugbellen_op": None,
    } | anders  # fmt: skip


def contact(cast: Cast, **anders: Any) -> Contact:
    return keep_contact(gegevens=details(**anders), by=cast.steunpunt, at=AT)


def many(cast: Cast, aantal: int, dag: date = OP, **anders: Any) -> None:
    for i in range(aantal):
        contact(cast, gesproken_op=dag, verslag=f"{MERK} {dag} {anders} {i}", **anders)
