"""Who may open a dossier in an emergency, and who reviews that. What it shows is in ``policies.kring``."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.policies.kring import DossierFeiten, emergency_workplaces, may_read_dossier
from knooppunt.toegang.public import Permissie


def may_break_glass(viewer: Viewer) -> Verdict:
    return unless(
        emergency_workplaces(viewer),
        "Uw rol kan geen dossier openen in een noodgeval. Bel Veilig Thuis of 112.",
    )


def needs_emergency(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Who sees the dossier already does not break anything."""
    return unless(
        not may_read_dossier(viewer, feiten),
        "U hoort al bij de mensen rond dit kind. Open het dossier gewoon.",
    )


def may_review_emergencies(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.NOODTOEGANG_BEOORDELEN),
        "Alleen de functionaris gegevensbescherming beoordeelt noodtoegang.",
    )
