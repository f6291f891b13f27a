"""Conversations for who works at the steunpunt, and bundled signals for who governs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.steunpunt.models import Contact, Signaalrapport
from knooppunt.steunpunt.policies import MEDEWERKER, may_read_signals
from knooppunt.steunpunt.rules import Onderwerp, Periode, Sector, period_of

PER_BLADZIJDE = 30


def visible_contacts(viewer: Viewer) -> QuerySet[Contact]:
    """The same truth as ``may_read_contact``, as a filter."""
    return Contact.objects.filter(organisatie_id__in=viewer.organisaties(MEDEWERKER))


@dataclass(frozen=True)
class Lijst:
    """A page of conversations; ``volgende`` is the reference after which the next one begins, or empty."""

    contacten: list[Contact]
    volgende: str


def contacts_page(viewer: Viewer, onderwerp: str = "", na: str = "") -> Lijst:
    """Newest first; of one subject where one is named."""
    contacten = visible_contacts(viewer).select_related("by")
    if onderwerp:
        contacten = contacten.filter(onderwerp=onderwerp)
    vorige = contacten.filter(ref=na).first() if na else None
    if vorige:
        gelijk = contacten.filter(gesproken_op=vorige.gesproken_op, pk__lt=vorige.pk)
        contacten = gelijk | contacten.filter(gesproken_op__lt=vorige.gesproken_op)
    rijen = list(contacten[: PER_BLADZIJDE + 1])
    meer = len(rijen) > PER_BLADZIJDE
    return Lijst(rijen[:PER_BLADZIJDE], rijen[PER_BLADZIJDE - 1].ref if meer else "")


def contact_for(viewer: Viewer, ref: str) -> Contact | None:
    return visible_contacts(viewer).select_related("by", "organisatie").filter(ref=ref).first()


def my_steunpunt(viewer: Viewer) -> Organisatie | None:
    """The steunpunt where this person works; the first by name where someone works at two."""
    return Organisatie.objects.filter(pk__in=viewer.organisaties(MEDEWERKER)).order_by("naam").first()


def counts_in(organisatie: Organisatie, periode: Periode) -> dict[tuple[str, str], int]:
    """The true number of conversations by (subject, sector) in a period. Only ``bundle`` may show it."""
    contacten = Contact.objects.filter(
        organisatie=organisatie, gesproken_op__gte=periode.begin, gesproken_op__lt=periode.eind
    )
    rijen = contacten.order_by().values_list("onderwerp", "sector").annotate(Count("pk"))
    return {(onderwerp, sector): aantal for onderwerp, sector, aantal in rijen}


def last_period(op: date) -> Periode:
    """The period that ended last."""
    return period_of(period_of(op).begin - timedelta(days=1))


def has_report(organisatie: Organisatie, periode: Periode) -> bool:
    return Signaalrapport.objects.filter(organisatie=organisatie, begin=periode.begin).exists()


@dataclass(frozen=True)
class Rapport:
    """A report as it is read: names of the subjects with their figures; None is too small to show."""

    naam: str
    organisatie: str
    toelichting: str
    rijen: tuple[tuple[str, tuple[int | None, ...], int | None], ...]
    per_sector: tuple[int | None, ...]
    totaal: int | None


def signal_reports(viewer: Viewer) -> list[Rapport]:
    """What was handed over, newest first."""
    may_read_signals(viewer).require_permission()
    return [_report(r) for r in Signaalrapport.objects.select_related("organisatie")[:20]]


def _report(r: Signaalrapport) -> Rapport:
    namen = {o.value: o.label for o in Onderwerp}
    return Rapport(
        Periode(r.begin, r.eind).naam, r.organisatie.naam, r.toelichting,
        tuple((namen[o], tuple(aantallen), totaal) for o, aantallen, totaal in r.cijfers["per_onderwerp"]),
        tuple(r.cijfers["per_sector"]), r.cijfers["totaal"],
    )  # fmt: skip


SECTOREN = tuple(sector.label for sector in Sector)
"""Headings of the figures, in their order."""
