"""An item of knowledge: what it must say, who reads it before everyone does, and how long it counts as fresh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import JA, Verdict, nee, nl, unless

REGELS = lees_regelpakket(Path(__file__).with_name("termijnen.toml"))
PRAKTIJK = "praktijk"
"""The rung that asks no research: then the source is who has the experience."""


class Itemsoort(Benoemd):
    WERKT = "werkt", nl("wat werkt")
    VERHAAL = "verhaal", nl("in de etalage")


class Versiestatus(Benoemd):
    """Where one version of an item is on its way to everyone."""

    CONCEPT = "concept", "concept"
    VOORGELEGD = "voorgelegd", "wacht op vrijgeven"
    TERUG = "terug", "teruggegeven"
    VRIJGEGEVEN = "vrijgegeven", "vrijgegeven"


OVERGANGEN: dict[Versiestatus, frozenset[Versiestatus]] = {
    Versiestatus.CONCEPT: frozenset({Versiestatus.VOORGELEGD}),
    Versiestatus.VOORGELEGD: frozenset({Versiestatus.CONCEPT, Versiestatus.TERUG, Versiestatus.VRIJGEGEVEN}),
    Versiestatus.TERUG: frozenset({Versiestatus.CONCEPT, Versiestatus.VOORGELEGD}),
    Versiestatus.VRIJGEGEVEN: frozenset(),
}
WAAROM_NIET = {
    Versiestatus.CONCEPT: "Dit is nog een concept. Leg het eerst voor.",
    Versiestatus.VOORGELEGD: "Dit wacht al op vrijgeven.",
    Versiestatus.TERUG: "Dit is teruggegeven. Leg het opnieuw voor.",
    Versiestatus.VRIJGEGEVEN: "Deze versie is al vrijgegeven.",
}


def may_become(nu: Versiestatus, straks: Versiestatus) -> Verdict:
    return unless(straks in OVERGANGEN[nu], WAAROM_NIET[nu])


@dataclass(frozen=True)
class Itemblad:
    """What one version says; ``soorten`` are codes of kinds of support.

    ``bewijs`` and ``bron`` are of what works; ``kosten``, ``opbrengst`` and ``vraag_aan`` of a story.
    """

    titel: str
    kort: str = ""
    voor_wie: str = ""
    tekst: str = ""
    bewijs: str = ""
    bron: str = ""
    bron_url: str = ""
    kosten: str = ""
    opbrengst: str = ""
    vraag_aan: str = ""
    email: str = ""
    soorten: tuple[str, ...] = ()

    @property
    def teksten(self) -> tuple[str, ...]:
        """Everything in which somebody could name a child."""
        return (self.titel, self.kort, self.voor_wie, self.tekst, self.kosten, self.opbrengst)


def complete_verdict(soort: Itemsoort, blad: Itemblad) -> Verdict:
    """What everyone reads says what it is, for which kind of support, and how we know."""
    verdict = (
        unless(blad.kort.strip(), "Schrijf in het kort wat het is.")
        & unless(blad.tekst.strip(), "Schrijf op hoe het gaat.")
        & unless(blad.soorten, "Kies bij welke soort hulp het hoort.")
    )
    if soort is Itemsoort.VERHAAL:
        return (
            verdict
            & unless(blad.kosten.strip(), "Schrijf op wat het kostte, in geld of in uren.")
            & unless(blad.opbrengst.strip(), "Schrijf op wat het opleverde.")
            & unless(blad.vraag_aan.strip(), "Schrijf op wie men er iets over kan vragen.")
        )
    return (
        verdict
        & unless(blad.voor_wie.strip(), "Schrijf op voor wie het is.")
        & unless(blad.bewijs, "Kies hoe zeker het is dat het werkt.")
        & source_verdict(blad)
    )


def source_verdict(blad: Itemblad) -> Verdict:
    """Without a source nobody can see how we know."""
    if blad.bron.strip():
        return JA
    if blad.bewijs == PRAKTIJK:
        return nee("Schrijf bij ‘bron’ van wie deze ervaring is.")
    return nee("Schrijf op uit welk onderzoek of welke databank u dit weet.")


def is_stale(nagekeken_op: date, op: date) -> bool:
    return op > REGELS.op("houdbaar", op).vanaf(nagekeken_op)


def stale_before(op: date) -> date:
    """What was last checked before this day is stale on ``op``."""
    return REGELS.op("houdbaar", op).terug(op)


def remind_before(op: date) -> date:
    """What was last checked before this day is asked about on ``op``."""
    return REGELS.op("houdbaar", op).terug(REGELS.op("herinneren", op).vanaf(op))
