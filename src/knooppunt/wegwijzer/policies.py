"""Who may change what in the wegwijzer, and why not. Reading needs no permission: it is public."""

from __future__ import annotations

from knooppunt.basis.verdict import JA, Verdict, nee, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import ROLLEN, Permissie

BUITEN = frozenset(["jeugdhulp", "kinderopvang", "extern"])
"""Kinds of organisation outside the partnership: what they change is read over before it shows."""
BIJHOUDERS = tuple(rol.code for rol in ROLLEN.values() if Permissie.WEGWIJZER_BIJHOUDEN in rol.permissies)
"""Roles with which one keeps the entries of the own organisation true."""
BEHEERDERS = tuple(rol.code for rol in ROLLEN.values() if Permissie.WEGWIJZER_BEHEREN in rol.permissies)
"""Roles with which one keeps every entry true."""


def may_manage(viewer: Viewer) -> Verdict:
    """Change every entry, review, and handle what visitors report."""
    return unless(
        viewer.mag(Permissie.WEGWIJZER_BEHEREN),
        "Alleen een adviseur of beheerder van het samenwerkingsverband mag dit.",
    )


def keeps_for(viewer: Viewer) -> frozenset[int]:
    """The organisations whose entries this person keeps true."""
    return viewer.organisaties(*BIJHOUDERS)


def may_keep(viewer: Viewer, eigenaar_id: int) -> Verdict:
    """Keep an entry of this owner true."""
    if viewer.mag(Permissie.WEGWIJZER_BEHEREN):
        return JA
    if not viewer.mag(Permissie.WEGWIJZER_BIJHOUDEN):
        return nee("Met uw rol kunt u de wegwijzer lezen, niet veranderen.")
    return unless(
        eigenaar_id in keeps_for(viewer),
        "Deze vermelding is van een andere organisatie. Meld het als er iets niet klopt.",
    )


def needs_review(viewer: Viewer, eigenaar_soort: str) -> bool:
    """Must somebody else read it before it shows?"""
    return eigenaar_soort in BUITEN and not viewer.mag(Permissie.WEGWIJZER_BEHEREN)
