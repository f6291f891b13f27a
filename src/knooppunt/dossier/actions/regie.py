"""What waits for who leads: it goes along to a new regisseur, and to someone else when the regisseur left."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Dossier, Gezin, Regisseur
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.regie import in_office, who_takes_it
from knooppunt.toegang.public import Taak, Voortgang, close_tasks, open_task, record_event

LEIDERSTAKEN = (
    "plan.vaststellen", "plan.overleg", "plan.evalueren", "dossier.afsluiten", "inzagevraag.beantwoorden",
    "bewaren.bekijken",
)  # fmt: skip
"""What waits for who leads, and goes along when the family gets another regisseur."""


def ask_leader(zicht: DossierZicht, *, by: Viewer, **taak: Any) -> None:
    """A task for who leads, or who takes it while nobody does."""
    for wie in who_takes_it(zicht.dossier, by.op):
        open_task(**({"dossier_ref": zicht.dossier.ref} | taak | wie))


def pass_leader_tasks(*, gezin: Gezin, account_id: int, by: Viewer, at: datetime) -> None:
    """A new regisseur takes over what waits in the dossiers of this family; that there was none waits no longer."""
    refs = list(Dossier.objects.filter(kind__gezin=gezin).values_list("ref", flat=True))
    open_taken = Taak.objects.filter(dossier_ref__in=refs, soort__in=LEIDERSTAKEN, gedaan_at__isnull=True)
    for taak in open_taken.exclude(account_id=account_id):
        _pass_on(taak, [{"account_id": account_id}], by, at)
    for ref in refs:
        close_tasks(sleutel=_key(ref), by=by, at=at)


def end_of_regie(*, at: datetime, by: Viewer, voortgang: Voortgang) -> str:
    """Nightly: whoever was regisseur and works there no longer is so no more; what waited for them goes to another."""
    weg = list(Regisseur.objects.filter(tot__isnull=True).exclude(pk__in=in_office(by.op).values("pk")))
    for klaar, regisseur in enumerate(weg, start=1):
        regisseur_left(regisseur=regisseur, by=by, at=at)
        voortgang(klaar, len(weg))
    return f"Gezinnen waarvan de regisseur weg is: {len(weg)}."


@transaction.atomic
def regisseur_left(*, regisseur: Regisseur, by: Viewer, at: datetime) -> None:
    """Ends today, in each dossier of the family; who takes it is asked to choose another."""
    Regisseur.objects.filter(pk=regisseur.pk, tot__isnull=True).update(tot=max(by.op, regisseur.vanaf))
    dossiers = Dossier.objects.filter(kind__gezin=regisseur.gezin_id, status=Dossier.Status.OPEN)
    for dossier in dossiers.select_related("kind__gezin", "school"):
        record_event(
            soort="regisseur.vertrokken", onderwerp_ref=regisseur.account.ref, dossier_ref=dossier.ref, by=by, at=at
        )  # fmt: skip
        wie = who_takes_it(dossier, by.op)
        vraag = {
            "sleutel": _key(dossier.ref), "soort": "regisseur.kiezen", "dossier_ref": dossier.ref, "at": at,
            "tekst": "Een gezin heeft geen regisseur meer. Kies een nieuwe.",
            "url": reverse("dossier:regisseur", args=[dossier.ref]),
        }  # fmt: skip
        for een in wie:
            open_task(**(vraag | een))
        wacht = Taak.objects.filter(
            dossier_ref=dossier.ref, account=regisseur.account_id, gedaan_at__isnull=True
        )
        for taak in wacht:
            _pass_on(taak, wie, by, at)


def _pass_on(taak: Taak, wie: list[dict[str, Any]], by: Viewer, at: datetime) -> None:
    """The same task, for others."""
    close_tasks(sleutel=taak.sleutel, account_id=taak.account_id, at=at, by=by)
    hetzelfde = {
        "sleutel": taak.sleutel, "soort": taak.soort, "tekst": taak.tekst, "url": taak.url, "voor": taak.voor,
        "at": at, "dossier_ref": taak.dossier_ref,
    }  # fmt: skip
    for een in wie:
        open_task(**(hetzelfde | een))


def _key(dossier_ref: str) -> str:
    return f"regisseur:{dossier_ref}"
