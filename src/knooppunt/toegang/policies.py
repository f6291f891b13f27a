"""How someone gets in, and what they change of their own account. Who sees which child is a policy of the dossier."""

from __future__ import annotations

from enum import StrEnum

from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.rollen import Permissie
from knooppunt.toegang.rules.sessie import Hoe

WERK = "professional"
STERK = frozenset({Hoe.ORGANISATIE, Hoe.PASSKEY, Hoe.DEMONSTRATIE})
"""Enough by itself: the organisation asks what it finds necessary, a passkey is a device and a finger or a code."""


class Doorgang(StrEnum):
    """What comes next for someone who proved who they are."""

    BINNEN = "binnen"
    STAP = "stap"
    INSTELLEN = "instellen"
    ORGANISATIE = "organisatie"


def way_in(
    *, soort: str, hoe: Hoe, heeft_stap: bool, stap_verplicht: bool, via_organisatie: bool = False
) -> Doorgang:
    """Who has a second step takes it; who works here and has none makes one first, where real people are.

    ``via_organisatie``: the organisation wants its people to come in through its own provider only.
    """
    if via_organisatie and soort == WERK and hoe not in (Hoe.ORGANISATIE, Hoe.DEMONSTRATIE):
        return Doorgang.ORGANISATIE
    if hoe in STERK:
        return Doorgang.BINNEN
    if heeft_stap:
        return Doorgang.STAP
    return Doorgang.INSTELLEN if soort == WERK and stap_verplicht else Doorgang.BINNEN


def session_counts(*, soort: str, hoe: str, sterk: bool, demonstratie: bool, stap_verplicht: bool) -> bool:
    """A visit that began when less was asked counts no more, nor one as an invented person after the demonstration."""
    if hoe == Hoe.DEMONSTRATIE and not demonstratie:
        return False
    return sterk or soort != WERK or not stap_verplicht


def may_remove_step(*, soort: str, aantal: int, stap_verplicht: bool) -> Verdict:
    """Who works here keeps one."""
    return unless(
        aantal > 1 or soort != WERK or not stap_verplicht,
        nl("Wie met dossiers werkt, heeft altijd een tweede stap. Voeg eerst een andere toe."),
    )


def may_change_name(viewer: Viewer) -> Verdict:
    """The name of who works here stands in what others read about their looks: they do not change it themselves."""
    return unless(
        viewer.soort != WERK,
        nl(
            "Uw naam staat bij alles wat u in dossiers doet. Klopt hij niet? Vraag het de beheerder van uw regio."
        ),
    )


def may_change_email(viewer: Viewer) -> Verdict:
    """The address of who works here is that of their work: when it ends, the mail ends too."""
    return unless(
        viewer.soort != WERK,
        nl(
            "U logt in met het e-mailadres van uw werk. Is het veranderd? Vraag het de beheerder van uw regio."
        ),
    )


def may_manage_people(viewer: Viewer) -> Verdict:
    """Who looks after the region decides who works where."""
    return unless(viewer.mag(Permissie.REGIO_BEHEREN), "Alleen de beheerder van de regio kan dit doen.")


def may_manage_person(viewer: Viewer, account_id: int, soort: str) -> Verdict:
    """Of somebody else, at work. Nobody gives themselves a role, and families are not the administrator's."""
    return (
        may_manage_people(viewer)
        & unless(soort == WERK, "Een beheerder regelt alleen accounts van mensen die hier werken.")
        & unless(
            viewer.account_id != account_id,
            "Uw eigen rollen en account regelt een andere beheerder. Zo kijken er altijd twee mensen mee.",
        )
    )
