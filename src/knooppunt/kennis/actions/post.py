"""Mail about a training, in the language of who reads it."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from knooppunt.basis.datums import moment
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import nl
from knooppunt.kennis.models import Deelname, Scholing

PLEK = nl(
    "Er kwam een plek vrij. U kunt komen:\n\n%(titel)s\n%(moment)s\n%(plaats)s\n\n"
    "Kunt u niet? Meld u af:\n\n%(link)s\n"
)
ANDERS = nl(
    "De tijd of de plaats is veranderd. Het is nu:\n\n%(titel)s\n%(moment)s\n%(plaats)s\n\n"
    "Haal hier het nieuwe agendabestand, of meld u af:\n\n%(link)s\n"
)
AFGELAST = nl("Dit gaat niet door:\n\n%(titel)s\n%(moment)s\n\nLees waarom:\n\n%(link)s\n")
BRIEVEN = {
    "plek": (nl("Er is een plek voor u"), PLEK),
    "anders": (nl("Andere tijd of plaats"), ANDERS),
    "afgelast": (nl("Dit gaat niet door"), AFGELAST),
}


def tell_participants(scholing: Scholing, wat: str, deelnames: Iterable[Deelname]) -> None:
    """One mail each, to who has an address."""
    onderwerp, tekst = BRIEVEN[wat]
    for deelname in deelnames:
        if not deelname.account.email:
            continue
        with translation.override(deelname.account.taal or "nl"):
            mail_out(
                "scholing_mail", aan=deelname.account.email, onderwerp=gettext(onderwerp), tekst=gettext(tekst),
                velden={
                    "titel": scholing.titel, "moment": moment(scholing.begint_at), "plaats": scholing.plaats,
                    "link": settings.SITE + reverse("kennis:scholing", args=[scholing.ref]),
                },
            )  # fmt: skip
