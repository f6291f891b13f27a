"""The family Bouzid: Ilyas with a plan and support that runs, Yara with a plan that waits for agreement."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from knooppunt.besluiten.public import (
    Inzetantwoord,
    InzetGegevens,
    Inzetsoort,
    answer_support,
    propose_support,
)
from knooppunt.dossier.actions.delen import answer_consent
from knooppunt.dossier.actions.gezin import add_family_member
from knooppunt.dossier.actions.notities import include_note, write_note
from knooppunt.dossier.actions.overleg_duiding import add_own_words
from knooppunt.dossier.actions.plan_acties import add_action
from knooppunt.dossier.actions.plan_leerling import answer_goal, say_something
from knooppunt.dossier.actions.plan_opstellen import add_goal
from knooppunt.dossier.public import DEELBAAR, Deel, Hoedanigheid
from knooppunt.dossier.queries.delen import open_requests
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.gang import Gang, Ouder, Profiel, kijker
from knooppunt.project.demonstratie.gang_plan import Plangang
from knooppunt.project.demonstratie.kinderen import SWV_PO, Omgeving
from knooppunt.project.demonstratie.knooppunten import Team
from knooppunt.project.demonstratie.mensen import DOMEIN, birthday
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.toegang.models import Account
from knooppunt.toegang.public import record_event

OUDERS = (
    Ouder("Samira Bouzid", "moeder", f"samira@{DOMEIN}"),
    Ouder("Karim Bouzid", "vader", f"karim@{DOMEIN}"),
)


class Bouzid:
    """The two walks and the people in them. ``write_*`` write the steps down; the others are steps."""

    def __init__(self, omgeving: Omgeving) -> None:
        self.o, self.klok, self.wie = omgeving, omgeving.klok, omgeving.mensen.accounts
        verhalen = read_data("bouzid.toml")
        self.ilyas = Gang(self._profile("Ilyas", 9, "De Vuurtoren", verhalen["ilyas"], 210))
        self.yara = Gang(self._profile("Yara", 15, "Het Baken", verhalen["yara"]))
        self.plan_ilyas = Plangang(self.ilyas, self.wie["joke"])
        self.plan_yara = Plangang(self.yara, self.wie["ton"])

    def _profile(
        self, voornaam: str, leeftijd: int, school: str, verhaal: dict[str, Any], dagen: int = 120
    ) -> Profiel:
        return Profiel(
            voornaam=voornaam, achternaam="Bouzid", geboren=birthday(self.klok.vandaag, leeftijd, dagen), pc4="9901",
            school=self.org(school), ouders=OUDERS, verhaal=verhaal,
        )  # fmt: skip

    def org(self, naam: str) -> Organisatie:
        return self.o.mensen.organisaties[naam]

    def write_ilyas(self) -> None:
        """Told by his mother, opened by Joke; the circle grows and has one regisseur."""
        op, ilyas, wie = self.o.op, self.ilyas, self.wie
        school, swv = self.org("De Vuurtoren"), self.org(SWV_PO)
        gemeente, jeugdhulp = self.org("Gemeente Lindeveen"), self.org("Jeugdhulp Waterrijk")
        op(160, ilyas.ask, wie["samira"], uur=20)
        op(
            158,
            ilyas.react,
            "antwoord",
            "Wat fijn dat u dit zo vertelt. Zullen we elkaar spreken, samen met juf Els?",
        )
        delen = [(gemeente, deel) for deel in DEELBAAR] + [(jeugdhulp, Deel.ZORG), (jeugdhulp, Deel.GEZIN)]
        op(153, ilyas.open, [*delen, (swv, Deel.ONDERWIJS), (school, Deel.ZORG)])
        op(153, ilyas.lead, wie["joke"], uur=12)
        op(150, ilyas.join, wie["els"], "juf van groep 6", organisatie=school)
        op(150, ilyas.join, wie["peter"], "regionaal adviseur", organisatie=swv)
        op(150, ilyas.join, wie["linda"], "jeugdprofessional", organisatie=gemeente)
        op(150, ilyas.join, wie["mo"], "gezinsbegeleider", organisatie=jeugdhulp)
        op(147, self.network)
        op(120, ilyas.join, wie["sanne"], "orthopedagoog", organisatie=swv)
        op(100, self.advice)

    def write_ilyas_plan(self) -> None:
        """A first plan looked back on, a second in force; support began this week while its payer is unknown."""
        op, plan, wie = self.o.op, self.plan_ilyas, self.wie
        op(140, plan.complete, 2)
        op(40, plan.report, toelichting="De rustplek is er. Ilyas gebruikt hem bijna elke dag.")
        op(
            26,
            plan.evaluate,
            "deels",
            reden="Pauze nemen lukt als de juf het vraagt. Zelf vragen nog niet altijd.",
        )
        op(23, self.care_goal, self.ilyas, plan, wie["mo"])
        op(20, plan.present)
        op(18, plan.hear)
        op(16, plan.agree, wie["karim"], uur=20)
        op(16, plan.agree, wie["samira"], uur=21)
        op(14, plan.put_in_force)
        op(12, plan.propose, self.org("De Sleutelbloem (sbo)"), self.klok.dag_geleden(4))
        op(10, self.family_likes_support, uur=20)
        op(6, self.how_it_goes, uur=19)
        op(4, plan.start, None)

    def write_yara(self) -> None:
        """Told by Yara herself; her plan waits for her mother, and one regisseur leads for the family."""
        op, yara, plan, wie = self.o.op, self.yara, self.plan_yara, self.wie
        gemeente, kansrijk, school = (
            self.org("Gemeente Lindeveen"),
            self.org("Kansrijk Jeugd en Gezin"),
            self.org("Het Baken"),
        )
        op(46, yara.ask, wie["yara"], Verteller.LEERLING, uur=20)
        op(
            44,
            yara.react,
            "antwoord",
            "Goed dat je dit opschrijft. Wil je morgen in de pauze even langskomen?",
            uur=8,
        )
        delen = [(gemeente, deel) for deel in DEELBAAR] + [(kansrijk, Deel.ZORG), (kansrijk, Deel.GEZIN)]
        op(39, yara.open, [*delen, (school, Deel.ZORG)])
        op(38, self.yara_says_yes, uur=20)
        op(37, yara.join, wie["david"], "mentor", organisatie=school)
        op(37, yara.join, wie["linda"], "jeugdprofessional", organisatie=gemeente)
        op(37, yara.join, wie["fleur"], "jeugdhulpverlener", organisatie=kansrijk)
        reden = "Er zijn nu twee kinderen op twee scholen. Eén gezin, één regisseur."
        op(34, self.ilyas.lead, wie["linda"], wie["joke"], reden)
        tot = self.klok.vandaag + timedelta(days=75)
        op(21, yara.join, wie["ahmed"], "leerplichtambtenaar", Hoedanigheid.GAST, gemeente, tot)
        op(18, plan.write, 3)
        op(16, self.care_goal, yara, plan, wie["fleur"])
        op(12, self.own_words, uur=20)
        op(8, plan.present)
        op(5, plan.agree, wie["karim"], uur=20)
        op(3, self.propose_coach)

    def yara_says_yes(self, at: datetime) -> None:
        """Her parents said yes to sharing care; at fifteen she says so herself too."""
        doet = self.yara.doet(self.wie["yara"], at)
        url = reverse("dossier:delen", args=[self.yara.dossier.ref])
        for vraag, kan_antwoorden, _ in open_requests(doet["zicht"], doet["by"]):
            if kan_antwoorden:
                answer_consent(vraag_ref=vraag.ref, ja=True, url=url, **doet)

    def network(self, at: datetime) -> None:
        for naam, relatie, bijdrage in (
            ("Opa Hamid", "familie", "Haalt Ilyas op dinsdag op en gaat met hem naar de haven."),
            ("Buurvrouw Tineke", "netwerk", "Ilyas en Yara mogen altijd bij haar komen."),
        ):
            samira = self.ilyas.doet(self.wie["samira"], at)
            add_family_member(naam=naam, relatie=relatie, gezag=False, bijdrage=bijdrage, **samira)

    def care_goal(self, at: datetime, gang: Gang, plan: Plangang, wie: Account) -> None:
        """A goal in the part care, written by the one who gives the care."""
        zorg, doet = gang.profiel.verhaal["zorg"], gang.doet(wie, at)
        doel = add_goal(
            plan=plan.plan, deel=Deel.ZORG, tekst=zorg["doel"], eigen_woorden=zorg["eigen_woorden"], **doet
        )
        add_action(
            doel=doel,
            tekst=zorg["actie"],
            eigenaar_id=wie.pk,
            herziening_op=plan.review_day(at, 8),
            **gang.doet(wie, at),
        )

    def advice(self, at: datetime) -> None:
        """The expert looked in the class: an advice in the dossier, and a note that is still only hers."""
        tekst, doet = self.ilyas.profiel.verhaal["advies"], self.ilyas.doet(self.wie["sanne"], at)
        notitie = write_note(titel=tekst["titel"], tekst=tekst["tekst"], deel=Deel.ONDERWIJS, **doet)
        include_note(notitie=notitie, **self.ilyas.doet(self.wie["sanne"], at))
        write_note(titel="Navragen", tekst=tekst["aantekening"], deel=Deel.ZORG, **doet)

    def how_it_goes(self, at: datetime) -> None:
        doel = self.plan_ilyas.plan.doelen.order_by("volgorde")[0]
        answer_goal(doel=doel, gevoel="gaat_wel", **self.ilyas.doet(self.wie["samira"], at))

    def family_likes_support(self, at: datetime) -> None:
        for code, tekst in (
            ("samira", "Fijn dat er iemand naar de klas komt, en dat Ilyas niet weg hoeft."),
            ("karim", ""),
        ):
            answer_support(
                inzet=self.plan_ilyas.inzet, antwoord=Inzetantwoord.GOED, toelichting=tekst,
                **self.ilyas.doet(self.wie[code], at),
            )  # fmt: skip

    def own_words(self, at: datetime) -> None:
        doet = self.yara.doet(self.wie["yara"], at)
        say_something(plan=self.plan_yara.plan, tekst=self.yara.profiel.tekst("eigen_woorden"), **doet)

    def propose_coach(self, at: datetime) -> None:
        gegevens = InzetGegevens(
            soort=Inzetsoort.ARRANGEMENT, deel=Deel.ZORG, omschrijving=self.yara.profiel.tekst("inzet"),
            aanbieder="Kansrijk Jeugd en Gezin", startdatum=self.klok.vandaag + timedelta(days=10),
            evaluatiedatum=self.klok.vandaag + timedelta(days=80), aantal_keren=10,
        )  # fmt: skip
        propose_support(gegevens=gegevens, sleutel="demoyara", **self.yara.doet(self.wie["linda"], at))

    def after_meeting(self, at: datetime, team: Team) -> None:
        """Words of the mother to what the team understood."""
        bespreking = next(zaak for zaak, gang in team.zaken if gang is self.ilyas)
        tekst = "Het was fijn dat jullie eerst vroegen wat goed gaat. Ilyas was trots op zijn tekening."
        add_own_words(bespreking=bespreking, tekst=tekst, by=kijker(self.wie["samira"], at), at=at)

    def write_looks(self) -> None:
        """Pages that were opened in the past weeks, as the product records them."""
        kijkers = (
            (
                self.ilyas,
                ("joke", "els", "linda", "mo", "samira", "joke", "peter", "samira", "linda", "joke"),
            ),
            (self.yara, ("ton", "david", "yara", "fleur", "linda", "ahmed", "samira", "ton", "yara")),
        )
        bladzijden = ("dossier", "plan", "verhaal", "overleg_kind", "gezin", "inzet")
        for gang, codes in kijkers:
            for nummer, code in enumerate(codes):
                at = self.klok.geleden(2 + len(codes) - nummer, 8 + nummer % 9, 11 * nummer % 60)
                self.o.boek.op(at, self.look, gang, self.wie[code], bladzijden[nummer % len(bladzijden)])

    def look(self, at: datetime, gang: Gang, account: Account, bladzijde: str) -> None:
        zicht = gang.zicht(account, at)
        by = kijker(account, at)
        record_event(
            soort="dossier.bekeken", onderwerp_ref=gang.dossier.ref, dossier_ref=gang.dossier.ref, by=by, at=at,
            doel="inzage" if zicht.feiten.is_family(by) else "begeleiding", bladzijde=bladzijde,
        )  # fmt: skip
