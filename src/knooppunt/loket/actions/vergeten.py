"""Forgetting questions: with their dossier, or by themselves when nothing came of them. The numbers stay."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.loket.actions.taken import task_key
from knooppunt.loket.models import Vraag
from knooppunt.loket.rules.vraag import Vraagstatus
from knooppunt.toegang.public import keep_counts, record_event, remove_tasks_about, removed


@transaction.atomic
def forget_question(*, ref: str, by: Viewer, at: datetime) -> Counter[str]:
    """Delete one question without a dossier. Returns rows by table."""
    zonder = Vraag.objects.exclude(status=Vraagstatus.DOSSIER)
    return _forget(zonder.filter(ref=ref), by, at)


@transaction.atomic
def forget_questions_of(*, dossier_ref: str, by: Viewer, at: datetime) -> Counter[str]:
    """Delete the questions that became part of a dossier that is being forgotten."""
    return _forget(Vraag.objects.filter(dossier__ref=dossier_ref), by, at)


def _forget(vragen: QuerySet[Vraag], by: Viewer, at: datetime) -> Counter[str]:
    weg: Counter[str] = Counter()
    for vraag in vragen.select_for_update(of=("self",)):
        if vraag.verstuurd_at:
            keep_counts("vragen", [timezone.localdate(vraag.verstuurd_at)], vraag.gemeente_id)
        weg += remove_tasks_about(task_key(vraag))
        record_event(soort="vraag.gewist", onderwerp_ref=vraag.ref, by=by, at=at)
    return weg + removed(vragen)
