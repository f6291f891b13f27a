"""What waits for who keeps watch over the use of data, in figures: each leads to its own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import emergencies_to_review
from knooppunt.privacy.models import Aankondiging
from knooppunt.privacy.queries.verzoeken import late_requests, requests_to_handle
from knooppunt.privacy.rules.verzoek import is_running
from knooppunt.toegang.public import Gebeurtenis, last_check, standing_out

PERIODE = timedelta(days=7)


@dataclass(frozen=True)
class Toezicht:
    """Counts of what waits; ``opvallend`` of the last seven days, ``nagekeken`` the last reading of the record."""

    verzoeken: int
    te_laat: int
    noodgevallen: int
    opvallend: int
    buitenom: int
    gaat_weg: int
    nagekeken: Gebeurtenis | None


def watch(viewer: Viewer, at: datetime) -> Toezicht:
    """For who may read the record; what waits is counted as the pages behind it show it."""
    opvallend = standing_out(viewer, viewer.op - PERIODE, viewer.op, at)
    return Toezicht(
        verzoeken=sum(is_running(v.status) for v in requests_to_handle(viewer)),
        te_laat=len(late_requests(viewer.op)),
        noodgevallen=emergencies_to_review(viewer).filter(oordeel="").count(),
        opvallend=len(opvallend.signalen),
        buitenom=len(opvallend.buitenom) + opvallend.nu_buitenom,
        gaat_weg=Aankondiging.objects.count(),
        nagekeken=last_check(),
    )
