"""Short mails about the own account, in the language of its owner, without any link that opens a door."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import nl
from knooppunt.toegang.models import Account

MEDEDELINGEN = {
    "nieuw_apparaat": nl("Op %(moment)s is met uw account ingelogd op een nieuw apparaat: %(browser)s."),
    "wachtwoord": nl("Op %(moment)s is voor uw account een ander wachtwoord gekozen."),
    "stap_gemaakt": nl("Op %(moment)s kreeg uw account een tweede stap bij het inloggen."),
    "stap_weg": nl("Op %(moment)s is bij uw account een tweede stap weggehaald."),
    "herstelcode": nl("Op %(moment)s is met uw account ingelogd met een herstelcode."),
    "email": nl("Op %(moment)s kreeg uw account een ander e-mailadres. Mail gaat voortaan daarheen."),
}


def notify(account: Account, wat: str, **gegevens: str) -> None:
    """Tell the owner what happened to the account; who has no e-mail reads it on the page of the account."""
    if not account.email:
        return
    gegevens["browser"] = gegevens.get("browser") or gettext("onbekend")
    with translation.override(account.taal):
        brief = gettext(
            "Beste %(naam)s,\n\n%(zin)s\n\nWas u dit zelf? Dan hoeft u niets te doen.\n\n"
            "Was u dit niet? Log in, kies Mijn account, meld overal af en kies een ander wachtwoord. "
            "Lukt dat niet? Kies op de inlogbladzijde ‘Wachtwoord vergeten’.\n"
        )
        mail_out(
            "account_mail",
            aan=account.email,
            onderwerp=gettext("Uw account bij Knooppunt"),
            tekst=brief.replace("%(zin)s", gettext(MEDEDELINGEN[wat])),
            velden={"naam": account.naam, **gegevens},
        )
