"""Which questions a professional sees, and the worklist of what has no owner or is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from knooppunt.basis.termijnen import age_on
from knooppunt.basis.viewer import Viewer
from knooppunt.loket.models import Geinformeerde, Reactie, Vraag
from knooppunt.loket.policies import WERKLIJST, VraagFeiten, may_read_question, may_route_question
from knooppunt.loket.queries.routering import members_in_force
from knooppunt.loket.rules.vraag import OPEN, Vraagstatus

PER_BLADZIJDE = 30


def visible_questions(viewer: Viewer) -> QuerySet[Vraag]:
    """The same truth as ``may_read_question``, as a filter."""
    if not viewer.is_bekend:
        return Vraag.objects.none()
    werk = viewer.organisaties()
    geinformeerd = Geinformeerde.objects.filter(account_id=viewer.account_id, organisatie_id__in=werk)
    eigen = Q(eigenaar_id=viewer.account_id, eigenaar_organisatie_id__in=werk)
    return Vraag.objects.filter(eigen | Q(pk__in=geinformeerd.order_by().values("vraag_id"))).exclude(
        status=Vraagstatus.CONCEPT
    )


def facts_of(vraag: Vraag, op: date) -> VraagFeiten:
    return VraagFeiten(
        eigenaar=(vraag.eigenaar_id, vraag.eigenaar_organisatie_id) if vraag.eigenaar_id else None,
        geinformeerd=frozenset((g.account_id, g.organisatie_id) for g in vraag.geinformeerden.all()),
        is_laat=is_late(vraag, op),
        is_verstuurd=vraag.status != Vraagstatus.CONCEPT,
        is_verlaten=Vraag.objects.filter(_left(op), pk=vraag.pk).exists(),
    )


def _left(op: date) -> Q:
    """The owner does not work (any more) at the organisation that got the question."""
    werkt_er = members_in_force(op).filter(
        account=OuterRef("eigenaar"), organisatie=OuterRef("eigenaar_organisatie")
    )
    return Q(eigenaar__isnull=False) & ~Exists(werkt_er)


def is_late(vraag: Vraag, op: date) -> bool:
    """Nobody reacted and the term is over."""
    return (
        vraag.status in OPEN
        and vraag.reactie_at is None
        and vraag.reageer_voor is not None
        and vraag.reageer_voor < op
    )


@dataclass(frozen=True)
class VraagZicht:
    """One question as a professional sees it; ``feiten`` for the policies."""

    vraag: Vraag
    feiten: VraagFeiten


def question_for(viewer: Viewer, ref: str) -> VraagZicht | None:
    """The question with its story; None when it does not exist or is not theirs to read."""
    vraag = (
        Vraag.objects.select_related(
            "eigenaar", "eigenaar_organisatie", "school__vestiging", "school__regio", "dossier", "gemeente", "regio"
        )
        .prefetch_related(
            "vertellingen", "toestemmingen", "sleutels",
            Prefetch("reacties", Reactie.objects.select_related("van", "organisatie")),
            Prefetch("geinformeerden", Geinformeerde.objects.select_related("account", "organisatie")),
        )
        .filter(ref=ref)
        .first()
    )  # fmt: skip
    if vraag is None:
        return None
    feiten = facts_of(vraag, viewer.op)
    return VraagZicht(vraag, feiten) if may_read_question(viewer, feiten) else None


@dataclass(frozen=True)
class Vraagbladzijde:
    """A page of the list; ``volgende`` is the key of the next page, or empty."""

    vragen: list[Vraag]
    volgende: str


def list_questions(viewer: Viewer, toon: str, na: str) -> Vraagbladzijde:
    """Own questions: ``open`` (most urgent first), ``meelezen`` or ``gesloten``. Keyset paging by term and id."""
    vragen = visible_questions(viewer).select_related("eigenaar", "eigenaar_organisatie", "school", "dossier")
    if toon == "gesloten":
        vragen = vragen.exclude(status__in=OPEN)
    else:
        eigen = Q(eigenaar_id=viewer.account_id)
        vragen = vragen.filter(status__in=OPEN).filter(
            ~eigen | Q(eigenaar__isnull=True) if toon == "meelezen" else eigen
        )
    vanaf = Vraag.objects.filter(ref=na).values_list("reageer_voor", "pk").first() if na.isalnum() else None
    if vanaf:
        dag, pk = vanaf
        vragen = vragen.filter(
            Q(reageer_voor__gt=dag) | Q(reageer_voor=dag, pk__gt=pk), reageer_voor__gte=dag
        )
    rijen = list(vragen.order_by("reageer_voor", "pk")[: PER_BLADZIJDE + 1])
    return Vraagbladzijde(
        rijen[:PER_BLADZIJDE], rijen[PER_BLADZIJDE - 1].ref if len(rijen) > PER_BLADZIJDE else ""
    )


@dataclass(frozen=True)
class Werklijstregel:
    """A question that needs an owner or is late: what routing needs to know, and not a word of the story."""

    ref: str
    code: str
    verteller: str
    leeftijd: int
    woon_pc4: str
    gemeente: str
    school: str
    reageer_voor: date
    is_laat: bool
    eigenaar: str
    eigenaar_organisatie: str


def worklist(viewer: Viewer) -> list[Werklijstregel]:
    """Every open question without an owner (any more) or past its term, most urgent first; for who keeps the list."""
    if not viewer.mag(WERKLIJST):
        return []
    return [_regel(v, viewer.op) for v in _te_routeren(viewer.op).order_by("reageer_voor", "pk")[:200]]


def worklist_item(viewer: Viewer, ref: str) -> tuple[Vraag, Werklijstregel] | None:
    """One question of the worklist, to find it an owner; None when it is not on the list."""
    vraag = (
        _te_routeren(viewer.op).prefetch_related("toestemmingen", "geinformeerden").filter(ref=ref).first()
    )
    if vraag is None or not may_route_question(viewer, facts_of(vraag, viewer.op)):
        return None
    return vraag, _regel(vraag, viewer.op)


def _te_routeren(op: date) -> QuerySet[Vraag]:
    zonder = Q(eigenaar__isnull=True) | Q(is_verlaten=True) | Q(reactie_at__isnull=True, reageer_voor__lt=op)
    return (
        Vraag.objects.annotate(is_verlaten=_left(op))
        .filter(zonder, status__in=OPEN)
        .select_related(
            "eigenaar", "eigenaar_organisatie", "school__vestiging", "school__regio", "gemeente", "regio"
        )
    )


def _regel(vraag: Vraag, op: date) -> Werklijstregel:
    school = (
        vraag.school.naam if vraag.school else {"geen": "geen school"}.get(vraag.schoolkeuze, "niet bekend")
    )
    return Werklijstregel(
        ref=vraag.ref,
        code=vraag.code,
        verteller=vraag.verteller,
        leeftijd=age_on(vraag.geboortedatum, op),
        woon_pc4=vraag.woon_pc4,
        gemeente=vraag.gemeente.naam if vraag.gemeente else "",
        school=school,
        reageer_voor=vraag.reageer_voor,
        is_laat=is_late(vraag, op),
        eigenaar=vraag.eigenaar.naam if vraag.eigenaar and not vraag.is_verlaten else "",
        eigenaar_organisatie=vraag.eigenaar_organisatie.naam if vraag.eigenaar_organisatie else "",
    )
