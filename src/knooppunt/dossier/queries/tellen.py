"""How much there is, for figures about the region: counts per municipality, nothing about anyone.

The counts are true and may be small: who publishes them hides small ones first (knooppunt_indicators).
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from knooppunt.dossier.models import Dossier, Evaluatie, Plan


def count_dossiers(van: datetime, tot: datetime) -> dict[str, int]:
    """Dossiers that were opened from ``van`` until ``tot``; the key is "" when the municipality is not known."""
    return _per_municipality(
        Dossier.objects.filter(geopend_at__gte=van, geopend_at__lt=tot), "gemeente__naam"
    )


def count_plans(van: datetime, tot: datetime) -> dict[str, int]:
    """Versions of a plan that came in force in the period."""
    plannen = Plan.objects.filter(vastgesteld_at__gte=van, vastgesteld_at__lt=tot)
    return _per_municipality(plannen, "dossier__gemeente__naam")


def count_evaluations(van: datetime, tot: datetime) -> dict[str, int]:
    """Times that a team looked back on a plan, by the day of the conversation."""
    begin, eind = timezone.localdate(van), timezone.localdate(tot)
    evaluaties = Evaluatie.objects.filter(datum__gte=begin, datum__lt=eind)
    return _per_municipality(evaluaties, "plan__dossier__gemeente__naam")


def _per_municipality(rijen: QuerySet, gemeente: str) -> dict[str, int]:
    return {
        naam or "": aantal for naam, aantal in rijen.order_by().values_list(gemeente).annotate(Count("pk"))
    }
