"""The other children of the region, in every stage, so that lists and figures look as they do at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from knooppunt.loket.rules.vraag import Verteller
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.fasen import (
    Toneel,
    advised,
    asked_back,
    concept,
    evaluated,
    finished,
    fresh,
    late,
    opened,
    planned,
    told_by_school,
    unrouted,
)
from knooppunt.project.demonstratie.gang import Gang, Ouder, Profiel
from knooppunt.project.demonstratie.mensen import DOMEIN, Mensen, birthday
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.toegang.models import Account

SWV_PO = "Samenwerkingsverband Waterrijk primair onderwijs"
SWV_VO = "Samenwerkingsverband Waterrijk voortgezet onderwijs"


@dataclass
class Omgeving(Toneel):
    """The demonstration region: people and organisations by their name."""

    mensen: Mensen

    def swv_van(self, gang: Gang) -> Organisatie:
        school = gang.profiel.school
        is_vo = school is not None and school.vestiging.soorten in ("Vo", "Vso")
        return self.mensen.organisaties[SWV_VO if is_vo else SWV_PO]

    def adviseur_van(self, gang: Gang) -> Account:
        return self.mensen.accounts["noor" if self.swv_van(gang).naam == SWV_VO else "peter"]

    def coordinator_van(self, school: Organisatie) -> Account:
        return self.mensen.coordinator_van[school.pk]

    def aanbieder(self, n: int) -> Organisatie:
        return self.mensen.organisaties[("Jeugdhulp Waterrijk", "Kansrijk Jeugd en Gezin")[n % 2]]


def told_by_childcare(o: Omgeving, gang: Gang, n: int) -> None:
    """A child of three, told by its childcare, comes to the municipality."""
    opvang = replace(gang.profiel.ouders[0], naam="Kinderopvang De Zeehond", relatie="pedagogisch medewerker")
    gang.profiel = replace(gang.profiel, school=None, geboren=birthday(o.klok.vandaag, 3), ouders=(opvang,))
    o.op(2 + 9 * n, gang.ask, None, Verteller.KINDEROPVANG)


def long_ago(o: Omgeving, gang: Gang, n: int) -> None:
    """Closed almost three years ago: the term of keeping is nearly over."""
    gang.profiel = replace(gang.profiel, geboren=birthday(o.klok.vandaag, 11 + n, dagen=40))
    finished(o, gang, n, eerder=1006)


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
    (long_ago, ("De Vuurtoren", "De Vuurtoren")),
    (planned, ("De Zandloper", "De Duinroos")),
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
    relatie = "vader" if nummer % 3 == 0 else "moeder"
    ouder = f"{mensen.new_name('mannen' if relatie == 'vader' else 'vrouwen')[0]} {achternaam}"
    return Profiel(
        voornaam=voornaam,
        achternaam=achternaam,
        geboren=birthday(omgeving.klok.vandaag, leeftijd, dagen=10 + 7 * nummer),
        pc4=school.vestiging.pc4,
        school=school,
        ouders=(Ouder(ouder, relatie, f"ouder{nummer + 1}@{DOMEIN}"),),
        verhaal=passend[nummer % len(passend)],
    )
