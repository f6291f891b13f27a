"""Entries come, change and are checked. Each change keeps the whole sheet, so that it can be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from knooppunt.basis.verdict import Verdict
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, record_event
from knooppunt.wegwijzer.blad.lezen import Vermelding, as_sheet, read_sheet
from knooppunt.wegwijzer.blad.schrijven import write_sheet
from knooppunt.wegwijzer.blad.vorm import SLEUTEL
from knooppunt.wegwijzer.models import Aanbod, Locatie, Organisatieprofiel, Wijziging
from knooppunt.wegwijzer.policies import may_keep, may_manage, needs_review
from knooppunt.wegwijzer.queries.herinneren import due_entries, task_key
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.rules.blad import location_verdict, offer_verdict, profile_verdict
from knooppunt.wegwijzer.rules.wijziging import Blad, Wijzigingssoort, Wijzigingsstatus, differences
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers

Soort = TypeVar("Soort", Aanbod, Locatie, Organisatieprofiel)


def sheet_verdict(vermelding: Vermelding, blad: Blad) -> Verdict:
    if isinstance(vermelding, Aanbod):
        return offer_verdict(blad)
    if isinstance(vermelding, Locatie):
        return location_verdict(blad, is_school=vermelding.vestiging_id is not None)
    return profile_verdict(blad)


def origin_of(organisatie: Organisatie) -> str:
    """Is this an organisation of a neighbour's wegwijzer? Then nothing is put in for it here."""
    profiel = (
        Organisatieprofiel.objects.filter(organisatie=organisatie).values_list("herkomst", flat=True).first()
    )
    return Herkomst.BUREN if profiel == Herkomst.BUREN else Herkomst.EIGEN


@transaction.atomic
def add_entry(
    *, soort: type[Soort], organisatie: Organisatie, blad: Blad, by: Viewer, at: datetime,
    eigenaar: Organisatie | None = None, nakijk_email: str = "", **vast: Any,
) -> Soort:  # fmt: skip
    """Make an entry. One of an owner outside the partnership shows only after somebody has read it over."""
    eigenaar = eigenaar or organisatie
    may_keep(by, eigenaar.pk, origin_of(organisatie)).require_permission()
    wacht = needs_review(by, eigenaar.soort)
    vermelding = soort(
        organisatie=organisatie, eigenaar=eigenaar, nakijk_email=nakijk_email, is_zichtbaar=not wacht,
        nagekeken_op=by.op, created_at=at, gewijzigd_at=at, **vast,
    )  # fmt: skip
    blad = as_sheet(soort, blad)
    sheet_verdict(vermelding, blad).require()
    write_sheet(vermelding, blad)
    status = Wijzigingsstatus.VOORGESTELD if wacht else Wijzigingsstatus.GELDT
    keep_version(vermelding, Wijzigingssoort.GEMAAKT, by=by, at=at, status=status)
    record_event(soort="vermelding.gemaakt", onderwerp_ref=vermelding.ref, by=by, at=at)
    reindex(vermelding, by)
    return vermelding


@transaction.atomic
def change_entry(
    *,
    vermelding: Vermelding,
    blad: Blad,
    by: Viewer,
    at: datetime,
    toelichting: str = "",
    nakijk_email: str | None = None,
) -> Wijziging | None:
    """Change an entry, or propose it when the owner is outside. Nothing that differs: only that it was checked.

    A newer proposal takes the place of an older one.
    """
    may_keep(by, vermelding.eigenaar_id, vermelding.herkomst).require_permission()
    vermelding = type(vermelding).objects.select_for_update().get(pk=vermelding.pk)
    if nakijk_email is not None and nakijk_email != vermelding.nakijk_email:
        vermelding.nakijk_email = nakijk_email
        vermelding.save(update_fields=["nakijk_email"])
    oud = read_sheet(vermelding)
    nieuw = {**oud, **as_sheet(type(vermelding), blad)}
    sheet_verdict(vermelding, nieuw).require()
    if not differences(oud, nieuw):
        check_entry(vermelding=vermelding, by=by, at=at)
        return None
    if needs_review(by, vermelding.eigenaar.soort):
        waiting_for(vermelding).update(status=Wijzigingsstatus.VERVALLEN)
        return _propose(vermelding, nieuw, by, at, toelichting)
    write_sheet(vermelding, nieuw)
    wijziging = keep_version(vermelding, Wijzigingssoort.GEWIJZIGD, by=by, at=at, toelichting=toelichting)
    now_true(vermelding, by, at)
    record_event(soort="vermelding.gewijzigd", onderwerp_ref=vermelding.ref, by=by, at=at)
    return wijziging


def _propose(vermelding: Vermelding, blad: Blad, by: Viewer, at: datetime, toelichting: str) -> Wijziging:
    """What was never in force stays something new: whoever decides reads all of it."""
    wijziging = keep_version(
        vermelding, Wijzigingssoort.GEWIJZIGD if was_read(vermelding) else Wijzigingssoort.GEMAAKT, by=by, at=at,
        status=Wijzigingsstatus.VOORGESTELD, toelichting=toelichting, blad=blad,
    )  # fmt: skip
    record_event(soort="vermelding.voorgesteld", onderwerp_ref=vermelding.ref, by=by, at=at)
    return wijziging


@transaction.atomic
def check_entry(*, vermelding: Vermelding, by: Viewer, at: datetime, door: str = "") -> None:
    """Still right. ``door`` names who said so by a mailed link, whose right is the link itself."""
    if not door:
        may_keep(by, vermelding.eigenaar_id, vermelding.herkomst).require_permission()
    keep_version(vermelding, Wijzigingssoort.NAGEKEKEN, by=by, at=at, door=door, blad={})
    if isinstance(vermelding, Aanbod):  # room and waiting time that stand there are told again
        vermelding.capaciteit.update(bijgewerkt_at=at)
        Aanbod.objects.filter(pk=vermelding.pk, wachttijd_weken__isnull=False).update(wachttijd_op=by.op)
    now_true(vermelding, by, at)
    record_event(soort="vermelding.nagekeken", onderwerp_ref=vermelding.ref, by=by, at=at)


@transaction.atomic
def restore_entry(*, wijziging: Wijziging, by: Viewer, at: datetime) -> None:
    """Make an entry say again what it said after an earlier change."""
    vermelding = wijziging.vermelding
    may_manage(by).require_permission()
    sheet_verdict(vermelding, wijziging.blad).require()
    write_sheet(vermelding, wijziging.blad)
    keep_version(
        vermelding, Wijzigingssoort.HERSTELD, by=by, at=at, toelichting=f"zoals op {wijziging.at:%d-%m-%Y}"
    )
    now_true(vermelding, by, at)
    record_event(soort="vermelding.hersteld", onderwerp_ref=vermelding.ref, by=by, at=at)


@transaction.atomic
def show_entry(*, vermelding: Vermelding, zichtbaar: bool, by: Viewer, at: datetime) -> None:
    """Take an entry off the wegwijzer, or put it back. Nothing is thrown away."""
    mag = may_show if zichtbaar else may_hide
    mag(by, vermelding).require_permission()
    vermelding.is_zichtbaar = zichtbaar
    vermelding.save(update_fields=["is_zichtbaar"])
    soort = Wijzigingssoort.GETOOND if zichtbaar else Wijzigingssoort.VERBORGEN
    keep_version(vermelding, soort, by=by, at=at, blad={})
    record_event(
        soort="vermelding.getoond" if zichtbaar else "vermelding.verborgen", onderwerp_ref=vermelding.ref, by=by, at=at
    )  # fmt: skip
    reindex(vermelding, by)


def may_hide(by: Viewer, vermelding: Vermelding) -> Verdict:
    return may_keep(by, vermelding.eigenaar_id, vermelding.herkomst)


def may_show(by: Viewer, vermelding: Vermelding) -> Verdict:
    """Put it on the wegwijzer: not its owner outside, as long as nobody has read over what is new."""
    if needs_review(by, vermelding.eigenaar.soort) and not was_read(vermelding):
        return may_manage(by)
    return may_hide(by, vermelding)


def was_read(vermelding: Vermelding) -> bool:
    """Has anything that it says ever been in force? Not while a first proposal waits or was refused."""
    regels = Wijziging.objects.filter(
        **{SLEUTEL[type(vermelding)]: vermelding}, status=Wijzigingsstatus.GELDT
    )
    return vermelding.is_zichtbaar or regels.exclude(blad={}).exists()


def waiting_for(vermelding: Vermelding) -> Any:
    """The proposals about this entry that nobody has decided."""
    return Wijziging.objects.filter(
        **{SLEUTEL[type(vermelding)]: vermelding}, status=Wijzigingsstatus.VOORGESTELD
    )


def keep_version(
    vermelding: Vermelding, soort: Wijzigingssoort, *, by: Viewer, at: datetime,
    status: Wijzigingsstatus = Wijzigingsstatus.GELDT, toelichting: str = "", door: str = "", blad: Blad | None = None,
) -> Wijziging:  # fmt: skip
    """One line of the history; without ``blad`` the sheet as it is now."""
    return Wijziging.objects.create(
        **{SLEUTEL[type(vermelding)]: vermelding}, soort=soort, status=status, at=at, by_id=by.account_id,
        blad=read_sheet(vermelding) if blad is None else dict(blad), toelichting=toelichting,
        door=door or organisation_of(by),
    )  # fmt: skip


def organisation_of(by: Viewer) -> str:
    """For which organisation someone works, for the history."""
    ids = by.organisaties()
    naam = Organisatie.objects.filter(pk__in=ids).order_by("naam").values_list("naam", flat=True).first()
    return naam or "Knooppunt"


def now_true(vermelding: Vermelding, by: Viewer, at: datetime) -> None:
    """Checked today: nobody needs to be reminded, and the index knows."""
    type(vermelding).objects.filter(pk=vermelding.pk).update(
        nagekeken_op=by.op, gewijzigd_at=at, herinnerd_op=None
    )
    vermelding.nagekeken_op, vermelding.gewijzigd_at = by.op, at
    if not due_entries(vermelding.eigenaar_id, by.op):
        close_tasks(sleutel=task_key(vermelding.eigenaar), at=at, by=by)
    reindex(vermelding, by)


def reindex(vermelding: Vermelding, by: Viewer) -> None:
    """The offers whose index says something of this entry."""
    if isinstance(vermelding, Aanbod):
        ids = [vermelding.pk]
    elif isinstance(vermelding, Locatie):
        ids = list(vermelding.plekken.values_list("aanbod_id", flat=True))
    else:
        ids = []  # of an organisation only the name is indexed, and that is not on the sheet
    if ids:
        index_offers(ids, by.op)
