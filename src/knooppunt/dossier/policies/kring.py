"""Who may do what in a dossier, and why not.

The circle around a child: its parents and the pupil, the team, guests until their last day, and the support
coordinator of its own school. Nobody else, whatever their role. Which parts they see depends on what was shared with
their organisation; parents and the pupil see every part.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.rules.kring import DEELBAAR, Deel, Hoedanigheid, Periode
from knooppunt.dossier.rules.toestemming import is_adult
from knooppunt.toegang.public import MET_DOSSIERS, ROLLEN, Permissie

COORDINATOR = "schoolcoordinator"
NOODROLLEN = tuple(r.code for r in ROLLEN.values() if Permissie.NOODTOEGANG in r.permissies)
FAMILIE = (Hoedanigheid.OUDER, Hoedanigheid.LEERLING)
ALLES = frozenset(DEELBAAR)
AFGESLOTEN = nl("Dit dossier is afgesloten. Er kan niets meer worden gewijzigd.")


def workplaces(viewer: Viewer) -> frozenset[int]:
    """The organisations where this person has a role that can reach a dossier at all."""
    return viewer.organisaties(*MET_DOSSIERS)


def emergency_workplaces(viewer: Viewer) -> frozenset[int]:
    """The organisations where this person has a role that may open a dossier in an emergency."""
    return viewer.organisaties(*NOODROLLEN)


def may_come_alone(viewer: Viewer) -> bool:
    """May someone have a place without an organisation? Not who only has roles that never see a dossier."""
    return not viewer.functies or bool(workplaces(viewer))


@dataclass(frozen=True)
class Kringlid:
    """Someone's place in the circle, as a fact for a policy."""

    account_id: int
    hoedanigheid: Hoedanigheid
    periode: Periode
    organisatie_id: int | None = None
    meeleest: frozenset[Deel] | None = None
    """Of a parent of an adult pupil: the parts that the pupil shows. None: an ordinary place."""

    @property
    def is_familie(self) -> bool:
        """Speaks for the family; who only reads along does not."""
        return self.hoedanigheid in FAMILIE and self.meeleest is None

    def werkt_er(self, viewer: Viewer) -> bool:
        """A professional's place is empty once they have no role there that can reach a dossier."""
        if self.hoedanigheid in FAMILIE:
            return True
        if self.organisatie_id is None:
            return may_come_alone(viewer)
        return self.organisatie_id in workplaces(viewer)


@dataclass(frozen=True)
class Noodlid:
    """Someone who opened the dossier in an emergency, for an organisation, in a period."""

    account_id: int
    organisatie_id: int
    periode: Periode


@dataclass(frozen=True)
class DossierFeiten:
    """What a policy has to know about one dossier."""

    school_id: int | None
    is_open: bool
    regisseur_id: int | None
    kring: tuple[Kringlid, ...]
    delingen: frozenset[tuple[int, Deel]] = field(default_factory=frozenset)
    """(organisation id, part) of every sharing in force."""
    gepauzeerd: frozenset[int] = frozenset()
    """Accounts of professionals who see nothing for now, because the family objected."""
    geboren: date | None = None
    """Of the child: from an age the pupil takes the place of the parents."""
    meelezers: frozenset[tuple[int, Deel]] = frozenset()
    """(account, part) that an adult pupil shows to a parent."""
    benoemden: frozenset[int] = frozenset()
    """Parents of an adult pupil whom a court appointed in the place of the pupil."""
    nood: tuple[Noodlid, ...] = ()

    def kring_op(self, op: date) -> tuple[Kringlid, ...]:
        """The circle as it counts on a day: without who is paused, and of an adult only the parents who read along."""
        plaatsen = (self._on(lid, op) for lid in self.kring if lid.periode.bevat(op))
        return tuple(lid for lid in plaatsen if lid)

    def _on(self, lid: Kringlid, op: date) -> Kringlid | None:
        if lid.account_id in self.gepauzeerd and lid.hoedanigheid not in FAMILIE:
            return None
        volwassen = self.geboren is not None and is_adult(self.geboren, op)
        if lid.hoedanigheid is not Hoedanigheid.OUDER or not volwassen or lid.account_id in self.benoemden:
            return lid
        delen = frozenset(deel for wie, deel in self.meelezers if wie == lid.account_id)
        return replace(lid, meeleest=delen) if delen else None

    def emergency_of(self, viewer: Viewer) -> Noodlid | None:
        """The viewer's access in an emergency today, as long as they have such a role there."""
        return next(
            (
                n
                for n in self.nood
                if n.account_id == viewer.account_id
                and n.periode.bevat(viewer.op)
                and n.organisatie_id in emergency_workplaces(viewer)
            ),
            None,
        )

    def plaats_van(self, viewer: Viewer) -> Kringlid | None:
        """The viewer's place in the circle today, or None; the strongest where someone has two."""
        plaatsen = [
            lid
            for lid in self.kring_op(viewer.op)
            if lid.account_id == viewer.account_id and lid.werkt_er(viewer)
        ]
        return min(plaatsen, key=lambda lid: list(Hoedanigheid).index(lid.hoedanigheid), default=None)

    def is_family(self, viewer: Viewer) -> bool:
        plaats = self.plaats_van(viewer)
        return plaats is not None and plaats.is_familie


def is_coordinator_of_school(viewer: Viewer, feiten: DossierFeiten) -> bool:
    return (
        feiten.school_id is not None
        and feiten.school_id in viewer.organisaties(COORDINATOR)
        and viewer.account_id not in feiten.gepauzeerd
    )


def is_around(viewer: Viewer, feiten: DossierFeiten) -> bool:
    """Parents, pupil, team, guests in their period, and the coordinator of the child's own school."""
    return feiten.plaats_van(viewer) is not None or is_coordinator_of_school(viewer, feiten)


def is_regisseur(viewer: Viewer, feiten: DossierFeiten) -> bool:
    """Leads the dossier, as long as they are one of those around the child; an emergency does not count."""
    leidt = feiten.regisseur_id is not None and viewer.account_id == feiten.regisseur_id
    return leidt and is_around(viewer, feiten)


def is_in_team(viewer: Viewer, feiten: DossierFeiten) -> bool:
    plaats = feiten.plaats_van(viewer)
    return plaats is not None and plaats.hoedanigheid is Hoedanigheid.TEAM


def may_read_dossier(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Who is around the child; and who opened it in an emergency, for a short time."""
    return unless(
        is_around(viewer, feiten) or feiten.emergency_of(viewer),
        nl("U hoort niet bij de mensen rond dit kind."),
    )


def visible_parts(viewer: Viewer, feiten: DossierFeiten) -> frozenset[Deel]:
    """The parts that this viewer sees: all that can be shared for parents and pupil, what was shared for the others.

    Never a closed part: that is not the dossier's to show.
    """
    if not may_read_dossier(viewer, feiten):
        return frozenset()
    if feiten.is_family(viewer):
        return ALLES
    plaats = feiten.plaats_van(viewer)
    rollen = {(f.organisatie_id, f.rol) for f in viewer.functies}
    organisaties: set[int | None] = {plaats.organisatie_id} if plaats and plaats.organisatie_id else set()
    if is_coordinator_of_school(viewer, feiten):
        organisaties.add(feiten.school_id)
    delen: set[Deel] = set(plaats.meeleest or ()) if plaats else set()
    for organisatie_id in organisaties:
        delen |= _parts_at(organisatie_id, {rol for o, rol in rollen if o == organisatie_id}, feiten)
    nood = feiten.emergency_of(viewer)
    if nood:
        delen |= _parts_of_roles({rol for o, rol in rollen if o == nood.organisatie_id})
    return frozenset(delen)


def parts_of_place(plaats: Kringlid, rollen: Collection[str], feiten: DossierFeiten) -> frozenset[Deel]:
    """The parts that someone with these roles at their organisation sees through their place in the circle."""
    if plaats.meeleest is not None:
        return plaats.meeleest
    if plaats.hoedanigheid in FAMILIE:
        return ALLES
    return _parts_at(plaats.organisatie_id, rollen, feiten)


def _parts_at(organisatie_id: int | None, rollen: Collection[str], feiten: DossierFeiten) -> frozenset[Deel]:
    """What was shared with the organisation, as far as one of these roles may see it."""
    hoogstens = _parts_of_roles(rollen)
    return frozenset(deel for o, deel in feiten.delingen if o == organisatie_id and deel in hoogstens)


def _parts_of_roles(rollen: Collection[str]) -> frozenset[Deel]:
    """The parts that these roles see at most; in an emergency that is what they see, also when it was not shared."""
    hoogstens = {deel for rol in rollen if rol in ROLLEN for deel in ROLLEN[rol].delen}
    return frozenset(deel for deel in DEELBAAR if deel.value in hoogstens)


def may_work_in_dossier(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """The team and the coordinator of the school write; guests read; parents and pupil have their own actions."""
    return unless(
        is_in_team(viewer, feiten) or is_coordinator_of_school(viewer, feiten),
        nl("Alleen het team rond het kind kan dit doen."),
    ) & unless(feiten.is_open, AFGESLOTEN)


def may_lead_dossier(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """The regisseur leads, and the coordinator of the child's school."""
    return unless(
        is_regisseur(viewer, feiten) or is_coordinator_of_school(viewer, feiten),
        nl("Alleen de regisseur of de ondersteuningscoördinator van de school kan dit doen."),
    ) & unless(feiten.is_open, AFGESLOTEN)


def may_speak_as_family(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Parents and the pupil give consent, agree or disagree, and are heard."""
    return unless(feiten.is_family(viewer), nl("Alleen de ouders en de leerling zelf kunnen dit doen."))


def may_tell_the_story(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Parents and the pupil add to the story; nobody else tells it for them."""
    return may_speak_as_family(viewer, feiten) & unless(feiten.is_open, AFGESLOTEN)


def may_describe_family(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """The family itself, and those of the team who see the part about the family."""
    ziet_gezin = Deel.GEZIN in visible_parts(viewer, feiten)
    return (may_tell_the_story(viewer, feiten) | may_work_in_dossier(viewer, feiten)) & unless(
        ziet_gezin, nl("Het deel over verhaal en gezin is niet met uw organisatie gedeeld.")
    )


def may_record_authority(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Who has parental authority decides about consent and the plan: the team records it, never the family."""
    return unless(
        may_work_in_dossier(viewer, feiten),
        nl("Alleen het team legt vast wie ouderlijk gezag heeft. Klopt het niet? Zeg het de regisseur."),
    )


def may_invite(viewer: Viewer, feiten: DossierFeiten, hoedanigheid: Hoedanigheid) -> Verdict:
    """The team invites everyone; the family a parent, the pupil, or a guest of its own."""
    if hoedanigheid is not Hoedanigheid.TEAM and feiten.is_family(viewer):
        return unless(feiten.is_open, AFGESLOTEN)
    return may_work_in_dossier(viewer, feiten)


def may_make_letter(viewer: Viewer, feiten: DossierFeiten, hoedanigheid: Hoedanigheid) -> Verdict:
    """The team prints a letter for who has no e-mail, a parent or the pupil; the family does not: it opens doors."""
    return may_work_in_dossier(viewer, feiten) & unless(
        hoedanigheid in FAMILIE, nl("Een brief is voor een ouder of leerling. Een professional krijgt mail.")
    )


def may_invite_anyone(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    return may_invite(viewer, feiten, Hoedanigheid.GAST)


def may_choose_regisseur(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Who leads hands over; while nobody leads, anyone of the team may choose."""
    if feiten.regisseur_id is None:
        return may_work_in_dossier(viewer, feiten)
    return may_lead_dossier(viewer, feiten)


def may_read_looks(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Parents, the pupil and the regisseur read who looked."""
    leest = feiten.is_family(viewer) or may_answer_looks(viewer, feiten)
    return unless(leest, nl("Alleen de ouders, de leerling en de regisseur zien wie er in het dossier keek."))


def may_answer_looks(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """Questions about looks are answered by the regisseur; while there is none, by the school's coordinator, or without
    a school by the team."""
    eigen = is_coordinator_of_school(viewer, feiten) or (
        feiten.school_id is None and is_in_team(viewer, feiten)
    )
    vervanger = feiten.regisseur_id is None and eigen
    return unless(
        is_regisseur(viewer, feiten) or vervanger,
        nl("Alleen de regisseur kan dit doen."),
    )
