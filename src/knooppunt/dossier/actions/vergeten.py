"""Forgetting: a dossier whose term is over goes with everything that is only in it. The numbers stay."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.documenten_opruimen import forget_documents
from knooppunt.dossier.models import Dossier, Evaluatie, Gezin, Kind, Plan
from knooppunt.toegang.public import keep_counts, record_event, remove_dossier_tasks, removed


@transaction.atomic
def announce_removal(*, ref: str, wissen_op: date | None, by: Viewer, at: datetime) -> None:
    """Everyone in the circle reads on which day the dossier goes; None takes that back."""
    Dossier.objects.filter(ref=ref).update(wissen_op=wissen_op)
    soort = "dossier.wissen_aangekondigd" if wissen_op else "dossier.wissen_ingetrokken"
    record_event(soort=soort, onderwerp_ref=ref, dossier_ref=ref, by=by, at=at)


@transaction.atomic
def forget_dossier(*, ref: str, by: Viewer, at: datetime) -> Counter[str]:
    """Delete a closed dossier and, when nothing else needs them, the child and the family. Returns rows by table."""
    dicht = Dossier.objects.select_for_update(of=("self",)).filter(status=Dossier.Status.AFGESLOTEN)
    dossier = dicht.select_related("kind").get(ref=ref)
    _keep_numbers(dossier)
    kind_id, gezin_id = dossier.kind_id, dossier.kind.gezin_id
    weg = forget_documents(dossier) + remove_dossier_tasks(ref)
    weg += removed(Dossier.objects.filter(pk=dossier.pk))
    weg += removed(Kind.objects.filter(pk=kind_id, dossiers__isnull=True))
    weg += removed(Gezin.objects.filter(pk=gezin_id, kinderen__isnull=True))
    record_event(soort="dossier.gewist", onderwerp_ref=ref, dossier_ref=ref, by=by, at=at)
    return weg


def _keep_numbers(dossier: Dossier) -> None:
    """What the figures of past years count in this dossier."""
    plannen = Plan.objects.filter(dossier=dossier, vastgesteld_at__isnull=False)
    evaluaties = Evaluatie.objects.filter(plan__dossier=dossier)
    begonnen = {
        "dossiers": [timezone.localdate(dossier.geopend_at)],
        "plannen": [timezone.localdate(at) for at in plannen.values_list("vastgesteld_at", flat=True)],
        "evaluaties": list(evaluaties.values_list("datum", flat=True)),
    }
    for soort, dagen in begonnen.items():
        keep_counts(soort, dagen, dossier.gemeente_id)
