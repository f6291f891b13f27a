"""Who sees the figures of the region."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie


def may_see_region(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.REGIOBEELD_ZIEN),
        "De cijfers van de regio zijn voor mensen die in de regio werken.",
    )
