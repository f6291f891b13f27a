"""Validating a profile: another school or the samenwerkingsverband looks whether it sees what the school says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, unless
from knooppunt.wegwijzer.rules.profielen import NIVEAUS, REGELS, Profielstatus


class Validatiestatus(Benoemd):
    GEVRAAGD = "gevraagd", "wacht op validatie"
    AFGEROND = "afgerond", "gevalideerd"
    GEWEIGERD = "geweigerd", "kan niet"
    INGETROKKEN = "ingetrokken", "ingetrokken"


OVERGANGEN: dict[Validatiestatus, frozenset[Validatiestatus]] = {
    Validatiestatus.GEVRAAGD: frozenset(
        {Validatiestatus.AFGEROND, Validatiestatus.GEWEIGERD, Validatiestatus.INGETROKKEN}
    ),
    Validatiestatus.AFGEROND: frozenset(),
    Validatiestatus.GEWEIGERD: frozenset(),
    Validatiestatus.INGETROKKEN: frozenset(),
}
WAAROM_NIET = {
    Validatiestatus.GEVRAAGD: "Deze validatie wacht nog.",
    Validatiestatus.AFGEROND: "Deze validatie is al afgerond.",
    Validatiestatus.GEWEIGERD: "Er is al geantwoord dat deze validatie niet kan.",
    Validatiestatus.INGETROKKEN: "Deze validatie is ingetrokken.",
}


class Validatiewijze(Benoemd):
    """How one looked."""

    BEZOEK = "bezoek", "bezoek aan de school"
    GESPREK = "gesprek", "gesprek met de school"
    STUKKEN = "stukken", "stukken gelezen"


@dataclass(frozen=True)
class Gezien:
    """What a validator saw of one part, beside what the school says of itself."""

    naam: str
    zelf: int
    niveau: int
    toelichting: str


def may_become(nu: Validatiestatus, straks: Validatiestatus) -> Verdict:
    return unless(straks in OVERGANGEN[nu], WAAROM_NIET[nu])


def ask_verdict(status: Profielstatus, school_id: int, organisatie_id: int) -> Verdict:
    """What was set can be validated, by somebody else."""
    return unless(
        status is Profielstatus.VASTGESTELD,
        "Stel het profiel eerst vast. Daarna kan iemand anders meekijken.",
    ) & unless(school_id != organisatie_id, "Een school valideert haar eigen profiel niet.")


def outcome_verdict(gezien: Sequence[Gezien]) -> Verdict:
    """At least one part, and who sees something else than the school says why."""
    zonder = [g.naam for g in gezien if g.niveau != g.zelf and not g.toelichting.strip()]
    return (
        unless(gezien, "Kies bij ten minste één onderdeel wat u zag.")
        & unless(all(g.niveau in NIVEAUS for g in gezien), "Kies een niveau van 1 tot en met 4.")
        & unless(not zonder, f"Schrijf op waarom u iets anders zag bij: {', '.join(zonder)}.")
    )


def still_counts(zelf_toen: int, zelf_nu: int | None) -> bool:
    """A validation is about what the school said then: once it says something else, somebody looks again."""
    return zelf_toen == zelf_nu


def is_validated(getoetst: Sequence[bool]) -> bool:
    """Of a whole profile: every part that has a level was looked at."""
    return bool(getoetst) and all(getoetst)


def answer_by(op: date) -> date:
    """The last day to validate what is asked on ``op``."""
    return REGELS.op("valideren", op).vanaf(op)
