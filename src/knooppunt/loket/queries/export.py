"""The own questions at the front desk, as plain data to take along."""

from __future__ import annotations

from typing import Any

from knooppunt.basis.viewer import Viewer
from knooppunt.loket.models import Vraag


def export_questions(viewer: Viewer) -> list[dict[str, Any]]:
    """What this person asked while signed in, with what was told by themselves and every answer."""
    vragen = Vraag.objects.filter(account_id=viewer.account_id).prefetch_related(
        "vertellingen", "reacties__van", "toestemmingen"
    )
    return [
        {
            "code": v.code, "status": v.get_status_display(), "verstuurd_op": _at(v.verstuurd_at),
            "verteld": [
                {"op": _at(t.verteld_at), "antwoorden": [{"vraag": vraag, "antwoord": a} for vraag, a in t.antwoorden]}
                for t in v.vertellingen.all()
                if t.is_begin or t.naam == viewer.naam
            ],
            "mag_het_weten": [{"wie": t.partij, "ja": t.mag} for t in v.toestemmingen.all()],
            "reacties": [{"van": r.van.naam, "tekst": r.tekst, "op": _at(r.at)} for r in v.reacties.all()],
        }
        for v in vragen
    ]  # fmt: skip


def _at(moment: Any) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
