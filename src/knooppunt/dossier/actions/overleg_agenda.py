"""The agenda of a meeting: put a case on it, take it off, change the order."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from knooppunt.basis.verdict import unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.overleg_genodigden import (
    drop,
    end_places,
    invite_to_case,
    lock_overleg,
    open_places,
)
from knooppunt.dossier.models import Bespreking, Dossier, Overleg
from knooppunt.dossier.policies import (
    may_lead_knooppunt,
    may_put_on_agenda,
    may_read_dossier,
    may_work_in_dossier,
)
from knooppunt.dossier.queries.knooppunt import facts_of_knooppunt
from knooppunt.dossier.queries.kring import facts_of
from knooppunt.dossier.rules.knooppunt import Overlegstatus, ground_is_complete, may_change_agenda
from knooppunt.dossier.rules.kring import Grondslag
from knooppunt.toegang.public import close_tasks, record_event


@transaction.atomic
def put_on_agenda(
    *,
    overleg: Overleg,
    dossier: Dossier,
    vraag: str,
    grondslag: Grondslag,
    gegeven_door: str,
    sleutels: Collection[str],
    reden_zonder_ouders: str,
    reden_zonder_leerling: str,
    site: str,
    by: Viewer,
    at: datetime,
) -> Bespreking:
    """The team will talk about this child, on a ground. Members see the case as guests for that time."""
    may_put_on_agenda(by, facts_of(dossier), facts_of_knooppunt(overleg.knooppunt)).require_permission()
    overleg = lock_overleg(overleg.pk)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    unless(vraag.strip(), "Schrijf op welke vraag u samen wilt beantwoorden.").require()
    ground_is_complete(grondslag, gegeven_door).require()
    unless(
        not overleg.besprekingen.filter(dossier=dossier).exists(),
        "Dit kind staat al op de agenda van dit overleg.",
    ).require()
    laatste = overleg.besprekingen.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    bespreking = Bespreking.objects.create(
        overleg=overleg, dossier=dossier, volgorde=laatste + 1, vraag=vraag.strip(), grondslag=grondslag.value,
        gegeven_door=gegeven_door.strip(), geagendeerd_by_id=by.account_id,
    )  # fmt: skip
    open_places(bespreking, overleg, by.op)
    Dossier.objects.filter(pk=dossier.pk).update(bijgewerkt_at=at)
    record_event(
        soort="overleg.geagendeerd", onderwerp_ref=bespreking.ref, dossier_ref=dossier.ref, by=by, at=at,
        overleg=overleg.ref, grondslag=grondslag.value,
    )  # fmt: skip
    return invite_to_case(
        bespreking=bespreking, sleutels=sleutels, reden_zonder_ouders=reden_zonder_ouders,
        reden_zonder_leerling=reden_zonder_leerling, site=site, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def take_off_agenda(*, bespreking: Bespreking, site: str, by: Viewer, at: datetime) -> None:
    """The case is not discussed: invitations lapse and access that came with it ends at once."""
    feiten = facts_of(bespreking.dossier)
    leidt = may_lead_knooppunt(by, facts_of_knooppunt(bespreking.overleg.knooppunt)) & may_read_dossier(
        by, feiten
    )
    (may_work_in_dossier(by, feiten) | leidt).require_permission()
    overleg = lock_overleg(bespreking.overleg_id)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    end_places(bespreking, by.op)
    drop(bespreking.genodigden.select_related("account"), overleg, site, by, at)
    close_tasks(sleutel=f"genodigden:{bespreking.ref}", at=at, by=by)
    record_event(
        soort="overleg.van_agenda", onderwerp_ref=bespreking.ref, dossier_ref=bespreking.dossier.ref, by=by, at=at,
        overleg=overleg.ref,
    )  # fmt: skip
    Dossier.objects.filter(pk=bespreking.dossier_id).update(bijgewerkt_at=at)
    bespreking.delete()


@transaction.atomic
def move_on_agenda(*, bespreking: Bespreking, omhoog: bool, by: Viewer, at: datetime) -> None:
    """One place earlier or later; at the end of the list nothing changes."""
    may_lead_knooppunt(by, facts_of_knooppunt(bespreking.overleg.knooppunt)).require_permission()
    overleg = lock_overleg(bespreking.overleg_id)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    rij = list(overleg.besprekingen.all())
    van = next(i for i, b in enumerate(rij) if b.pk == bespreking.pk)
    naar = van - 1 if omhoog else van + 1
    if not 0 <= naar < len(rij):
        return
    rij[van], rij[naar] = rij[naar], rij[van]
    for volgorde, b in enumerate(rij, start=1):
        b.volgorde = volgorde
    Bespreking.objects.bulk_update(rij, ["volgorde"])
    record_event(soort="overleg.volgorde", onderwerp_ref=overleg.ref, by=by, at=at)
