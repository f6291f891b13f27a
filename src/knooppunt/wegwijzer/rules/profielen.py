"""The support profile of a school: how it rates itself per part, beside the norm of the region and last year."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import Verdict, nl, unless

REGELS = lees_regelpakket(Path(__file__).with_suffix(".toml"))
BEGINMAAND = 8
"""A school year runs from 1 August up to and including 31 July (WPO art. 1)."""


class Onderdeelsoort(Benoemd):
    BASIS = "basis", nl("Wat elke school doet")
    EXTRA = "extra", nl("Wat deze school meer biedt")


class Sector(Benoemd):
    """For which schools a part counts; empty is all. Primary and secondary schools have their own agreements."""

    PO = "po", "basisscholen, sbo en so"
    VO = "vo", "middelbare scholen en vso"


class Profielstatus(Benoemd):
    CONCEPT = "concept", "concept"
    VASTGESTELD = "vastgesteld", "vastgesteld"


OVERGANGEN: dict[Profielstatus, frozenset[Profielstatus]] = {
    Profielstatus.CONCEPT: frozenset({Profielstatus.VASTGESTELD}),
    Profielstatus.VASTGESTELD: frozenset({Profielstatus.CONCEPT}),
}
WAAROM_NIET = {
    Profielstatus.CONCEPT: "Dit profiel is al een concept.",
    Profielstatus.VASTGESTELD: "Dit profiel is vastgesteld. Zet het eerst terug naar concept.",
}


@dataclass(frozen=True)
class Profielniveau:
    """A step of the rating, in the words of the field and in those for parents."""

    getal: int
    naam: str
    ouders: str


NIVEAUS = {
    n.getal: n
    for n in (
        Profielniveau(1, "nog niet", nl("Dit kan de school nog niet")),
        Profielniveau(2, "in ontwikkeling", nl("Hier werkt de school aan")),
        Profielniveau(3, "op orde", nl("Dit doet de school goed")),
        Profielniveau(4, "voorbeeld", nl("Hier is de school sterk in")),
    )
}


class Verandering(Benoemd):
    """Against the profile before this one."""

    VOORUIT = "vooruit", nl("beter dan de vorige keer")
    GELIJK = "gelijk", nl("gelijk gebleven")
    ACHTERUIT = "achteruit", nl("minder dan de vorige keer")
    NIEUW = "nieuw", nl("nieuw")


class Profielstand(Benoemd):
    """How it stands with the profile of a school today."""

    ONTBREEKT = "ontbreekt", "nog geen profiel"
    VEROUDERD = "verouderd", "verouderd"
    VORIG_JAAR = "vorig_jaar", "nog van een eerder schooljaar"
    NIET_GEVALIDEERD = "niet_gevalideerd", "niet gevalideerd"
    GEVALIDEERD = "gevalideerd", "gevalideerd"


@dataclass(frozen=True)
class Ingevuld:
    """What a school filled in for one part."""

    naam: str
    soort: Onderdeelsoort
    niveau: int | None
    bewijs: str


@dataclass(frozen=True)
class Beginonderdeel:
    """A part of the list that comes with the product."""

    soort: str
    naam: str
    uitleg: str
    ouders: str
    ouders_en: str
    hulpsoort: str = ""


@cache
def parts_to_begin_with() -> tuple[Beginonderdeel, ...]:
    tekst = Path(__file__).with_name("profielonderdelen.toml").read_text(encoding="utf-8")
    return tuple(Beginonderdeel(**onderdeel) for onderdeel in tomllib.loads(tekst)["onderdeel"])


def school_year(op: date) -> int:
    """The school year in which a day lies, by the year in which it begins."""
    return op.year if op.month >= BEGINMAAND else op.year - 1


def year_name(jaar: int) -> str:
    return f"{jaar}-{jaar + 1}"


def ready_by(jaar: int) -> date:
    """The last day on which the profile of a school year is ready."""
    begin = date(jaar, BEGINMAAND, 1)
    return REGELS.op("klaar_na_begin", begin).vanaf(begin)


def holds_until(vastgesteld_op: date) -> date:
    """The last day on which what was set then still counts."""
    return REGELS.op("vaststellen", vastgesteld_op).vanaf(vastgesteld_op)


def may_become(nu: Profielstatus, straks: Profielstatus) -> Verdict:
    return unless(straks in OVERGANGEN[nu], WAAROM_NIET[nu])


def change_verdict(status: Profielstatus, jaar: int, op: date) -> Verdict:
    """Only the concept of this school year changes: what was before stays as it was."""
    return _of_this_year(jaar, op) & unless(
        status is Profielstatus.CONCEPT, WAAROM_NIET[Profielstatus.VASTGESTELD]
    )


def reopen_verdict(status: Profielstatus, jaar: int, op: date) -> Verdict:
    return _of_this_year(jaar, op) & may_become(status, Profielstatus.CONCEPT)


def _of_this_year(jaar: int, op: date) -> Verdict:
    return unless(jaar == school_year(op), "Een profiel van een ander schooljaar verandert niet meer.")


def publish_verdict(delen: Sequence[Ingevuld], voor_ouders: str, op: date) -> Verdict:
    """Every part of the basis has a level, a good level has something to see, and parents can read it."""
    vanaf = REGELS.drempel("bewijs_vanaf", op).aantal
    leeg = [d.naam for d in delen if d.soort is Onderdeelsoort.BASIS and d.niveau is None]
    zonder = [d.naam for d in delen if (d.niveau or 0) >= vanaf and not d.bewijs.strip()]
    return (
        unless(delen, "De regio koos nog geen onderdelen. Vraag het samenwerkingsverband.")
        & unless(not leeg, f"Kies een niveau bij: {', '.join(leeg)}.")
        & unless(not zonder, f"Schrijf op waaraan men het ziet bij: {', '.join(zonder)}.")
        & unless(voor_ouders.strip(), "Schrijf een korte tekst voor ouders.")
    )


def norm_verdict(niveau: int | None, bandbreedte: int | None) -> Verdict:
    """An agreed level is one of the four, and schools differ at most three steps."""
    return unless(niveau is None or niveau in NIVEAUS, "Kies een niveau van 1 tot en met 4.") & unless(
        bandbreedte is None or (niveau is not None and 0 <= bandbreedte < len(NIVEAUS)),
        "Kies eerst een niveau. Het verschil is 0 tot en met 3 stappen.",
    )


def change_since(niveau: int, vorig: int | None) -> Verandering:
    if vorig is None:
        return Verandering.NIEUW
    if niveau == vorig:
        return Verandering.GELIJK
    return Verandering.VOORUIT if niveau > vorig else Verandering.ACHTERUIT


def below_norm(niveau: int | None, norm: int | None) -> bool:
    """Less than was agreed. Without an agreement, or without a rating, there is nothing to say."""
    return niveau is not None and norm is not None and niveau < norm


def standing(jaar: int | None, vastgesteld_op: date | None, gevalideerd: bool, op: date) -> Profielstand:
    """Of a school whose newest profile is of ``jaar``, set on ``vastgesteld_op``; None: it never set one."""
    if jaar is None or vastgesteld_op is None:
        return Profielstand.ONTBREEKT
    if jaar < school_year(op):
        return Profielstand.VEROUDERD if op > holds_until(vastgesteld_op) else Profielstand.VORIG_JAAR
    return Profielstand.GEVALIDEERD if gevalideerd else Profielstand.NIET_GEVALIDEERD
