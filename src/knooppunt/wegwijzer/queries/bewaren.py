"""What was kept long enough (privacy/rules/bewaren.toml)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from knooppunt.wegwijzer.models import Foutmelding, Wijziging
from knooppunt.wegwijzer.rules.wijziging import Wijzigingsstatus


def ended_changes(tot: date) -> QuerySet:
    """Lines of the history; what an entry says now stands in the entry itself."""
    return Wijziging.objects.filter(at__date__lte=tot).exclude(status=Wijzigingsstatus.VOORGESTELD)


def ended_reports(tot: date) -> QuerySet:
    return Foutmelding.objects.filter(afgehandeld_at__date__lte=tot)
