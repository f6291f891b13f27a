"""Who may do what in a dossier, and why not.

The circle around a child: its parents and the pupil, the team, guests until their last day, and the support
coordinator of its own school. Nobody else, whatever their role. Which parts they see depends on what was shared with
their organisation; parents and the pupil see every part.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid, Periode

COORDINATOR = "schoolcoordinator"


@dataclass(frozen=True)
class Kringlid:
    """Someone's place in the circle, as a fact for a policy."""

    account_id: int
    hoedanigheid: Hoedanigheid
    periode: Periode
    organisatie_id: int | None = None


@dataclass(frozen=True)
class DossierFeiten:
    """What a policy has to know about one dossier."""

    school_id: int | None
    is_open: bool
    regisseur_id: int | None
    kring: tuple[Kringlid, ...]
    delingen: frozenset[tuple[int, Deel]] = field(default_factory=frozenset)
    """(organisation id, part) of every sharing in force."""

    def plaats_van(self, viewer: Viewer) -> Kringlid | None:
        """The viewer's place in the circle today, or None."""
        for lid in self.kring:
            if lid.account_id == viewer.account_id and lid.periode.bevat(viewer.op):
                return lid
        return None


def is_coordinator_of_school(viewer: Viewer, feiten: DossierFeiten) -> bool:
    return feiten.school_id is not None and feiten.school_id in viewer.organisaties(COORDINATOR)


def may_read_dossier(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Parents, pupil, team, guests in their period, and the coordinator of the child's own school."""
    return unless(
        feiten.plaats_van(viewer) or is_coordinator_of_school(viewer, feiten),
        "U hoort niet bij de mensen rond dit kind.",
    )


def visible_parts(viewer: Viewer, feiten: DossierFeiten) -> frozenset[Deel]:
    """The parts that this viewer sees: everything for parents and pupil, what was shared for the others."""
    if not may_read_dossier(viewer, feiten):
        return frozenset()
    plaats = feiten.plaats_van(viewer)
    if plaats and plaats.hoedanigheid in (Hoedanigheid.OUDER, Hoedanigheid.LEERLING):
        return frozenset(Deel)
    organisaties = set(viewer.organisaties())
    if plaats:
        organisaties = {plaats.organisatie_id} if plaats.organisatie_id else set()
    if is_coordinator_of_school(viewer, feiten):
        organisaties.add(feiten.school_id)
    return frozenset(deel for organisatie_id, deel in feiten.delingen if organisatie_id in organisaties)


def may_work_in_dossier(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """The team and the coordinator of the school write; guests read; parents and pupil have their own actions."""
    plaats = feiten.plaats_van(viewer)
    in_team = plaats is not None and plaats.hoedanigheid is Hoedanigheid.TEAM
    return unless(
        in_team or is_coordinator_of_school(viewer, feiten),
        "Alleen het team rond het kind kan dit doen.",
    ) & unless(feiten.is_open, "Dit dossier is afgesloten. Er kan niets meer worden gewijzigd.")


def may_lead_dossier(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """The regisseur leads, and the coordinator of the child's school."""
    is_regisseur = feiten.regisseur_id is not None and viewer.account_id == feiten.regisseur_id
    return unless(
        (is_regisseur and may_read_dossier(viewer, feiten)) or is_coordinator_of_school(viewer, feiten),
        "Alleen de regisseur of de ondersteuningscoördinator van de school kan dit doen.",
    ) & unless(feiten.is_open, "Dit dossier is afgesloten. Er kan niets meer worden gewijzigd.")


def may_speak_as_family(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Parents and the pupil give consent, agree or disagree, and are heard."""
    plaats = feiten.plaats_van(viewer)
    return unless(
        plaats is not None and plaats.hoedanigheid in (Hoedanigheid.OUDER, Hoedanigheid.LEERLING),
        "Alleen de ouders en de leerling zelf kunnen dit doen.",
    )
