"""What waits for whom because of a question."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.loket.models import Vraag
from knooppunt.loket.queries.routering import surroundings_of
from knooppunt.loket.rules.routering import ROL_VAN
from knooppunt.loket.rules.vraag import Partij
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, open_task, people_with_role

BEHEERDER = "beheerder"


def task_key(vraag: Vraag) -> str:
    return f"vraag:{vraag.ref}"


def open_owner_task(vraag: Vraag, tekst: str, at: datetime) -> None:
    """Put it on the owner's home page; without an owner on that of who keeps the worklist."""
    if vraag.eigenaar_id:
        open_task(
            sleutel=task_key(vraag), soort="vraag", tekst=tekst, url=reverse("loket:vraag", args=[vraag.ref]), at=at,
            account_id=vraag.eigenaar_id, voor=vraag.reageer_voor if vraag.reactie_at is None else None,
        )  # fmt: skip
        return
    for organisatie in _keepers(vraag, at):
        open_task(
            sleutel=task_key(vraag), soort="vraag", tekst=f"Zoek iemand voor vraag {vraag.code}",
            url=reverse("loket:werklijst"), at=at, organisatie=organisatie,
            rol=_keeper_role(organisatie, at.date()), voor=vraag.reageer_voor,
        )  # fmt: skip


def _keeper_role(organisatie: Organisatie, op: date) -> str:
    """The advisers; in a region that is just beginning there may be none, and then the administrator reads it."""
    adviseur = ROL_VAN[Partij.SWV]
    if people_with_role(adviseur, [organisatie.pk], op).exists():
        return adviseur
    return BEHEERDER if people_with_role(BEHEERDER, [organisatie.pk], op).exists() else adviseur


def _keepers(vraag: Vraag, at: datetime) -> list[Organisatie]:
    """The samenwerkingsverband of the child; when it is not known, every one of the region."""
    swv = surroundings_of(vraag, at.date()).swv
    alle = Organisatie.objects.filter(soort=Organisatie.Soort.SWV)
    return list(alle.filter(swv=swv)) if swv and alle.filter(swv=swv).exists() else list(alle[:10])


def close_question_tasks(vraag: Vraag, by: Viewer, at: datetime) -> None:
    close_tasks(sleutel=task_key(vraag), at=at, by=by)
