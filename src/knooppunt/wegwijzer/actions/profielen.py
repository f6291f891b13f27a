"""A school writes its support profile of this year, sets it, and can take that back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, record_event
from knooppunt.wegwijzer.models import Ondersteuningsprofiel, Profieldeel, Profielonderdeel
from knooppunt.wegwijzer.policies import may_write_profile
from knooppunt.wegwijzer.queries.profielen import parts_on, set_profile, views
from knooppunt.wegwijzer.rules.profielen import (
    NIVEAUS,
    Profielstatus,
    change_verdict,
    may_become,
    publish_verdict,
    reopen_verdict,
    school_year,
)


@dataclass(frozen=True)
class Deelgegevens:
    """What was filled in for one part."""

    onderdeel: Profielonderdeel
    niveau: int | None
    bewijs: str
    voor_ouders: str


def task_key(school: Organisatie, jaar: int) -> str:
    """The key of the task to set the profile of a school year."""
    return f"profiel:{school.ref}:{jaar}"


@transaction.atomic
def start_profile(*, school: Organisatie, by: Viewer, at: datetime) -> Ondersteuningsprofiel:
    """The concept of this school year, filled with what the school said last time. Twice makes one."""
    may_write_profile(by, school.pk).require_permission()
    if not parts_on(school.regio_id, by.op).exists():
        raise Refusal("De regio koos nog geen onderdelen. Vraag het samenwerkingsverband.")
    vorig = set_profile(by, school)
    profiel, nieuw = Ondersteuningsprofiel.objects.get_or_create(
        school=school, schooljaar=school_year(by.op),
        defaults={
            "created_at": at, "gewijzigd_at": at, "voor_ouders": vorig.voor_ouders if vorig else "",
            "grens": vorig.grens if vorig else "",
        },
    )  # fmt: skip
    if nieuw:
        if vorig:
            _copy(vorig, profiel)
        record_event(soort="profiel.begonnen", onderwerp_ref=profiel.ref, by=by, at=at)
    return profiel


def _copy(van: Ondersteuningsprofiel, naar: Ondersteuningsprofiel) -> None:
    Profieldeel.objects.bulk_create(
        Profieldeel(
            profiel=naar, onderdeel_id=deel.onderdeel_id, niveau=deel.niveau, bewijs=deel.bewijs,
            voor_ouders=deel.voor_ouders,
        )
        for deel in van.delen.all()
    )  # fmt: skip


@transaction.atomic
def write_parts(
    *, profiel: Ondersteuningsprofiel, delen: Iterable[Deelgegevens], by: Viewer, at: datetime
) -> None:
    """Keep what was filled in for these parts; other parts stay as they are."""
    profiel, delen = _locked(profiel, by), list(delen)
    if any(d.niveau is not None and d.niveau not in NIVEAUS for d in delen):
        raise Refusal("Kies een niveau van 1 tot en met 4.")
    Profieldeel.objects.bulk_create(
        (
            Profieldeel(
                profiel=profiel, onderdeel=d.onderdeel, niveau=d.niveau, bewijs=d.bewijs.strip(),
                voor_ouders=d.voor_ouders.strip(),
            )
            for d in delen
        ),
        update_conflicts=True, unique_fields=["profiel", "onderdeel"],
        update_fields=["niveau", "bewijs", "voor_ouders"],
    )  # fmt: skip
    _written(profiel, by, at)


@transaction.atomic
def write_story(
    *, profiel: Ondersteuningsprofiel, voor_ouders: str, grens: str, mr_op: date | None, by: Viewer, at: datetime
) -> None:  # fmt: skip
    """The text for parents, what the school cannot do, and when the medezeggenschapsraad agreed."""
    profiel = _locked(profiel, by)
    if mr_op and mr_op > by.op:
        raise Refusal("De dag van de medezeggenschapsraad is niet later dan vandaag.")
    profiel.voor_ouders, profiel.grens, profiel.mr_op = voor_ouders.strip(), grens.strip(), mr_op
    _written(profiel, by, at)


def _locked(profiel: Ondersteuningsprofiel, by: Viewer) -> Ondersteuningsprofiel:
    """The profile as it is now, for one who changes it."""
    may_write_profile(by, profiel.school_id).require_permission()
    profiel = Ondersteuningsprofiel.objects.select_for_update().get(pk=profiel.pk)
    change_verdict(Profielstatus(profiel.status), profiel.schooljaar, by.op).require()
    return profiel


def _written(profiel: Ondersteuningsprofiel, by: Viewer, at: datetime) -> None:
    profiel.gewijzigd_at = at
    profiel.save()
    record_event(soort="profiel.geschreven", onderwerp_ref=profiel.ref, by=by, at=at)


@transaction.atomic
def publish_profile(*, profiel: Ondersteuningsprofiel, by: Viewer, at: datetime) -> None:
    """From now on everyone sees it. What the region no longer asks is left out."""
    may_write_profile(by, profiel.school_id).require_permission()
    profiel = Ondersteuningsprofiel.objects.select_for_update().get(pk=profiel.pk)
    may_become(Profielstatus(profiel.status), Profielstatus.VASTGESTELD).require()
    change_verdict(Profielstatus(profiel.status), profiel.schooljaar, by.op).require()
    (beeld,) = views([profiel], by.op)
    publish_verdict([r.filled() for r in beeld.regels], profiel.voor_ouders, by.op).require()
    profiel.delen.exclude(onderdeel__in=[r.onderdeel.pk for r in beeld.regels]).delete()
    profiel.status, profiel.vastgesteld_op, profiel.gewijzigd_at = Profielstatus.VASTGESTELD.value, by.op, at
    profiel.save()
    close_tasks(sleutel=task_key(profiel.school, profiel.schooljaar), at=at, by=by)
    record_event(soort="profiel.vastgesteld", onderwerp_ref=profiel.ref, by=by, at=at)


@transaction.atomic
def reopen_profile(*, profiel: Ondersteuningsprofiel, by: Viewer, at: datetime) -> None:
    """Not good yet: a concept again. Until it is set anew, everyone sees the one of before."""
    may_write_profile(by, profiel.school_id).require_permission()
    profiel = Ondersteuningsprofiel.objects.select_for_update().get(pk=profiel.pk)
    reopen_verdict(Profielstatus(profiel.status), profiel.schooljaar, by.op).require()
    profiel.status, profiel.vastgesteld_op, profiel.gewijzigd_at = Profielstatus.CONCEPT.value, None, at
    profiel.save()
    record_event(soort="profiel.heropend", onderwerp_ref=profiel.ref, by=by, at=at)
