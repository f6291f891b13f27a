"""A meeting, a case on its agenda and the minutes, as one viewer sees them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from knooppunt.basis.verdict import JA, Verdict
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import (
    Afspraak,
    Bespreking,
    Duiding,
    Genodigde,
    Knooppuntlid,
    Overleg,
)
from knooppunt.dossier.policies import (
    KnooppuntFeiten,
    may_lead_knooppunt,
    may_speak_as_family,
    may_work_in_dossier,
    may_write_with_team,
    visible_parts,
)
from knooppunt.dossier.queries.knooppunt import facts_of_knooppunt
from knooppunt.dossier.queries.kring import DossierZicht, dossier_for, facts_along, facts_of, visible_dossiers
from knooppunt.dossier.queries.overleg_genodigden import invitation_states
from knooppunt.dossier.rules.knooppunt import (
    DUIDINGSVRAGEN,
    Overlegstatus,
    Uitnodigingsstand,
    family_is_invited,
    may_add_own_words,
    may_change_agenda,
    may_write_duiding,
)
from knooppunt.dossier.rules.kring import Deel


@dataclass(frozen=True)
class Agendaregel:
    """One case on the agenda. Who may not see it reads its number only."""

    bespreking: Bespreking
    nummer: int
    zichtbaar: bool
    stand: Uitnodigingsstand
    genodigden: list[Genodigde]

    @property
    def gereed(self) -> Verdict:
        return family_is_invited(self.stand)


@dataclass(frozen=True)
class OverlegZicht:
    """A meeting as one viewer sees it: the team sees the whole agenda, others only the cases of their circle."""

    overleg: Overleg
    feiten: KnooppuntFeiten
    hoort_bij_team: bool
    agenda: list[Agendaregel]
    leden: list[Genodigde]
    mijn_uitnodiging: Genodigde | None
    leiden: Verdict

    @property
    def status(self) -> Overlegstatus:
        return Overlegstatus(self.overleg.status)

    @property
    def wijzigen(self) -> Verdict:
        return self.leiden & may_change_agenda(self.status)

    @property
    def zichtbaar(self) -> list[Agendaregel]:
        return [regel for regel in self.agenda if regel.zichtbaar]


def overleg_for(viewer: Viewer, ref: str) -> OverlegZicht | None:
    """A meeting for its team and for who sees a case on its agenda; None for all others."""
    if not viewer.is_bekend:
        return None
    leden = Prefetch("knooppunt__leden", Knooppuntlid.objects.select_related("account", "organisatie"))
    overleg = (
        Overleg.objects.select_related("knooppunt__school", "knooppunt__wijk")
        .prefetch_related(leden)
        .filter(ref=ref)
        .first()
    )
    if overleg is None:
        return None
    feiten = facts_of_knooppunt(overleg.knooppunt)
    leiden = may_lead_knooppunt(viewer, feiten)
    team = bool(leiden) or feiten.is_lid(viewer)
    besprekingen = list(overleg.besprekingen.select_related("dossier__kind", "dossier__school"))
    zichtbaar = _visible_of(viewer, besprekingen)
    if not team and not zichtbaar:
        return None
    genodigden = list(_invited_people(overleg))
    return OverlegZicht(
        overleg=overleg, feiten=feiten, hoort_bij_team=team, leiden=leiden,
        agenda=_agenda(viewer, besprekingen, genodigden, zichtbaar, team),
        leden=[g for g in genodigden if g.bespreking_id is None],
        mijn_uitnodiging=next((g for g in genodigden if g.account_id == viewer.account_id), None),
    )  # fmt: skip


def _visible_of(viewer: Viewer, besprekingen: list[Bespreking]) -> frozenset[int]:
    ids = [b.dossier_id for b in besprekingen]
    return frozenset(visible_dossiers(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def _agenda(
    viewer: Viewer,
    besprekingen: list[Bespreking],
    genodigden: list[Genodigde],
    zichtbaar: frozenset[int],
    team: bool,
) -> list[Agendaregel]:
    standen = invitation_states(besprekingen, viewer.op, zichtbaar)
    return [
        Agendaregel(
            b,
            nummer,
            b.dossier_id in zichtbaar,
            standen[b.pk],
            [g for g in genodigden if g.bespreking_id == b.pk],
        )
        for nummer, b in enumerate(besprekingen, start=1)
        if team or b.dossier_id in zichtbaar
    ]


def invitation_by_ref(ref: str) -> Genodigde | None:
    """The invitation that a mail links to: its random reference is the key, so it shows no case."""
    rijen = Genodigde.objects.select_related("overleg__knooppunt", "bespreking__dossier", "account")
    return rijen.filter(ref=ref).first()


@dataclass(frozen=True)
class Antwoord:
    """What the team wrote under one question, or that this part is not shared with the viewer."""

    veld: str
    vraag: str
    tekst: str
    zichtbaar: bool
    deel: Deel | None


def answers_of(duiding: Duiding | None, delen: frozenset[Deel]) -> list[Antwoord]:
    """The duiding, in the order of the questions; a part that is not shared carries no text."""
    return [
        Antwoord(v.veld, v.vraag, getattr(duiding, v.veld) if duiding and ziet else "", ziet, v.deel)
        for v in DUIDINGSVRAGEN
        for ziet in (v.deel is None or v.deel in delen,)
    ]


@dataclass(frozen=True)
class BesprekingZicht:
    """One case in one meeting, and what this viewer may do in it."""

    bespreking: Bespreking
    zicht: DossierZicht
    status: Overlegstatus
    duiding: Duiding | None
    antwoorden: list[Antwoord]
    genodigden: list[Genodigde]
    stand: Uitnodigingsstand
    schrijven: Verdict
    woorden: Verdict
    afspreken: Verdict
    voorbereiden: Verdict
    werken: Verdict

    @property
    def overleg(self) -> Overleg:
        return self.bespreking.overleg


def case_for(viewer: Viewer, overleg_ref: str, ref: str) -> BesprekingZicht | None:
    """A case on the agenda for who sees the dossier; None for all others."""
    rijen = Bespreking.objects.select_related(
        "overleg__knooppunt", "dossier__kind", "duiding", "geagendeerd_by"
    )
    bespreking = (
        rijen.prefetch_related("eigen_woorden__account").filter(ref=ref, overleg__ref=overleg_ref).first()
    )
    zicht = dossier_for(viewer, bespreking.dossier.ref) if bespreking else None
    if bespreking is None or zicht is None:
        return None
    genodigden = _invited_for(bespreking)
    status = Overlegstatus(bespreking.overleg.status)
    familie = may_speak_as_family(viewer, zicht.feiten)
    werken = may_work_in_dossier(viewer, zicht.feiten)
    is_genodigd = any(g.account_id == viewer.account_id for g in genodigden)
    tijd = may_write_duiding(status, timezone.localdate(bespreking.overleg.begint_at), viewer.op)
    schrijven = may_write_with_team(viewer, zicht.feiten, is_genodigd)
    return BesprekingZicht(
        bespreking=bespreking, zicht=zicht, status=status, genodigden=genodigden,
        duiding=getattr(bespreking, "duiding", None),
        antwoorden=answers_of(getattr(bespreking, "duiding", None), zicht.delen),
        stand=invitation_states([bespreking], viewer.op)[bespreking.pk],
        schrijven=schrijven & tijd,
        woorden=familie & may_add_own_words(status),
        afspreken=(JA if familie else schrijven) & tijd,
        voorbereiden=werken & may_change_agenda(status),
        werken=werken,
    )  # fmt: skip


def _invited_for(bespreking: Bespreking) -> list[Genodigde]:
    """The members, and who is invited for this case only."""
    return [g for g in _invited_people(bespreking.overleg) if g.bespreking_id in (None, bespreking.pk)]


def _invited_people(overleg: Overleg) -> QuerySet[Genodigde]:
    """Members first, each with ``rol_in_team``: the own role in this knooppunt, empty for who is not in it."""
    lid = Knooppuntlid.objects.filter(knooppunt=overleg.knooppunt_id, account=OuterRef("account")).order_by(
        "-vanaf"
    )
    rol = Coalesce(Subquery(lid.values("rol")[:1]), Value(""))
    met_rol = overleg.genodigden.select_related("account").annotate(rol_in_team=rol)
    return met_rol.order_by(F("bespreking_id").asc(nulls_first=True), "pk")


def meetings_about(zicht: DossierZicht) -> list[tuple[Bespreking, list[Antwoord]]]:
    """Every meeting about this child, latest first, with what the team understood as far as this viewer sees it."""
    rijen = (
        zicht.dossier.besprekingen.select_related("overleg__knooppunt", "duiding")
        .prefetch_related("eigen_woorden__account")
        .order_by("-overleg__begint_at", "-pk")
    )
    return [(b, answers_of(getattr(b, "duiding", None), zicht.delen)) for b in rijen]


@dataclass(frozen=True)
class Verslagpunt:
    """One case in the minutes."""

    bespreking: Bespreking
    antwoorden: list[Antwoord]
    genodigden: list[Genodigde]
    afspraken: list[Afspraak]


def minutes_of(viewer: Viewer, zicht: OverlegZicht) -> list[Verslagpunt]:
    """The minutes of the cases that the viewer sees, in the parts that are shared; a constant number of statements."""
    ids = [regel.bespreking.pk for regel in zicht.zichtbaar]
    rijen = Bespreking.objects.filter(pk__in=ids).select_related("dossier__kind__gezin", "duiding")
    rijen = rijen.prefetch_related(
        *facts_along(viewer.op, "dossier__"),
        "eigen_woorden__account",
        Prefetch("genodigden", Genodigde.objects.select_related("account")),
        Prefetch("afspraken", Afspraak.objects.select_related("eigenaar")),
    )
    return [
        Verslagpunt(
            b,
            answers_of(getattr(b, "duiding", None), visible_parts(viewer, facts_of(b.dossier))),
            list(b.genodigden.all()),
            list(b.afspraken.all()),
        )
        for b in rijen
    ]
