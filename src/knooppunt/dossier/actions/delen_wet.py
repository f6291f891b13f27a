"""Sharing a part on a ground in the law: named, fitting, for a purpose, and told to the family at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.models import Deling, Dossier
from knooppunt.dossier.policies import may_lead_dossier
from knooppunt.dossier.queries.delen import givers, receiver_of
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.gronden import (
    DOEL_BIJ_TOESTEMMING,
    Basis,
    basis_verdict,
    ground_verdict,
    legal_grounds,
)
from knooppunt.dossier.rules.kring import Deel, DelingGegevens, Grondslag
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, open_task, record_event


@transaction.atomic
def share_by_law(
    *,
    zicht: DossierZicht,
    organisatie: Organisatie,
    deel: Deel,
    grond: str,
    doel: str,
    toelichting: str,
    url: str,
    by: Viewer,
    at: datetime,
) -> Deling:
    """Who leads shares a part without consent; the family reads at once what, with whom, why and on which article."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    ground_verdict(grond, receiver_of(zicht.dossier, organisatie), deel, doel, by.op).require()
    unless(toelichting.strip(), nl("Schrijf op waarom dit nodig is. De ouders lezen dat.")).require()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    if dossier.delingen.filter(
        organisatie=organisatie, deel=deel.value, doel=doel, ingetrokken_at=None
    ).exists():
        raise Refusal(nl("%(organisatie)s mag dit deel hiervoor al zien.", organisatie=organisatie.naam))
    deling = Deling.objects.create(
        dossier=dossier, organisatie=organisatie, deel=deel.value, grondslag=Grondslag.WETTELIJKE_TAAK.value,
        grond=grond, doel=doel, toelichting=toelichting.strip(), vastgelegd_by_id=by.account_id, gegeven_at=at,
    )  # fmt: skip
    _tell_family(zicht, deling, url, by, at)
    mark_changed(dossier, at)
    _record("deling.op_grond_van_wet", deling, zicht, by, at)
    return deling


@transaction.atomic
def end_share_by_law(*, zicht: DossierZicht, deling_ref: str, by: Viewer, at: datetime) -> None:
    """It is no longer needed: who leads ends what they may share without consent."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    delingen = Deling.objects.select_for_update().filter(
        dossier=zicht.dossier, ref=deling_ref, ingetrokken_at=None
    )
    deling = delingen.filter(grondslag=Grondslag.WETTELIJKE_TAAK.value).first()
    if deling is None:
        raise Refusal(nl("Dit wordt niet (meer) op grond van een wet gedeeld."))
    deling.ingetrokken_at = at
    deling.save(update_fields=["ingetrokken_at"])
    close_tasks(sleutel=_task(deling), by=by, at=at)
    mark_changed(zicht.dossier, at)
    _record("deling.ingetrokken", deling, zicht, by, at)


def _tell_family(zicht: DossierZicht, deling: Deling, url: str, by: Viewer, at: datetime) -> None:
    for gever in givers(zicht, by):
        open_task(
            sleutel=_task(deling), soort="deling.lezen", account_id=gever.account_id, url=url, at=at,
            tekst=f"Lees: {deling.organisatie.naam} ziet nu ‘{Deel(deling.deel).label}’, op grond van een wet",
            dossier_ref=zicht.dossier.ref,
        )  # fmt: skip


def family_has_read(*, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    """Someone of the family opens the page of sharing: what was to be read there is read."""
    for deling in zicht.dossier.delingen.filter(
        ingetrokken_at=None, grondslag=Grondslag.WETTELIJKE_TAAK.value
    ):
        close_tasks(sleutel=_task(deling), account_id=by.account_id, by=by, at=at)


def complete_grounds(
    dossier: Dossier, delingen: Iterable[DelingGegevens], organisaties: dict[int, Organisatie], by: Viewer
) -> list[tuple[DelingGegevens, Basis]]:
    """Each sharing with its ground (the first that fits, where none is named) and purpose; Refusal where none fits."""
    gevonden = []
    for d in delingen:
        ontvanger = receiver_of(dossier, organisaties[d.organisatie_id])
        passend = legal_grounds(ontvanger, d.deel, by.op)
        wet = d.grondslag is Grondslag.WETTELIJKE_TAAK
        grond = d.grond or (passend[0].code if wet and passend else "")
        doel = d.doel or next((g.doelen[0] for g in passend if g.code == grond), DOEL_BIJ_TOESTEMMING)
        basis = Basis(d.grondslag, grond, doel)
        basis_verdict(basis, ontvanger, d.deel, by.op).require()
        gevonden.append((d, basis))
    return gevonden


def _task(deling: Deling) -> str:
    return f"deling:{deling.ref}"


def _record(soort: str, deling: Deling, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    record_event(
        soort=soort, onderwerp_ref=deling.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        gedeeld_deel=deling.deel, met=deling.organisatie.ref, grond=deling.grond, voor=deling.doel,
    )  # fmt: skip
