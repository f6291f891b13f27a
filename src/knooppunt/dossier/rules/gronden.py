"""Why an organisation may see a part: consent, or a ground in the law that fits the organisation, part and purpose.

The grounds are dated data in gronden.toml. What is about health goes to the pupil's own school (its board) and to the
samenwerkingsverband for its task; to nobody else without consent (domain.md 4.1, P1 to P3).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knooppunt.basis.termijnen import Regel
from knooppunt.basis.verdict import Verdict, nee, unless
from knooppunt.dossier.rules.kring import Deel, Grondslag


@dataclass(frozen=True, kw_only=True)
class Grond(Regel):
    """A ground in the law on which a part may be shared without consent."""

    organisatiesoorten: frozenset[str]
    delen: frozenset[Deel]
    doelen: tuple[str, ...]
    eigen_school: bool
    """Only for the school of the child, or its board."""


@dataclass(frozen=True, kw_only=True)
class Samen(Regel):
    """For these parts every parent with authority says yes."""

    delen: frozenset[Deel]


@dataclass(frozen=True)
class Ontvanger:
    """The organisation that would see a part."""

    soort: str
    soort_naam: str
    is_eigen_school: bool
    """The school where the child is, or the board of that school."""


def _delen(entry: dict[str, Any]) -> dict[str, Any]:
    rest = {"geldig_tot": None} | entry
    return rest | {"delen": frozenset(deel for deel in Deel if deel.value in entry["delen"])}


def _read(pad: Path) -> tuple[dict[str, str], tuple[Grond, ...], tuple[Samen, ...]]:
    """Purposes, grounds and rules for parents together; TypeError names a field that is missing."""
    data = tomllib.loads(pad.read_text(encoding="utf-8"))
    gronden = [
        _delen(e) | {"organisatiesoorten": frozenset(e["organisatiesoorten"]), "doelen": tuple(e["doelen"])}
        for e in data["grond"]
    ]
    return (
        {doel["code"]: doel["tekst"] for doel in data["doel"]},
        tuple(Grond(**velden) for velden in gronden),
        tuple(Samen(**_delen(e)) for e in data["samen"]),
    )


DOELEN, GRONDEN, SAMEN = _read(Path(__file__).parent / "gronden.toml")
DOEL_BIJ_TOESTEMMING = "samenwerken"
"""The purpose for which the family shares, when nothing else is said."""


def legal_grounds(ontvanger: Ontvanger, deel: Deel, op: date) -> tuple[Grond, ...]:
    """The grounds in the law on which this organisation may see this part on a day."""
    return tuple(g for g in GRONDEN if g.geldt_op(op) and fits(g, ontvanger, deel))


def fits(grond: Grond, ontvanger: Ontvanger, deel: Deel) -> Verdict:
    """Does a ground hold for this organisation and this part? With what to do when not."""
    anders = "Vraag toestemming aan de ouders of de leerling."
    return (
        unless(
            ontvanger.soort in grond.organisatiesoorten,
            f"Deze wet geldt niet voor deze soort organisatie ({ontvanger.soort_naam}). {anders}",
        )
        & unless(deel in grond.delen, f"Deze wet geldt niet voor het deel ‘{deel.label}’. {anders}")
        & unless(
            ontvanger.is_eigen_school or not grond.eigen_school,
            f"Deze wet geldt alleen voor de eigen school van het kind. {anders}",
        )
    )


def ground_verdict(code: str, ontvanger: Ontvanger, deel: Deel, doel: str, op: date) -> Verdict:
    """May this part be shared on this ground, for this purpose, on this day?"""
    grond = next((g for g in GRONDEN if g.code == code and g.geldt_op(op)), None)
    if grond is None:
        return nee("Kies op grond van welke wet dit mag.")
    return fits(grond, ontvanger, deel) & unless(
        doel in grond.doelen, "Deze wet geldt niet voor dit doel. Kies een ander doel of vraag toestemming."
    )


def ground_by_code(code: str, op: date) -> Grond | None:
    """The ground as it held on a day, or as it last held; None for consent (no code)."""
    bekend = [g for g in GRONDEN if g.code == code]
    return next((g for g in bekend if g.geldt_op(op)), bekend[-1] if bekend else None)


def all_parents_decide(deel: Deel, op: date) -> Samen | None:
    """The rule by which every parent with authority must say yes for this part, if there is one."""
    return next((s for s in SAMEN if s.geldt_op(op) and deel in s.delen), None)


@dataclass(frozen=True)
class Basis:
    """On what a sharing rests: consent, or a ground in the law with its code; and for which purpose."""

    grondslag: Grondslag
    grond: str = ""
    doel: str = DOEL_BIJ_TOESTEMMING


def basis_verdict(basis: Basis, ontvanger: Ontvanger, deel: Deel, op: date) -> Verdict:
    """Consent needs no article, anything else does."""
    if basis.grondslag is Grondslag.TOESTEMMING:
        return unless(basis.doel in DOELEN, "Kies waarvoor dit nodig is.")
    return ground_verdict(basis.grond, ontvanger, deel, basis.doel, op)
