"""At night: who wrote knowledge is asked whether it is still right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.actions.items import check_key
from knooppunt.kennis.models import Kennisitem
from knooppunt.kennis.policies import SCHRIJVERS
from knooppunt.kennis.rules.items import REGELS, remind_before
from knooppunt.toegang.public import memberships_on, open_task, record_event


def remind_writers(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """Ask once a year, a month before an item counts as stale."""
    grens = remind_before(by.op)
    items = list(
        Kennisitem.objects.filter(openbaar__isnull=False, nagekeken_op__lt=grens)
        .filter(Q(herinnerd_op__isnull=True) | Q(herinnerd_op__lt=F("nagekeken_op")))
        .select_related("openbaar", "eigenaar")
        .order_by("pk")
    )
    for klaar, item in enumerate(items, start=1):
        remind_writer(item=item, by=by, at=at)
        voortgang(klaar, len(items))
    return f"{len(items)} keer gevraagd of kennis nog klopt."


@transaction.atomic
def remind_writer(*, item: Kennisitem, by: Viewer, at: datetime) -> None:
    """On the list of every role at the owner that writes."""
    rollen = memberships_on(by.op).filter(organisatie=item.eigenaar, rol__in=SCHRIJVERS)
    for rol in sorted(set(rollen.values_list("rol", flat=True))):
        open_task(
            sleutel=check_key(item), soort="kennis_nakijken", at=at, organisatie=item.eigenaar, rol=rol,
            tekst=f"Klopt dit nog? ‘{item.openbaar}’", url=reverse("kennis:werk", args=[item.ref]),
            voor=REGELS.op("houdbaar", by.op).vanaf(item.nagekeken_op),
        )  # fmt: skip
    Kennisitem.objects.filter(pk=item.pk).update(herinnerd_op=by.op)
    record_event(soort="kennisitem.herinnerd", onderwerp_ref=item.ref, by=by, at=at)
