"""The home page and the list of dossiers: constant numbers of statements, fast with a million events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from knooppunt.basis.prepared import prepared
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Bespreking, Dossier, Plan
from knooppunt.dossier.queries.kring import (
    rights_of,
    seen_by,
    visible_dossiers,
    visible_parts_by_dossier,
)
from knooppunt.dossier.queries.regie import in_office
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
    dossier_ref: str
    over: str
    """Reference of what it is about."""


def waiting_for(viewer: Viewer) -> tuple[list[Wacht], bool]:
    """What waits for this person, late first, and whether there is more than is shown.

    A task in a dossier that the viewer may not see (any more) is left out.
    """
    taken = open_tasks(viewer, TAKEN + 1)
    refs = {t.dossier_ref for t in taken if t.dossier_ref}
    kinderen = dict(_children(refs, *rights_of(viewer)))
    zichtbaar = [t for t in taken[:TAKEN] if not t.dossier_ref or t.dossier_ref in kinderen]
    return [
        Wacht(t.tekst, t.url, t.voor, kinderen.get(t.dossier_ref, ""), t.dossier_ref, t.onderwerp_ref)
        for t in zichtbaar
    ], len(taken) > TAKEN


@prepared
def _children(refs: Any, *rights: Any) -> QuerySet[Any]:
    return seen_by(*rights).filter(ref__in=refs).order_by().values_list("ref", "kind__voornaam")


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
    veranderd = dict(_names(_changed(sinds, *rights_of(viewer))))
    rijen = _happened(list(veranderd), sinds, viewer.account_id, voor or None)
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


@prepared
def _changed(sinds: Any, *rights: Any) -> QuerySet[Any]:
    veranderd = seen_by(*rights).filter(bijgewerkt_at__gt=sinds).order_by("-bijgewerkt_at")
    return veranderd.values_list("pk", flat=True)[:200]


@prepared
def _names(pks: Any) -> QuerySet[Any]:
    return Dossier.objects.filter(pk__in=pks).order_by().values_list("ref", "kind__voornaam")


@prepared
def _happened(refs: Any, sinds: Any, behalve: Any, voor: Any) -> QuerySet[Gebeurtenis]:
    gebeurd = Gebeurtenis.objects.filter(dossier_ref__in=refs, at__gt=sinds).exclude(soort__in=look_kinds())
    gebeurd = gebeurd.exclude(by_id=behalve)
    if voor is not None:
        gebeurd = gebeurd.filter(id__lt=voor)
    return gebeurd.select_related("by").order_by("-id")[: GEBEURD + 1]


def _events_in_visible_parts(viewer: Viewer, rijen: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """Without events of a part that this viewer does not see in that dossier."""
    if not any(g.gegevens.get("deel") for g in rijen):
        return rijen
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
    """One line of the list of dossiers. Nothing of a part: not everyone who sees the line sees every part."""

    ref: str
    kind: str
    school: str
    regisseur: str
    bijgewerkt_at: datetime
    volgende_datum: date | None
    is_open: bool


def find_dossiers(
    viewer: Viewer, zoek: Zoekvraag, na: tuple[datetime, int] | None = None
) -> QuerySet[Dossier]:
    """The viewer's dossiers that fit, last changed first; ``na`` is the key of the last one of the page before."""
    dossiers = _list(zoek.welke, *(na or (None, None)), *rights_of(viewer))
    for woord, klank in klanken_van(zoek.naam):
        fit = Q(kind__voornaam__icontains=woord) | Q(kind__achternaam__icontains=woord)
        dossiers = dossiers.filter(fit | Q(kind__klank__contains=klank) if klank else fit)
    return dossiers


def _list(welke: str, moment: Any, pk: Any, account: Any, *rights: Any) -> QuerySet[Dossier]:
    dossiers = seen_by(account, *rights).filter(_choice(account, rights[0], welke))
    if moment is not None:
        dossiers = dossiers.filter(bijgewerkt_at__lte=moment).filter(
            Q(bijgewerkt_at__lt=moment) | Q(pk__lt=pk)
        )
    return dossiers.order_by("-bijgewerkt_at", "-pk")


@prepared
def _list_keys(*values: Any, welke: str) -> QuerySet[Any]:
    return _list(welke, *values).values_list("pk", flat=True)[: DOSSIERS + 1]


def _keys(viewer: Viewer, zoek: Zoekvraag, na: tuple[datetime, int] | None) -> list[int]:
    """The ids of one page, and one more. A search by name is different each time, so it is not prepared."""
    if zoek.naam:
        return list(find_dossiers(viewer, zoek, na).values_list("pk", flat=True)[: DOSSIERS + 1])
    return _list_keys(*(na or (None, None)), *rights_of(viewer), welke=zoek.welke)


def _choice(account: Any, op: Any, welke: str) -> Q:
    zonder = ~Q(kind__gezin__in=in_office(op).values("gezin"))
    eigen = in_office(op).filter(account_id=account).values("gezin")
    return {
        "afgesloten": Q(status=Dossier.Status.AFGESLOTEN),
        "zonder_regisseur": Q(status=Dossier.Status.OPEN) & zonder,
        "mijn": Q(status=Dossier.Status.OPEN, kind__gezin__in=eigen),
    }.get(welke, Q(status=Dossier.Status.OPEN))


VELDEN = (
    "pk", "ref", "kind__voornaam", "kind__achternaam", "kind__gezin_id", "school__naam", "bijgewerkt_at", "status",
)  # fmt: skip


@prepared
def _lines(pks: Any) -> QuerySet[Any]:
    return Dossier.objects.filter(pk__in=pks).order_by("-bijgewerkt_at", "-pk").values_list(*VELDEN)


@prepared
def _regisseurs(gezinnen: Any, op: Any) -> QuerySet[Any]:
    namen = in_office(op).filter(gezin__in=gezinnen).order_by()
    return namen.values_list("gezin_id", "account__naam")


def list_page(
    viewer: Viewer, zoek: Zoekvraag, na: tuple[datetime, int] | None, at: datetime
) -> tuple[list[Rij], tuple[datetime, int] | None]:
    """Fifty lines and the key of the next page. Five statements, whatever the number."""
    # First the keys, then the lines: a join for every dossier of the viewer costs more than one for those shown.
    rijen = [dict(zip(VELDEN, rij, strict=True)) for rij in _lines(_keys(viewer, zoek, na))]
    volgende = (
        (rijen[DOSSIERS - 1]["bijgewerkt_at"], rijen[DOSSIERS - 1]["pk"]) if len(rijen) > DOSSIERS else None
    )
    rijen = rijen[:DOSSIERS]
    regisseurs = dict(_regisseurs([r["kind__gezin_id"] for r in rijen], viewer.op))
    datums = _next_dates([r["pk"] for r in rijen], at)
    return [
        Rij(
            ref=r["ref"], kind=f"{r['kind__voornaam']} {r['kind__achternaam']}", school=r["school__naam"] or "",
            regisseur=regisseurs.get(r["kind__gezin_id"], ""), bijgewerkt_at=r["bijgewerkt_at"],
            volgende_datum=datums.get(r["pk"]),
            is_open=r["status"] == Dossier.Status.OPEN,
        )
        for r in rijen
    ], volgende  # fmt: skip


def _next_dates(pks: list[int], at: datetime) -> dict[int, date]:
    """The first of the next meeting and the day of looking back, per dossier."""
    gepland = [(pk, timezone.localdate(moment)) for pk, moment in _meetings(pks, at)]
    datums: dict[int, date] = {}
    for pk, dag in [*gepland, *_days_of_looking_back(pks)]:
        datums[pk] = min(dag, datums.get(pk, dag))
    return datums


@prepared
def _meetings(pks: Any, vanaf: Any) -> QuerySet[Any]:
    gepland = Bespreking.objects.filter(
        dossier__in=pks, overleg__status=Overlegstatus.GEPLAND.value, overleg__begint_at__gte=vanaf
    )
    return gepland.order_by().values_list("dossier_id", "overleg__begint_at")


@prepared
def _days_of_looking_back(pks: Any) -> QuerySet[Any]:
    terug = Plan.objects.filter(
        dossier__in=pks, status=Plan.Status.VASTGESTELD.value, evaluatie_voor__isnull=False
    )
    return terug.order_by().values_list("dossier_id", "evaluatie_voor")
