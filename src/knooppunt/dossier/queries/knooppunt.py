"""Knooppunten: the list, one team with its history, its meetings and its cases."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Dossier, Knooppunt, Knooppuntlid, Overleg
from knooppunt.dossier.policies import KnooppuntFeiten
from knooppunt.dossier.queries.kring import visible_dossiers
from knooppunt.dossier.queries.overleg_genodigden import in_kring_op
from knooppunt.dossier.rules.knooppunt import Overlegstatus
from knooppunt.dossier.rules.kring import Periode
from knooppunt.organisaties.public import Organisatie, Regio, Wijk
from knooppunt.toegang.public import Account

PER_BLADZIJDE = 50
ZAKEN = 50


def facts_of_knooppunt(knooppunt: Knooppunt) -> KnooppuntFeiten:
    """The facts of one team; uses prefetched members when they are there."""
    return KnooppuntFeiten(
        knooppunt.school_id,
        tuple(
            (lid.account_id, lid.is_voorzitter, Periode(lid.vanaf, lid.tot)) for lid in knooppunt.leden.all()
        ),
    )


def knooppunten(viewer: Viewer, zoek: str = "", na: str = "") -> tuple[list[Knooppunt], str]:
    """Teams by name, own teams marked ``van_mij``, with the number of members; and the name to continue after.

    Which teams exist is no secret: parents and professionals may read who works together near a school.
    """
    rijen = Knooppunt.objects.select_related("school", "wijk")
    for woord in zoek.split()[:6]:
        rijen = rijen.filter(
            Q(naam__icontains=woord) | Q(school__naam__icontains=woord) | Q(wijk__naam__icontains=woord)
        )
    if na:
        rijen = rijen.filter(naam__gt=na)
    op = viewer.op
    nu_lid = Q(leden__vanaf__lte=op) & (Q(leden__tot__isnull=True) | Q(leden__tot__gt=op))
    rijen = rijen.annotate(
        aantal_leden=Count("leden", filter=nu_lid),
        van_mij=Count("leden", filter=nu_lid & Q(leden__account_id=viewer.account_id)),
    ).order_by("naam", "pk")
    gevonden = list(rijen[: PER_BLADZIJDE + 1])
    verder = gevonden[PER_BLADZIJDE - 1].naam if len(gevonden) > PER_BLADZIJDE else ""
    return gevonden[:PER_BLADZIJDE], verder


def knooppunten_of_school(viewer: Viewer, school: Organisatie) -> list[Knooppunt]:
    """The teams of a school with who is in them now (``leden_nu``); no secret for who has signed in."""
    nu = Q(vanaf__lte=viewer.op) & (Q(tot__isnull=True) | Q(tot__gt=viewer.op))
    leden = Knooppuntlid.objects.filter(nu).select_related("organisatie")
    return list(
        Knooppunt.objects.filter(school=school)
        .prefetch_related(Prefetch("leden", leden, to_attr="leden_nu"))
        .order_by("naam", "pk")
    )


def school_by_ref(viewer: Viewer, ref: str) -> Organisatie | None:
    return Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL, ref=ref).first()


def knooppunt_for(viewer: Viewer, ref: str) -> Knooppunt | None:
    """One team with all its members, also those who left; any signed-in person may read it."""
    if not viewer.is_bekend:
        return None
    leden = Knooppuntlid.objects.select_related("account", "organisatie")
    return (
        Knooppunt.objects.select_related("school", "wijk", "regio")
        .prefetch_related(Prefetch("leden", leden))
        .filter(ref=ref)
        .first()
    )


def member_for(viewer: Viewer, knooppunt_ref: str, lid_ref: str) -> Knooppuntlid | None:
    """One membership that has not ended."""
    if not viewer.is_bekend:
        return None
    leden = Knooppuntlid.objects.select_related("account", "knooppunt__regio")
    return leden.filter(ref=lid_ref, knooppunt__ref=knooppunt_ref, tot__isnull=True).first()


@dataclass(frozen=True)
class Zakenlijst:
    """The open cases of a team that the viewer sees, latest first, and how many there are besides."""

    zichtbaar: list[Dossier]
    andere: int


def case_list(viewer: Viewer, knooppunt: Knooppunt) -> Zakenlijst:
    """Open dossiers that were or will be on the agenda of this team."""
    besproken = ~Q(besprekingen__overleg__status=Overlegstatus.AFGELAST.value)
    alle = Dossier.objects.filter(
        besproken, besprekingen__overleg__knooppunt=knooppunt, status=Dossier.Status.OPEN
    )
    pks = alle.order_by().values("pk").distinct()
    totaal = pks.count()
    mijn = visible_dossiers(viewer).filter(pk__in=pks)
    laatste = Max("besprekingen__overleg__begint_at", filter=Q(besprekingen__overleg__knooppunt=knooppunt))
    rijen = (
        mijn.select_related("kind", "school")
        .annotate(laatste_overleg=laatste)
        .order_by("-laatste_overleg", "-pk")
    )
    return Zakenlijst(list(rijen[:ZAKEN]), totaal - mijn.count())


def meetings_of(viewer: Viewer, knooppunt: Knooppunt, *, alle: bool) -> QuerySet[Overleg]:
    """Meetings of a team, latest first: all for professionals of the team, else those about a child that one sees."""
    rijen = knooppunt.overleggen.annotate(zaken=Count("besprekingen")).order_by("-begint_at")
    return rijen if alle else rijen.filter(pk__in=meetings_seen(viewer))


def meetings_seen(viewer: Viewer) -> QuerySet[Overleg]:
    """Ids of meetings with a case on the agenda that the viewer sees."""
    return Overleg.objects.filter(besprekingen__dossier__in=visible_dossiers(viewer)).order_by().values("pk")


def open_meetings_for(viewer: Viewer, dossier: Dossier) -> list[Overleg]:
    """Planned meetings where this child can be put on the agenda: of its school, and of teams that the viewer is in."""
    mijn = (
        Knooppuntlid.objects.filter(in_kring_op(viewer.op), account_id=viewer.account_id)
        .order_by()
        .values("knooppunt_id")
    )
    van = Q(knooppunt__in=mijn)
    if dossier.school_id:
        van |= Q(knooppunt__school_id=dossier.school_id)
    rijen = Overleg.objects.filter(
        van, status=Overlegstatus.GEPLAND.value, knooppunt__regio_id=dossier.regio_id
    )
    rijen = rijen.exclude(besprekingen__dossier=dossier).select_related("knooppunt")
    return list(rijen.order_by("begint_at")[:20])


def region_of_work() -> Regio | None:
    return Regio.objects.order_by("pk").first()


def schools_to_lead(viewer: Viewer, coordinator: str) -> QuerySet[Organisatie]:
    """Schools for which the viewer can start a team: the own school of a coordinator, all schools for the region."""
    scholen = Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL).order_by("naam")
    alleen_eigen = {f.rol for f in viewer.functies} == {coordinator}
    return (
        scholen.filter(pk__in=viewer.organisaties(coordinator))
        if alleen_eigen
        else scholen.filter(regio=region_of_work())
    )


def neighbourhoods() -> QuerySet[Wijk]:
    return Wijk.objects.filter(gemeente__organisaties__regio=region_of_work()).distinct().order_by("naam")


def professional_with_email(email: str) -> Account | None:
    return Account.objects.filter(
        email=email.strip().lower(), soort=Account.Soort.PROFESSIONAL, is_active=True
    ).first()
