"""Who reads the conversations of the steunpunt: who works there. Nobody else, whatever their role."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie

MEDEWERKER = "steunpuntmedewerker"


def may_read_contact(viewer: Viewer, organisatie_id: int) -> Verdict:
    """Colleagues of one steunpunt replace each other."""
    return unless(
        organisatie_id in viewer.organisaties(MEDEWERKER),
        "Gesprekken van het steunpunt ziet alleen wie er werkt.",
    )


def may_bundle_signals(viewer: Viewer) -> Verdict:
    return unless(viewer.organisaties(MEDEWERKER), "Alleen het steunpunt zelf bundelt zijn signalen.")


def may_read_signals(viewer: Viewer) -> Verdict:
    """Who governs the region, and the steunpunt itself."""
    return unless(
        viewer.mag(Permissie.SIGNALEN_LEZEN) or may_bundle_signals(viewer),
        "De signalen van het steunpunt zijn voor het bestuur en het toezicht.",
    )
