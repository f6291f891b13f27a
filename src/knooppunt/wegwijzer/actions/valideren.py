"""Somebody else looks whether it sees what a school says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, open_task, record_event
from knooppunt.wegwijzer.models import Ondersteuningsprofiel, Profieldeel, Validatie, Validatieoordeel
from knooppunt.wegwijzer.policies import may_ask_validation, may_validate
from knooppunt.wegwijzer.queries.validatie import roles_that_validate
from knooppunt.wegwijzer.rules.profielen import Profielstatus
from knooppunt.wegwijzer.rules.validatie import (
    Gezien,
    Validatiestatus,
    Validatiewijze,
    answer_by,
    ask_verdict,
    may_become,
    outcome_verdict,
)


@transaction.atomic
def ask_validation(
    *, profiel: Ondersteuningsprofiel, organisatie: Organisatie, by: Viewer, at: datetime
) -> Validatie:
    """Ask another school or the samenwerkingsverband. The same twice makes one."""
    may_ask_validation(by, profiel.school_id).require_permission()
    ask_verdict(Profielstatus(profiel.status), profiel.school_id, organisatie.pk).require()
    rollen = roles_that_validate(organisatie, by.op)
    if not rollen:
        raise Refusal("Bij deze organisatie kan nu niemand valideren. Kies een andere.")
    validatie, nieuw = Validatie.objects.get_or_create(
        profiel=profiel, organisatie=organisatie, status=Validatiestatus.GEVRAAGD.value,
        defaults={"gevraagd_op": by.op, "voor": answer_by(by.op)},
    )  # fmt: skip
    if nieuw:
        for rol in rollen:
            open_task(
                sleutel=task_key(validatie), soort="profiel_valideren", at=at, organisatie=organisatie, rol=rol,
                tekst=f"Valideer het profiel van {profiel.school.naam}.", url=_url(validatie), voor=validatie.voor,
            )  # fmt: skip
        _record(validatie, "gevraagd", by, at)
    return validatie


@transaction.atomic
def validate_profile(
    *, validatie: Validatie, wijze: Validatiewijze, oordelen: Mapping[Profieldeel, tuple[int, str]],
    toelichting: str, by: Viewer, at: datetime,
) -> None:  # fmt: skip
    """Say per part what was seen: the same as the school says, or something else and why."""
    validatie = _locked(validatie, Validatiestatus.AFGEROND, by)
    if validatie.profiel.status != Profielstatus.VASTGESTELD:
        raise Refusal("De school past haar profiel aan. Wacht tot het weer is vastgesteld.")
    gezien = [
        (deel, Gezien(deel.onderdeel.naam, deel.niveau, niveau, tekst))
        for deel, (niveau, tekst) in oordelen.items()
        if deel.profiel_id == validatie.profiel_id and deel.niveau
    ]
    outcome_verdict([g for _, g in gezien]).require()
    Validatieoordeel.objects.bulk_create(
        Validatieoordeel(
            validatie=validatie, deel=deel, zelf=g.zelf, niveau=g.niveau, toelichting=g.toelichting.strip()
        )
        for deel, g in gezien
    )
    validatie.wijze, validatie.toelichting = wijze.value, toelichting.strip()
    _decide(validatie, Validatiestatus.AFGEROND, by, at)


@transaction.atomic
def decline_validation(*, validatie: Validatie, reden: str, by: Viewer, at: datetime) -> None:
    """It cannot be done, and why: the school can ask somebody else."""
    validatie = _locked(validatie, Validatiestatus.GEWEIGERD, by)
    if not reden.strip():
        raise Refusal("Schrijf op waarom het niet kan. De school leest dit.")
    validatie.reden = reden.strip()
    _decide(validatie, Validatiestatus.GEWEIGERD, by, at)


@transaction.atomic
def withdraw_validation(*, validatie: Validatie, by: Viewer, at: datetime) -> None:
    """Who asked does not need it any more."""
    may_ask_validation(by, validatie.profiel.school_id).require_permission()
    validatie = Validatie.objects.select_for_update().get(pk=validatie.pk)
    may_become(Validatiestatus(validatie.status), Validatiestatus.INGETROKKEN).require()
    _decide(validatie, Validatiestatus.INGETROKKEN, by, at)


def task_key(validatie: Validatie) -> str:
    return f"validatie:{validatie.ref}"


def _url(validatie: Validatie) -> str:
    return reverse("wegwijzer:validatie", args=[validatie.ref])


def _locked(validatie: Validatie, straks: Validatiestatus, by: Viewer) -> Validatie:
    """The request as it is now, for who was asked; refused when it cannot become that."""
    may_validate(by, validatie.organisatie_id, validatie.profiel.school_id).require_permission()
    validatie = Validatie.objects.select_for_update().get(pk=validatie.pk)
    may_become(Validatiestatus(validatie.status), straks).require()
    return validatie


def _decide(validatie: Validatie, status: Validatiestatus, by: Viewer, at: datetime) -> None:
    validatie.status, validatie.beslist_op = status.value, by.op
    validatie.save()
    close_tasks(sleutel=task_key(validatie), at=at, by=by)
    _record(validatie, status.value, by, at)


def _record(validatie: Validatie, wat: str, by: Viewer, at: datetime) -> None:
    record_event(soort=f"validatie.{wat}", onderwerp_ref=validatie.ref, by=by, at=at)
