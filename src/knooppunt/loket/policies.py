"""Who sees a question at the front desk, who handles it, and who only finds it an owner.

The teller and an invited second parent come in by their own key; this page is about professionals.
"""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie

WERKLIJST, BEHANDELEN = str(Permissie.WERKLIJST_LOKET), str(Permissie.VRAGEN_BEHANDELEN)


@dataclass(frozen=True)
class VraagFeiten:
    """What a policy has to know about one sent question."""

    eigenaar_id: int | None
    geinformeerd: frozenset[int]
    """Account ids of who was informed."""
    is_laat: bool = False
    is_verstuurd: bool = True


def may_read_question(viewer: Viewer, feiten: VraagFeiten) -> Verdict:
    """The owner and the informed read the story. Nobody else, whatever their role."""
    is_eigenaar = feiten.eigenaar_id is not None and viewer.account_id == feiten.eigenaar_id
    is_geinformeerd = viewer.account_id in feiten.geinformeerd
    return unless(
        viewer.is_bekend and feiten.is_verstuurd and (is_eigenaar or is_geinformeerd),
        "Deze vraag is niet aan u gesteld.",
    )


def may_handle_question(viewer: Viewer, feiten: VraagFeiten) -> Verdict:
    """Only the owner answers, advises, passes on or opens a dossier."""
    is_eigenaar = feiten.eigenaar_id is not None and viewer.account_id == feiten.eigenaar_id
    return unless(is_eigenaar and feiten.is_verstuurd, "Een ander behandelt deze vraag. U leest mee.")


def may_route_question(viewer: Viewer, feiten: VraagFeiten) -> Verdict:
    """Who keeps the worklist finds an owner for what has none or is late, and sees only what that takes."""
    return unless(
        viewer.mag(WERKLIJST), "Alleen wie de werklijst bewaakt, kan een vraag toewijzen."
    ) & unless(
        feiten.is_verstuurd and (feiten.eigenaar_id is None or feiten.is_laat),
        "Deze vraag heeft al iemand, en die is nog op tijd.",
    )
