"""Support is proposed, and the family says what they think of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.actions.betaler import payer_named
from knooppunt.besluiten.actions.wijziging import ask_family, locked, record, save, task, task_key
from knooppunt.besluiten.models import Inzet, Inzetreactie
from knooppunt.besluiten.policies import may_answer_support, may_arrange_support, may_see_part
from knooppunt.besluiten.queries import goals_of, organisation_named
from knooppunt.besluiten.rules import Inzetantwoord, InzetGegevens, proposal_verdict
from knooppunt.dossier.public import Doel, Dossier, DossierZicht
from knooppunt.toegang.public import close_tasks


@transaction.atomic
def propose_support(
    *,
    zicht: DossierZicht,
    gegevens: InzetGegevens,
    doel_ref: str = "",
    betaler_ref: str = "",
    sleutel: str,
    by: Viewer,
    at: datetime,
) -> Inzet:
    """Propose support for a child and ask the family what they think. The same form sent twice makes one."""
    may_arrange_support(by, zicht.feiten).require_permission()
    may_see_part(zicht.delen, gegevens.deel).require_permission()
    proposal_verdict(gegevens).require()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    bestaand = Inzet.objects.filter(dossier=dossier, sleutel=sleutel).first()
    if bestaand:
        return bestaand
    aanbieder = organisation_named(gegevens.aanbieder, dossier.regio_id)
    inzet = Inzet.objects.create(
        dossier=dossier, sleutel=sleutel, doel=_goal(zicht, doel_ref), soort=gegevens.soort.value,
        deel=gegevens.deel.value, omschrijving=gegevens.omschrijving.strip(), aanbieder=aanbieder,
        aanbieder_naam=gegevens.aanbieder.strip(), uren_per_week=gegevens.uren_per_week,
        aantal_keren=gegevens.aantal_keren, leerlingen=gegevens.leerlingen, startdatum=gegevens.startdatum,
        evaluatiedatum=gegevens.evaluatiedatum, geprobeerd=gegevens.geprobeerd.strip(),
        reden_verder_weg=gegevens.reden_verder_weg.strip(), betaler=payer_named(zicht, betaler_ref),
        created_at=at, created_by_id=by.account_id, updated_at=at,
    )  # fmt: skip
    ask_family(inzet, zicht, by, at)
    record(inzet, "voorgesteld", by, at)
    return inzet


@transaction.atomic
def answer_support(
    *, zicht: DossierZicht, inzet: Inzet, antwoord: Inzetantwoord, toelichting: str, by: Viewer, at: datetime
) -> Inzetreactie:
    """A parent or the pupil says whether the support fits; doubt comes to whoever arranges it."""
    may_answer_support(by, zicht.feiten).require_permission()
    inzet = locked(zicht, inzet)
    reactie, _ = Inzetreactie.objects.update_or_create(
        inzet=inzet,
        account_id=by.account_id,
        defaults={"antwoord": antwoord.value, "toelichting": toelichting.strip(), "at": at},
    )
    close_tasks(sleutel=task_key(inzet, "antwoord"), at=at, by=by, account_id=by.account_id)
    if antwoord is not Inzetantwoord.GOED:
        task(
            inzet,
            "twijfel",
            "De familie twijfelt over de hulp. Praat er samen over.",
            inzet.created_by,
            None,
            at,
        )
    save(inzet, at)
    record(inzet, "beantwoord", by, at, antwoord=antwoord.value)
    return reactie


def _goal(zicht: DossierZicht, ref: str) -> Doel | None:
    if not ref:
        return None
    doel = goals_of(zicht).filter(ref=ref).first()
    if doel is None:
        raise Refusal("Dit doel staat niet in het plan. Kies een doel uit de lijst.")
    return doel
