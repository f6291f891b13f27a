"""Notes of an expert: who writes them, and who sees them before and after they are part of the dossier."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.policies.kring import AFGESLOTEN, DossierFeiten, may_read_dossier, visible_parts
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.public import ROLLEN, Permissie


@dataclass(frozen=True)
class NotitieFeiten:
    """What a policy has to know about one note."""

    auteur_id: int
    deel: Deel
    is_opgenomen: bool


def may_write_notes(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """An expert who is in the circle, for the organisation where they are one."""
    plaats = feiten.plaats_van(viewer)
    daar = plaats.organisatie_id if plaats else None
    is_deskundige = any(
        f.organisatie_id == daar
        and f.rol in ROLLEN
        and Permissie.AANTEKENINGEN_MAKEN in ROLLEN[f.rol].permissies
        for f in viewer.functies
    )
    return unless(
        is_deskundige and may_read_dossier(viewer, feiten) and not feiten.is_family(viewer),
        "Alleen een deskundige uit de kring maakt hier aantekeningen.",
    ) & unless(feiten.is_open, AFGESLOTEN)


def may_read_note(viewer: Viewer, feiten: DossierFeiten, notitie: NotitieFeiten) -> Verdict:
    """In the dossier: who sees its part. Before that: its author, as long as they see the dossier."""
    if notitie.is_opgenomen:
        ziet = notitie.deel in visible_parts(viewer, feiten)
    else:
        ziet = notitie.auteur_id == viewer.account_id and bool(may_read_dossier(viewer, feiten))
    return unless(ziet, "Deze aantekening is niet van u.")


def may_change_note(viewer: Viewer, feiten: DossierFeiten, notitie: NotitieFeiten) -> Verdict:
    """Its author, as long as it is not part of the dossier."""
    return (
        may_write_notes(viewer, feiten)
        & unless(notitie.auteur_id == viewer.account_id, "Deze aantekening is niet van u.")
        & unless(
            not notitie.is_opgenomen,
            "Deze aantekening hoort al bij het dossier. Schrijf een nieuwe als er iets is veranderd.",
        )
    )
