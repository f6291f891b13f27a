"""Who may change what in the wegwijzer, and why not. Reading needs no permission: it is public."""

from __future__ import annotations

from knooppunt.basis.verdict import JA, Verdict, nee, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import ROLLEN, Permissie
from knooppunt.wegwijzer.rules.aanbod import Herkomst

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


def may_follow(viewer: Viewer) -> Verdict:
    """Follow wegwijzers of others: who manages, and who has the terminal of the server."""
    return JA if viewer.soort == "systeem" else may_manage(viewer)


VRAGERS = frozenset(["school", "kinderopvang"])
"""Kinds of organisation that ask for expertise."""


def asks_for(viewer: Viewer) -> frozenset[int]:
    """The schools and childcare organisations for which this person may ask for expertise."""
    return frozenset(
        f.organisatie_id for f in viewer.functies if f.rol in BIJHOUDERS and f.organisatie_soort in VRAGERS
    )


def may_ask_expertise(viewer: Viewer, organisatie_id: int) -> Verdict:
    return unless(
        organisatie_id in asks_for(viewer),
        "Alleen een ondersteuningscoördinator of leider van de school of opvang vraagt expertise aan.",
    )


def keeps_for(viewer: Viewer) -> frozenset[int]:
    """The organisations whose entries this person keeps true."""
    return viewer.organisaties(*BIJHOUDERS)


VAN_BUREN = "Dit staat op een andere wegwijzer. Daar wordt het bijgehouden; hier is het alleen te lezen."


def may_keep(viewer: Viewer, eigenaar_id: int, herkomst: str) -> Verdict:
    """Keep an entry of this owner true. What comes from a neighbour nobody here changes."""
    if herkomst == Herkomst.BUREN:
        return nee(VAN_BUREN)
    if viewer.mag(Permissie.WEGWIJZER_BEHEREN):
        return JA
    if not viewer.mag(Permissie.WEGWIJZER_BIJHOUDEN):
        return nee("Met uw rol kunt u de wegwijzer lezen, niet veranderen.")
    return unless(
        eigenaar_id in keeps_for(viewer),
        "Deze vermelding is van een andere organisatie. Meld het als er iets niet klopt.",
    )


def may_keep_contact(viewer: Viewer, organisatie_id: int, school_id: int | None) -> Verdict:
    """Keep a fixed contact: who works for its organisation, or for the school where it is."""
    if viewer.mag(Permissie.WEGWIJZER_BEHEREN):
        return JA
    if not viewer.mag(Permissie.WEGWIJZER_BIJHOUDEN):
        return nee("Met uw rol kunt u de wegwijzer lezen, niet veranderen.")
    return unless(
        bool({organisatie_id, school_id} & keeps_for(viewer)),
        "Dit contact is van een andere organisatie. Vraag het samenwerkingsverband om het te veranderen.",
    )


def may_add_contact(viewer: Viewer, organisatie_id: int, soort: str, school_id: int | None) -> Verdict:
    """Fill in a contact. An organisation outside the partnership does not name itself at a school."""
    if needs_review(viewer, soort) and school_id not in keeps_for(viewer):
        return nee("Vraag de school of het samenwerkingsverband om dit contact in te vullen.")
    return may_keep_contact(viewer, organisatie_id, school_id)


def needs_review(viewer: Viewer, eigenaar_soort: str) -> bool:
    """Must somebody else read it before it shows?"""
    return eigenaar_soort in BUITEN and not viewer.mag(Permissie.WEGWIJZER_BEHEREN)


SCHRIJVERS = tuple(rol.code for rol in ROLLEN.values() if Permissie.PROFIEL_SCHRIJVEN in rol.permissies)
"""Roles with which one writes the support profile of the own school."""
VALIDEERDERS = tuple(rol.code for rol in ROLLEN.values() if Permissie.PROFIEL_VALIDEREN in rol.permissies)
"""Roles with which one validates the profile of another school."""


def writes_for(viewer: Viewer) -> frozenset[int]:
    """The schools of which this person writes the support profile."""
    return viewer.organisaties(*SCHRIJVERS)


def validates_for(viewer: Viewer) -> frozenset[int]:
    """The schools and samenwerkingsverbanden for which this person validates."""
    return viewer.organisaties(*VALIDEERDERS)


def may_write_profile(viewer: Viewer, school_id: int) -> Verdict:
    return unless(
        school_id in writes_for(viewer),
        "Alleen de ondersteuningscoördinator of leider van deze school schrijft aan het profiel.",
    )


def may_read_draft(viewer: Viewer, school_id: int) -> Verdict:
    """What is not set yet is read by who writes it and by the samenwerkingsverband."""
    return may_write_profile(viewer, school_id) | may_manage(viewer)


def may_ask_validation(viewer: Viewer, school_id: int) -> Verdict:
    """The school itself asks, or the samenwerkingsverband arranges it."""
    return may_write_profile(viewer, school_id) | may_manage(viewer)


def may_validate(viewer: Viewer, organisatie_id: int, school_id: int) -> Verdict:
    """For the organisation that was asked, and never the own school."""
    return unless(
        organisatie_id in validates_for(viewer),
        "Alleen de ondersteuningscoördinator of adviseur die is gevraagd, valideert dit profiel.",
    ) & unless(school_id not in writes_for(viewer), "Uw eigen school valideert u niet.")
