"""Where somebody signed up, as plain data to take along."""

from __future__ import annotations

from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.models import Deelname


def export_participations(viewer: Viewer) -> list[dict[str, str]]:
    rijen = Deelname.objects.filter(account_id=viewer.account_id).select_related("scholing__organisatie")
    return [
        {
            "titel": d.scholing.titel, "van": d.scholing.organisatie.naam,
            "begint_op": d.scholing.begint_at.isoformat(timespec="seconds"), "status": d.get_status_display(),
            "aangemeld_op": d.aangemeld_at.isoformat(timespec="seconds"),
            "was_er": "" if d.aanwezig is None else "ja" if d.aanwezig else "nee",
        }
        for d in rijen
    ]  # fmt: skip
