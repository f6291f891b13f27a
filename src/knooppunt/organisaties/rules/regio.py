"""What a region is called, and which codes were meant."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Iterable
from pathlib import Path

from knooppunt.basis.verdict import Refusal

ALLE = "alle"
_NAMEN = tomllib.loads((Path(__file__).parent.parent / "namen.toml").read_text(encoding="utf-8"))


def chosen_codes(gevraagd: Iterable[str], bestaand: Collection[str]) -> tuple[str, ...]:
    """The codes in order, once each; ``alle`` stands for every code. Refusal when a code is not in the annex."""
    codes = {code.strip().upper() for code in gevraagd if code.strip()}
    if not codes:
        raise Refusal("Noem minstens één code van een samenwerkingsverband, bijvoorbeeld PO3005, of alle.")
    if codes == {ALLE.upper()}:
        return tuple(sorted(bestaand))
    onbekend = sorted(codes - set(bestaand))
    if onbekend:
        raise Refusal(
            f"Deze code staat niet in de bijlage van de regeling: {', '.join(onbekend)}. "
            "Een code ziet eruit als PO3005 of VO3005."
        )
    return tuple(sorted(codes))


def swv_naam(code: str) -> str:
    """The name of the area when it is certain, else an empty text."""
    return str(_NAMEN["samenwerkingsverband"].get(code, ""))


def regio_code(codes: Collection[str], bestaand: Collection[str]) -> str:
    """A stable slug of at most 60 characters for the region of these codes."""
    if set(codes) == set(bestaand):
        return "nederland"
    slug = "-".join(sorted(codes)).lower()
    if len(slug) <= 60:
        return slug
    return f"{len(codes)}-verbanden-{hashlib.sha256(slug.encode()).hexdigest()[:12]}"


def regio_naam(codes: Collection[str], bestaand: Collection[str]) -> str:
    """The name that people use for these codes together, or the codes themselves."""
    if set(codes) == set(bestaand):
        return "Nederland"
    for regio in _NAMEN["regio"]:
        if set(codes) == set(regio["codes"]):
            return str(regio["naam"])
    namen = list(dict.fromkeys(swv_naam(code) or code for code in sorted(codes)))
    return ", ".join(namen) if len(namen) <= 4 else f"{len(codes)} samenwerkingsverbanden"
