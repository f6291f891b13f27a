"""Which dossiers someone sees, and the facts of one dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from knooppunt.basis.prepared import keep_related, prepared
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Betrokkene, Deling, Dossier, Meelezer, Noodtoegang, Pauze, Regisseur
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
from knooppunt.dossier.queries.regie import in_office
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid, Meelezen, Periode
from knooppunt.dossier.rules.toestemming import PAKKET, is_adult
from knooppunt.toegang.public import people_with_role, roles_at


def visible_dossiers(viewer: Viewer) -> QuerySet[Dossier]:
    """The same truth as ``may_read_dossier``, as a filter (a generative test proves that they agree)."""
    return seen_by(*rights_of(viewer)) if viewer.is_bekend else Dossier.objects.none()


def rights_of(viewer: Viewer) -> tuple[Any, ...]:
    """What ``seen_by`` asks, of a viewer who is known: who, the day, who was born on or before which day is an adult,
    organisations, schools as coordinator, whether a place without an organisation counts (None when not: it changes
    the form of a prepared read), and organisations with a role for emergencies."""
    alleen = True if may_come_alone(viewer) else None
    volwassen = PAKKET.leeftijd("MEERDERJARIG", viewer.op).geboren_voor(viewer.op)
    werk, scholen = workplaces(viewer), viewer.organisaties(COORDINATOR)
    return viewer.account_id, viewer.op, volwassen, werk, scholen, alleen, emergency_workplaces(viewer)


def seen_by(
    account: Any, op: Any, volwassen: Any, werk: Any, scholen: Any, alleen: Any, nood: Any
) -> QuerySet[Dossier]:
    """The dossiers that someone with these rights sees; for ``visible_dossiers`` and for prepared reads."""
    gepauzeerd = Pauze.objects.filter(account_id=account, opgeheven_at__isnull=True).values("dossier_id")
    in_kring = _places_of(account, op, volwassen, werk, alleen, gepauzeerd)
    # A union of indexed sets: with OR, PostgreSQL would read all dossiers.
    andere: list[QuerySet[Any]] = []
    if scholen:
        van_school = Dossier.objects.filter(school_id__in=scholen).exclude(pk__in=gepauzeerd)
        andere.append(van_school.order_by().values("pk"))
    if nood:
        andere.append(in_emergency(account, op, nood).values("dossier_id"))
    return Dossier.objects.filter(pk__in=in_kring[0].union(in_kring[1], *andere))


def _places_of(
    account: Any, op: Any, volwassen: Any, werk: Any, alleen: Any, gepauzeerd: QuerySet[Any]
) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Dossiers where they have a place: as pupil or professional; and as parent, of an adult when they read along."""
    plaatsen = Betrokkene.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=op), account_id=account, vanaf__lte=op
    )
    plaatsen = plaatsen.order_by().values("dossier_id")
    werkt_er = Q(organisatie_id__in=werk)
    if alleen is not None:
        werkt_er |= Q(organisatie__isnull=True)
    als_professional = ~Q(hoedanigheid__in=[h.value for h in FAMILIE]) & ~Q(dossier_id__in=gepauzeerd)
    leest_mee = Meelezer.objects.filter(
        kind=OuterRef("dossier__kind"), account_id=account, ingetrokken_at__isnull=True
    )
    als_ouder = Q(dossier__kind__geboortedatum__gt=volwassen) | Exists(leest_mee)
    return (
        plaatsen.filter(Q(hoedanigheid=Hoedanigheid.LEERLING.value) | werkt_er & als_professional),
        plaatsen.filter(als_ouder, hoedanigheid=Hoedanigheid.OUDER.value),
    )


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
    keep_related(dossier.kind.gezin, "regisseurs", _regisseurs(dossier.kind.gezin_id, viewer.op))
    keep_related(dossier, "pauzes", _pauses(dossier.pk))
    volwassen = is_adult(dossier.kind.geboortedatum, viewer.op)
    keep_related(dossier.kind, "meelezers", _readers_along(dossier.kind_id) if volwassen else [])
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
def _regisseurs(gezin: Any, op: Any) -> QuerySet[Regisseur]:
    return in_office(op).filter(gezin_id=gezin).select_related("account", "organisatie")


@prepared
def _pauses(dossier: Any) -> QuerySet[Pauze]:
    return Pauze.objects.filter(dossier_id=dossier, opgeheven_at__isnull=True)


@prepared
def _readers_along(kind: Any) -> QuerySet[Meelezer]:
    return Meelezer.objects.filter(kind_id=kind, ingetrokken_at__isnull=True)


def facts_along(op: date, pad: str = "") -> tuple[Prefetch, ...]:
    """What ``facts_of`` reads on a day, for a list of dossiers, or of what has one (``pad``: "dossier__")."""
    return (
        Prefetch(f"{pad}betrokkenen", Betrokkene.objects.select_related("account", "organisatie")),
        Prefetch(f"{pad}delingen", Deling.objects.filter(ingetrokken_at__isnull=True)),
        Prefetch(f"{pad}kind__gezin__regisseurs", in_office(op)),
        Prefetch(f"{pad}pauzes", Pauze.objects.filter(opgeheven_at__isnull=True)),
        Prefetch(f"{pad}kind__meelezers", Meelezer.objects.filter(ingetrokken_at__isnull=True)),
        Prefetch(f"{pad}noodtoegangen", Noodtoegang.objects.filter(tot__gt=op)),
    )


def visible_parts_by_dossier(viewer: Viewer, dossiers: QuerySet[Dossier]) -> dict[int, frozenset[Deel]]:
    """For every dossier of the set (by id) the parts that the viewer sees: the same policy as for one dossier."""
    dossiers = dossiers.select_related("kind__gezin").prefetch_related(*facts_along(viewer.op))
    return {dossier.pk: visible_parts(viewer, facts_of(dossier)) for dossier in dossiers}


def people_who_see(zicht: DossierZicht, deel: Deel, op: date) -> frozenset[int]:
    """Accounts of those in the circle on a day whose place shows them this part."""
    kring = zicht.feiten.kring_op(op)
    rollen = roles_at([lid.account_id for lid in kring], op)
    return frozenset(
        lid.account_id
        for lid in kring
        if deel in parts_of_place(lid, rollen.get((lid.account_id, lid.organisatie_id), ()), zicht.feiten)
    )


def leaders_of(dossier: Dossier, op: date) -> frozenset[int]:
    """Accounts of who leads a dossier, open or closed: the regisseur, and the coordinators of the school."""
    regie = in_office(op).filter(gezin=dossier.kind.gezin_id)
    scholen = [dossier.school_id] if dossier.school_id else []
    coordinatoren = people_with_role(COORDINATOR, scholen, op).values_list("pk", flat=True)
    return frozenset([*regie.values_list("account_id", flat=True), *coordinatoren])


def facts_of(dossier: Dossier) -> DossierFeiten:
    """The facts of a dossier; uses prefetched relations when they are there, and then knows no regisseur who left."""
    regisseur = next((r for r in dossier.kind.gezin.regisseurs.all() if r.tot is None), None)
    meelezers = [m for m in dossier.kind.meelezers.all() if m.ingetrokken_at is None]
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
        gepauzeerd=frozenset(p.account_id for p in dossier.pauzes.all() if p.opgeheven_at is None),
        geboren=dossier.kind.geboortedatum,
        meelezers=frozenset((m.account_id, Deel(m.deel)) for m in meelezers if m.deel),
        benoemden=frozenset(m.account_id for m in meelezers if m.grond == Meelezen.RECHTER.value),
        nood=tuple(
            Noodlid(n.account_id, n.organisatie_id, Periode(n.vanaf, n.tot))
            for n in dossier.noodtoegangen.all()
        ),
    )
