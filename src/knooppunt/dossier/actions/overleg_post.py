"""The mail of a meeting: when and where, a link and a calendar file. No names and nothing about a case."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from knooppunt.basis.datums import moment
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
    mail = EmailMessage(
        f"{onderwerp}: overleg {overleg.knooppunt.naam}",
        _body(
            overleg,
            zin_je if genodigde.soort == Genodigde.Soort.LEERLING else zin_u,
            "" if vervalt else url,
            genodigde,
        ),
        to=[account.email],
    )
    mail.attach("overleg.ics", agenda, f"text/calendar; method={'CANCEL' if vervalt else 'REQUEST'}")
    mail.send()


def calendar_of(overleg: Overleg, genodigde: Genodigde | None, *, site: str, at: datetime) -> str:
    """The calendar file of a meeting for one reader, as it stands now."""
    account = genodigde.account if genodigde else None
    aan = (account and account.email) or settings.DEFAULT_FROM_EMAIL
    vervalt = overleg.status == Overlegstatus.AFGELAST
    return calendar_file(
        agenda_item(overleg, site), at=at, afzender=settings.DEFAULT_FROM_EMAIL, aan=aan, vervalt=vervalt
    )


def agenda_item(overleg: Overleg, site: str) -> Agendapunt:
    return Agendapunt(
        ref=overleg.ref,
        knooppunt=overleg.knooppunt.naam,
        begint_at=overleg.begint_at,
        duur_minuten=overleg.duur_minuten,
        plaats=overleg.plaats,
        volgnummer=overleg.volgnummer,
        url=site.rstrip("/") + reverse("dossier:overleg", args=[overleg.ref]),
    )


def _body(overleg: Overleg, zin: str, url: str, genodigde: Genodigde) -> str:
    regels = [
        zin,
        "",
        f"Overleg van {overleg.knooppunt.naam}",
        f"Wanneer: {moment(overleg.begint_at)} ({overleg.duur_minuten} minuten)",
        f"Waar: {overleg.plaats}",
    ]
    if url:
        komt = (
            "Kom je? Laat het weten op:"
            if genodigde.soort == Genodigde.Soort.LEERLING
            else "Komt u? Laat het weten op:"
        )
        regels += ["", komt, url]
    return "\n".join([*regels, "", "In de bijlage zit een bestand voor de agenda op telefoon of computer."])
