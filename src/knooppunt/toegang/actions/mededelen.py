"""Short mails about the own account, in the language of its owner, without any link that opens a door."""

from __future__ import annotations

from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext

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
        tekst = gettext(
            "Beste %(naam)s,\n\n%(zin)s\n\nWas u dit zelf? Dan hoeft u niets te doen.\n\n"
            "Was u dit niet? Log in, kies Mijn account, meld overal af en kies een ander wachtwoord. "
            "Lukt dat niet? Kies op de inlogbladzijde ‘Wachtwoord vergeten’.\n"
        ) % {"naam": account.naam, "zin": gettext(MEDEDELINGEN[wat]) % gegevens}
        send_mail(gettext("Uw account bij Knooppunt"), tekst, None, [account.email])
