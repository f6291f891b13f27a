"""Who may arrange support for a child, and who answers for the family."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import Deel, DossierFeiten, may_speak_as_family, may_work_in_dossier
from knooppunt.toegang.public import Permissie


def may_arrange_support(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Professionals of the team (and the school's coordinator) whose role arranges support."""
    return may_work_in_dossier(viewer, feiten) & unless(
        viewer.mag(Permissie.INZET_REGELEN), nl("Uw rol regelt geen inzet. Vraag het de regisseur.")
    )


def may_settle_payment(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """The same people; also after the dossier was closed, because the support was given and must be paid."""
    return may_arrange_support(viewer, replace(feiten, is_open=True))


def may_see_part(delen: Collection[Deel], deel: Deel) -> Verdict:
    """Support belongs to a part of the dossier; who does not see that part does not touch it."""
    return unless(
        deel in delen,
        nl(
            "Het deel %(deel)s is niet met uw organisatie gedeeld. Vraag het de ouders of de regisseur.",
            deel=deel.label,
        ),
    )


def may_answer_support(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Parents and the pupil say whether the support fits them, while the dossier is open."""
    return may_speak_as_family(viewer, feiten) & unless(
        feiten.is_open, nl("Dit dossier is afgesloten. Er kan niets meer worden gewijzigd.")
    )
