"""Who may write what is agreed, who decides how far is near home, who makes plans, and who plans rides; and why not."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import ROLLEN, Permissie


def may_keep_transport(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.REGIO_BEHEREN), "Alleen de beheerder van de regio legt deze afspraken vast."
    )


def may_make_studies(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.PLANNEN_MAKEN) and viewer.functies,
        "Alleen wie voor de regio plannen maakt, vraagt een studie aan.",
    )


def may_decide_proposals(viewer: Viewer) -> Verdict:
    """Who sends expertise where is for the samenwerkingsverband to say."""
    bij_swv = any(f.organisatie_soort == "swv" for f in viewer.functies)
    return may_make_studies(viewer) & unless(
        bij_swv, "Over voorstellen beslist iemand van het samenwerkingsverband."
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


def planner_organisations(viewer: Viewer) -> frozenset[int]:
    """Ids of the organisations for which someone plans rides: nobody else sees their lists."""
    rollen = [code for code, rol in ROLLEN.items() if Permissie.VERVOER_PLANNEN in rol.permissies]
    return viewer.organisaties(*rollen)


def may_plan_rides(viewer: Viewer, organisatie_id: int) -> Verdict:
    return unless(
        organisatie_id in planner_organisations(viewer),
        "Alleen wie voor deze organisatie het leerlingenvervoer plant, werkt aan deze lijst.",
    )
