"""Inviting people to the circle by mail, and what they answer."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import Refusal, Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.models import Betrokkene, Dossier, Gezinslid, Kind, Uitnodiging
from knooppunt.dossier.policies import (
    may_come_alone,
    may_invite,
    may_make_letter,
    may_work_in_dossier,
    workplaces,
)
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.uitnodigen import letter_key, standing_of
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.kringwissel import answer_verdict, guest_until_verdict
from knooppunt.dossier.rules.toestemming import PAKKET
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import (
    Account,
    add_membership,
    choose_password,
    create_account,
    record_event,
    use_letter,
    viewer_of,
    withdraw_letters,
)

SOORT = {
    Hoedanigheid.OUDER: Account.Soort.OUDER,
    Hoedanigheid.LEERLING: Account.Soort.LEERLING,
    Hoedanigheid.TEAM: Account.Soort.PROFESSIONAL,
    Hoedanigheid.GAST: Account.Soort.PROFESSIONAL,
}
"""What kind of account someone gets who is invited and has none."""


@dataclass(frozen=True)
class Genodigde:
    """Who is invited, as what, and for a guest until when (the first day without access). No e-mail: by letter."""

    email: str
    naam: str
    hoedanigheid: Hoedanigheid
    functie: str = ""
    organisatie: Organisatie | None = None
    toegang_tot: date | None = None


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *, zicht: DossierZicht, wie: Genodigde, maak_link: Callable[[str], str], by: Viewer, at: datetime
) -> Uitnodiging:
    """Send someone a link to join the circle. Only a hash of its token is kept; the mail names no child.

    Raises Refusal when this person is in the circle already, has an open invitation, or a guest has no last day.
    """
    may_invite(by, zicht.feiten, wie.hoedanigheid).require_permission()
    email, naam = wie.email.strip().lower(), " ".join(wie.naam.split())  # the name opens a mail: one line
    if not email:
        may_make_letter(by, zicht.feiten, wie.hoedanigheid).require()
    Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    _not_there_yet(zicht, email, naam, by)
    guest_until_verdict(wie.hoedanigheid, wie.toegang_tot, by.op).require()
    token = secrets.token_urlsafe(32)
    uitnodiging = Uitnodiging.objects.create(
        dossier=zicht.dossier, token_hash=hash_of(token), email=email, naam=naam, functie=wie.functie,
        hoedanigheid=wie.hoedanigheid.value, organisatie=wie.organisatie, toegang_tot=wie.toegang_tot,
        uitgenodigd_by_id=by.account_id, created_at=at, verloopt_op=PAKKET.op("UITNODIGING_GELDIG", by.op).vanaf(by.op),
    )  # fmt: skip
    if email:
        _mail(uitnodiging, maak_link(token), by)
    _record("uitnodiging.verstuurd", uitnodiging, by, at)
    return uitnodiging


def _not_there_yet(zicht: DossierZicht, email: str, naam: str, by: Viewer) -> None:
    if email and any(b.account.email == email for b in circle_today(zicht, by)):
        raise Refusal(nl("Iemand met dit e-mailadres hoort al bij de kring."))
    wie = {"email": email} if email else {"email": "", "naam__iexact": naam}
    open_uitnodigingen = zicht.dossier.uitnodigingen.filter(
        **wie, aanvaard_at=None, afgewezen_at=None, ingetrokken_at=None, verloopt_op__gte=by.op
    )
    if open_uitnodigingen.exists():
        raise Refusal(
            nl("Dit e-mailadres heeft al een uitnodiging. Trek die eerst in als er iets niet klopt.")
            if email
            else nl(
                "Er ligt al een brief klaar voor deze persoon. "
                "Trek die uitnodiging eerst in als er iets niet klopt."
            )
        )


def _mail(uitnodiging: Uitnodiging, link: str, by: Viewer) -> None:
    """Family reads it in each language: the one who invites works in Dutch and does not know which one is needed."""
    familie = uitnodiging.hoedanigheid in (Hoedanigheid.OUDER, Hoedanigheid.LEERLING)
    delen = []
    for code, _naam in settings.LANGUAGES if familie else settings.LANGUAGES[:1]:
        with translation.override(code):
            delen.append(
                gettext(
                    "Beste %(naam)s,\n\n%(afzender)s nodigt u uit om mee te doen in een dossier.\n"
                    "Open deze link om te zien waar het over gaat en om te antwoorden:\n\n%(link)s\n\n"
                    "De link werkt tot en met %(dag)s en is alleen voor u. Geef hem niet door."
                )
            )
    mail_out(
        "uitnodiging_mail",
        aan=uitnodiging.email,
        onderwerp="Wilt u meedenken rond een kind?",
        tekst="\n\n---\n\n".join(delen) + "\n",
        velden={
            "naam": uitnodiging.naam, "afzender": by.naam, "link": link, "dag": f"{uitnodiging.verloopt_op:%d-%m-%Y}",
        },
    )  # fmt: skip


@transaction.atomic
def accept_invitation(
    *, uitnodiging: Uitnodiging, account: Account, by: Viewer, at: datetime, brief_ref: str = ""
) -> Betrokkene:
    """The invited person joins; a second click joins nobody twice.

    Only with the address that was invited, or with the letter (``brief_ref``) whose code was typed.
    """
    uitnodiging = _to_answer(uitnodiging, by)
    if not uitnodiging.email:
        use_letter(brief_ref=brief_ref, sleutel=letter_key(uitnodiging), by=by, at=at)
    elif (account.email or "").lower() != uitnodiging.email:
        raise Refusal(nl("Deze uitnodiging is voor een ander e-mailadres. Log in met dat adres."))
    dossier = uitnodiging.dossier
    (_fits(uitnodiging, account) & _may_take_part(uitnodiging, viewer_of(account, by.op))).require()
    if dossier.betrokkenen.filter(account=account, tot__isnull=True).exists():
        raise Refusal(nl("U hoort al bij de kring van dit kind."))
    betrokkene = Betrokkene.objects.create(
        dossier=dossier, account=account, hoedanigheid=uitnodiging.hoedanigheid, functie=uitnodiging.functie,
        organisatie=uitnodiging.organisatie, vanaf=by.op, tot=uitnodiging.toegang_tot,
    )  # fmt: skip
    uitnodiging.aanvaard_at = at
    uitnodiging.save(update_fields=["aanvaard_at"])
    _bind(uitnodiging, account, by, at)
    mark_changed(dossier, at)
    _record("uitnodiging.aanvaard", uitnodiging, by, at)
    return betrokkene


def _fits(uitnodiging: Uitnodiging, account: Account) -> Verdict:
    """The family sees every part, so a place of the family is never for the account of a professional."""
    ander_kind = Kind.objects.filter(account=account).exclude(pk=uitnodiging.dossier.kind_id)
    als_leerling = uitnodiging.hoedanigheid == Hoedanigheid.LEERLING
    return unless(
        account.soort == SOORT[Hoedanigheid(uitnodiging.hoedanigheid)],
        nl("Deze uitnodiging past niet bij dit account. Vraag om een uitnodiging op een ander e-mailadres."),
    ) & unless(
        not als_leerling or not ander_kind.exists(),
        nl("Dit account hoort al bij een ander kind."),
    )


def _may_take_part(uitnodiging: Uitnodiging, wie: Viewer) -> Verdict:
    """Who only has roles that never see a dossier would join a circle and find nothing."""
    daar = wie.organisaties() & {uitnodiging.organisatie_id}
    kan = bool(daar & workplaces(wie)) if daar else may_come_alone(wie)
    return unless(
        SOORT[Hoedanigheid(uitnodiging.hoedanigheid)] != Account.Soort.PROFESSIONAL or kan,
        nl(
            "Uw rol ziet nooit dossiers. Daarom kunt u niet meedoen. Vraag de afzender om een collega uit te nodigen."
        ),
    )


def _bind(uitnodiging: Uitnodiging, account: Account, by: Viewer, at: datetime) -> None:
    """Tie the account to the child, the family or the organisation that the invitation speaks of."""
    kind = uitnodiging.dossier.kind
    if uitnodiging.hoedanigheid == Hoedanigheid.LEERLING:
        Kind.objects.filter(pk=kind.pk, account__isnull=True).update(account=account)
    elif uitnodiging.hoedanigheid == Hoedanigheid.OUDER:
        lid = kind.gezin.leden.filter(account__isnull=True, naam__iexact=uitnodiging.naam).first()
        lid = lid or Gezinslid(gezin=kind.gezin, naam=account.naam, relatie=Gezinslid.Relatie.VERZORGER)
        lid.account = account
        lid.save()
    elif uitnodiging.organisatie and not account.lidmaatschappen.filter(
        organisatie=uitnodiging.organisatie, eind=None
    ):
        add_membership(
            account=account, organisatie=uitnodiging.organisatie, rol="genodigde", begin=by.op, by=by, at=at
        )


@transaction.atomic
def accept_as_new(
    *,
    uitnodiging: Uitnodiging,
    naam: str,
    wachtwoord: str | None,
    by: Viewer,
    at: datetime,
    brief_ref: str = "",
) -> Account:
    """Join with a new account, or with one that never had a password: the link proves that the address is theirs.

    Without a password for who comes in by the provider of their organisation.
    """
    account = Account.objects.filter(email=uitnodiging.email).first() if uitnodiging.email else None
    if account and account.has_usable_password():
        raise Refusal(nl("Er is al een account met dit e-mailadres. Log in en open de link opnieuw."))
    account = account or create_account(
        naam=naam, soort=SOORT[Hoedanigheid(uitnodiging.hoedanigheid)], email=uitnodiging.email or None, by=by, at=at,
        geboortedatum=_birth_date(uitnodiging),
    )  # fmt: skip
    if wachtwoord is not None:
        choose_password(account=account, wachtwoord=wachtwoord, by=by, at=at)
    zelf = viewer_of(account, by.op)
    accept_invitation(uitnodiging=uitnodiging, account=account, brief_ref=brief_ref, by=zelf, at=at)
    return account


def _birth_date(uitnodiging: Uitnodiging) -> date | None:
    is_leerling = uitnodiging.hoedanigheid == Hoedanigheid.LEERLING
    return uitnodiging.dossier.kind.geboortedatum if is_leerling else None


@transaction.atomic
def decline_invitation(*, uitnodiging: Uitnodiging, by: Viewer, at: datetime) -> None:
    """No, thank you. The link is the key: no account is needed."""
    uitnodiging = _to_answer(uitnodiging, by)
    uitnodiging.afgewezen_at = at
    uitnodiging.save(update_fields=["afgewezen_at"])
    _record("uitnodiging.afgeslagen", uitnodiging, by, at)


@transaction.atomic
def withdraw_invitation(*, zicht: DossierZicht, uitnodiging_ref: str, by: Viewer, at: datetime) -> None:
    """The link stops working at once."""
    gevonden = zicht.dossier.uitnodigingen.filter(ref=uitnodiging_ref).first()
    if gevonden is None:
        raise Refusal(nl("Deze uitnodiging bestaat niet."))
    # One parent never takes back what the other parent is offered.
    if gevonden.uitgenodigd_by_id != by.account_id:
        may_work_in_dossier(by, zicht.feiten).require_permission()
    uitnodiging = _to_answer(gevonden, by)
    uitnodiging.ingetrokken_at = at
    uitnodiging.save(update_fields=["ingetrokken_at"])
    withdraw_letters(sleutel=letter_key(uitnodiging), by=by, at=at)
    _record("uitnodiging.ingetrokken", uitnodiging, by, at)


def _to_answer(uitnodiging: Uitnodiging, by: Viewer) -> Uitnodiging:
    """The row, locked, when it may still be answered."""
    rij = Uitnodiging.objects.select_for_update().get(pk=uitnodiging.pk)
    answer_verdict(standing_of(rij), by.op).require()
    return rij


def _record(soort: str, uitnodiging: Uitnodiging, by: Viewer, at: datetime) -> None:
    record_event(
        soort=soort, onderwerp_ref=uitnodiging.ref, dossier_ref=uitnodiging.dossier.ref, by=by, at=at,
        hoedanigheid=uitnodiging.hoedanigheid,
    )  # fmt: skip
