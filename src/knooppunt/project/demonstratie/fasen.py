"""The stages that an invented child can be in, and how it walks there: every step is a real action.

The demonstration and a region with synthetic children (``--kinderen``) share them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from knooppunt.dossier.public import Deel
from knooppunt.loket.rules.vraag import Partij, Verteller
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.demonstratie.gang_plan import Plangang
from knooppunt.project.demonstratie.klok import Draaiboek, Klok
from knooppunt.toegang.models import Account

BEL = "Dank u wel voor uw verhaal. Wanneer kunnen wij u bellen?"
KOM = "Dank u wel voor uw verhaal. Ik nodig u uit om het samen te bespreken."
ADVIES = (
    "Zoals besproken: we proberen het zes weken zo. U kunt altijd opnieuw vragen als het niet genoeg helpt."
)


@dataclass
class Toneel(ABC):
    """What the walks need of a region: the clock, the book of steps, and who takes part besides family and school."""

    klok: Klok
    boek: Draaiboek

    def op(self, dagen: int, doe: Callable[..., Any], *args: Any, uur: int = 10, **kwargs: Any) -> None:
        """This many days ago."""
        self.boek.op(self.klok.geleden(dagen, uur), doe, *args, **kwargs)

    @abstractmethod
    def swv_van(self, gang: Gang) -> Organisatie:
        """The samenwerkingsverband that thinks along about this child."""

    @abstractmethod
    def adviseur_van(self, gang: Gang) -> Account:
        """The adviser of that samenwerkingsverband."""

    @abstractmethod
    def coordinator_van(self, school: Organisatie) -> Account:
        """The coordinator of a school."""

    @abstractmethod
    def aanbieder(self, n: int) -> Organisatie:
        """An organisation that gives support; another one for another number."""


def fresh(o: Toneel, gang: Gang, n: int) -> None:
    o.op(1 + n % 3, gang.ask, uur=9 + n % 7)


def late(o: Toneel, gang: Gang, n: int) -> None:
    o.op(12 + n % 6, gang.ask, uur=14)


def unrouted(o: Toneel, gang: Gang, n: int) -> None:
    """Only the school may know, and the school has no coordinator."""
    gang.profiel = replace(gang.profiel, mag=frozenset({Partij.SCHOOL}))
    o.op(3 + 8 * n, gang.ask, uur=16)


def told_by_school(o: Toneel, gang: Gang, n: int) -> None:
    """The school asks others to think along."""
    school = gang.profiel.school
    assert school is not None  # noqa: S101 - these profiles have a school
    o.op(2 + n % 4, gang.ask, o.coordinator_van(school), Verteller.SCHOOL)


def asked_back(o: Toneel, gang: Gang, n: int) -> None:
    o.op(9 + n, gang.ask)
    o.op(6 + n, gang.react, "wedervraag", BEL, uur=15)


def advised(o: Toneel, gang: Gang, n: int) -> None:
    o.op(28 + n, gang.ask)
    o.op(25 + n, gang.react, "antwoord", "Fijn dat u dit vertelt. Ik bel u morgen.")
    o.op(20 + n, gang.react, "advies", ADVIES)


def opened(o: Toneel, gang: Gang, n: int) -> None:
    o.op(19 + n, gang.ask)
    o.op(16 + n, gang.react, "antwoord", KOM)
    o.op(12 + n, gang.open, [(o.swv_van(gang), Deel.ONDERWIJS)])


def _led(o: Toneel, gang: Gang, dagen: int) -> Plangang:
    """A dossier with a regisseur, this many days ago."""
    o.op(dagen + 7, gang.ask)
    o.op(dagen + 4, gang.react, "antwoord", KOM)
    o.op(dagen, gang.open, [(o.swv_van(gang), Deel.ONDERWIJS)])
    o.op(dagen, gang.lead, uur=12)
    return Plangang(gang)


def concept(o: Toneel, gang: Gang, n: int) -> None:
    """A plan that waits for the parents; every second one was agreed and waits for the coordinator.

    The first has a second parent without e-mail, for whom a letter waits to be printed.
    """
    plan = _led(o, gang, 34 + n)
    o.op(18 + n, plan.write, 2 + n % 2)
    o.op(12 + n, plan.hear)
    o.op(7 + n, plan.present)
    if n % 2:
        o.op(3, plan.agree, uur=20)
    if n == 0:
        o.op(2, gang.invite_by_letter, "Driss")


def planned(o: Toneel, gang: Gang, n: int) -> None:
    """A plan in force, with support in one of its states; some actions are late."""
    plan = _led(o, gang, 95 + n)
    o.op(90 + n, gang.join, o.adviseur_van(gang), "regionaal adviseur", organisatie=o.swv_van(gang))
    o.op(75 + n, plan.complete, 2 + n % 3, (6, 14, 10)[n % 3])
    aanbieder = o.aanbieder(n)
    if n % 5 == 0:
        o.op(5, plan.propose, aanbieder, o.klok.vandaag + timedelta(days=9))
        return
    begin, weken, betaler = (
        (24, 10, None),
        (60, 16, None),
        (30, 12, o.swv_van(gang)),
        (68, 9, o.swv_van(gang)),
    )[n % 5 - 1]
    o.op(begin + 2, plan.propose, aanbieder, o.klok.dag_geleden(begin), weken)
    o.op(begin, plan.start, betaler)


def evaluated(o: Toneel, gang: Gang, n: int) -> None:
    """Partly reached: it goes on in a second version."""
    plan = _led(o, gang, 190 + n)
    o.op(172 + n, plan.complete)
    o.op(60 + n, plan.report, toelichting="Gedaan, en het helpt.")
    o.op(16 + n, plan.evaluate, "deels", reden="Het lukt op rustige dagen. Op drukke dagen nog niet.")


def finished(o: Toneel, gang: Gang, n: int, eerder: int = 0) -> None:
    """The goal was reached and the dossier is closed; all of it ``eerder`` days earlier."""
    d = eerder + n
    plan = _led(o, gang, 250 + d)
    o.op(235 + d, plan.complete, 2)
    o.op(230 + d, plan.propose, o.swv_van(gang), o.klok.dag_geleden(226 + d))
    o.op(226 + d, plan.start, o.swv_van(gang))
    o.op(120 + d, plan.report, toelichting="Dit doen we nu vanzelf.")
    o.op(90 + d, plan.finish)
    o.op(58 + eerder + 5 * n, plan.evaluate, "bereikt", "afsluiten")
    o.op(54 + eerder + 5 * n, plan.close)
