"""The second half of a child's walk: the plan, the support, looking back and closing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.public import (
    InzetGegevens,
    Inzetsoort,
    finish_support,
    payer_due,
    promise_support,
    propose_support,
    start_support,
)
from knooppunt.dossier.actions.evaluatie import evaluate_plan
from knooppunt.dossier.actions.evaluatie_afsluiten import close_dossier
from knooppunt.dossier.actions.plan_acties import add_action, report_action
from knooppunt.dossier.actions.plan_instemming import answer_plan, present_plan, record_hearing
from knooppunt.dossier.actions.plan_opstellen import add_goal, change_texts, start_plan
from knooppunt.dossier.actions.plan_vaststellen import put_in_force
from knooppunt.dossier.models import Actie, Plan
from knooppunt.dossier.public import Deel
from knooppunt.dossier.rules.evaluatie import EvaluatieGegevens
from knooppunt.dossier.rules.plan_termijnen import next_evaluation
from knooppunt.organisaties.models import Ondersteuningsniveau, Organisatie
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.demonstratie.klok import dag_van
from knooppunt.toegang.models import Account


class Plangang:
    """The plan of one child and what follows from it."""

    inzet: Inzet

    def __init__(self, gang: Gang, leider: Account | None = None) -> None:
        self.gang = gang
        self._leider = leider

    @property
    def leider(self) -> Account:
        """Who writes: named, or who opened the dossier."""
        return self._leider or self.gang.leider

    @property
    def plan(self) -> Plan:
        """The newest version, as it is now."""
        return Plan.objects.filter(dossier=self.gang.dossier).order_by("-versie")[0]

    def write(self, at: datetime, niveau: int = 3, weken: int = 8) -> Plan:
        """A concept with one goal for education, an action of the school and one of a parent."""
        gang, p = self.gang, self.gang.profiel
        plan = start_plan(**gang.doet(self.leider, at))
        change_texts(
            plan=plan, revisie=plan.revisie, perspectief=p.tekst("perspectief"), bevorderend=p.tekst("bevorderend"),
            belemmerend=p.tekst("belemmerend"), behoeften=p.verhaal["behoeften"], niveau_id=self._level(niveau),
            niveau_reden="Dit past bij wat er nodig is.",
            niveau_sprong_reden="", evaluatie_voor=next_evaluation(dag_van(at)), **gang.doet(self.leider, at),
        )  # fmt: skip
        doel = add_goal(
            plan=self.plan, deel=Deel.ONDERWIJS, tekst=p.tekst("doel"), eigen_woorden=p.tekst("eigen_woorden"),
            **gang.doet(self.leider, at),
        )  # fmt: skip
        eigenaren = [self.leider, gang.ouder() if p.ouders[0].email else self.leider]
        for tekst, eigenaar in zip(p.verhaal["acties"], eigenaren, strict=True):
            add_action(
                doel=doel, tekst=tekst.format(naam=p.voornaam), eigenaar_id=eigenaar.pk,
                herziening_op=self.review_day(at, weken), **gang.doet(self.leider, at),
            )  # fmt: skip
        return self.plan

    def review_day(self, at: datetime, weken: int) -> date:
        """A day to look at an action again: in some weeks, and not after the plan itself."""
        uiterlijk = self.plan.evaluatie_voor
        dag = dag_van(at) + timedelta(weeks=weken)
        return min(dag, uiterlijk) if uiterlijk else dag

    def _level(self, rang: int) -> int:
        # A region may have fewer levels than the story: then its most intensive one.
        niveaus = Ondersteuningsniveau.objects.filter(regio=self.gang.dossier.regio_id, rang__lte=rang)
        return niveaus.latest("rang").pk

    def present(self, at: datetime) -> None:
        present_plan(plan=self.plan, **self.gang.doet(self.leider, at))

    def hear(self, at: datetime) -> None:
        record_hearing(
            plan=self.plan, gehoord_op=dag_van(at), mening=self.gang.profiel.tekst("eigen_woorden"), reden_niet="",
            **self.gang.doet(self.leider, at),
        )  # fmt: skip

    def agree(
        self, at: datetime, wie: Account | None = None, antwoord: str = "eens", toelichting: str = ""
    ) -> None:
        """A parent answers; the first one when nobody is named."""
        answer_plan(
            plan=self.plan, antwoord=antwoord, toelichting=toelichting, gezien=self.plan.inhoud,
            **self.gang.doet(wie or self.gang.ouder(), at),
        )  # fmt: skip

    def put_in_force(self, at: datetime) -> Plan:
        return put_in_force(plan=self.plan, **self.gang.doet(self.leider, at))

    def complete(self, at: datetime, niveau: int = 3, weken: int = 8) -> Plan:
        """From nothing to a plan in force on one day: written, heard, agreed by every parent."""
        self.write(at, niveau, weken)
        self.present(at)
        self.hear(at)
        for nummer in range(len(self.gang.profiel.ouders)):
            self.agree(at, self.gang.ouder(nummer))
        return self.put_in_force(at)

    def report(self, at: datetime, stand: str = "gedaan", toelichting: str = "") -> None:
        """The owners tell how their actions go."""
        for actie in Actie.objects.filter(doel__plan=self.plan).select_related("eigenaar", "doel__plan"):
            report_action(
                actie=actie, stand=stand, toelichting=toelichting, **self.gang.doet(actie.eigenaar, at)
            )

    def propose(self, at: datetime, aanbieder: Organisatie, start: date, weken: int = 10) -> Inzet:
        """Propose the support of the story."""
        verhaal = self.gang.profiel.verhaal
        gegevens = InzetGegevens(
            soort=Inzetsoort.COLLECTIEF if verhaal.get("collectief") else Inzetsoort.EXPERTISE,
            deel=Deel.ONDERWIJS, omschrijving=self.gang.profiel.tekst("inzet"), aanbieder=aanbieder.naam,
            startdatum=start, evaluatiedatum=start + timedelta(weeks=weken), aantal_keren=weken,
            leerlingen=verhaal["leerlingen"],
        )  # fmt: skip
        doel = self.plan.doelen.first()
        self.inzet = propose_support(
            gegevens=gegevens, doel_ref=doel.ref if doel else "", sleutel=f"demo{self.gang.dossier.pk}",
            **self.gang.doet(self.leider, at),
        )  # fmt: skip
        return self.inzet

    def start(self, at: datetime, betaler: Organisatie | None) -> Inzet:
        """The support is promised and begins; without a payer the leader finds out who pays."""
        promise_support(inzet=self.inzet, **self.gang.doet(self.leider, at))
        return start_support(
            inzet=self.inzet, gestart_op=dag_van(at), evaluatiedatum=self.inzet.evaluatiedatum,
            betaler_ref=betaler.ref if betaler else "", eigenaar_ref=self.leider.ref,
            betaler_voor=payer_due(dag_van(at)),
            **self.gang.doet(self.leider, at),
        )  # fmt: skip

    def finish(self, at: datetime) -> Inzet:
        return finish_support(
            inzet=self.inzet, reden=self.gang.profiel.tekst("bereikt"), **self.gang.doet(self.leider, at)
        )

    def evaluate(
        self, at: datetime, uitkomst: str = "bereikt", vervolg: str = "doorgaan", reden: str = ""
    ) -> None:
        """Look back with everyone; the same outcome for every goal that the leader sees."""
        doelen = self.plan.doelen.filter(verwijderd_at__isnull=True)
        gegevens = EvaluatieGegevens(
            datum=dag_van(at), gesproken_met="ouders, leerling, leerkracht en coördinator",
            stem_leerling=self.gang.profiel.tekst("eigen_woorden"),
            stem_ouders="Het gaat beter. We zien het thuis ook.",
            uitkomsten={doel.pk: (uitkomst, reden or self.gang.profiel.tekst("bereikt")) for doel in doelen},
            vervolg=vervolg, vervolg_reden="Het doel is bereikt en school en ouders kunnen zelf verder.",
        )  # fmt: skip
        evaluate_plan(plan=self.plan, gegevens=gegevens, **self.gang.doet(self.leider, at))

    def close(self, at: datetime) -> None:
        close_dossier(
            reden="Het doel is bereikt. School en ouders kunnen zelf verder.", gezien=True,
            **self.gang.doet(self.leider, at),
        )  # fmt: skip
