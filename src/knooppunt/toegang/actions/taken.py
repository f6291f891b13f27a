"""Tasks: what waits for a person or a role is opened and closed by the action that makes it wait."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.models import Taak
from knooppunt.toegang.queries.accounts import workplaces_with_role
from knooppunt.toegang.rollen import rolnaam

BEHEERDER = "beheerder"


def open_task(
    *,
    sleutel: str,
    soort: str,
    tekst: str,
    url: str,
    at: datetime,
    account_id: int | None = None,
    organisatie: Organisatie | None = None,
    rol: str = "",
    voor: date | None = None,
    dossier_ref: str = "",
) -> Taak:
    """Put something on the list of a person, or of a role at an organisation. The same open task is updated."""
    taak, _ = Taak.objects.update_or_create(
        sleutel=sleutel,
        account_id=account_id,
        organisatie=organisatie,
        rol=rol,
        gedaan_at=None,
        defaults={"soort": soort, "tekst": tekst[:160], "url": url, "voor": voor, "dossier_ref": dossier_ref},
        create_defaults={
            "soort": soort, "tekst": tekst[:160], "url": url, "voor": voor, "dossier_ref": dossier_ref,
            "created_at": at,
        },
    )  # fmt: skip
    return taak


def open_tasks_for_role(*, rol: str, op: date, **taak: Any) -> None:
    """On the list of everyone with this role; while nobody has it, of the administrator, who can give it."""
    plekken = workplaces_with_role(rol, op)
    for organisatie in plekken:
        open_task(organisatie=organisatie, rol=rol, **taak)
    if not plekken:
        for wie in who_gives_roles(rolnaam(rol), op):
            open_task(**(taak | wie))


def who_gives_roles(rol: str, op: date) -> list[dict[str, Any]]:
    """The administrators of the region, as ``open_task`` asks it, with what they have to do: give someone this role."""
    vraag = {
        "rol": BEHEERDER, "tekst": f"Er wacht iets, maar niemand heeft de rol {rol}. Geef iemand die rol.",
        "url": reverse("toegang:mensen"), "dossier_ref": "",
    }  # fmt: skip
    return [vraag | {"organisatie": organisatie} for organisatie in workplaces_with_role(BEHEERDER, op)]


def close_tasks(*, sleutel: str, at: datetime, by: Viewer, account_id: int | None = None) -> int:
    """The thing has happened: nobody needs to do it any more (or not this person). Returns how many were open."""
    taken = Taak.objects.filter(sleutel=sleutel, gedaan_at__isnull=True)
    if account_id is not None:
        taken = taken.filter(account_id=account_id)
    return taken.update(gedaan_at=at, gedaan_by_id=by.account_id)


def close_dossier_tasks(*, dossier_ref: str, account_id: int, at: datetime, by: Viewer) -> int:
    """Someone left the circle: nothing in that dossier waits for them any more. Returns how many were open."""
    taken = Taak.objects.filter(dossier_ref=dossier_ref, account_id=account_id, gedaan_at__isnull=True)
    return taken.update(gedaan_at=at, gedaan_by_id=by.account_id)
