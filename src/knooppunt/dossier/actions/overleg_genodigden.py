"""Who is invited to a meeting, and what they may see because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.overleg_post import Aanleiding, send_mail
from knooppunt.dossier.models import Bespreking, Betrokkene, Genodigde, Knooppuntlid, Overleg
from knooppunt.dossier.policies import may_work_in_dossier
from knooppunt.dossier.queries.kring import facts_of
from knooppunt.dossier.queries.overleg_genodigden import (
    Genodigbaar,
    candidates,
    invitation_state,
    members_without_place,
)
from knooppunt.dossier.rules.knooppunt import (
    Overlegstatus,
    family_is_invited,
    guest_may_look_until,
    may_change_agenda,
    member_access_until,
)
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.toegang.public import Account, close_tasks, open_task, record_event

PER_ZAAK = (Genodigde.Soort.OUDER, Genodigde.Soort.LEERLING, Genodigde.Soort.TEAM)


@transaction.atomic
def invite_to_case(
    *,
    bespreking: Bespreking,
    sleutels: Collection[str],
    reden_zonder_ouders: str,
    reden_zonder_leerling: str,
    site: str,
    by: Viewer,
    at: datetime,
) -> Bespreking:
    """Exactly these people of the circle are invited for this case, or the reason why the family is not.

    ``sleutels`` are keys of ``candidates``. Who is no longer among them gets word that the invitation lapses.
    """
    may_work_in_dossier(by, facts_of(bespreking.dossier)).require_permission()
    overleg = lock_overleg(bespreking.overleg_id)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    kandidaten = {k.sleutel: k for k in candidates(bespreking.dossier, overleg, by.op)}
    unless(set(sleutels) <= set(kandidaten), "Kies mensen uit de lijst.").require()
    bespreking.reden_zonder_ouders = reden_zonder_ouders.strip()
    bespreking.reden_zonder_leerling = reden_zonder_leerling.strip()
    bespreking.save(update_fields=["reden_zonder_ouders", "reden_zonder_leerling"])
    _set_invited(bespreking, overleg, [kandidaten[s] for s in sleutels], site, by, at)
    record_event(
        soort="overleg.genodigd", onderwerp_ref=overleg.ref, dossier_ref=bespreking.dossier.ref, by=by, at=at,
        aantal=len(sleutels),
    )  # fmt: skip
    follow_up(bespreking, overleg, by, at)
    return bespreking


@transaction.atomic
def invite_guest(
    *, bespreking: Bespreking, email: str, toegang_tot: date, site: str, by: Viewer, at: datetime
) -> Genodigde:
    """Someone from outside the circle joins for one case only, until (not including) a day."""
    may_work_in_dossier(by, facts_of(bespreking.dossier)).require_permission()
    overleg = lock_overleg(bespreking.overleg_id)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    guest_may_look_until(toegang_tot, timezone.localdate(overleg.begint_at)).require()
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None:
        raise Refusal(
            "Dit e-mailadres heeft nog geen account. Nodig deze persoon eerst uit als gast, bij Gezin en team."
        )
    _require_not_there(bespreking, overleg, account)
    gast = Genodigde.objects.create(
        overleg=overleg,
        bespreking=bespreking,
        account=account,
        soort=Genodigde.Soort.GAST,
        toegang_tot=toegang_tot,
    )
    functie = account.lidmaatschappen.filter(
        Q(eind__isnull=True) | Q(eind__gt=by.op), begin__lte=by.op
    ).first()
    _open_place(bespreking, account, functie.organisatie_id if functie else None, "", toegang_tot, by.op)
    _tell(gast, overleg, site, at)
    record_event(
        soort="overleg.gast_genodigd", onderwerp_ref=overleg.ref, dossier_ref=bespreking.dossier.ref, by=by, at=at,
        wie=account.ref, tot=toegang_tot.isoformat(),
    )  # fmt: skip
    return gast


@transaction.atomic
def withdraw_guest(*, genodigde: Genodigde, site: str, by: Viewer, at: datetime) -> None:
    """A guest need not come: the invitation lapses and access ends at once."""
    bespreking = genodigde.bespreking
    may_work_in_dossier(by, facts_of(bespreking.dossier)).require_permission()
    overleg = lock_overleg(genodigde.overleg_id)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    end_places(bespreking, by.op, account_id=genodigde.account_id)
    record_event(
        soort="overleg.gast_ingetrokken", onderwerp_ref=overleg.ref, dossier_ref=bespreking.dossier.ref, by=by, at=at,
        wie=genodigde.account.ref,
    )  # fmt: skip
    drop([genodigde], overleg, site, by, at)


def lock_overleg(pk: int) -> Overleg:
    """The meeting, held until the transaction ends: its agenda and invitations change one at a time."""
    return Overleg.objects.select_for_update(of=("self",)).select_related("knooppunt").get(pk=pk)


def invite_members(overleg: Overleg, leden: Iterable[Knooppuntlid], *, site: str, at: datetime) -> None:
    """Members are invited for the whole meeting."""
    for lid in leden:
        genodigde, nieuw = Genodigde.objects.get_or_create(
            overleg=overleg, bespreking=None, account=lid.account, defaults={"soort": Genodigde.Soort.LID}
        )
        if nieuw:
            _tell(genodigde, overleg, site, at)


def withdraw_member(
    overleg: Overleg, account: Account, *, tot: date, site: str, by: Viewer, at: datetime
) -> None:
    """Who leaves the team loses the invitation and, from that day, what it let them see."""
    for bespreking in overleg.besprekingen.all():
        end_places(bespreking, max(tot, by.op), account_id=account.pk)
    drop(overleg.genodigden.filter(account=account, bespreking=None), overleg, site, by, at)


@transaction.atomic
def admit_members(*, bespreking: Bespreking, by: Viewer, at: datetime) -> None:
    """Members who joined after the case was put on the agenda may see it too, because someone of the team says so."""
    may_work_in_dossier(by, facts_of(bespreking.dossier)).require_permission()
    overleg = lock_overleg(bespreking.overleg_id)
    may_change_agenda(Overlegstatus(overleg.status)).require()
    open_places(bespreking, overleg, by.op)
    record_event(
        soort="overleg.leden_toegelaten",
        onderwerp_ref=bespreking.ref,
        dossier_ref=bespreking.dossier.ref,
        by=by,
        at=at,
    )


def open_places(bespreking: Bespreking, overleg: Overleg, op: date) -> None:
    """Members who are not around the child get a guest's place: from the agenda until a while after the meeting."""
    dag = timezone.localdate(overleg.begint_at)
    tot = member_access_until(dag)
    for lid in members_without_place(bespreking.dossier, overleg, op, bespreking):
        lid_tot = min(tot, lid.tot) if lid.tot else tot
        _open_place(bespreking, lid.account, lid.organisatie_id, lid.rol, lid_tot, max(op, lid.vanaf))


def end_places(bespreking: Bespreking, tot: date, *, account_id: int | None = None) -> None:
    """The places that this item gave end on a day (today: at once)."""
    plaatsen = bespreking.plaatsen.filter(tot__gt=tot)
    if account_id is not None:
        plaatsen = plaatsen.filter(account_id=account_id)
    for plaats in plaatsen:
        plaats.tot = max(plaats.vanaf, tot)
        plaats.reden_eind = "niet meer bij dit overleg"
        plaats.save(update_fields=["tot", "reden_eind"])


def drop(genodigden: Iterable[Genodigde], overleg: Overleg, site: str, by: Viewer, at: datetime) -> None:
    """Take back invitations, with word to who was invited."""
    for genodigde in list(genodigden):
        send_mail(genodigde, overleg, Aanleiding.VERVALT, site=site, at=at)
        genodigde.delete()
        if genodigde.account_id and not overleg.genodigden.filter(account_id=genodigde.account_id).exists():
            close_tasks(sleutel=f"overleg:{overleg.ref}", at=at, by=by, account_id=genodigde.account_id)


def follow_up(bespreking: Bespreking, overleg: Overleg, by: Viewer, at: datetime) -> None:
    """Without the family or a reason it waits for who put the case on the agenda."""
    sleutel = f"genodigden:{bespreking.ref}"
    if family_is_invited(invitation_state(bespreking, by.op)):
        close_tasks(sleutel=sleutel, at=at, by=by)
        return
    open_task(
        sleutel=sleutel, soort="overleg.genodigden", account_id=bespreking.geagendeerd_by_id, at=at,
        tekst="Nodig ouders en leerling uit voor het overleg, of schrijf op waarom niet",
        url=reverse("dossier:bespreking_genodigden", args=[overleg.ref, bespreking.ref]),
        voor=timezone.localdate(overleg.begint_at), dossier_ref=bespreking.dossier.ref,
    )  # fmt: skip


def _set_invited(
    bespreking: Bespreking, overleg: Overleg, gewenst: list[Genodigbaar], site: str, by: Viewer, at: datetime
) -> None:
    nodig = {(k.soort, k.account_id, "" if k.account_id else k.naam): k for k in gewenst}
    nu = {(g.soort, g.account_id, g.naam): g for g in bespreking.genodigden.filter(soort__in=PER_ZAAK)}
    drop((g for sleutel, g in nu.items() if sleutel not in nodig), overleg, site, by, at)
    for soort, account_id, naam in nodig.keys() - nu.keys():
        genodigde = Genodigde.objects.create(
            overleg=overleg, bespreking=bespreking, account_id=account_id, naam=naam, soort=soort
        )
        _tell(genodigde, overleg, site, at)


def _tell(genodigde: Genodigde, overleg: Overleg, site: str, at: datetime) -> None:
    send_mail(genodigde, overleg, Aanleiding.UITNODIGING, site=site, at=at)
    if genodigde.account_id:
        vraag = "Kun jij" if genodigde.soort == Genodigde.Soort.LEERLING else "Kunt u"
        open_task(
            sleutel=f"overleg:{overleg.ref}", soort="overleg.antwoord", account_id=genodigde.account_id, at=at,
            tekst=f"{vraag} bij het overleg van {overleg.knooppunt.naam} zijn?",
            url=reverse("dossier:overleg_antwoord", args=[genodigde.ref]), voor=timezone.localdate(overleg.begint_at),
        )  # fmt: skip


def _open_place(
    bespreking: Bespreking, account: Account, organisatie_id: int | None, functie: str, tot: date, op: date
) -> None:
    if tot > op:
        bespreking.plaatsen.add(
            Betrokkene.objects.create(
                dossier=bespreking.dossier,
                account=account,
                hoedanigheid=Hoedanigheid.GAST.value,
                organisatie_id=organisatie_id,
                functie=functie,
                vanaf=op,
                tot=tot,
            )
        )


def _require_not_there(bespreking: Bespreking, overleg: Overleg, account: Account) -> None:
    al_genodigd = overleg.genodigden.filter(
        Q(bespreking=bespreking) | Q(bespreking=None), account=account
    ).exists()
    unless(not al_genodigd, f"{account.naam} is al uitgenodigd.").require()
    in_kring = bespreking.dossier.betrokkenen.filter(account=account, tot__isnull=True).exists()
    unless(
        not in_kring, f"{account.naam} hoort al bij de mensen rond dit kind. Kies de naam in de lijst."
    ).require()
