"""Who leads: the regisseur of the family as long as they work there, else who has the dossier on their list."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from knooppunt.dossier.models import Betrokkene, Dossier, Regisseur
from knooppunt.dossier.policies import COORDINATOR
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.toegang.public import (
    MET_DOSSIERS,
    memberships_on,
    people_with_role,
    rolnaam,
    who_gives_roles,
)


def in_office(op: Any) -> QuerySet[Regisseur]:
    """Who was chosen, did not hand over, and can still reach a dossier. Who left is regisseur of nothing."""
    return Regisseur.objects.filter(_works_there(op), tot__isnull=True, account__is_active=True)


def _works_there(op: Any) -> Q:
    """With a place for an organisation: a role with dossiers there. Without: not only roles that see none."""
    functies = memberships_on(op).filter(account=OuterRef("account"))
    met_dossiers = functies.filter(rol__in=MET_DOSSIERS)
    alleen = Q(organisatie__isnull=True) & (Exists(met_dossiers) | ~Exists(functies))
    return Exists(met_dossiers.filter(organisatie=OuterRef("organisatie"))) | alleen


def regisseur_of(dossier: Dossier, op: date) -> Regisseur | None:
    return in_office(op).filter(gezin=dossier.kind.gezin_id).select_related("account", "organisatie").first()


def who_takes_it(dossier: Dossier, op: date) -> list[dict[str, Any]]:
    """For whom what waits in a dossier is, as ``open_task`` asks it; there is always someone.

    The regisseur. Without one the coordinator of the school; without a school the team. Where nobody is any of these,
    the administrator of the region as well, who can give someone that role.
    """
    regisseur = regisseur_of(dossier, op)
    if regisseur:
        return [{"account_id": regisseur.account_id}]
    if dossier.school:
        school = {"organisatie": dossier.school, "rol": COORDINATOR}
        bemand = people_with_role(COORDINATOR, [dossier.school_id], op).exists()
        return (
            [school]
            if bemand
            else [school, *who_gives_roles(f"{rolnaam(COORDINATOR)} ({dossier.school.naam})", op)]
        )
    plaatsen = Betrokkene.objects.filter(
        _works_there(op), dossier=dossier, account__is_active=True, vanaf__lte=op
    )
    team = plaatsen.exclude(tot__lte=op).filter(hoedanigheid=Hoedanigheid.TEAM.value)
    wie: list[dict[str, Any]] = [{"account_id": pk} for pk in team.values_list("account_id", flat=True)]
    return wie or who_gives_roles(rolnaam(COORDINATOR), op)
