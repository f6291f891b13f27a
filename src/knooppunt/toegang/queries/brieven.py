"""Reads of letters."""

from __future__ import annotations

from datetime import date

from knooppunt.toegang.models import Brief
from knooppunt.toegang.queries.inloggen import keyed_hash
from knooppunt.toegang.rules.brief import BriefStand, letter_verdict
from knooppunt.toegang.rules.stap import bare_code


def code_hash(code: str) -> str:
    return keyed_hash("brief", bare_code(code))


def standing_of_letter(brief: Brief) -> BriefStand:
    return BriefStand(brief.verloopt_op, brief.pogingen, brief.gebruikt_at, brief.ingetrokken_at)


def usable_letter(ref: str, op: date) -> Brief | None:
    """The letter, while its code still opens something."""
    brief = Brief.objects.select_related("account").filter(ref=ref).first()
    return brief if brief and letter_verdict(standing_of_letter(brief), op) else None
