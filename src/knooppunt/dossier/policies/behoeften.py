"""Who may have counted what children need by their plan."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie


def may_count_needs(viewer: Viewer) -> Verdict:
    """A samenwerkingsverband may use these data to divide support, and not give them to others (domain 4.1, P1-P2)."""
    return unless(
        viewer.mag(Permissie.PLANNEN_MAKEN) and any(f.organisatie_soort == "swv" for f in viewer.functies),
        "Wat kinderen volgens hun plan nodig hebben, telt alleen wie bij het samenwerkingsverband plannen maakt.",
    )
