"""Samen duiden and samen doen: what we understand together, and who does what before when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.overleg_genodigden import lock_overleg
from knooppunt.dossier.models import Afspraak, Bespreking, Dossier, Duiding, EigenWoorden
from knooppunt.dossier.policies import (
    DossierFeiten,
    may_speak_as_family,
    may_work_in_dossier,
    may_write_with_team,
    visible_parts,
)
from knooppunt.dossier.queries.kring import facts_of
from knooppunt.dossier.queries.overleg_genodigden import in_kring_op
from knooppunt.dossier.rules.knooppunt import (
    DUIDINGSVRAGEN,
    Overlegstatus,
    agreement_is_possible,
    may_add_own_words,
    may_write_duiding,
    merge_texts,
)
from knooppunt.toegang.public import close_tasks, open_task, record_event


class Botsing(Refusal):
    """Someone else changed the same text meanwhile. ``bewaard`` has the text that is kept now, by field."""

    def __init__(self, bewaard: dict[str, str]) -> None:
        super().__init__(
            "Iemand anders veranderde dezelfde tekst. Kijk hieronder naar beide teksten en sla opnieuw op."
        )
        self.bewaard = bewaard


@transaction.atomic
def save_duiding(
    *, bespreking: Bespreking, begin: Mapping[str, str], velden: Mapping[str, str], by: Viewer, at: datetime
) -> Duiding:
    """Keep the texts that the team writes together. ``begin`` is what the writer saw when starting.

    Raises Botsing when someone else changed the same field, and NotAllowed for a part that is not shared.
    """
    feiten = facts_of(bespreking.dossier)
    may_write_with_team(by, feiten, is_invited(bespreking, by)).require_permission()
    delen = visible_parts(by, feiten)
    if any(v.deel is not None and v.deel not in delen for v in DUIDINGSVRAGEN if v.veld in velden):
        raise NotAllowed(nl("Dit deel van het dossier is niet met uw organisatie gedeeld."))
    _require_writing_time(bespreking, by)
    duiding = Duiding.objects.filter(bespreking=bespreking).first() or Duiding(bespreking=bespreking)
    bewaard = {veld: getattr(duiding, veld) for veld in velden}
    samen, botsing = merge_texts(begin, velden, bewaard)
    if botsing:
        raise Botsing(botsing)
    if samen == bewaard:
        return duiding
    for veld, tekst in samen.items():
        setattr(duiding, veld, tekst)
    duiding.updated_at, duiding.updated_by_id = at, by.account_id
    duiding.save()
    gewijzigd = sorted(veld for veld in samen if samen[veld] != bewaard[veld])
    _changed(bespreking, "overleg.duiding", by, at, velden=gewijzigd)
    return duiding


@transaction.atomic
def add_own_words(*, bespreking: Bespreking, tekst: str, by: Viewer, at: datetime) -> EigenWoorden:
    """A parent or the pupil adds to the duiding. The same words twice are kept once."""
    feiten = facts_of(bespreking.dossier)
    may_speak_as_family(by, feiten).require_permission()
    overleg = lock_overleg(bespreking.overleg_id)
    may_add_own_words(Overlegstatus(overleg.status)).require()
    plaats = feiten.plaats_van(by)
    eigen = EigenWoorden.objects.filter(bespreking=bespreking, account_id=by.account_id)
    gelijk = next((w for w in eigen if w.tekst == tekst.strip()), None)
    if gelijk:
        return gelijk
    woorden = EigenWoorden.objects.create(
        bespreking=bespreking, account_id=by.account_id, tekst=tekst.strip(),
        hoedanigheid=plaats.hoedanigheid.value, at=at,
    )  # fmt: skip
    _changed(bespreking, "overleg.eigen_woorden", by, at)
    return woorden


@transaction.atomic
def make_agreement(
    *, bespreking: Bespreking, tekst: str, eigenaar_id: int, voor: date, by: Viewer, at: datetime
) -> Afspraak:
    """Someone of the circle does something before a day. Parents and the pupil take things on themselves."""
    feiten = facts_of(bespreking.dossier)
    _may_agree(bespreking, feiten, eigenaar_id, by)
    _require_writing_time(bespreking, by)
    plaatsen = list(
        bespreking.dossier.betrokkenen.filter(in_kring_op(by.op), account_id=eigenaar_id).select_related(
            "account"
        )
    )
    unless(plaatsen, nl("Kies iemand uit de mensen rond dit kind.")).require()
    einden = [p.tot for p in plaatsen]
    eigenaar = plaatsen[0].account
    agreement_is_possible(voor, by.op, eigenaar.naam, None if None in einden else max(einden)).require()
    gelijke = Afspraak.objects.filter(bespreking=bespreking, eigenaar=eigenaar, voor=voor)
    afspraak = next((a for a in gelijke if a.tekst == tekst.strip()), None)
    if afspraak is None:
        afspraak = Afspraak.objects.create(
            dossier=bespreking.dossier, bespreking=bespreking, tekst=tekst.strip(), eigenaar=eigenaar, voor=voor,
            created_at=at,
        )  # fmt: skip
        _put_on_list(afspraak, at)
        _changed(bespreking, "afspraak.gemaakt", by, at, afspraak=afspraak.ref)
    return afspraak


@transaction.atomic
def finish_agreement(*, afspraak: Afspraak, by: Viewer, at: datetime) -> Afspraak:
    """It was done; twice is once."""
    afspraak = _lock_own(afspraak, by)
    if afspraak.gedaan_at is None:
        afspraak.gedaan_at = at
        afspraak.save(update_fields=["gedaan_at"])
        close_tasks(sleutel=f"afspraak:{afspraak.ref}", at=at, by=by)
        _record_agreement(afspraak, "afspraak.gedaan", by, at)
    return afspraak


@transaction.atomic
def reopen_agreement(*, afspraak: Afspraak, by: Viewer, at: datetime) -> Afspraak:
    """It was not done after all: back on the owner's list."""
    afspraak = _lock_own(afspraak, by)
    if afspraak.gedaan_at is not None:
        afspraak.gedaan_at = None
        afspraak.save(update_fields=["gedaan_at"])
        _put_on_list(afspraak, at)
        _record_agreement(afspraak, "afspraak.heropend", by, at)
    return afspraak


def is_invited(bespreking: Bespreking, by: Viewer) -> bool:
    """Is the viewer invited to the meeting, or for this case?"""
    genodigden = bespreking.overleg.genodigden.filter(account_id=by.account_id)
    return any(g.bespreking_id in (None, bespreking.pk) for g in genodigden)


def _may_agree(bespreking: Bespreking, feiten: DossierFeiten, eigenaar_id: int, by: Viewer) -> None:
    team = may_write_with_team(by, feiten, is_invited(bespreking, by))
    zelf = may_speak_as_family(by, feiten) & unless(
        eigenaar_id == by.account_id, nl("U kunt hier alleen iets afspreken wat u zelf doet.")
    )
    (zelf if may_speak_as_family(by, feiten) else team).require_permission()


def _require_writing_time(bespreking: Bespreking, by: Viewer) -> None:
    overleg = lock_overleg(bespreking.overleg_id)
    may_write_duiding(Overlegstatus(overleg.status), timezone.localdate(overleg.begint_at), by.op).require()


def _lock_own(afspraak: Afspraak, by: Viewer) -> Afspraak:
    afspraak = Afspraak.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=afspraak.pk)
    if afspraak.eigenaar_id != by.account_id:
        may_work_in_dossier(by, facts_of(afspraak.dossier)).require_permission()
    return afspraak


def _put_on_list(afspraak: Afspraak, at: datetime) -> None:
    open_task(
        sleutel=f"afspraak:{afspraak.ref}", soort="afspraak", tekst=f"Afspraak: {afspraak.tekst}", voor=afspraak.voor,
        url=reverse("dossier:overleg_kind", args=[afspraak.dossier.ref]) + "#afspraken", at=at,
        account_id=afspraak.eigenaar_id, dossier_ref=afspraak.dossier.ref,
    )  # fmt: skip


def _record_agreement(afspraak: Afspraak, soort: str, by: Viewer, at: datetime) -> None:
    dossier = afspraak.dossier
    Dossier.objects.filter(pk=dossier.pk).update(bijgewerkt_at=at)
    record_event(soort=soort, onderwerp_ref=afspraak.ref, dossier_ref=dossier.ref, by=by, at=at)


def _changed(bespreking: Bespreking, soort: str, by: Viewer, at: datetime, **gegevens: object) -> None:
    Dossier.objects.filter(pk=bespreking.dossier_id).update(bijgewerkt_at=at)
    record_event(
        soort=soort,
        onderwerp_ref=bespreking.ref,
        dossier_ref=bespreking.dossier.ref,
        by=by,
        at=at,
        doel="overleg",
        **gegevens,
    )
