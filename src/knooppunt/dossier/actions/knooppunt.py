"""The team itself: make it, change it, join and leave."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.overleg_genodigden import invite_members, withdraw_member
from knooppunt.dossier.models import Knooppunt, Knooppuntlid, Overleg
from knooppunt.dossier.policies import KnooppuntFeiten, may_manage_knooppunt
from knooppunt.dossier.queries.knooppunt import facts_of_knooppunt
from knooppunt.dossier.rules.knooppunt import Overlegstatus
from knooppunt.organisaties.public import Organisatie, Regio, Wijk
from knooppunt.toegang.public import Account, record_event


def _require_free_name(regio: Regio, naam: str, *, behalve: int | None = None) -> None:
    Regio.objects.select_for_update().get(pk=regio.pk)
    bezet = Knooppunt.objects.filter(regio=regio, naam__iexact=naam).exclude(pk=behalve).exists()
    unless(
        not bezet, "Er is al een knooppunt met deze naam. Kies een andere naam, of zoek het in de lijst."
    ).require()


@transaction.atomic
def create_knooppunt(
    *,
    regio: Regio,
    naam: str,
    school: Organisatie | None,
    wijk: Wijk | None,
    mandaat: str,
    ritme: str,
    by: Viewer,
    at: datetime,
) -> Knooppunt:
    """Start a standing team of a school or a neighbourhood. Raises Refusal when the name is taken."""
    may_manage_knooppunt(by, KnooppuntFeiten(school.pk if school else None)).require_permission()
    unless(school or wijk, "Kies een school of een wijk.").require()
    _require_free_name(regio, naam)
    knooppunt = Knooppunt.objects.create(
        regio=regio, naam=naam, school=school, wijk=wijk, mandaat=mandaat, ritme=ritme, created_at=at
    )
    record_event(soort="knooppunt.gemaakt", onderwerp_ref=knooppunt.ref, by=by, at=at)
    return knooppunt


@transaction.atomic
def change_knooppunt(
    *, knooppunt: Knooppunt, naam: str, mandaat: str, ritme: str, by: Viewer, at: datetime
) -> Knooppunt:
    """Change the name, mandate or rhythm; school and neighbourhood stay."""
    may_manage_knooppunt(by, facts_of_knooppunt(knooppunt)).require_permission()
    _require_free_name(knooppunt.regio, naam, behalve=knooppunt.pk)
    knooppunt.naam, knooppunt.mandaat, knooppunt.ritme = naam, mandaat, ritme
    knooppunt.save(update_fields=["naam", "mandaat", "ritme"])
    record_event(soort="knooppunt.gewijzigd", onderwerp_ref=knooppunt.ref, by=by, at=at)
    return knooppunt


@transaction.atomic
def add_member(
    *,
    knooppunt: Knooppunt,
    account: Account,
    rol: str,
    is_voorzitter: bool,
    vanaf: date,
    site: str,
    by: Viewer,
    at: datetime,
) -> Knooppuntlid:
    """Someone joins from a day on, and is invited to the meetings that are planned. Not to cases on them already."""
    may_manage_knooppunt(by, facts_of_knooppunt(knooppunt)).require_permission()
    unless(
        account.soort == Account.Soort.PROFESSIONAL, "Alleen een professional kan lid zijn van een knooppunt."
    ).require()
    Knooppunt.objects.select_for_update().get(pk=knooppunt.pk)
    open_lid = knooppunt.leden.filter(Q(tot__isnull=True) | Q(tot__gt=vanaf), account=account)
    unless(not open_lid.exists(), f"{account.naam} is al lid van dit knooppunt.").require()
    functie = account.lidmaatschappen.filter(
        Q(eind__isnull=True) | Q(eind__gt=vanaf), begin__lte=vanaf
    ).first()
    lid = Knooppuntlid.objects.create(
        knooppunt=knooppunt, account=account, rol=rol, is_voorzitter=is_voorzitter, vanaf=vanaf,
        organisatie=functie.organisatie if functie else None,
    )  # fmt: skip
    record_event(
        soort="knooppunt.lid_begonnen",
        onderwerp_ref=knooppunt.ref,
        by=by,
        at=at,
        wie=account.ref,
        voorzitter=is_voorzitter,
    )
    for overleg in _planned(knooppunt, at):
        invite_members(overleg, [lid], site=site, at=at)
    return lid


@transaction.atomic
def end_member(*, lid: Knooppuntlid, tot: date, site: str, by: Viewer, at: datetime) -> Knooppuntlid:
    """Someone leaves; ``tot`` is the first day on which it no longer holds. Invitations and access after it end."""
    may_manage_knooppunt(by, facts_of_knooppunt(lid.knooppunt)).require_permission()
    lid = Knooppuntlid.objects.select_for_update().get(pk=lid.pk)
    if lid.tot is not None:
        raise Refusal("Dit lid is al vertrokken.")
    unless(tot >= lid.vanaf, f"Kies een dag vanaf het begin ({lid.vanaf:%d-%m-%Y}).").require()
    lid.tot = tot
    lid.save(update_fields=["tot"])
    record_event(
        soort="knooppunt.lid_geeindigd", onderwerp_ref=lid.knooppunt.ref, by=by, at=at, wie=lid.account.ref
    )
    for overleg in _planned(lid.knooppunt, at):
        if timezone.localdate(overleg.begint_at) >= tot:
            withdraw_member(overleg, lid.account, tot=tot, site=site, by=by, at=at)
    return lid


def _planned(knooppunt: Knooppunt, at: datetime) -> list[Overleg]:
    planned = knooppunt.overleggen.filter(status=Overlegstatus.GEPLAND.value, begint_at__gte=at)
    return list(planned.select_related("knooppunt"))
