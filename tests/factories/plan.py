"""States of a plan, reached by the real actions.

spel = Planspel(cast)           # Ilyas' dossier with a concept: one goal of education with an action of the mentor
spel.voorleggen().antwoord()    # put before his mother, and she agrees
spel.vaststellen()              # in force
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_acties import add_action
from knooppunt.dossier.actions.plan_instemming import answer_plan, present_plan, record_hearing
from knooppunt.dossier.actions.plan_opstellen import add_goal, change_texts, start_plan
from knooppunt.dossier.actions.plan_vaststellen import put_in_force
from knooppunt.dossier.models import Actie, Deling, Doel, Dossier, Plan
from knooppunt.dossier.public import Deel, DossierZicht, dossier_for
from tests.factories import AT, OP, Cast

HERZIENING = date(2027, 2, 1)


@contextmanager
def geweigerd(soort: type[Refusal], begin: str) -> Iterator[None]:
    """What happens here is refused, in this way, with a reason that begins like this."""
    with pytest.raises(Refusal) as fout:
        yield
    assert (type(fout.value), str(fout.value)[: len(begin)]) == (soort, begin)


class Planspel:
    """A dossier with a concept that is complete, except for hearing and agreement."""

    def __init__(self, cast: Cast, *, zorg: bool = False, **dossier: Any) -> None:
        self.cast = cast
        self.dossier: Dossier = cast.dossier(**dossier)
        cast.join(self.dossier, "mentor")
        if zorg:
            self.deel_zorg()
        self.plan: Plan = start_plan(zicht=self.zicht(), by=self.by, at=AT)
        self.teksten()
        self.doel: Doel = self.nieuw_doel("Ilyas vraagt zelf om een pauze.")
        self.actie: Actie = self.nieuwe_actie(self.doel, "Een pauzekaart op tafel leggen", "mentor")

    @property
    def by(self) -> Viewer:
        return self.cast.coordinator

    def zicht(self, wie: str = "coordinator") -> DossierZicht:
        """The dossier as this person sees it now."""
        zicht = dossier_for(getattr(self.cast, wie), self.dossier.ref)
        assert zicht is not None
        return zicht

    def deel_zorg(self) -> None:
        """The care part is shared with the care organisation, whose worker joins the team."""
        self.cast.join(self.dossier, "jeugdhulpverlener")
        Deling.objects.create(
            dossier=self.dossier, organisatie=self.cast.jeugdhulp, deel="zorg", grondslag="toestemming", gegeven_at=AT
        )  # fmt: skip

    def teksten(self, **anders: Any) -> Plan:
        self.plan.refresh_from_db()
        velden = {
            "perspectief": "Ilyas gaat met plezier naar groep 7.",
            "bevorderend": "Hij tekent prachtig en lacht veel.",
            "belemmerend": "In een drukke klas raakt hij de draad kwijt.",
            "behoeften": [],
            "niveau_id": None,
            "niveau_reden": "",
            "niveau_sprong_reden": "",
            "evaluatie_voor": date(2027, 6, 1),
            "revisie": self.plan.revisie,
        }
        return change_texts(zicht=self.zicht(), plan=self.plan, by=self.by, at=AT, **(velden | anders))

    def nieuw_doel(
        self, tekst: str, deel: Deel = Deel.ONDERWIJS, wie: str = "coordinator", woorden: str = ""
    ) -> Doel:
        return add_goal(
            zicht=self.zicht(wie), plan=self.plan, deel=deel, tekst=tekst, eigen_woorden=woorden,
            by=getattr(self.cast, wie), at=AT,
        )  # fmt: skip

    def zorgdoel(self) -> Doel:
        """A goal in the care part, written by the care worker, with an action of the care worker."""
        doel = self.nieuw_doel("Ilyas slaapt de hele nacht door.", Deel.ZORG, "jeugdhulpverlener")
        self.nieuwe_actie(doel, "Elke week bellen over slapen", "jeugdhulpverlener", "jeugdhulpverlener")
        return doel

    def nieuwe_actie(
        self, doel: Doel, tekst: str, eigenaar: str, wie: str = "coordinator", op: date = HERZIENING
    ) -> Actie:
        return add_action(
            zicht=self.zicht(wie), doel=doel, tekst=tekst, eigenaar_id=self.cast.account(eigenaar).pk,
            herziening_op=op, by=getattr(self.cast, wie), at=AT,
        )  # fmt: skip

    def horen(self) -> Planspel:
        record_hearing(
            zicht=self.zicht(), plan=self.plan, gehoord_op=OP, mening="Ik wil een rustige plek.", reden_niet="",
            by=self.by, at=AT,
        )  # fmt: skip
        return self

    def voorleggen(self) -> Planspel:
        present_plan(zicht=self.zicht(), plan=self.plan, by=self.by, at=AT)
        return self

    def antwoord(self, antwoord: str = "eens", toelichting: str = "", wie: str = "moeder") -> Planspel:
        self.plan.refresh_from_db()
        answer_plan(
            zicht=self.zicht(wie), plan=self.plan, antwoord=antwoord, toelichting=toelichting,
            gezien=self.plan.inhoud, by=getattr(self.cast, wie), at=AT,
        )  # fmt: skip
        return self

    def vaststellen(self, at: datetime = AT) -> Plan:
        self.plan = put_in_force(zicht=self.zicht(), plan=self.plan, by=self.by, at=at)
        return self.plan

    def van_kracht(self) -> Plan:
        """All the way: heard, put before his mother, agreed, in force."""
        return self.horen().voorleggen().antwoord().vaststellen()
