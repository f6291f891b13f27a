"""Writes: the record of events, tasks, accounts and memberships."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.rollen import role_verdict

ZWAK = {
    "password_too_short": nl("Kies een wachtwoord van minstens 12 tekens."),
    "password_too_common": nl("Dit wachtwoord gebruiken te veel mensen. Zet een paar woorden achter elkaar."),
    "": nl("Dit wachtwoord is te makkelijk te raden. Zet een paar woorden achter elkaar."),
}
"""Why a password is refused, by the code of Django's validators."""


LINKS_PER_DAG = 5
"""Links to choose a password that one address gets in a day: nobody's mailbox can be filled."""


def record_event(
    *,
    soort: str,
    onderwerp_ref: str,
    by: Viewer,
    at: datetime,
    dossier_ref: str = "",
    namens: str = "",
    doel: str = "",
    **gegevens: Any,
) -> Gebeurtenis:
    """Add one line to the record, in the caller's transaction. ``gegevens`` are codes and references only."""
    functie = by.functies[0] if by.functies else None
    return Gebeurtenis.objects.create(
        at=at,
        soort=soort,
        onderwerp_ref=onderwerp_ref,
        dossier_ref=dossier_ref,
        by_id=by.account_id,
        rol=functie.rol if functie else by.soort,
        organisatie_id=functie.organisatie_id if functie else None,
        namens=namens,
        doel=doel,
        gegevens=gegevens,
    )


@transaction.atomic
def record_looks(*, dossier_refs: Iterable[str], bladzijde: str, doel: str, by: Viewer, at: datetime) -> None:
    """One page that shows several dossiers is one look at each; one statement, however many there are."""
    functie = by.functies[0] if by.functies else None
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            at=at, soort="dossier.bekeken", onderwerp_ref=ref, dossier_ref=ref, by_id=by.account_id,
            rol=functie.rol if functie else by.soort, organisatie_id=functie.organisatie_id if functie else None,
            doel=doel, gegevens={"bladzijde": bladzijde},
        )
        for ref in dossier_refs
    )  # fmt: skip


def open_task(
    *,
    sleutel: str,
    soort: str,
    tekst: str,
    url: str,
    at: datetime,
    account_id: int | None = None,
    organisatie: Organisatie | None = None,
    rol: str = "",
    voor: date | None = None,
    dossier_ref: str = "",
) -> Taak:
    """Put something on the list of a person, or of a role at an organisation. The same open task is updated."""
    taak, _ = Taak.objects.update_or_create(
        sleutel=sleutel,
        account_id=account_id,
        organisatie=organisatie,
        rol=rol,
        gedaan_at=None,
        defaults={"soort": soort, "tekst": tekst[:160], "url": url, "voor": voor, "dossier_ref": dossier_ref},
        create_defaults={
            "soort": soort, "tekst": tekst[:160], "url": url, "voor": voor, "dossier_ref": dossier_ref,
            "created_at": at,
        },
    )  # fmt: skip
    return taak


def close_tasks(*, sleutel: str, at: datetime, by: Viewer, account_id: int | None = None) -> int:
    """The thing has happened: nobody needs to do it any more (or not this person). Returns how many were open."""
    taken = Taak.objects.filter(sleutel=sleutel, gedaan_at__isnull=True)
    if account_id is not None:
        taken = taken.filter(account_id=account_id)
    return taken.update(gedaan_at=at, gedaan_by_id=by.account_id)


def close_dossier_tasks(*, dossier_ref: str, account_id: int, at: datetime, by: Viewer) -> int:
    """Someone left the circle: nothing in that dossier waits for them any more. Returns how many were open."""
    taken = Taak.objects.filter(dossier_ref=dossier_ref, account_id=account_id, gedaan_at__isnull=True)
    return taken.update(gedaan_at=at, gedaan_by_id=by.account_id)


@transaction.atomic
def create_account(
    *,
    naam: str,
    soort: str,
    at: datetime,
    by: Viewer,
    email: str | None = None,
    geboortedatum: date | None = None,
    taal: str = "nl",
) -> Account:
    """Make an account without a password; a second account with the same address is refused."""
    email = email.strip().lower() if email else None
    if email and Account.objects.filter(email=email).exists():
        raise Refusal("Er is al een account met dit e-mailadres.")
    account = Account(
        naam=naam, soort=soort, email=email, geboortedatum=geboortedatum, taal=taal, created_at=at
    )
    account.set_unusable_password()
    account.save()
    record_event(soort="account.gemaakt", onderwerp_ref=account.ref, by=by, at=at, soort_account=soort)
    return account


@transaction.atomic
def record_sign_in(*, account: Account, by: Viewer, at: datetime) -> None:
    """Someone came in; ``by`` is the viewer that the account is."""
    record_event(soort="account.binnengekomen", onderwerp_ref=account.ref, by=by, at=at)


@transaction.atomic
def choose_password(*, account: Account, wachtwoord: str, by: Viewer, at: datetime) -> None:
    """A person chooses a password; too short or too common is refused with what to do instead."""
    try:
        validate_password(wachtwoord, account)
    except ValidationError as error:
        raise Refusal(*(ZWAK.get(e.code or "", ZWAK[""]) for e in error.error_list)) from error
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    record_event(soort="account.wachtwoord_gekozen", onderwerp_ref=account.ref, by=by, at=at)


def _links_today(account: Account, at: datetime) -> int:
    gemaild = Gebeurtenis.objects.filter(soort="account.link_gemaild", onderwerp_ref=account.ref)
    return gemaild.filter(at__gt=at - timedelta(days=1)).count()


@transaction.atomic
def mail_password_link(*, email: str, maak_link: Callable[[str, str], str], by: Viewer, at: datetime) -> None:
    """Mail a link to choose a password, when there is an account with this address; otherwise nothing at all."""
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None or _links_today(account, at) >= LINKS_PER_DAG:
        return
    link = maak_link(account.ref, default_token_generator.make_token(account))
    send_mail(
        gettext("Kies een wachtwoord voor Knooppunt"),
        gettext(
            "Beste %(naam)s,\n\nOpen deze link om een wachtwoord te kiezen:\n\n%(link)s\n\n"
            "De link werkt drie dagen. Vroeg u hier niet om? Dan hoeft u niets te doen.\n"
        )
        % {"naam": account.naam, "link": link},
        None,
        [email.strip().lower()],
    )
    record_event(soort="account.link_gemaild", onderwerp_ref=account.ref, by=by, at=at)


@transaction.atomic
def add_membership(
    *, account: Account, organisatie: Organisatie, rol: str, begin: date, by: Viewer, at: datetime
) -> Lidmaatschap:
    """Give a person a role at an organisation from a day on; Refusal where it does not fit there or beside another."""
    naast = account.lidmaatschappen.filter(Q(eind__isnull=True) | Q(eind__gt=begin)).values_list(
        "rol", flat=True
    )
    role_verdict(rol, organisatie.soort, list(naast)).require()
    lidmaatschap = Lidmaatschap.objects.create(account=account, organisatie=organisatie, rol=rol, begin=begin)
    record_event(
        soort="lidmaatschap.begonnen",
        onderwerp_ref=account.ref,
        by=by,
        at=at,
        rol_code=rol,
        organisatie=organisatie.ref,
    )
    return lidmaatschap


@transaction.atomic
def create_administrator(
    *, email: str, naam: str, organisatie: Organisatie, wachtwoord: str, by: Viewer, at: datetime
) -> Account:
    """Make the account of an administrator, who signs in with a first password. Only from the command line."""
    account = create_account(naam=naam, soort=Account.Soort.PROFESSIONAL, email=email, by=by, at=at)
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    add_membership(account=account, organisatie=organisatie, rol="beheerder", begin=by.op, by=by, at=at)
    return account


@transaction.atomic
def end_membership(*, lidmaatschap: Lidmaatschap, eind: date, by: Viewer, at: datetime) -> None:
    """Someone leaves: from ``eind`` on the role gives nothing any more."""
    lidmaatschap.eind = eind
    lidmaatschap.save(update_fields=["eind"])
    record_event(
        soort="lidmaatschap.geeindigd",
        onderwerp_ref=lidmaatschap.account.ref,
        by=by,
        at=at,
        rol_code=lidmaatschap.rol,
        organisatie=lidmaatschap.organisatie.ref,
    )
