"""Everything about the own account, as plain data to take along."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.models import Account, Gebeurtenis

BINNENKOMST = 500
"""Visits that go along at most, the newest."""


def export_account(viewer: Viewer) -> dict[str, Any]:
    """Who this person is here, with which devices and when they came in. No secrets: those open doors."""
    account = Account.objects.get(pk=viewer.account_id)
    binnen = Gebeurtenis.objects.filter(soort="account.binnengekomen", onderwerp_ref=account.ref)
    return {
        "nummer": account.ref,
        "naam": account.naam,
        "soort": account.get_soort_display(),
        "email": account.email or "",
        "inlognaam": account.inlognaam or "",
        "geboren": str(account.geboortedatum or ""),
        "taal": account.taal,
        "gemaakt_op": _at(account.created_at),
        "apparaten": [
            {"browser": a.browser, "eerst": _at(a.eerst_at), "laatst": _at(a.laatst_at)}
            for a in account.apparaten.all()
        ],
        "tweede_stappen": [s.naam for s in account.stappen.all()],
        "ingelogd_op": [
            _at(at) for at in binnen.order_by("-id").values_list("at", flat=True)[:BINNENKOMST]
        ],
    }  # fmt: skip


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
