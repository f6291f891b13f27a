"""Which dossiers someone sees, and the facts of one dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from knooppunt.basis.prepared import keep_related, prepared
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Betrokkene, Deling, Dossier, Noodtoegang, Regisseur
from knooppunt.dossier.policies import (
    COORDINATOR,
    FAMILIE,
    DossierFeiten,
    Kringlid,
    Noodlid,
    emergency_workplaces,
    may_come_alone,
    may_read_dossier,
    parts_of_place,
    visible_parts,
    workplaces,
)
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid, Periode
from knooppunt.toegang.public import roles_at


def visible_dossiers(viewer: Viewer) -> QuerySet[Dossier]:
    """The same truth as ``may_read_dossier``, as a filter (a generative test proves that they agree)."""
    return seen_by(*rights_of(viewer)) if viewer.is_bekend else Dossier.objects.none()


def rights_of(viewer: Viewer) -> tuple[Any, ...]:
    """What ``seen_by`` asks, of a viewer who is known: who, the day, organisations, schools as coordinator, whether a
    place without an organisation counts (None when not: it changes the form of a prepared read), and organisations
    with a role for emergencies."""
    alleen = True if may_come_alone(viewer) else None
    werk, nood = workplaces(viewer), emergency_workplaces(viewer)
    return viewer.account_id, viewer.op, werk, viewer.organisaties(COORDINATOR), alleen, nood


def seen_by(account: Any, op: Any, werk: Any, scholen: Any, alleen: Any, nood: Any) -> QuerySet[Dossier]:
    """The dossiers that someone with these rights sees; for ``visible_dossiers`` and for prepared reads."""
    plaats = Q(organisatie_id__in=werk) | Q(hoedanigheid__in=[h.value for h in FAMILIE])
    if alleen is not None:
        plaats |= Q(organisatie__isnull=True)
    in_kring = (
        Betrokkene.objects.filter(plaats, account_id=account, vanaf__lte=op)
        .filter(Q(tot__isnull=True) | Q(tot__gt=op))
        .order_by()
        .values("dossier_id")
    )
    # A union of indexed sets: with OR, PostgreSQL would read all dossiers.
    andere: list[QuerySet[Any]] = []
    if scholen:
        andere.append(Dossier.objects.filter(school_id__in=scholen).order_by().values("pk"))
    if nood:
        andere.append(in_emergency(account, op, nood).values("dossier_id"))
    return Dossier.objects.filter(pk__in=in_kring.union(*andere) if andere else in_kring)


def in_emergency(account: Any, op: Any, nood: Any) -> QuerySet[Noodtoegang]:
    """What someone opened in an emergency and still sees, at one of these organisations."""
    return Noodtoegang.objects.filter(
        account_id=account, vanaf__lte=op, tot__gt=op, organisatie_id__in=nood
    ).order_by()


@dataclass(frozen=True)
class DossierZicht:
    """One dossier as one viewer sees it: the row, the facts for policies, and the visible parts (no closed one)."""

    dossier: Dossier
    feiten: DossierFeiten
    delen: frozenset[Deel]

    def ziet(self, deel: str) -> bool:
        return any(d.value == deel for d in self.delen)


def dossier_for(viewer: Viewer, ref: str) -> DossierZicht | None:
    """The dossier with this reference as the viewer sees it; None when it does not exist or is not theirs to see."""
    dossier = next(iter(_dossier(ref)), None)
    if dossier is None:
        return None
    keep_related(dossier, "betrokkenen", _circle(dossier.pk))
    keep_related(dossier, "delingen", _sharing(dossier.pk))
    keep_related(dossier.kind.gezin, "regisseurs", _regisseurs(dossier.kind.gezin_id))
    nood = emergency_workplaces(viewer)
    keep_related(
        dossier, "noodtoegangen", _emergencies(dossier.pk, viewer.account_id, viewer.op) if nood else []
    )
    feiten = facts_of(dossier)
    if not may_read_dossier(viewer, feiten):
        return None
    return DossierZicht(dossier, feiten, visible_parts(viewer, feiten))


@prepared
def _dossier(ref: Any) -> QuerySet[Dossier]:
    return Dossier.objects.filter(ref=ref).select_related(
        "kind__gezin", "school", "gemeente", "niveau", "regio"
    )


@prepared
def _circle(dossier: Any) -> QuerySet[Betrokkene]:
    return Betrokkene.objects.filter(dossier_id=dossier).select_related("account", "organisatie")


@prepared
def _sharing(dossier: Any) -> QuerySet[Deling]:
    return Deling.objects.filter(dossier_id=dossier, ingetrokken_at__isnull=True)


@prepared
def _emergencies(dossier: Any, account: Any, op: Any) -> QuerySet[Noodtoegang]:
    return Noodtoegang.objects.filter(dossier_id=dossier, account_id=account, vanaf__lte=op, tot__gt=op)


@prepared
def _regisseurs(gezin: Any) -> QuerySet[Regisseur]:
    return Regisseur.objects.filter(gezin_id=gezin, tot__isnull=True).select_related("account", "organisatie")


def visible_parts_by_dossier(viewer: Viewer, dossiers: QuerySet[Dossier]) -> dict[int, frozenset[Deel]]:
    """For every dossier of the set (by id) the parts that the viewer sees: the same policy as for one dossier."""
    dossiers = dossiers.select_related("kind__gezin").prefetch_related(
        "betrokkenen",
        Prefetch("delingen", Deling.objects.filter(ingetrokken_at__isnull=True)),
        Prefetch("kind__gezin__regisseurs", Regisseur.objects.filter(tot__isnull=True)),
        Prefetch(
            "noodtoegangen", Noodtoegang.objects.filter(account_id=viewer.account_id, tot__gt=viewer.op)
        ),
    )
    return {dossier.pk: visible_parts(viewer, facts_of(dossier)) for dossier in dossiers}


def people_who_see(zicht: DossierZicht, deel: Deel, op: date) -> frozenset[int]:
    """Accounts of those in the circle on a day whose place shows them this part."""
    kring = [lid for lid in zicht.feiten.kring if lid.periode.bevat(op)]
    rollen = roles_at([lid.account_id for lid in kring], op)
    return frozenset(
        lid.account_id
        for lid in kring
        if deel in parts_of_place(lid, rollen.get((lid.account_id, lid.organisatie_id), ()), zicht.feiten)
    )


def facts_of(dossier: Dossier) -> DossierFeiten:
    """The facts of a dossier; uses prefetched relations when they are there."""
    regisseur = next((r for r in dossier.kind.gezin.regisseurs.all() if r.tot is None), None)
    return DossierFeiten(
        school_id=dossier.school_id,
        is_open=dossier.status == Dossier.Status.OPEN,
        regisseur_id=regisseur.account_id if regisseur else None,
        kring=tuple(
            Kringlid(b.account_id, Hoedanigheid(b.hoedanigheid), Periode(b.vanaf, b.tot), b.organisatie_id)
            for b in dossier.betrokkenen.all()
        ),
        delingen=frozenset(
            (d.organisatie_id, Deel(d.deel)) for d in dossier.delingen.all() if d.ingetrokken_at is None
        ),
        nood=tuple(
            Noodlid(n.account_id, n.organisatie_id, Periode(n.vanaf, n.tot))
            for n in dossier.noodtoegangen.all()
        ),
    )
