"""Who sees a register of the meldcode: only who works on it, as long as they work at that organisation."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.policies.kring import DossierFeiten, may_read_dossier, workplaces
from knooppunt.dossier.rules.kring import Periode


@dataclass(frozen=True)
class MeldcodeFeiten:
    """What a policy has to know about one register: its organisation, and (account, period) of who works on it."""

    organisatie_id: int
    medewerkers: tuple[tuple[int, Periode], ...]


def may_read_meldcode(viewer: Viewer, feiten: MeldcodeFeiten) -> Verdict:
    """Whatever place someone has in the circle, and also after they left it: the duty is theirs."""
    werkt_eraan = any(
        wie == viewer.account_id and periode.bevat(viewer.op) for wie, periode in feiten.medewerkers
    )
    return unless(
        werkt_eraan and feiten.organisatie_id in workplaces(viewer), "U werkt niet aan dit register."
    )


def may_begin_meldcode(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Every professional who sees the dossier, for the organisation for which they see it."""
    return unless(
        may_read_dossier(viewer, feiten) and not feiten.is_family(viewer) and organisation_of(viewer, feiten),
        "Alleen een professional uit de kring, die bij een organisatie werkt, kan dit doen.",
    )


def organisation_of(viewer: Viewer, feiten: DossierFeiten) -> int | None:
    """For which organisation a professional is here: that of the place in the circle, of the emergency,
    or the child's school."""
    plaats, nood = feiten.plaats_van(viewer), feiten.emergency_of(viewer)
    if plaats:
        return plaats.organisatie_id
    return nood.organisatie_id if nood else feiten.school_id
