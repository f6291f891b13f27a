"""What every change of support has in common: the row as it is now, its tasks and its event."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.policies import may_arrange_support, may_see_part
from knooppunt.besluiten.queries import circle_accounts
from knooppunt.besluiten.rules import Inzetstatus, step_verdict
from knooppunt.dossier.public import Deel, Dossier, DossierZicht
from knooppunt.toegang.public import Account, close_tasks, open_task, record_event


def locked(zicht: DossierZicht, inzet: Inzet) -> Inzet:
    """The row as it is now, for someone who sees its part."""
    may_see_part(zicht.delen, Deel(inzet.deel)).require_permission()
    return (
        Inzet.objects.select_for_update(of=("self",))
        .select_related("created_by", "dossier")
        .get(pk=inzet.pk, dossier_id=zicht.dossier.pk)
    )


def step(
    zicht: DossierZicht,
    inzet: Inzet,
    naar: Inzetstatus,
    by: Viewer,
    at: datetime,
    reden: str = "",
    **velden: object,
) -> Inzet:
    """To the next state, when this person may and the rule says that it can follow."""
    may_arrange_support(by, zicht.feiten).require_permission()
    inzet = locked(zicht, inzet)
    step_verdict(Inzetstatus(inzet.status), naar, reden).require()
    save(inzet, at, status=naar.value, status_reden=reden.strip(), **velden)
    return inzet


def save(inzet: Inzet, at: datetime, **velden: object) -> None:
    """Keep the change, and move the dossier to the top of the lists."""
    for naam, waarde in velden.items():
        setattr(inzet, naam, waarde)
    inzet.updated_at = at
    inzet.save()
    Dossier.objects.filter(pk=inzet.dossier_id).update(bijgewerkt_at=at)


def ask_family(inzet: Inzet, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    """A question on the home page of the parents and the pupil: does this support fit?"""
    for account in circle_accounts(zicht, by.op, "ouder", "leerling"):
        leerling = account.soort == Account.Soort.LEERLING
        tekst = (
            "Er is hulp voor je bedacht. Wat vind je ervan?"
            if leerling
            else "Er is hulp voorgesteld. Wat vindt u ervan?"
        )
        task(inzet, "antwoord", tekst, account, None, at)


def task(inzet: Inzet, wat: str, tekst: str, account: Account, voor: date | None, at: datetime) -> None:
    """Something about this support waits for ``account``."""
    url = f"{reverse('besluiten:inzet', args=[inzet.dossier.ref])}#{inzet.ref}"
    open_task(
        sleutel=task_key(inzet, wat), soort=f"inzet.{wat}", tekst=tekst, url=url, at=at, account_id=account.pk,
        voor=voor, dossier_ref=inzet.dossier.ref,
    )  # fmt: skip


def task_key(inzet: Inzet, wat: str) -> str:
    return f"inzet:{inzet.ref}:{wat}"


def close(inzet: Inzet, by: Viewer, at: datetime, *waarvan: str) -> None:
    for wat in waarvan:
        close_tasks(sleutel=task_key(inzet, wat), at=at, by=by)


def record(inzet: Inzet, wat: str, by: Viewer, at: datetime, **gegevens: object) -> None:
    record_event(
        soort=f"inzet.{wat}", onderwerp_ref=inzet.ref, dossier_ref=inzet.dossier.ref, by=by, at=at,
        deel=inzet.deel, soort_inzet=inzet.soort, **gegevens,
    )  # fmt: skip
