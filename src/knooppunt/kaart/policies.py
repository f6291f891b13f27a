"""Who may write what is agreed about transport, and who decides how far is near home; and why not."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie


def may_keep_transport(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.REGIO_BEHEREN), "Alleen de beheerder van de regio legt deze afspraken vast."
    )


def may_set_divisions(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.REGIO_BEHEREN),
        "Alleen de beheerder van de regio vult in waar gemeenten bij horen.",
    )


def may_set_norm(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.THUISNABIJ_BEPALEN),
        "Een beleidsmedewerker of de beheerder bepaalt hoe ver nog dichtbij is.",
    )
