"""Memberships: a role of a person at an organisation, from a day until a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.models import Account, Lidmaatschap
from knooppunt.toegang.rollen import role_verdict


@transaction.atomic
def add_membership(
    *, account: Account, organisatie: Organisatie, rol: str, begin: date, by: Viewer, at: datetime
) -> Lidmaatschap:
    """Give a person a role at an organisation from a day on; Refusal where it does not fit there or beside another."""
    naast = account.lidmaatschappen.filter(Q(eind__isnull=True) | Q(eind__gt=begin)).values_list(
        "rol", flat=True
    )
    role_verdict(rol, organisatie.soort, list(naast)).require()
    lidmaatschap = Lidmaatschap.objects.create(account=account, organisatie=organisatie, rol=rol, begin=begin)
    record_event(
        soort="lidmaatschap.begonnen",
        onderwerp_ref=account.ref,
        by=by,
        at=at,
        rol_code=rol,
        organisatie=organisatie.ref,
    )
    return lidmaatschap


@transaction.atomic
def end_membership(*, lidmaatschap: Lidmaatschap, eind: date, by: Viewer, at: datetime) -> None:
    """Someone leaves: from ``eind`` on the role gives nothing any more."""
    lidmaatschap.eind = eind
    lidmaatschap.save(update_fields=["eind"])
    record_event(
        soort="lidmaatschap.geeindigd",
        onderwerp_ref=lidmaatschap.account.ref,
        by=by,
        at=at,
        rol_code=lidmaatschap.rol,
        organisatie=lidmaatschap.organisatie.ref,
    )
