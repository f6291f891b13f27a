"""Reads: what of this room has had its time. ``tot`` is the last day on which its term may have begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Max, QuerySet
from django.utils import timezone

from knooppunt.loket.models import Sleutel, Vraag
from knooppunt.loket.rules.vraag import Vraagstatus


def ended_questions(tot: date) -> Iterator[tuple[str, date]]:
    """Sent, without a dossier, and nothing was written in it since: reference, and the day of the last message."""
    zonder = Vraag.objects.exclude(status__in=[Vraagstatus.CONCEPT, Vraagstatus.DOSSIER])
    laatst = {"verteld": Max("vertellingen__verteld_at"), "geantwoord": Max("reacties__at")}
    rijen = zonder.filter(verstuurd_at__date__lte=tot).annotate(**laatst).order_by("verstuurd_at", "pk")
    for ref, *momenten in rijen.values_list("ref", "verstuurd_at", "afgesloten_at", "verteld", "geantwoord"):
        dag = max(timezone.localdate(moment) for moment in momenten if moment)
        if dag <= tot:
            yield ref, dag


def ended_drafts(tot: date) -> QuerySet:
    """Stories that were never sent, after the last day on which the teller could go on."""
    return Vraag.objects.filter(status=Vraagstatus.CONCEPT, verloopt_op__lte=tot)


def ended_keys(tot: date) -> QuerySet:
    return Sleutel.objects.filter(verloopt_op__lte=tot)


def teller_of(ref: str) -> tuple[str, str, str]:
    """Code of a question, address of who told it (may be empty) and their language."""
    return Vraag.objects.values_list("code", "email", "taal").get(ref=ref)
