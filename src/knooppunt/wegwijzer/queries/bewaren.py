"""What was kept long enough (privacy/rules/bewaren.toml)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from knooppunt.wegwijzer.models import Expertiseaanvraag, Foutmelding, Wijziging
from knooppunt.wegwijzer.rules.expertise import Aanvraagstatus
from knooppunt.wegwijzer.rules.wijziging import Wijzigingsstatus


def ended_changes(tot: date) -> QuerySet:
    """Lines of the history; what an entry says now stands in the entry itself."""
    return Wijziging.objects.filter(at__date__lte=tot).exclude(status=Wijzigingsstatus.VOORGESTELD)


def ended_reports(tot: date) -> QuerySet:
    return Foutmelding.objects.filter(afgehandeld_at__date__lte=tot)


def ended_requests(tot: date) -> QuerySet:
    """Requests for expertise that ended on or before this day: evaluated, withdrawn or refused."""
    return Expertiseaanvraag.objects.filter(
        Q(geevalueerd_at__date__lte=tot)
        | Q(
            status__in=[Aanvraagstatus.INGETROKKEN.value, Aanvraagstatus.GEWEIGERD.value],
            beslist_at__date__lte=tot,
        )
    )
