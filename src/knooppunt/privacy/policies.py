"""Who may see and do what with keeping and with requests, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, nee, unless
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


def may_see_requests(viewer: Viewer) -> Verdict:
    """Who leads dossiers sees those of their dossiers; who keeps watch sees all."""
    return unless(
        viewer.mag(Permissie.VERZOEKEN_ZIEN) or viewer.mag(Permissie.DOSSIERS_ZIEN),
        "Deze pagina is voor wie dossiers leidt en voor de functionaris gegevensbescherming.",
    )


@dataclass(frozen=True)
class VerzoekFeiten:
    """What a policy has to know about one request: who asked, whose access it is about, and who leads the dossier."""

    gedaan_by: int
    over: int | None
    leiders: frozenset[int]
    """Who can decide: the regisseur and the coordinators of the school, without whom it is about and who asked."""


def may_read_request(viewer: Viewer, feiten: VerzoekFeiten) -> Verdict:
    """Who asked, who decides, and who keeps watch. Not the other parent, and not whom it is about."""
    leest = viewer.account_id in {feiten.gedaan_by, *feiten.leiders} or (
        viewer.mag(Permissie.VERZOEKEN_ZIEN) and viewer.account_id != feiten.over
    )
    return unless(leest, "Dit verzoek is niet van u en niet aan u.")


def may_decide_request(viewer: Viewer, feiten: VerzoekFeiten) -> Verdict:
    """Who leads decides, nobody about themselves; who keeps watch only when there is nobody else."""
    if viewer.account_id in {feiten.gedaan_by, feiten.over}:
        return nee("U kunt niet beslissen over uzelf.")
    waakt = viewer.mag(Permissie.VERZOEKEN_ZIEN) and not feiten.leiders
    return unless(
        viewer.account_id in feiten.leiders or waakt,
        "Alleen wie het dossier leidt kan dit beslissen. Is dat niemand, of gaat het over die persoon, dan beslist de "
        "functionaris gegevensbescherming.",
    )


def may_withdraw_request(viewer: Viewer, feiten: VerzoekFeiten) -> Verdict:
    return unless(viewer.account_id == feiten.gedaan_by, "Alleen wie het vroeg kan het intrekken.")
