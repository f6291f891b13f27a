"""What the administrator of the region does: invite, give and end roles, block. Never for themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Q

from knooppunt.basis.datums import datum
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.actions.accounts import create_account
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.actions.lidmaatschappen import add_membership, end_membership
from knooppunt.toegang.models import Account, Lidmaatschap, Sessie
from knooppunt.toegang.policies import may_manage_people, may_manage_person
from knooppunt.toegang.queries.aanbieders import obliged_provider
from knooppunt.toegang.rollen import ROLLEN, Permissie, role_verdict, rolnaam
from knooppunt.toegang.rules.mensen import begin_verdict, end_verdict, reopen_verdict

MaakLink = Callable[[str, str], str]
"""The address of the page to choose a password, from a reference and a token."""


@transaction.atomic
def invite_professional(
    *,
    naam: str,
    email: str,
    organisatie: Organisatie,
    rol: str,
    begin: date,
    maak_link: MaakLink,
    by: Viewer,
    at: datetime,
) -> Account:
    """Make an account with a role from a day, and mail how to come in. Sent twice it is refused: once is enough."""
    may_manage_people(by).require_permission()
    begin_verdict(begin, by.op).require()
    if Account.objects.filter(email=email.strip().lower()).exists():
        raise Refusal(
            "Dit e-mailadres kan niet. Heeft deze persoon al een account? Zoek die op en geef daar de rol."
        )
    account = create_account(naam=naam.strip(), soort=Account.Soort.PROFESSIONAL, email=email, by=by, at=at)
    _give(account, organisatie, rol, begin, by, at)
    _mail_invitation(account, organisatie, rol, begin, maak_link, by, at)
    return account


@transaction.atomic
def give_role(
    *, account: Account, organisatie: Organisatie, rol: str, begin: date, by: Viewer, at: datetime
) -> Lidmaatschap:
    """One more role from a day; the person and the colleagues there are told."""
    may_manage_person(by, account.pk, account.soort).require_permission()
    begin_verdict(begin, by.op).require()
    return _give(account, organisatie, rol, begin, by, at)


@transaction.atomic
def end_role(*, lidmaatschap: Lidmaatschap, by: Viewer, at: datetime) -> None:
    """From now on the role gives nothing any more: the next page that is asked for is not there."""
    lidmaatschap = _locked(lidmaatschap)
    may_manage_person(by, lidmaatschap.account_id, lidmaatschap.account.soort).require_permission()
    laatste = lidmaatschap.rol == "beheerder" and not _other_administrators(lidmaatschap, by.op)
    end_verdict(lidmaatschap.begin, lidmaatschap.eind, by.op, laatste_beheerder=laatste).require()
    # A role that was to begin later never does.
    end_membership(lidmaatschap=lidmaatschap, eind=max(by.op, lidmaatschap.begin), by=by, at=at)


@transaction.atomic
def reopen_role(*, lidmaatschap: Lidmaatschap, by: Viewer, at: datetime) -> None:
    """A role that was ended by mistake goes on as if nothing had happened; the record says that it did."""
    lidmaatschap = _locked(lidmaatschap)
    account, organisatie = lidmaatschap.account, lidmaatschap.organisatie
    may_manage_person(by, account.pk, account.soort).require_permission()
    open_nu = account.lidmaatschappen.filter(eind__isnull=True)
    weer = open_nu.filter(organisatie=organisatie, rol=lidmaatschap.rol).exists()
    reopen_verdict(lidmaatschap.eind, by.op, weer_open=weer).require()
    role_verdict(lidmaatschap.rol, organisatie.soort, list(open_nu.values_list("rol", flat=True))).require()
    lidmaatschap.eind = None
    lidmaatschap.save(update_fields=["eind"])
    record_event(
        soort="lidmaatschap.heropend", onderwerp_ref=account.ref, by=by, at=at, rol_code=lidmaatschap.rol,
        organisatie=organisatie.ref,
    )  # fmt: skip


@transaction.atomic
def move_person(
    *, lidmaatschap: Lidmaatschap, organisatie: Organisatie, rol: str, by: Viewer, at: datetime
) -> Lidmaatschap:
    """Somebody goes to work elsewhere: the one role ends and the other begins at the same moment."""
    end_role(lidmaatschap=lidmaatschap, by=by, at=at)
    return give_role(
        account=lidmaatschap.account, organisatie=organisatie, rol=rol, begin=by.op, by=by, at=at
    )


@transaction.atomic
def block_account(*, account: Account, by: Viewer, at: datetime) -> None:
    """Nobody comes in with this account any more, and who was in is out at once, on every device."""
    may_manage_person(by, account.pk, account.soort).require_permission()
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        raise Refusal("Dit account is al geblokkeerd.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    Sessie.objects.filter(apparaat__account=account).delete()
    account.apparaten.all().delete()
    record_event(soort="account.geblokkeerd", onderwerp_ref=account.ref, by=by, at=at)


@transaction.atomic
def unblock_account(*, account: Account, by: Viewer, at: datetime) -> None:
    """The account can be used again; every device has to sign in anew."""
    may_manage_person(by, account.pk, account.soort).require_permission()
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.is_active:
        raise Refusal("Dit account is niet geblokkeerd.")
    account.is_active = True
    account.save(update_fields=["is_active"])
    record_event(soort="account.vrijgegeven", onderwerp_ref=account.ref, by=by, at=at)


@transaction.atomic
def invite_again(*, account: Account, maak_link: MaakLink, by: Viewer, at: datetime) -> None:
    """Another mail for who has not come in yet."""
    may_manage_person(by, account.pk, account.soort).require_permission()
    lid = (
        account.lidmaatschappen.filter(Q(eind__isnull=True) | Q(eind__gt=by.op))
        .select_related("organisatie")
        .first()
    )
    if account.last_login or not account.is_active or lid is None:
        raise Refusal(
            "Deze persoon heeft geen uitnodiging nodig. Een nieuw wachtwoord kiezen kan bij Inloggen."
        )
    _mail_invitation(account, lid.organisatie, lid.rol, lid.begin, maak_link, by, at)


def _locked(lidmaatschap: Lidmaatschap) -> Lidmaatschap:
    rijen = Lidmaatschap.objects.select_for_update(of=("self",)).select_related("account", "organisatie")
    return rijen.get(pk=lidmaatschap.pk)


def _other_administrators(lidmaatschap: Lidmaatschap, op: date) -> bool:
    anderen = Lidmaatschap.objects.filter(
        Q(eind__isnull=True) | Q(eind__gt=op), rol="beheerder", begin__lte=op, account__is_active=True
    )
    return anderen.exclude(account_id=lidmaatschap.account_id).exists()


def _give(
    account: Account, organisatie: Organisatie, rol: str, begin: date, by: Viewer, at: datetime
) -> Lidmaatschap:
    if account.lidmaatschappen.filter(organisatie=organisatie, rol=rol, eind__isnull=True).exists():
        raise Refusal("Deze persoon heeft deze rol hier al.")
    lid = add_membership(account=account, organisatie=organisatie, rol=rol, begin=begin, by=by, at=at)
    _tell_colleagues(lid, by)
    return lid


def _tell_colleagues(lid: Lidmaatschap, by: Viewer) -> None:
    """Who may open every file of an organisation is not let in unseen: those who can do so already are told."""
    if Permissie.DOSSIERS_ZIEN not in ROLLEN[lid.rol].permissies:
        return
    hier = Lidmaatschap.objects.filter(
        Q(eind__isnull=True) | Q(eind__gt=by.op), organisatie=lid.organisatie, begin__lte=by.op,
        rol__in=[r.code for r in ROLLEN.values() if Permissie.DOSSIERS_ZIEN in r.permissies],
        account__is_active=True, account__email__isnull=False,
    ).exclude(account_id=lid.account_id)  # fmt: skip
    for email in sorted(set(hier.values_list("account__email", flat=True))):
        mail_out(
            "collega_mail",
            aan=email,
            onderwerp="Een nieuwe collega in Knooppunt",
            tekst="%(naam)s is vanaf %(begin)s %(rol)s bij %(organisatie)s. %(beheerder)s regelde dat als beheerder."
            "\n\nKlopt dit niet? Zeg het de beheerder meteen.\n",
            velden={
                "naam": lid.account.naam, "begin": datum(lid.begin), "rol": rolnaam(lid.rol),
                "organisatie": lid.organisatie.naam, "beheerder": by.naam,
            },
        )  # fmt: skip


def _mail_invitation(
    account: Account,
    organisatie: Organisatie,
    rol: str,
    begin: date,
    maak_link: MaakLink,
    by: Viewer,
    at: datetime,
) -> None:
    aanbieder = obliged_provider(account)
    if aanbieder:
        binnen, hoe = "Ga naar Knooppunt, kies Inloggen en daarna %(werk)s.", {"werk": aanbieder.naam}
    else:
        link = maak_link(account.ref, default_token_generator.make_token(account))
        binnen = (
            "Open deze link om een wachtwoord te kiezen:\n\n%(link)s\n\nDe link werkt drie dagen. Daarna vraagt u "
            "zelf een nieuwe: kies Inloggen en daarna ‘Wachtwoord vergeten’."
        )
        hoe = {"link": link}
    tekst = (
        "Beste %(naam)s,\n\nU werkt vanaf %(begin)s met Knooppunt als %(rol)s bij %(organisatie)s. %(beheerder)s "
        f"nodigt u uit.\n\n{binnen}\n\nKent u ons niet? Dan hoeft u niets te doen.\n"
    )
    velden = {
        "naam": account.naam, "begin": datum(begin), "rol": rolnaam(rol), "organisatie": organisatie.naam,
        "beheerder": by.naam,
    }  # fmt: skip
    mail_out(
        "collega_mail",
        aan=account.email or "",
        onderwerp="Uw account bij Knooppunt",
        tekst=tekst,
        velden=velden | hoe,
    )
    record_event(soort="account.uitgenodigd", onderwerp_ref=account.ref, by=by, at=at)
