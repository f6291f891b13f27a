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

    eigenaar: tuple[int, int] | None
    """Account and organisation of the owner: who no longer works there, no longer has the question."""
    geinformeerd: frozenset[tuple[int, int]]
    """Account and organisation of who was informed."""
    is_laat: bool = False
    is_verstuurd: bool = True
    is_verlaten: bool = False
    """The owner no longer works at the organisation that got the question."""

    def is_owner(self, viewer: Viewer) -> bool:
        return self.eigenaar is not None and _is(viewer, *self.eigenaar)

    def is_informed(self, viewer: Viewer) -> bool:
        return any(_is(viewer, *wie) for wie in self.geinformeerd)


def _is(viewer: Viewer, account_id: int, organisatie_id: int) -> bool:
    return viewer.account_id == account_id and organisatie_id in viewer.organisaties()


def may_read_question(viewer: Viewer, feiten: VraagFeiten) -> Verdict:
    """The owner and the informed read the story. Nobody else, whatever their role."""
    return unless(
        viewer.is_bekend and feiten.is_verstuurd and (feiten.is_owner(viewer) or feiten.is_informed(viewer)),
        "Deze vraag is niet aan u gesteld.",
    )


def may_handle_question(viewer: Viewer, feiten: VraagFeiten) -> Verdict:
    """Only the owner answers, advises, passes on or opens a dossier."""
    return unless(
        feiten.is_owner(viewer) and feiten.is_verstuurd, "Een ander behandelt deze vraag. U leest mee."
    )


def may_route_question(viewer: Viewer, feiten: VraagFeiten) -> Verdict:
    """Who keeps the worklist finds an owner for what has none (any more) or is late, and sees only what that takes."""
    return unless(
        viewer.mag(WERKLIJST), "Alleen wie de werklijst bewaakt, kan een vraag toewijzen."
    ) & unless(
        feiten.is_verstuurd and (feiten.eigenaar is None or feiten.is_laat or feiten.is_verlaten),
        "Deze vraag heeft al iemand, en die is nog op tijd.",
    )
