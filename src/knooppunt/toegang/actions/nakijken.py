"""Every night the whole record is read over; what does not fit is put before the privacy officer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.actions.taken import close_tasks, open_tasks_for_role
from knooppunt.toegang.anker import read_anchor
from knooppunt.toegang.keten import NAGEKEKEN
from knooppunt.toegang.nacht import Voortgang
from knooppunt.toegang.queries.controle import Uitslag, check_record
from knooppunt.toegang.rules.controle import Plek

TAAK = "logboek.nagekeken"


def check_every_night(*, at: datetime, by: Viewer, voortgang: Voortgang) -> str:
    """Read everything, and record what was found: how many lines, and how many do not fit."""
    anker = _anchor()
    uitslag = check_record(anker or {}, voortgang)
    _record(uitslag, uitslag.is_whole(anker), at, by)
    gelezen = f"{uitslag.regels} regels en {uitslag.rijen} rijwijzigingen gelezen."
    return f"{gelezen} Alles klopt." if uitslag.is_whole(anker) else f"{gelezen} Er klopt iets niet."


def _anchor() -> Mapping[int, Plek] | None:
    """None when there is no anchor, or what stands there is none: both are told."""
    try:
        return read_anchor(Path(settings.ANKER))
    except (FileNotFoundError, ValueError):
        return None


@transaction.atomic
def _record(uitslag: Uitslag, klopt: bool, at: datetime, by: Viewer) -> None:
    record_event(
        soort=NAGEKEKEN, onderwerp_ref="", by=by, at=at, klopt=klopt, regels=uitslag.regels,
        rijwijzigingen=uitslag.rijen, fouten=len(uitslag.bevindingen) + len(uitslag.grendels),
    )  # fmt: skip
    if klopt:
        close_tasks(sleutel=TAAK, at=at, by=by)
        return
    open_tasks_for_role(
        rol="privacyfunctionaris", op=by.op, sleutel=TAAK, soort="logboek", at=at,
        tekst="Het logboek klopt niet meer. Laat de beheerder nakijken wat er is gebeurd.",
        url=reverse("toegang:logboek"),
    )  # fmt: skip
