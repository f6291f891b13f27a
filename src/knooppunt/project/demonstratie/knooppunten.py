"""The standing teams of the region and their meetings: one last week, and those to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from knooppunt.dossier.actions.knooppunt import add_member, create_knooppunt
from knooppunt.dossier.actions.overleg import answer_invitation, begin_overleg, close_overleg, plan_overleg
from knooppunt.dossier.actions.overleg_agenda import put_on_agenda
from knooppunt.dossier.actions.overleg_duiding import make_agreement, save_duiding
from knooppunt.dossier.models import Bespreking, Knooppunt, Overleg
from knooppunt.dossier.public import Grondslag
from knooppunt.dossier.queries.overleg_genodigden import candidates
from knooppunt.organisaties.models import Organisatie, Regio, Wijk
from knooppunt.project.demonstratie.gang import SITE, Gang, kijker
from knooppunt.project.demonstratie.klok import dag_van
from knooppunt.toegang.models import Account

MANDAAT = (
    "Dit team mag zelf beslissen over hulp op school tot en met niveau 3. Over een speciale plek beslist het "
    "samenwerkingsverband, samen met de ouders."
)
RITME = "Elke zes weken op dinsdag. In juni kijken we samen terug op het schooljaar."


class Team:
    """One knooppunt with its chair, and the meeting that is being prepared."""

    knooppunt: Knooppunt
    overleg: Overleg

    def __init__(self, naam: str, voorzitter: Account) -> None:
        self.naam, self.voorzitter = naam, voorzitter
        self.zaken: list[tuple[Bespreking, Gang]] = []

    def found(
        self,
        at: datetime,
        regio: Regio,
        leden: Sequence[tuple[Account, str]],
        school: Organisatie | None = None,
        wijk: Wijk | None = None,
    ) -> None:
        by = kijker(self.voorzitter, at)
        self.knooppunt = create_knooppunt(
            regio=regio, naam=self.naam, school=school, wijk=wijk, mandaat=MANDAAT, ritme=RITME, by=by, at=at
        )
        for nummer, (account, rol) in enumerate([(self.voorzitter, "voorzitter"), *leden]):
            add_member(
                knooppunt=self.knooppunt, account=account, rol=rol, is_voorzitter=nummer == 0, vanaf=dag_van(at),
                site=SITE, by=by, at=at,
            )  # fmt: skip

    def call(self, at: datetime, begint_at: datetime, plaats: str) -> None:
        """Plan a meeting."""
        self.zaken = []
        self.overleg = plan_overleg(
            knooppunt=self.knooppunt, begint_at=begint_at, duur_minuten=90, plaats=plaats, site=SITE,
            by=kijker(self.voorzitter, at), at=at,
        )  # fmt: skip

    def put(self, at: datetime, gang: Gang, wie: Account | None = None, zonder_leerling: str = "") -> None:
        """A child comes on the agenda; parents and pupil are invited, or it says why the pupil is not."""
        mensen = [
            g
            for g in candidates(gang.dossier, self.overleg, dag_van(at))
            if g.soort != "leerling" or not zonder_leerling
        ]
        bespreking = put_on_agenda(
            overleg=self.overleg, dossier=gang.dossier, vraag=gang.profiel.tekst("vraag"),
            grondslag=Grondslag.TOESTEMMING, gegeven_door=gang.profiel.ouders[0].naam,
            sleutels=[g.sleutel for g in mensen], reden_zonder_ouders="", reden_zonder_leerling=zonder_leerling,
            site=SITE, by=kijker(wie or self.voorzitter, at), at=at,
        )  # fmt: skip
        self.zaken.append((bespreking, gang))

    def accept(self, at: datetime) -> None:
        """Everyone says that they come."""
        met_account = self.overleg.genodigden.exclude(account=None)
        accounts = Account.objects.in_bulk(met_account.values_list("account_id", flat=True))
        for genodigde in met_account.select_related("account", "overleg", "bespreking__dossier"):
            by = kijker(accounts[genodigde.account_id], at)
            answer_invitation(genodigde=genodigde, komt=True, by=by, at=at)

    def hold(self, at: datetime) -> None:
        """Understand each case together and agree who does what; close with who was there."""
        by = kijker(self.voorzitter, at)
        overleg = begin_overleg(
            overleg=Overleg.objects.select_related("knooppunt").get(pk=self.overleg.pk), by=by, at=at
        )
        for zaak, gang in self.zaken:
            bespreking = Bespreking.objects.select_related("overleg__knooppunt", "dossier__kind__gezin").get(
                pk=zaak.pk
            )
            velden = _understanding(gang)
            save_duiding(bespreking=bespreking, begin=dict.fromkeys(velden, ""), velden=velden, by=by, at=at)
            for tekst, eigenaar, voor in _agreements(gang, self.voorzitter, dag_van(at)):
                make_agreement(
                    bespreking=bespreking, tekst=tekst, eigenaar_id=eigenaar.pk, voor=voor, by=by, at=at
                )
        refs = list(overleg.genodigden.values_list("ref", flat=True))
        close_overleg(overleg=overleg, aanwezig=refs, kenbaar=refs, by=by, at=at)


def _understanding(gang: Gang) -> dict[str, str]:
    p = gang.profiel
    return {
        "sterk": p.tekst("sterk"),
        "nodig": p.tekst("behoefte"),
        "thuis": p.tekst("thuis") if "thuis" in p.verhaal else "Thuis is er rust en ruimte om te oefenen.",
        "school": p.tekst("belemmerend"),
        "vrije_tijd": p.tekst("vindt_leuk"),
        "samenvatting": p.tekst("samenvatting"),
    }


def _agreements(gang: Gang, voorzitter: Account, op: date) -> list[tuple[str, Account, date]]:
    afspraken = gang.profiel.verhaal.get("afspraken", gang.profiel.verhaal["acties"])
    eerste, tweede = (str(tekst).format(naam=gang.profiel.voornaam) for tekst in afspraken)
    return [(eerste, voorzitter, op + timedelta(days=3)), (tweede, gang.ouder(), op + timedelta(days=21))]
