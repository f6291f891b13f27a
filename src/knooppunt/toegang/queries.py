"""Reads: who someone is today, what waits for them, what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from knooppunt.basis.viewer import Functie, Viewer
from knooppunt.toegang.models import Account, Bericht, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.rollen import permissies_van


def bezoeker(op: date) -> Viewer:
    """A visitor who has not signed in."""
    return Viewer(account_id=None, soort="bezoeker", op=op)


def viewer_of(account: Account, op: date) -> Viewer:
    """The viewer that this account is on a day: only memberships in force count."""
    functies = tuple(
        Functie(rol, organisatie_id, soort)
        for rol, organisatie_id, soort in Lidmaatschap.objects.filter(
            Q(eind__isnull=True) | Q(eind__gt=op), account=account, begin__lte=op
        ).values_list("rol", "organisatie_id", "organisatie__soort")
    )
    return Viewer(
        account_id=account.pk,
        soort=account.soort,
        op=op,
        naam=account.naam,
        functies=functies,
        permissies=permissies_van({f.rol for f in functies}),
    )


def people_with_role(rol: str, organisatie_ids: Iterable[int], op: date) -> QuerySet[Account]:
    """The active people who have a role at one of the organisations on a day."""
    return Account.objects.filter(
        Q(lidmaatschappen__eind__isnull=True) | Q(lidmaatschappen__eind__gt=op),
        is_active=True,
        lidmaatschappen__rol=rol,
        lidmaatschappen__organisatie_id__in=list(organisatie_ids),
        lidmaatschappen__begin__lte=op,
    ).distinct()


def open_tasks(viewer: Viewer) -> QuerySet[Taak]:
    """What waits for this person, itself or through a role; what is due first comes first."""
    mine = Q(account_id=viewer.account_id)
    for functie in viewer.functies:
        mine |= Q(account__isnull=True, organisatie_id=functie.organisatie_id, rol=functie.rol)
    return Taak.objects.filter(mine, gedaan_at__isnull=True).order_by(F("voor").asc(nulls_last=True), "id")


def events_of_dossier(dossier_ref: str) -> QuerySet[Gebeurtenis]:
    """Everything that happened in a dossier, newest first; the caller has checked who may see it."""
    return (
        Gebeurtenis.objects.filter(dossier_ref=dossier_ref)
        .select_related("by", "organisatie")
        .order_by("-id")
    )


def demonstration_people() -> QuerySet[Account]:
    """The invented people that a visitor of the demonstration can be."""
    return Account.objects.exclude(demonstratie_uitleg="").order_by("demonstratie_volgorde", "naam")


def account_by_ref(ref: str) -> Account | None:
    return Account.objects.filter(ref=ref).first()


def demonstration_person(ref: str) -> Account | None:
    return demonstration_people().filter(ref=ref, is_active=True).first()


def outbox(limit: int = 50) -> QuerySet[Bericht]:
    return Bericht.objects.order_by("-created_at", "-id")[:limit]
