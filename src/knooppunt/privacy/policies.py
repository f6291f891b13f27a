"""Who may see and do what with keeping and with requests, and why not."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie


def may_see_all_removals(viewer: Viewer) -> Verdict:
    """Who keeps watch over the region sees every removal, without names."""
    return unless(
        viewer.mag(Permissie.BEWAREN_ZIEN),
        "Alleen de beheerder en de functionaris gegevensbescherming zien alles.",
    )


def may_see_removals(viewer: Viewer) -> Verdict:
    """Who leads dossiers sees theirs; who keeps watch sees all."""
    return may_see_all_removals(viewer) | unless(
        viewer.mag(Permissie.DOSSIERS_ZIEN), "Deze pagina is voor wie dossiers leidt of de regio beheert."
    )
