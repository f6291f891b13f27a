"""Fixed contacts: by what each is found, and what changes when home and school are not in the same area."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import Regel
from knooppunt.basis.verdict import Verdict, nl, unless


class Contactfunctie(Benoemd):
    """For what one can turn to a fixed contact."""

    JEUGDHULP = "jeugdhulp", nl("Contactpersoon jeugdhulp")
    SMW = "smw", nl("Schoolmaatschappelijk werk")
    JGZ = "jgz", nl("Jeugdarts en jeugdverpleegkundige")
    LEERPLICHT = "leerplicht", nl("Leerplicht")
    GEMEENTE = "gemeente", nl("Vaste contactpersoon van de gemeente")
    BRUG = "brug", nl("Brugfunctionaris")


class Langs(Benoemd):
    """By what a contact is found."""

    SCHOOL = "school", nl("hoort bij de school")
    WOONPLAATS = "woonplaats", nl("hoort bij waar het kind woont")


FUNCTIES = {functie.value: functie for functie in Contactfunctie}
LANGS = {langs.value: langs for langs in Langs}


class Grens(Benoemd):
    """What lies between the home of a child and its school."""

    GEMEENTE = "gemeente", nl("Het kind woont in een andere gemeente dan waar de school staat.")
    SAMENWERKINGSVERBAND = (
        "samenwerkingsverband",
        nl("Het adres hoort bij een ander samenwerkingsverband dan de school."),
    )
    REGIO = "regio", nl("Het adres ligt buiten de regio van de school.")


@dataclass(frozen=True, kw_only=True)
class Contactregel(Regel):
    """A dated rule: this function goes by school or by home, and whether it must be there everywhere."""

    langs: Langs
    overal: bool


@dataclass(frozen=True)
class Ligging:
    """Where an address or a school is, as codes; empty is not known."""

    gemeente: str = ""
    samenwerkingsverband: str = ""
    regio: str = ""


def read_rules(pad: Path) -> tuple[Contactregel, ...]:
    """The rules of a pack; KeyError when one does not say what it must."""
    regels = tomllib.loads(pad.read_text(encoding="utf-8"))["contactregel"]
    return tuple(
        Contactregel(
            code=FUNCTIES[r["functie"]], langs=LANGS[r["langs"]], overal=r["overal"], bron=r["bron"],
            tekst=r["tekst"], geldig_van=r["geldig_van"], geldig_tot=r.get("geldig_tot"),
            controleer=r.get("controleer", False),
        )
        for r in regels
    )  # fmt: skip


REGELS = read_rules(Path(__file__).with_suffix(".toml"))


def rules_on(op: date) -> tuple[Contactregel, ...]:
    """Of each function the rule that holds on ``op``, in the order of the pack."""
    return tuple(regel for regel in REGELS if regel.geldt_op(op))


def goes_by(regel: Contactregel, afspraken: Mapping[str, Langs]) -> Langs:
    """By what it goes here. An agreement between the two municipalities about this function, or all, comes first."""
    return afspraken.get(regel.code) or afspraken.get("") or regel.langs


def borders_between(woon: Ligging, school: Ligging) -> tuple[Grens, ...]:
    """What differs; of what is not known nothing is said."""
    paren = (
        (Grens.GEMEENTE, woon.gemeente, school.gemeente),
        (Grens.SAMENWERKINGSVERBAND, woon.samenwerkingsverband, school.samenwerkingsverband),
        (Grens.REGIO, woon.regio, school.regio),
    )
    return tuple(grens for grens, thuis, daar in paren if thuis and daar and thuis != daar)


def missing(regels: Iterable[Contactregel], langs: Langs, aanwezig: Iterable[str]) -> list[Contactfunctie]:
    """The functions that must be there, by school or by home, and are not among ``aanwezig``."""
    er_zijn = set(aanwezig)
    return [FUNCTIES[r.code] for r in regels if r.overal and r.langs is langs and r.code not in er_zijn]


def contact_verdict(telefoon: str, email: str) -> Verdict:
    """A contact can be reached."""
    return unless(bool(telefoon.strip() or email.strip()), "Vul een telefoonnummer of een e-mailadres in.")


def agreement_verdict(woongemeente: str, schoolgemeente: str, van: date, tot: date | None) -> Verdict:
    """An agreement is between two municipalities, in a period."""
    if woongemeente == schoolgemeente:
        return unless(False, "Kies twee verschillende gemeenten.")
    return unless(tot is None or tot > van, "De afspraak eindigt niet later dan zij begint.")
