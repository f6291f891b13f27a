"""Keeping and removing: announced in time, held while needed, removed with proof, in small steps that each end.

A night that was killed goes on the next time: what was removed is not found again, and nothing is announced twice.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.privacy.actions.aankondigen import (
    readers_of,
    tell_of_removal,
    tell_removed,
    untell_of_removal,
)
from knooppunt.privacy.models import Aankondiging, Vernietiging
from knooppunt.privacy.queries.bewaren import due_announcements, not_due_any_more, to_announce
from knooppunt.privacy.queries.soorten import AANGEKONDIGD, STIL
from knooppunt.privacy.rules.bewaren import removal_day, rule_on
from knooppunt.toegang.public import Voortgang, record_event, removed

PER_KEER = 500
"""Rows of a quiet kind that go in one transaction."""


def keep_and_remove(*, at: datetime, by: Viewer, voortgang: Voortgang) -> str:
    """Everything that the terms of keeping ask for on this day; returns what was done, in numbers."""
    geteld: Counter[str] = Counter()
    for nummer, (wat, aantal) in enumerate(_steps(at, by), start=1):
        geteld[wat] += aantal
        voortgang(nummer, nummer + 1)
    woorden = ("aangekondigd", "ingetrokken", "gewist of geanonimiseerd", "opgeruimd")
    return ", ".join(f"{geteld[woord]} {woord}" for woord in woorden) + "."


def _steps(at: datetime, by: Viewer) -> Iterator[tuple[str, int]]:
    for aankondiging in not_due_any_more(by.op):
        take_back(aankondiging=aankondiging, by=by, at=at)
        yield "ingetrokken", 1
    for soort, ref, weg_op in to_announce(by.op):
        announce(soort=soort, ref=ref, wissen_op=removal_day(weg_op, by.op), by=by, at=at)
        yield "aangekondigd", 1
    for aankondiging in due_announcements(by.op):
        remove(aankondiging=aankondiging, by=by, at=at)
        yield "gewist of geanonimiseerd", 1
    for soort, vind in STIL.items():
        rijen = vind(rule_on(soort, by.op).begonnen_voor(by.op))
        while (weg := remove_quietly(soort=soort, rijen=rijen, by=by, at=at)) > 0:
            yield "opgeruimd", weg


@transaction.atomic
def announce(
    *, soort: str, ref: str, wissen_op: date, by: Viewer, at: datetime, op_verzoek: bool = False
) -> Aankondiging:
    """Say on which day something goes, to whom it concerns. Once; what the family asks for may come sooner."""
    if op_verzoek:
        Aankondiging.objects.filter(soort=soort, onderwerp_ref=ref, wissen_op__gt=wissen_op).delete()
    aankondiging, nieuw = Aankondiging.objects.get_or_create(
        soort=soort, onderwerp_ref=ref,
        defaults={"wissen_op": wissen_op, "aangekondigd_at": at, "op_verzoek": op_verzoek},
    )  # fmt: skip
    if nieuw:
        tell_of_removal(aankondiging, by, at)
        record_event(soort="bewaren.aangekondigd", onderwerp_ref=aankondiging.ref, by=by, at=at, wat=soort)
    return aankondiging


@transaction.atomic
def take_back(*, aankondiging: Aankondiging, by: Viewer, at: datetime) -> None:
    """It is in use again (a dossier was reopened, someone signed in): nothing goes."""
    untell_of_removal(aankondiging, by, at)
    record_event(
        soort="bewaren.ingetrokken", onderwerp_ref=aankondiging.ref, by=by, at=at, wat=aankondiging.soort
    )
    aankondiging.delete()


@transaction.atomic
def remove(*, aankondiging: Aankondiging, by: Viewer, at: datetime) -> Vernietiging:
    """Remove one announced thing, from every room, with proof."""
    ref, soort = aankondiging.onderwerp_ref, aankondiging.soort
    lezers = readers_of(aankondiging, by.op)
    aankondiging.delete()
    weg = AANGEKONDIGD[soort].vergeet(ref=ref, by=by, at=at)
    vernietiging = prove(soort, weg, [ref], by, at)
    tell_removed(lezers, soort, vernietiging)
    return vernietiging


@transaction.atomic
def remove_quietly(*, soort: str, rijen: QuerySet[Model], by: Viewer, at: datetime) -> int:
    """Remove some rows of a kind that nobody looks for any more, with proof. Returns how many went."""
    pks = list(rijen.order_by("pk").values_list("pk", flat=True)[:PER_KEER])
    if not pks:
        return 0
    weg = removed(rijen.filter(pk__in=pks))
    prove(soort, weg, map(str, pks), by, at)
    return sum(weg.values())


def prove(soort: str, weg: Counter[str], refs: Iterable[str], by: Viewer, at: datetime) -> Vernietiging:
    """Keep that this was removed, by which rule, and a mark of what it was."""
    regel = rule_on(soort, by.op)
    vernietiging = Vernietiging.objects.create(
        soort=soort, doen=regel.doen.value, bron=regel.termijn.bron[:300], aantallen=dict(sorted(weg.items())),
        at=at, bewijs=proof_of(soort, at, sorted(refs)),
    )  # fmt: skip
    record_event(
        soort="bewaren.gewist", onderwerp_ref=vernietiging.ref, by=by, at=at, wat=soort,
        aantal=sum(weg.values()), bewijs=vernietiging.bewijs,
    )  # fmt: skip
    return vernietiging


def proof_of(soort: str, at: datetime, refs: Sequence[str]) -> str:
    """The mark of a removal: SHA-256 over the kind, the moment and the references, a line each."""
    return hashlib.sha256("\n".join([soort, at.isoformat(), *refs]).encode()).hexdigest()
