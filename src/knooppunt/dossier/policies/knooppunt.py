"""Who may do what with a standing team (knooppunt) and its meetings, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.policies.kring import (
    AFGESLOTEN,
    COORDINATOR,
    DossierFeiten,
    may_read_dossier,
    may_speak_as_family,
    may_work_in_dossier,
)
from knooppunt.dossier.rules.kring import Periode
from knooppunt.toegang.public import ROLLEN, Permissie


@dataclass(frozen=True)
class KnooppuntFeiten:
    """What a policy has to know about one knooppunt: its school, and (account, voorzitter, period) of its members."""

    school_id: int | None
    leden: tuple[tuple[int, bool, Periode], ...] = ()

    def is_lid(self, viewer: Viewer) -> bool:
        return any(wie == viewer.account_id and periode.bevat(viewer.op) for wie, _, periode in self.leden)

    def is_voorzitter(self, viewer: Viewer) -> bool:
        return any(wie == viewer.account_id and eerst and p.bevat(viewer.op) for wie, eerst, p in self.leden)


def may_lead_knooppunt(viewer: Viewer, feiten: KnooppuntFeiten) -> Verdict:
    """The voorzitter; the coordinator of the own school; advisers and municipal contacts for their whole region.

    A database holds one region, so a regional role needs no further comparison.
    """
    leidt = any(
        Permissie.KNOOPPUNT_LEIDEN in ROLLEN[f.rol].permissies
        and (f.rol != COORDINATOR or f.organisatie_id == feiten.school_id)
        for f in viewer.functies
        if f.rol in ROLLEN
    )
    return unless(
        leidt or feiten.is_voorzitter(viewer),
        "Alleen de voorzitter of iemand die dit knooppunt leidt kan dit doen.",
    )


def may_manage_knooppunt(viewer: Viewer, feiten: KnooppuntFeiten) -> Verdict:
    """Who leads it, and the administrator of the region: the team itself, not its cases."""
    return unless(
        viewer.mag(Permissie.REGIO_BEHEREN) or may_lead_knooppunt(viewer, feiten),
        "Alleen de voorzitter, de school of de regio kan dit knooppunt wijzigen.",
    )


def may_put_on_agenda(viewer: Viewer, dossier: DossierFeiten, knooppunt: KnooppuntFeiten) -> Verdict:
    """Who works in the dossier, for the knooppunt of the child's school or one that the viewer is in or leads."""
    eigen = knooppunt.school_id is not None and knooppunt.school_id == dossier.school_id
    return may_work_in_dossier(viewer, dossier) & unless(
        eigen or knooppunt.is_lid(viewer) or may_lead_knooppunt(viewer, knooppunt),
        "Dit knooppunt hoort niet bij de school van het kind, en u zit er niet in.",
    )


def may_write_with_team(viewer: Viewer, feiten: DossierFeiten, is_genodigd: bool) -> Verdict:
    """In a meeting: the team around the child, and professionals who are invited to it and see the case."""
    schrijft_mee = (
        is_genodigd and not may_speak_as_family(viewer, feiten) and may_read_dossier(viewer, feiten)
    )
    return unless(
        schrijft_mee or may_work_in_dossier(viewer, feiten),
        "Alleen wie als professional bij dit overleg hoort kan dit doen.",
    ) & unless(feiten.is_open, AFGESLOTEN)
