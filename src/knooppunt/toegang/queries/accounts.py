"""Reads: who someone is today, and who the people are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from knooppunt.basis.prepared import prepared
from knooppunt.basis.viewer import Functie, Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.models import Account, Lidmaatschap
from knooppunt.toegang.rollen import permissies_van


def bezoeker(op: date) -> Viewer:
    """A visitor who has not signed in."""
    return Viewer(account_id=None, soort="bezoeker", op=op)


def viewer_of(account: Account, op: date) -> Viewer:
    """The viewer that this account is on a day: only memberships in force count."""
    functies = tuple(
        Functie(rol, organisatie_id, soort) for rol, organisatie_id, soort in _memberships(account.pk, op)
    )
    return Viewer(
        account_id=account.pk,
        soort=account.soort,
        op=op,
        naam=account.naam,
        functies=functies,
        permissies=permissies_van({f.rol for f in functies}),
    )


@prepared
def _memberships(account: Any, op: Any) -> QuerySet[Any]:
    return (
        memberships_on(op)
        .filter(account_id=account)
        .values_list("rol", "organisatie_id", "organisatie__soort")
    )


def memberships_on(op: Any) -> QuerySet[Lidmaatschap]:
    """Every role that someone has somewhere on a day."""
    return Lidmaatschap.objects.filter(Q(eind__isnull=True) | Q(eind__gt=op), begin__lte=op).order_by()


def people_with_role(rol: str, organisatie_ids: Iterable[int], op: date) -> QuerySet[Account]:
    """The active people who have a role at one of the organisations on a day."""
    return Account.objects.filter(
        Q(lidmaatschappen__eind__isnull=True) | Q(lidmaatschappen__eind__gt=op),
        is_active=True,
        lidmaatschappen__rol=rol,
        lidmaatschappen__organisatie_id__in=list(organisatie_ids),
        lidmaatschappen__begin__lte=op,
    ).distinct()


def workplaces_with_role(rol: str, op: date) -> list[Organisatie]:
    """The organisations where someone has this role on a day."""
    geldt = memberships_on(op).filter(rol=rol, account__is_active=True)
    return list(Organisatie.objects.filter(pk__in=geldt.values("organisatie_id")))


def people_at(organisatie_id: int, rollen: Iterable[str], op: date) -> QuerySet[Account]:
    """The active people who have one of these roles at this organisation on a day."""
    return Account.objects.filter(
        Q(lidmaatschappen__eind__isnull=True) | Q(lidmaatschappen__eind__gt=op),
        is_active=True,
        lidmaatschappen__rol__in=list(rollen),
        lidmaatschappen__organisatie_id=organisatie_id,
        lidmaatschappen__begin__lte=op,
    ).distinct()


def roles_at(account_ids: Iterable[int], op: date) -> dict[tuple[int, int], frozenset[str]]:
    """The roles in force on a day of each of these people at each organisation, by (account, organisation)."""
    found: dict[tuple[int, int], set[str]] = {}
    geldt = memberships_on(op).filter(account_id__in=list(account_ids))
    for account, rol, organisatie in geldt.values_list("account_id", "rol", "organisatie_id"):
        found.setdefault((account, organisatie), set()).add(rol)
    return {key: frozenset(rollen) for key, rollen in found.items()}


def has_accounts() -> bool:
    return Account.objects.exists()


def demonstration_people() -> QuerySet[Account]:
    """The invented people that a visitor of the demonstration can be."""
    return Account.objects.exclude(demonstratie_uitleg="").order_by("demonstratie_volgorde", "naam")


def account_by_ref(ref: str) -> Account | None:
    return Account.objects.filter(ref=ref).first()


def demonstration_person(ref: str) -> Account | None:
    return next((a for a in demonstration_people() if a.ref == ref and a.is_active), None)


def own_account(viewer: Viewer) -> Account:
    return Account.objects.get(pk=viewer.account_id)


def active_account(pk: int) -> Account | None:
    return Account.objects.filter(pk=pk, is_active=True).first()
