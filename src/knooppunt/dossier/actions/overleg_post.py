"""The mail of a meeting: when and where, a link and a calendar file. No names and nothing about a case."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from django.conf import settings
from django.urls import reverse

from knooppunt.basis.datums import moment
from knooppunt.basis.uitwisselingen import exchange, mail_out
from knooppunt.dossier.models import Genodigde, Overleg
from knooppunt.dossier.rules.knooppunt import Overlegstatus
from knooppunt.dossier.rules.knooppunt_agenda import Agendapunt, calendar_file


class Aanleiding(Enum):
    """Why this mail goes out: subject, and the first sentence (for adults, for a pupil)."""

    UITNODIGING = (
        "Uitnodiging",
        "U bent uitgenodigd voor een overleg.",
        "Je bent uitgenodigd voor een overleg.",
    )
    VERZET = (
        "Nieuw moment",
        "Het overleg is verzet. Dit is het nieuwe moment.",
        "Het overleg is verzet. Dit is het nieuwe moment.",
    )
    AFGELAST = "Gaat niet door", "Het overleg gaat niet door.", "Het overleg gaat niet door."
    VERVALT = (
        "Uitnodiging vervalt",
        "U hoeft niet te komen: uw uitnodiging vervalt.",
        "Je hoeft niet te komen: je uitnodiging vervalt.",
    )


def send_mail(
    genodigde: Genodigde, overleg: Overleg, aanleiding: Aanleiding, *, site: str, at: datetime
) -> None:
    """Mail one invited person; who has no address is told by people."""
    account = genodigde.account
    if account is None or not account.email:
        return
    onderwerp, zin_u, zin_je = aanleiding.value
    vervalt = aanleiding in (Aanleiding.AFGELAST, Aanleiding.VERVALT)
    url = site.rstrip("/") + reverse("dossier:overleg_antwoord", args=[genodigde.ref])
    agenda = calendar_file(
        agenda_item(overleg, site),
        at=at,
        afzender=settings.DEFAULT_FROM_EMAIL,
        aan=account.email,
        vervalt=vervalt,
    )
    mail_out(
        "overleg_mail",
        aan=account.email,
        onderwerp=f"{onderwerp}: overleg %(knooppunt)s",
        tekst=_body(zin_je if genodigde.soort == Genodigde.Soort.LEERLING else zin_u, not vervalt, genodigde),
        velden={
            "knooppunt": overleg.knooppunt.naam, "moment": moment(overleg.begint_at),
            "duur": overleg.duur_minuten, "plaats": overleg.plaats, "link": url,
        },
        bijlagen=[("overleg.ics", agenda, f"text/calendar; method={'CANCEL' if vervalt else 'REQUEST'}")],
    )  # fmt: skip


def calendar_of(overleg: Overleg, genodigde: Genodigde | None, *, site: str, at: datetime) -> str:
    """The calendar file of a meeting for one reader, as it stands now."""
    account = genodigde.account if genodigde else None
    aan = (account and account.email) or settings.DEFAULT_FROM_EMAIL
    vervalt = overleg.status == Overlegstatus.AFGELAST
    return calendar_file(
        agenda_item(overleg, site), at=at, afzender=settings.DEFAULT_FROM_EMAIL, aan=aan, vervalt=vervalt
    )


def agenda_item(overleg: Overleg, site: str) -> Agendapunt:
    gegevens = {
        "ref": overleg.ref,
        "knooppunt": overleg.knooppunt.naam,
        "begint_at": overleg.begint_at,
        "duur_minuten": overleg.duur_minuten,
        "plaats": overleg.plaats,
        "volgnummer": overleg.volgnummer,
        "url": site.rstrip("/") + reverse("dossier:overleg", args=[overleg.ref]),
    }
    return Agendapunt(**exchange("overleg_agenda").kies(gegevens))


def _body(zin: str, met_link: bool, genodigde: Genodigde) -> str:
    """The text with places for the fields of the exchange."""
    regels = [
        zin,
        "",
        "Overleg van %(knooppunt)s",
        "Wanneer: %(moment)s (%(duur)s minuten)",
        "Waar: %(plaats)s",
    ]
    if met_link:
        komt = (
            "Kom je? Laat het weten op:"
            if genodigde.soort == Genodigde.Soort.LEERLING
            else "Komt u? Laat het weten op:"
        )
        regels += ["", komt, "%(link)s"]
    return "\n".join([*regels, "", "In de bijlage zit een bestand voor de agenda op telefoon of computer."])
