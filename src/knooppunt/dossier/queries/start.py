"""The home page and the list of dossiers: constant numbers of statements, fast with a million events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Bespreking, Dossier, Plan, Regisseur
from knooppunt.dossier.queries.kring import visible_dossiers, visible_parts_by_dossier
from knooppunt.dossier.rules.herkenning import klanken_van
from knooppunt.dossier.rules.knooppunt import Overlegstatus
from knooppunt.toegang.public import Gebeurtenis, Gebeurtenissoort, kind_of, look_kinds, open_tasks, sentence

TAKEN = 50
GEBEURD = 20
DOSSIERS = 50
ZONDER_BEZOEK = timedelta(days=14)
"""How far back "what changed" looks for someone who was never here before."""


@dataclass(frozen=True)
class Wacht:
    """One thing that waits: what, for which child, by when, and where it is done."""

    tekst: str
    url: str
    voor: date | None
    kind: str


def waiting_for(viewer: Viewer) -> tuple[list[Wacht], bool]:
    """What waits for this person, late first, and whether there is more than is shown.

    A task in a dossier that the viewer may not see (any more) is left out.
    """
    taken = list(open_tasks(viewer)[: TAKEN + 1])
    kinderen = dict(
        visible_dossiers(viewer)
        .filter(ref__in={t.dossier_ref for t in taken if t.dossier_ref})
        .order_by()
        .values_list("ref", "kind__voornaam")
    )
    zichtbaar = [t for t in taken[:TAKEN] if not t.dossier_ref or t.dossier_ref in kinderen]
    return [Wacht(t.tekst, t.url, t.voor, kinderen.get(t.dossier_ref, "")) for t in zichtbaar], len(
        taken
    ) > TAKEN


@dataclass(frozen=True)
class Nieuws:
    """Something that another person did in a dossier of the viewer."""

    moment: datetime
    kind: str
    dossier_ref: str
    zin: str
    soort: Gebeurtenissoort
    bereikt: bool


def news_for(viewer: Viewer, sinds: datetime, voor: int = 0) -> tuple[list[Nieuws], int]:
    """What others did in the viewer's dossiers since ``sinds``, newest first; and the key of the next page (0: none).

    First the dossiers that changed (few, by index), then their events: never a walk through all events.
    """
    pks = (
        visible_dossiers(viewer)
        .filter(bijgewerkt_at__gt=sinds)
        .order_by("-bijgewerkt_at")
        .values_list("pk", flat=True)
    )
    veranderd = dict(
        Dossier.objects.filter(pk__in=list(pks[:200])).order_by().values_list("ref", "kind__voornaam")
    )
    if not veranderd:
        return [], 0
    gebeurd = Gebeurtenis.objects.filter(dossier_ref__in=list(veranderd), at__gt=sinds).exclude(
        soort__in=look_kinds()
    )
    gebeurd = gebeurd.exclude(by_id=viewer.account_id)
    if voor:
        gebeurd = gebeurd.filter(id__lt=voor)
    rijen = list(gebeurd.select_related("by").order_by("-id")[: GEBEURD + 1])
    volgende = rijen[GEBEURD - 1].pk if len(rijen) > GEBEURD else 0
    return [
        Nieuws(
            g.at,
            veranderd[g.dossier_ref],
            g.dossier_ref,
            sentence(g, viewer),
            kind_of(g),
            g.soort == "doel.bereikt",
        )
        for g in _events_in_visible_parts(viewer, rijen[:GEBEURD])
    ], volgende


def _events_in_visible_parts(viewer: Viewer, rijen: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """Without events of a part that this viewer does not see in that dossier."""
    met_deel = visible_dossiers(viewer).filter(
        ref__in={g.dossier_ref for g in rijen if g.gegevens.get("deel")}
    )
    delen = visible_parts_by_dossier(viewer, met_deel)
    gedeeld = {(ref, deel.value) for pk, ref in met_deel.values_list("pk", "ref") for deel in delen[pk]}
    return [g for g in rijen if not g.gegevens.get("deel") or (g.dossier_ref, g.gegevens["deel"]) in gedeeld]


def my_family_dossiers(viewer: Viewer) -> list[Dossier]:
    """For a parent or pupil: the dossiers of the own family, open ones first."""
    if viewer.soort not in ("ouder", "leerling"):
        return []
    return list(
        visible_dossiers(viewer).select_related("kind", "school").order_by("-status", "-bijgewerkt_at")[:20]
    )


def last_visit(vorige: datetime | None, at: datetime) -> datetime:
    """Since when "what changed" counts: the visit before this one, or two weeks for a first visit."""
    return vorige or at - ZONDER_BEZOEK


@dataclass(frozen=True)
class Zoekvraag:
    """What someone looks for in the list; ``welke`` is open, afgesloten, zonder_regisseur or mijn."""

    naam: str = ""
    welke: str = "open"


@dataclass(frozen=True)
class Rij:
    """One line of the list of dossiers."""

    ref: str
    kind: str
    school: str
    regisseur: str
    niveau: str
    bijgewerkt_at: datetime
    volgende_datum: date | None
    is_open: bool


def find_dossiers(
    viewer: Viewer, zoek: Zoekvraag, na: tuple[datetime, int] | None = None
) -> QuerySet[Dossier]:
    """The viewer's dossiers that fit, last changed first; ``na`` is the key of the last one of the page before."""
    dossiers = visible_dossiers(viewer).filter(_choice(viewer, zoek.welke))
    for woord, klank in klanken_van(zoek.naam):
        fit = Q(kind__voornaam__icontains=woord) | Q(kind__achternaam__icontains=woord)
        dossiers = dossiers.filter(fit | Q(kind__klank__contains=klank) if klank else fit)
    if na:
        moment, pk = na
        dossiers = dossiers.filter(bijgewerkt_at__lte=moment).filter(
            Q(bijgewerkt_at__lt=moment) | Q(pk__lt=pk)
        )
    return dossiers.order_by("-bijgewerkt_at", "-pk")


def _choice(viewer: Viewer, welke: str) -> Q:
    zonder = ~Q(kind__gezin__in=Regisseur.objects.filter(tot__isnull=True).values("gezin"))
    eigen = Regisseur.objects.filter(tot__isnull=True, account_id=viewer.account_id).values("gezin")
    return {
        "afgesloten": Q(status=Dossier.Status.AFGESLOTEN),
        "zonder_regisseur": Q(status=Dossier.Status.OPEN) & zonder,
        "mijn": Q(status=Dossier.Status.OPEN, kind__gezin__in=eigen),
    }.get(welke, Q(status=Dossier.Status.OPEN))


def list_page(
    viewer: Viewer, zoek: Zoekvraag, na: tuple[datetime, int] | None, at: datetime
) -> tuple[list[Rij], tuple[datetime, int] | None]:
    """Fifty lines and the key of the next page. Five statements, whatever the number."""
    velden = (
        "pk", "ref", "kind__voornaam", "kind__achternaam", "kind__gezin_id", "school__naam", "niveau__label",
        "bijgewerkt_at", "status",
    )  # fmt: skip
    # First the keys, then the lines: a join for every dossier of the viewer costs more than one for those shown.
    pks = list(find_dossiers(viewer, zoek, na).values_list("pk", flat=True)[: DOSSIERS + 1])
    rijen = list(Dossier.objects.filter(pk__in=pks).order_by("-bijgewerkt_at", "-pk").values(*velden))
    volgende = (
        (rijen[DOSSIERS - 1]["bijgewerkt_at"], rijen[DOSSIERS - 1]["pk"]) if len(rijen) > DOSSIERS else None
    )
    rijen = rijen[:DOSSIERS]
    regisseurs = dict(
        Regisseur.objects.filter(gezin__in=[r["kind__gezin_id"] for r in rijen], tot__isnull=True)
        .order_by()
        .values_list("gezin_id", "account__naam")
    )
    datums = _next_dates([r["pk"] for r in rijen], at)
    return [
        Rij(
            ref=r["ref"], kind=f"{r['kind__voornaam']} {r['kind__achternaam']}", school=r["school__naam"] or "",
            regisseur=regisseurs.get(r["kind__gezin_id"], ""), niveau=r["niveau__label"] or "",
            bijgewerkt_at=r["bijgewerkt_at"], volgende_datum=datums.get(r["pk"]),
            is_open=r["status"] == Dossier.Status.OPEN,
        )
        for r in rijen
    ], volgende  # fmt: skip


def _next_dates(pks: list[int], at: datetime) -> dict[int, date]:
    """The first of the next meeting and the day of looking back, per dossier."""
    gepland = Bespreking.objects.filter(
        dossier__in=pks, overleg__status=Overlegstatus.GEPLAND.value, overleg__begint_at__gte=at
    ).values_list("dossier_id", "overleg__begint_at")
    terug = Plan.objects.filter(
        dossier__in=pks, status=Plan.Status.VASTGESTELD, evaluatie_voor__isnull=False
    ).values_list("dossier_id", "evaluatie_voor")
    datums: dict[int, date] = {}
    for pk, dag in [*((pk, timezone.localdate(m)) for pk, m in gepland), *terug]:
        datums[pk] = min(dag, datums.get(pk, dag))
    return datums
