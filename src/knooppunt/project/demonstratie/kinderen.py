"""The other children of the region, in every stage, so that lists and figures look as they do at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from knooppunt.dossier.public import Deel
from knooppunt.loket.rules.vraag import Partij, Verteller
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.gang import Gang, Ouder, Profiel
from knooppunt.project.demonstratie.gang_plan import Plangang
from knooppunt.project.demonstratie.klok import Draaiboek, Klok
from knooppunt.project.demonstratie.mensen import DOMEIN, Mensen, birthday
from knooppunt.project.demonstratie.streek import read_data

SWV_PO = "Samenwerkingsverband Waterrijk primair onderwijs"
SWV_VO = "Samenwerkingsverband Waterrijk voortgezet onderwijs"
BEL = "Dank u wel voor uw verhaal. Wanneer kunnen wij u bellen?"
KOM = "Dank u wel voor uw verhaal. Ik nodig u uit om het samen te bespreken."
ADVIES = (
    "Zoals besproken: we proberen het zes weken zo. U kunt altijd opnieuw vragen als het niet genoeg helpt."
)


@dataclass
class Omgeving:
    """What the walks need of the region: people, organisations, the clock, and the book of steps."""

    mensen: Mensen
    klok: Klok
    boek: Draaiboek

    def op(self, dagen: int, doe: Callable[..., Any], *args: Any, uur: int = 10, **kwargs: Any) -> None:
        """This many days ago."""
        self.boek.op(self.klok.geleden(dagen, uur), doe, *args, **kwargs)

    def swv_van(self, gang: Gang) -> Organisatie:
        school = gang.profiel.school
        is_vo = school is not None and school.vestiging.soorten in ("Vo", "Vso")
        return self.mensen.organisaties[SWV_VO if is_vo else SWV_PO]


def fresh(o: Omgeving, gang: Gang, n: int) -> None:
    o.op(1 + n % 3, gang.ask, uur=9 + n % 7)


def late(o: Omgeving, gang: Gang, n: int) -> None:
    o.op(12 + n % 6, gang.ask, uur=14)


def unrouted(o: Omgeving, gang: Gang, n: int) -> None:
    """Only the school may know, and the school has no coordinator."""
    gang.profiel = replace(gang.profiel, mag=frozenset({Partij.SCHOOL}))
    o.op(3 + 8 * n, gang.ask, uur=16)


def told_by_school(o: Omgeving, gang: Gang, n: int) -> None:
    """The school asks others to think along."""
    school = gang.profiel.school
    assert school is not None  # noqa: S101
    o.op(2 + n % 4, gang.ask, o.mensen.coordinator_van[school.pk], Verteller.SCHOOL)


def told_by_childcare(o: Omgeving, gang: Gang, n: int) -> None:
    """A child of three, told by its childcare, comes to the municipality."""
    opvang = replace(gang.profiel.ouders[0], naam="Kinderopvang De Zeehond", relatie="pedagogisch medewerker")
    gang.profiel = replace(gang.profiel, school=None, geboren=birthday(o.klok.vandaag, 3), ouders=(opvang,))
    o.op(2 + 9 * n, gang.ask, None, Verteller.KINDEROPVANG)


def asked_back(o: Omgeving, gang: Gang, n: int) -> None:
    o.op(9 + n, gang.ask)
    o.op(6 + n, gang.react, "wedervraag", BEL, uur=15)


def advised(o: Omgeving, gang: Gang, n: int) -> None:
    o.op(28 + n, gang.ask)
    o.op(25 + n, gang.react, "antwoord", "Fijn dat u dit vertelt. Ik bel u morgen.")
    o.op(20 + n, gang.react, "advies", ADVIES)


def opened(o: Omgeving, gang: Gang, n: int) -> None:
    o.op(19 + n, gang.ask)
    o.op(16 + n, gang.react, "antwoord", KOM)
    o.op(12 + n, gang.open, [(o.swv_van(gang), Deel.ONDERWIJS)])


def _led(o: Omgeving, gang: Gang, dagen: int) -> Plangang:
    """A dossier with a regisseur, this many days ago."""
    o.op(dagen + 7, gang.ask)
    o.op(dagen + 4, gang.react, "antwoord", KOM)
    o.op(dagen, gang.open, [(o.swv_van(gang), Deel.ONDERWIJS)])
    o.op(dagen, gang.lead, uur=12)
    return Plangang(gang)


def concept(o: Omgeving, gang: Gang, n: int) -> None:
    """A plan that waits for the parents; every second one was agreed and waits for the coordinator."""
    plan = _led(o, gang, 34 + n)
    o.op(18 + n, plan.write, 2 + n % 2)
    o.op(12 + n, plan.hear)
    o.op(7 + n, plan.present)
    if n % 2:
        o.op(3, plan.agree, uur=20)


def planned(o: Omgeving, gang: Gang, n: int) -> None:
    """A plan in force, with support in one of its states; some actions are late."""
    plan = _led(o, gang, 95 + n)
    adviseur = o.mensen.accounts["noor" if o.swv_van(gang).naam == SWV_VO else "peter"]
    o.op(90 + n, gang.join, adviseur, "regionaal adviseur", organisatie=o.swv_van(gang))
    o.op(75 + n, plan.complete, 2 + n % 3, (6, 14, 10)[n % 3])
    aanbieder = o.mensen.organisaties[("Jeugdhulp Waterrijk", "Kansrijk Jeugd en Gezin")[n % 2]]
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


def evaluated(o: Omgeving, gang: Gang, n: int) -> None:
    """Partly reached: it goes on in a second version."""
    plan = _led(o, gang, 190 + n)
    o.op(172 + n, plan.complete)
    o.op(60 + n, plan.report, toelichting="Gedaan, en het helpt.")
    o.op(16 + n, plan.evaluate, "deels", reden="Het lukt op rustige dagen. Op drukke dagen nog niet.")


def finished(o: Omgeving, gang: Gang, n: int) -> None:
    """The goal was reached and the dossier is closed."""
    plan = _led(o, gang, 250 + n)
    o.op(235 + n, plan.complete, 2)
    o.op(230 + n, plan.propose, o.swv_van(gang), o.klok.dag_geleden(226 + n))
    o.op(226 + n, plan.start, o.swv_van(gang))
    o.op(120 + n, plan.report, toelichting="Dit doen we nu vanzelf.")
    o.op(90 + n, plan.finish)
    o.op(58 + 5 * n, plan.evaluate, "bereikt", "afsluiten")
    o.op(54 + 5 * n, plan.close)


FASEN: tuple[tuple[Callable[[Omgeving, Gang, int], None], tuple[str, ...]], ...] = (
    (fresh, ("De Vuurtoren", "Het Kompas", "De Meerpaal", "Lyceum Lindeveen", "De Schelp")),
    (late, ("De Vuurtoren", "De Waterlelie", "Waterrijk College Zandhoek", "De Windroos")),
    (unrouted, ("De Rietzanger", "De Rietzanger")),
    (told_by_school, ("De Fontein", "De Golfbreker", "De Vuurtoren")),
    (told_by_childcare, ("De Vuurtoren", "Het Kompas")),
    (asked_back, ("De Vuurtoren", "De Zandloper", "Het Baken")),
    (advised, ("De Vuurtoren", "De Springplank", "De Noorderster", "Het Anker")),
    (opened, ("De Vuurtoren", "De IJsvogel", "De Duinroos", "Lyceum Lindeveen")),
    (concept, ("De Vuurtoren", "De Springplank", "Het Baken", "De Zeester")),
    (planned, ("De Vuurtoren", "De Turfschuit", "De Vuurtoren", "Het Kompas", "Waterrijk College Meerwijk",
               "De Sleutelbloem (sbo)", "De Vuurtoren", "De Schelp", "Lyceum Lindeveen")),
    (evaluated, ("De Vuurtoren", "De Meerpaal", "Praktijkschool De Werf")),
    (finished, ("De Vuurtoren", "De Ark aan het Water", "De Steiger", "Waterrijk College Zandhoek", "De Vuurtoren")),
)  # fmt: skip


def write_children(omgeving: Omgeving) -> dict[str, list[Gang]]:
    """Write down how every child walks to its stage; gives the walks by the name of their stage."""
    verhalen = read_data("verhalen.toml")["verhaal"]
    gangen: dict[str, list[Gang]] = {}
    nummer = 0
    for stap, scholen in FASEN:
        for n, schoolnaam in enumerate(scholen):
            gang = Gang(_profile(omgeving, verhalen, omgeving.mensen.organisaties[schoolnaam], nummer))
            stap(omgeving, gang, n)
            gangen.setdefault(stap.__name__, []).append(gang)
            nummer += 1
    return gangen


def _profile(omgeving: Omgeving, verhalen: list[dict[str, Any]], school: Organisatie, nummer: int) -> Profiel:
    mensen = omgeving.mensen
    sector = "vo" if school.vestiging.soorten in ("Vo", "Vso") else "po"
    passend = [verhaal for verhaal in verhalen if verhaal["sector"] == sector]
    voornaam, achternaam = mensen.new_name("meisjes" if nummer % 2 else "jongens")
    leeftijd = 12 + nummer % 5 if sector == "vo" else 5 + nummer % 7
    ouder = f"{mensen.new_name()[0]} {achternaam}"
    return Profiel(
        voornaam=voornaam,
        achternaam=achternaam,
        geboren=birthday(omgeving.klok.vandaag, leeftijd, dagen=10 + 7 * nummer),
        pc4=school.vestiging.pc4,
        school=school,
        ouders=(Ouder(ouder, "vader" if nummer % 3 == 0 else "moeder", f"ouder{nummer + 1}@{DOMEIN}"),),
        verhaal=passend[nummer % len(passend)],
    )
