"""How long what is kept, from when, and what happens then; and who may keep it longer."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import Termijn, lees_regelpakket
from knooppunt.basis.verdict import Verdict, nee, unless

PAD = Path(__file__).parent / "bewaren.toml"
PAKKET = lees_regelpakket(PAD)
GEEN_SOORT = frozenset({"AANKONDIGEN", "UITSTEL_LANGST"})
"""Terms of the procedure, not of a kind of record."""


class Doen(Benoemd):
    """What happens when the term is over."""

    VERWIJDEREN = "verwijderen", "wordt gewist"
    ANONIMISEREN = "anonimiseren", "namen worden gewist"
    ARCHIVEREN = "archiveren", "gaat naar een archief"


class Uitstelreden(Benoemd):
    """Why something is kept longer than its term (a legal hold)."""

    BEZWAAR = "bezwaar", "er loopt een bezwaar"
    VERZOEK = "verzoek", "er loopt een verzoek van ouder of leerling"
    RECHTER = "rechter", "er loopt een zaak bij de rechter of een geschillencommissie"
    HULP = "hulp", "het kind heeft nog hulp waarvoor dit nodig is"
    ANDERS = "anders", "een andere reden"


@dataclass(frozen=True)
class Bewaarregel:
    """The term of one kind of record, with when it begins and what happens at its end."""

    termijn: Termijn
    begin: str
    doen: Doen

    @property
    def code(self) -> str:
        return self.termijn.code

    @property
    def duur(self) -> str:
        return "meteen" if self.termijn.maanden == self.termijn.dagen == 0 else self.termijn.duur

    def weg_op(self, begin: date) -> date:
        """The day on which something goes whose term began on ``begin``."""
        return self.termijn.vanaf(begin)

    def begonnen_voor(self, op: date) -> date:
        """What began on or before this day is due on ``op``."""
        return self.termijn.terug(op)


@dataclass(frozen=True)
class Elders:
    """What Knooppunt does not keep, and who does."""

    wat: str
    waar: str
    termijn: str
    bron: str
    controleer: bool = False


def _read() -> tuple[tuple[Bewaarregel, ...], tuple[Elders, ...]]:
    data: dict[str, list[dict[str, Any]]] = tomllib.loads(PAD.read_text(encoding="utf-8"))
    doen = {d.value: d for d in Doen}
    regels = zip(data["termijn"], PAKKET.termijnen, strict=True)
    return (
        tuple(Bewaarregel(termijn, e["begin"], doen[e["doen"]]) for e, termijn in regels),
        tuple(Elders(**e) for e in data["elders"]),
    )


REGELS, ELDERS = _read()


def rule_on(code: str, op: date) -> Bewaarregel:
    """The rule of one kind of record as it holds on ``op``; KeyError when there is none."""
    termijn = PAKKET.op(code, op)
    return next(regel for regel in REGELS if regel.termijn is termijn)


def rules_on(op: date) -> list[Bewaarregel]:
    """Every kind of record with its rule on ``op``."""
    return [r for r in REGELS if r.termijn.geldt_op(op) and r.code not in GEEN_SOORT]


def removal_day(weg_op: date, aangekondigd_op: date) -> date:
    """The day on which something goes: at the end of its term, and never before people had time to read of it."""
    return max(weg_op, PAKKET.op("AANKONDIGEN", aangekondigd_op).vanaf(aangekondigd_op))


def announce_from(op: date) -> date:
    """What is due on or before this day is announced on ``op``."""
    return PAKKET.op("AANKONDIGEN", op).vanaf(op)


def hold_verdict(toelichting: str, tot: date, op: date) -> Verdict:
    """Keeping longer needs a reason in words and an end, not too far away."""
    langst = PAKKET.op("UITSTEL_LANGST", op)
    return unless(toelichting.strip(), "Schrijf op waarom dit nog nodig is. De ouders lezen dat.") & (
        nee("Kies een dag na vandaag.")
        if tot <= op
        else unless(tot <= langst.vanaf(op), f"{langst.tekst} Kies een eerdere dag.")
    )
