"""How far is near home, and in which regions municipalities lie, is decided; taken back when that was a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.models import Normregel, Regioindeling, Thuisnabijnorm
from knooppunt.kaart.policies import may_set_divisions, may_set_norm
from knooppunt.kaart.rules.indeling import Indeling
from knooppunt.kaart.rules.norm import Normrij, Normwijze
from knooppunt.organisaties.public import Gemeente
from knooppunt.toegang.public import record_event


@transaction.atomic
def set_norm(
    *, wijze: Normwijze, rijen: Iterable[Normrij], bron: str, bron_datum: date, by: Viewer, at: datetime,
    clubs: int | None = None,
) -> Thuisnabijnorm:  # fmt: skip
    """A new version; the older ones stay."""
    may_set_norm(by).require_permission()
    norm = Thuisnabijnorm.objects.create(
        wijze=wijze.value, bron=bron, bron_datum=bron_datum, clubs=clubs, vastgelegd_at=at
    )
    gemeenten = Gemeente.objects.in_bulk(field_name="code")
    Normregel.objects.bulk_create(
        Normregel(norm=norm, gemeente=gemeenten.get(r.gemeente), groep=r.groep.value, km=Decimal(str(r.km)))
        for r in rijen
    )
    record_event(soort="thuisnabij.bepaald", onderwerp_ref=norm.ref, by=by, at=at, wijze=wijze.value)
    return norm


@transaction.atomic
def take_back_norm(*, ref: str, by: Viewer, at: datetime) -> None:
    """Decided by mistake: the version before it holds again."""
    may_set_norm(by).require_permission()
    if not Thuisnabijnorm.objects.filter(ref=ref, ingetrokken_at__isnull=True).update(ingetrokken_at=at):
        raise Refusal("Deze afstanden zijn al teruggenomen.")
    record_event(soort="thuisnabij.ingetrokken", onderwerp_ref=ref, by=by, at=at)


@transaction.atomic
def set_divisions(
    *, indeling: Indeling, bron: str, bron_datum: date, by: Viewer, at: datetime
) -> Regioindeling:
    """A new version; the older ones stay."""
    may_set_divisions(by).require_permission()
    rijen = {code: {soort.value: naam for soort, naam in rij.items()} for code, rij in indeling.items()}
    nieuw = Regioindeling.objects.create(indeling=rijen, bron=bron, bron_datum=bron_datum, vastgelegd_at=at)
    record_event(soort="indeling.ingevuld", onderwerp_ref=nieuw.ref, by=by, at=at)
    return nieuw


@transaction.atomic
def take_back_divisions(*, ref: str, by: Viewer, at: datetime) -> None:
    """Filled in by mistake: the version before it holds again."""
    may_set_divisions(by).require_permission()
    if not Regioindeling.objects.filter(ref=ref, ingetrokken_at__isnull=True).update(ingetrokken_at=at):
        raise Refusal("Deze indeling is al teruggenomen.")
    record_event(soort="indeling.ingetrokken", onderwerp_ref=ref, by=by, at=at)
