"""The walk of one invented child from question to closing: every step is the real action, by who would take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.gezin import choose_regisseur
from knooppunt.dossier.actions.uitnodigen import Genodigde, accept_invitation, invite
from knooppunt.dossier.models import Betrokkene, Dossier
from knooppunt.dossier.public import (
    Deel,
    DelingGegevens,
    DossierZicht,
    Grondslag,
    Hoedanigheid,
    OuderGegevens,
    dossier_for,
)
from knooppunt.loket.actions.behandelen import react
from knooppunt.loket.actions.openen import open_dossier_from_question
from knooppunt.loket.actions.versturen import send_question
from knooppunt.loket.actions.vertellen import save_answers, start_question
from knooppunt.loket.models import Vraag
from knooppunt.loket.queries.openen import NIEUW
from knooppunt.loket.queries.sleutel import LENGTE
from knooppunt.loket.rules.vraag import Partij, Verteller
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.klok import dag_van
from knooppunt.toegang.models import Account
from knooppunt.toegang.public import bezoeker, viewer_of

SITE = "http://127.0.0.1:8000"
"""Where links in the invented mail point to: the default address of the product."""
PARTIJEN = frozenset(Partij)


@dataclass(frozen=True)
class Ouder:
    """A parent as told at the loket; without e-mail there is no account."""

    naam: str
    relatie: str = "moeder"
    email: str | None = None


@dataclass(frozen=True)
class Profiel:
    """Who the child is and what is told about it; ``verhaal`` has the fields of verhalen.toml."""

    voornaam: str
    achternaam: str
    geboren: Any
    pc4: str
    school: Organisatie | None
    ouders: tuple[Ouder, ...]
    verhaal: dict[str, Any]
    mag: frozenset[Partij] = PARTIJEN

    def tekst(self, veld: str) -> str:
        return str(self.verhaal[veld]).format(naam=self.voornaam)


def kijker(account: Account, at: datetime) -> Viewer:
    """Who this account was on that day."""
    return viewer_of(account, dag_van(at))


class Gang:
    """Where one child is on its way. The steps are in order; a child may stop after any of them."""

    vraag: Vraag
    dossier: Dossier

    def __init__(self, profiel: Profiel) -> None:
        self.profiel = profiel
        self._gezien: tuple[tuple[int, datetime], dict[str, Any]] | None = None

    def ask(
        self, at: datetime, account: Account | None = None, verteller: Verteller = Verteller.OUDER
    ) -> Vraag:
        """Tell the story at the loket and send it; the product finds who gets it."""
        by = kijker(account, at) if account else bezoeker(dag_van(at))
        zelf = verteller is Verteller.LEERLING
        vraag = start_question(
            verteller=verteller, sleutel=nieuwe_referentie(LENGTE), taal="nl", by=by, at=at,
            geboren=self.profiel.geboren if zelf else None,
        )  # fmt: skip
        save_answers(vraag=vraag, antwoorden=self._answers(account, zelf), by=by, at=at)
        self.vraag = send_question(vraag=vraag, site=SITE, by=by, at=at)
        return self.vraag

    def _answers(self, account: Account | None, zelf: bool) -> dict[str, str]:
        p = self.profiel
        ouder = p.ouders[0]
        return {
            **{
                veld: p.tekst(veld) for veld in ("gaat_goed", "vindt_leuk", "nodig", "geprobeerd", "helpt_al")
            },
            **{f"mag_{partij.value}": "ja" if partij in p.mag else "nee" for partij in Partij},
            "kind_voornaam": p.voornaam,
            "kind_achternaam": p.achternaam,
            "geboortedatum": p.geboren.isoformat(),
            "woon_pc4": p.pc4,
            "school": p.school.ref if p.school else Vraag.Schoolkeuze.WEET_NIET.value,
            "verteller_naam": account.naam if account else ouder.naam,
            "relatie": "" if zelf else ouder.relatie,
            "email": (account.email if account else ouder.email) or "",
        }

    def react(self, at: datetime, soort: str, tekst: str) -> None:
        """The owner writes to the teller."""
        assert self.vraag.eigenaar is not None  # noqa: S101 - a story in the demonstration that nobody owns has no answer
        react(
            vraag=self.vraag, soort=soort, tekst=tekst, ref=nieuwe_referentie(), site=SITE,
            by=kijker(self.vraag.eigenaar, at), at=at,
        )  # fmt: skip
        self.vraag.refresh_from_db()

    def open(
        self, at: datetime, extra: Sequence[tuple[Organisatie, Deel]] = (), keuze: str = NIEUW
    ) -> Dossier:
        """The owner opens the dossier with the parents. The school sees education by law, the rest by consent."""
        assert self.vraag.eigenaar is not None  # noqa: S101 - only a question with an owner is opened
        ouders = [OuderGegevens(o.naam, o.relatie, gezag=True, email=o.email) for o in self.profiel.ouders]
        self.dossier = open_dossier_from_question(
            vraag=self.vraag, keuze=keuze, ouders=ouders, delingen=self._sharing(extra),
            gegeven_door=ouders[0].naam, site=SITE, by=kijker(self.vraag.eigenaar, at), at=at,
        )  # fmt: skip
        return self.dossier

    def _sharing(self, extra: Sequence[tuple[Organisatie, Deel]]) -> list[DelingGegevens]:
        # Both parents sat at the table: care needs the yes of each of them.
        door = " en ".join(ouder.naam for ouder in self.profiel.ouders)
        eigen = self.vraag.eigenaar_organisatie
        school = self.profiel.school if Partij.SCHOOL in self.profiel.mag else None
        gedeeld = {
            (org, deel) for org in (school, eigen) if org for deel in (Deel.ONDERWIJS, Deel.GEZIN)
        } | set(extra)
        return [
            DelingGegevens(org.pk, deel, Grondslag.WETTELIJKE_TAAK)
            if org == school and deel is Deel.ONDERWIJS
            else DelingGegevens(org.pk, deel, Grondslag.TOESTEMMING, door)
            for org, deel in sorted(gedeeld, key=lambda paar: (paar[0].pk, paar[1].value))
        ]

    def zicht(self, account: Account, at: datetime) -> DossierZicht:
        """The dossier as this person sees it on that day."""
        zicht: DossierZicht = self.doet(account, at)["zicht"]
        return zicht

    def doet(self, account: Account, at: datetime) -> dict[str, Any]:
        """The arguments that every action of the dossier has; read once per person and moment."""
        if self._gezien is None or self._gezien[0] != (account.pk, at):
            by = kijker(account, at)
            zicht = dossier_for(by, self.dossier.ref)
            if zicht is None:
                raise LookupError(f"account {account.ref} is not in the circle on {dag_van(at)}")
            self._gezien = ((account.pk, at), {"zicht": zicht, "by": by, "at": at})
        return self._gezien[1]

    def ouder(self, nummer: int = 0) -> Account:
        return Account.objects.get(email=self.profiel.ouders[nummer].email)

    @cached_property
    def leider(self) -> Account:
        """Who opened it: the first of the team, whatever happens after."""
        return (
            self.dossier.betrokkenen.filter(hoedanigheid="team")
            .select_related("account")
            .order_by("pk")[0]
            .account
        )

    def join(
        self,
        at: datetime,
        account: Account,
        functie: str,
        hoedanigheid: Hoedanigheid = Hoedanigheid.TEAM,
        organisatie: Organisatie | None = None,
        tot: Any = None,
    ) -> Betrokkene:
        """Invite someone, who accepts the same day."""
        wie = Genodigde(account.email or "", account.naam, hoedanigheid, functie, organisatie, tot)
        uitnodiging = invite(
            wie=wie,
            maak_link=lambda token: SITE + reverse("dossier:uitnodiging", args=[token]),
            **self.doet(self.leider, at),
        )
        return accept_invitation(uitnodiging=uitnodiging, account=account, by=kijker(account, at), at=at)

    def invite_by_letter(self, at: datetime, voornaam: str) -> None:
        """A second parent without e-mail: the letter waits to be printed."""
        wie = Genodigde("", f"{voornaam} {self.profiel.achternaam}", Hoedanigheid.OUDER)
        invite(wie=wie, maak_link=str, **self.doet(self.leider, at))

    def lead(
        self, at: datetime, account: Account | None = None, door: Account | None = None, reden: str = ""
    ) -> None:
        """Choose the regisseur (who opened the dossier, when nobody is named), or hand over."""
        plaats = self.dossier.betrokkenen.get(account=account or self.leider, tot__isnull=True)
        choose_regisseur(
            plaats_ref=plaats.ref, vanaf=dag_van(at), reden=reden, **self.doet(door or self.leider, at)
        )
