"""Forgetting: accounts without a reason to exist, and what is only needed for a while."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.models import Account, Taak
from knooppunt.toegang.queries.bewaren import account_relations, rows_of

VAN_VROEGER = "iemand van vroeger"
"""The name of an account whose person is forgotten: the record still says that it was one and the same."""


@transaction.atomic
def anonymise_account(*, ref: str, by: Viewer, at: datetime) -> Counter[str]:
    """Take away who it was. The row stays: the record of events points to it and is never changed."""
    account = Account.objects.select_for_update().get(ref=ref)
    weg: Counter[str] = Counter({account._meta.label: 1})
    for relatie in account_relations(own=True):  # keys, devices, roles and tasks are of this person only
        weg += removed(rows_of(relatie, account))
    account.naam, account.email, account.geboortedatum, account.last_login = VAN_VROEGER, None, None, None
    account.email_gevraagd, account.inlognaam = "", None
    account.taal, account.demonstratie_uitleg, account.is_active = "nl", "", False
    account.set_unusable_password()
    account.save()
    record_event(soort="account.geanonimiseerd", onderwerp_ref=account.ref, by=by, at=at)
    return weg


def remove_dossier_tasks(dossier_ref: str) -> Counter[str]:
    """Every task of a dossier that is being forgotten, done or not; in the caller's transaction."""
    return removed(Taak.objects.filter(dossier_ref=dossier_ref))


def remove_tasks_about(sleutel: str) -> Counter[str]:
    """Every task about one thing that is being forgotten; in the caller's transaction."""
    return removed(Taak.objects.filter(sleutel=sleutel))


def removed(rijen: QuerySet) -> Counter[str]:
    """Delete rows; how many went, by table."""
    _, per_tabel = rijen.delete()
    return Counter({tabel: aantal for tabel, aantal in per_tabel.items() if aantal})
