"""How much there is, for figures about the region: counts per municipality, nothing about anyone.

The counts are true and may be small: who publishes them hides small ones first (knooppunt_indicators).
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from knooppunt.dossier.models import Dossier, Evaluatie, Plan
from knooppunt.toegang.public import with_kept_counts


def count_dossiers(van: datetime, tot: datetime) -> dict[str, int]:
    """Dossiers that were opened from ``van`` until ``tot``; the key is "" when the municipality is not known."""
    dossiers = Dossier.objects.filter(geopend_at__gte=van, geopend_at__lt=tot)
    return _per_municipality("dossiers", dossiers, "gemeente__naam", van, tot)


def count_plans(van: datetime, tot: datetime) -> dict[str, int]:
    """Versions of a plan that came in force in the period."""
    plannen = Plan.objects.filter(vastgesteld_at__gte=van, vastgesteld_at__lt=tot)
    return _per_municipality("plannen", plannen, "dossier__gemeente__naam", van, tot)


def count_evaluations(van: datetime, tot: datetime) -> dict[str, int]:
    """Times that a team looked back on a plan, by the day of the conversation."""
    begin, eind = timezone.localdate(van), timezone.localdate(tot)
    evaluaties = Evaluatie.objects.filter(datum__gte=begin, datum__lt=eind)
    return _per_municipality("evaluaties", evaluaties, "plan__dossier__gemeente__naam", van, tot)


def _per_municipality(
    soort: str, rijen: QuerySet, gemeente: str, van: datetime, tot: datetime
) -> dict[str, int]:
    """What is there, and what was there before its term of keeping was over."""
    geteld = rijen.order_by().values_list(gemeente).annotate(Count("pk"))
    nu = {naam or "": aantal for naam, aantal in geteld}
    return with_kept_counts(soort, timezone.localdate(van), timezone.localdate(tot), nu)
