"""Reads: what of this room has had its time. ``tot`` is the last day on which its term may have begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, ForeignObjectRel, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from knooppunt.toegang.models import Account, Bericht, Gebeurtenis, Lidmaatschap, Taak

GEEN_REDEN = (Gebeurtenis, Taak)
"""What an account did or has to do is no reason to keep it; an open task and a look in a living dossier are (below)."""


def account_relations(*, own: bool) -> Iterator[ForeignObjectRel]:
    """Every column that points to an account: of rows that are only its own (they go with it), or of the others."""
    for relatie in Account._meta.get_fields(include_hidden=True):
        wijst = isinstance(relatie, ForeignObjectRel) and not relatie.many_to_many
        if wijst and (relatie.on_delete.__name__ == "CASCADE") == own:
            yield relatie


def rows_of(relatie: ForeignObjectRel, account: Any) -> QuerySet:
    """The rows in which this column points to an account (or to that of an outer query)."""
    return relatie.related_model._base_manager.filter(**{relatie.field.name: account})


def ended_tasks(tot: date) -> QuerySet:
    return Taak.objects.filter(gedaan_at__date__lte=tot)


def ended_mails(tot: date) -> QuerySet:
    return Bericht.objects.filter(created_at__date__lte=tot)


def ended_accounts(tot: date, log_vanaf: date, levende_dossiers: QuerySet) -> Iterator[tuple[str, date]]:
    """Accounts that nothing needs any more: no role, no row that is about them, and no look in a living dossier.

    ``log_vanaf`` is the first day of which the record must still tell who looked.
    """
    accounts = Account.objects.filter(is_active=True)
    for relatie in account_relations(own=False):
        if relatie.related_model not in GEEN_REDEN:
            accounts = accounts.exclude(Exists(rows_of(relatie, OuterRef("pk"))))
    van_account = {"account": OuterRef("pk")}
    geldt = Lidmaatschap.objects.filter(Q(eind__isnull=True) | Q(eind__gt=tot), **van_account)
    wacht = Taak.objects.filter(gedaan_at__isnull=True, **van_account)
    keek = Gebeurtenis.objects.filter(
        by=OuterRef("pk"), at__gte=day_after(log_vanaf), dossier_ref__in=levende_dossiers
    )
    zonder = accounts.exclude(Exists(geldt)).exclude(Exists(wacht)).exclude(Exists(keek))
    laatst = Greatest("created_at", Coalesce("last_login", "created_at"))
    rijen = zonder.annotate(laatst=laatst, rol_tot=Max("lidmaatschappen__eind")).filter(
        laatst__lt=day_after(tot)
    )
    for ref, moment, rol_tot in rijen.values_list("ref", "laatst", "rol_tot"):
        yield ref, max(timezone.localdate(moment), rol_tot or date.min)


def day_after(dag: date) -> datetime:
    """The moment at which a day is over."""
    return timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))
