"""Reads for the administrator: who works in the region, where, in which role, and who left work behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.policies import may_manage_people
from knooppunt.toegang.rules.mensen import Staat, long_ago, state_of

PER_BLAD = 30


@dataclass(frozen=True)
class Mens:
    """Someone at work, with the roles of today and later."""

    account: Account
    staat: Staat
    rollen: list[Lidmaatschap] = field(default_factory=list)
    taken: int = 0


def people_at_work(viewer: Viewer) -> QuerySet[Account]:
    """Accounts of professionals whose person is known; nothing for who does not look after the region."""
    if not may_manage_people(viewer):
        return Account.objects.none()
    return Account.objects.filter(soort=Account.Soort.PROFESSIONAL, email__isnull=False)


def find_people(
    viewer: Viewer, *, zoek: str = "", welke: str = "", na: tuple[str, int] | None = None
) -> tuple[list[Mens], tuple[str, int] | None]:
    """A page of people by name, and the key of the next page when there is one."""
    mensen = people_at_work(viewer)
    for woord in zoek.split():
        werkt = Lidmaatschap.objects.filter(_in_force(viewer.op), account=OuterRef("pk"))
        mensen = mensen.filter(
            Q(naam__icontains=woord)
            | Q(email__icontains=woord)
            | Exists(werkt.filter(organisatie__naam__icontains=woord))
        )
    mensen = _with_state(mensen, welke, viewer.op)
    if na:
        mensen = mensen.filter(Q(naam__gt=na[0]) | Q(naam=na[0], pk__gt=na[1]))
    rijen = list(mensen.order_by("naam", "pk")[: PER_BLAD + 1])
    blad = rijen[:PER_BLAD]
    volgende = (blad[-1].naam, blad[-1].pk) if len(rijen) > PER_BLAD else None
    return _as_people(blad, viewer.op), volgende


def _in_force(op: date) -> Q:
    return Q(eind__isnull=True) | Q(eind__gt=op)


def _with_state(mensen: QuerySet[Account], welke: str, op: date) -> QuerySet[Account]:
    rol = Exists(Lidmaatschap.objects.filter(_in_force(op), account=OuterRef("pk")))
    grens = timezone.make_aware(datetime.combine(long_ago(op), datetime.min.time()))
    filters: dict[str, Any] = {
        Staat.GEBLOKKEERD.value: Q(is_active=False),
        Staat.ZONDER_ROL.value: Q(is_active=True) & ~rol,
        Staat.UITGENODIGD.value: Q(rol, is_active=True, last_login__isnull=True),
        Staat.LANG_NIET.value: Q(rol, is_active=True, last_login__lt=grens),
    }
    return mensen.filter(filters[welke]) if welke in filters else mensen


def _as_people(accounts: list[Account], op: date) -> list[Mens]:
    rollen: dict[int, list[Lidmaatschap]] = {}
    lopend = Lidmaatschap.objects.filter(_in_force(op), account__in=accounts).select_related("organisatie")
    for lid in lopend.order_by("begin", "pk"):
        rollen.setdefault(lid.account_id, []).append(lid)
    open_werk = dict(
        Taak.objects.filter(account__in=accounts, gedaan_at__isnull=True)
        .order_by()
        .values_list("account_id")
        .annotate(n=Count("pk"))
    )
    return [
        Mens(a, _state(a, a.pk in rollen, op), rollen.get(a.pk, []), open_werk.get(a.pk, 0)) for a in accounts
    ]


def _state(account: Account, heeft_rol: bool, op: date) -> Staat:
    laatst = timezone.localdate(account.last_login) if account.last_login else None
    return state_of(actief=account.is_active, heeft_rol=heeft_rol, laatst=laatst, op=op)


def person(viewer: Viewer, ref: str) -> Mens | None:
    """One person, or None when there is no such person at work."""
    account = people_at_work(viewer).filter(ref=ref).first()
    return _as_people([account], viewer.op)[0] if account else None


def roles_before(mens: Mens, op: date) -> list[Lidmaatschap]:
    """Roles that ended, the last one first."""
    voorbij = Lidmaatschap.objects.filter(account=mens.account, eind__lte=op).select_related("organisatie")
    return list(voorbij.order_by("-eind", "-pk")[:20])


def role_of(mens: Mens, ref: str) -> Lidmaatschap | None:
    return (
        Lidmaatschap.objects.filter(account=mens.account, ref=ref)
        .select_related("organisatie", "account")
        .first()
    )


def history(mens: Mens) -> list[Gebeurtenis]:
    """What was arranged around the account, newest first; not what the person did."""
    soorten = Q(soort__startswith="lidmaatschap.") | Q(soort__in=GEREGELD)
    gebeurd = Gebeurtenis.objects.filter(soorten, onderwerp_ref=mens.account.ref)
    return list(gebeurd.select_related("by").order_by("-id")[:20])


GEREGELD = ("account.gemaakt", "account.uitgenodigd", "account.geblokkeerd", "account.vrijgegeven")


def workplaces_to_choose(viewer: Viewer) -> QuerySet[Organisatie]:
    """Where someone can work: every organisation of the region."""
    gevonden = Organisatie.objects.filter(regio__isnull=False)
    return gevonden.order_by("soort", "naam", "pk") if may_manage_people(viewer) else gevonden.none()


def left_work(viewer: Viewer) -> list[Mens]:
    """People who can do nothing here any more, and for whom something still waits."""
    rol = Exists(Lidmaatschap.objects.filter(_in_force(viewer.op), account=OuterRef("pk")))
    wacht = Exists(Taak.objects.filter(account=OuterRef("pk"), gedaan_at__isnull=True))
    weg = people_at_work(viewer).filter(~rol | Q(is_active=False)).filter(wacht)
    return _as_people(list(weg.order_by("naam", "pk")[:200]), viewer.op)
