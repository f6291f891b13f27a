"""Decisions about support: what a proposal needs, which step follows which, and what asks for attention.

Expertise comes to the school first ("thuisnabij, tenzij"), and support starts before its payer is known ("eerst
ondersteuning, dan financiering"): then someone looks for the payer, before a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import JA, Verdict, nee, nl, unless
from knooppunt.dossier.public import Deel

PAKKET = lees_regelpakket(Path(__file__).parent / "termijnen.toml")


class Inzetsoort(Benoemd):
    """What kind of support; in the order in which it is considered."""

    EXPERTISE = "expertise", nl("expertise die naar de school komt")
    COLLECTIEF = "collectief", nl("aanbod voor een groep of klas")
    ARRANGEMENT = "arrangement", nl("arrangement voor dit kind")
    PLEK = "plek", nl("plek op een andere school of voorziening")


class Inzetstatus(Benoemd):
    VOORGESTELD = "voorgesteld", nl("voorgesteld")
    TOEGEZEGD = "toegezegd", nl("afgesproken")
    GESTART = "gestart", nl("loopt nu")
    AFGEROND = "afgerond", nl("afgerond")
    NIET_DOORGEGAAN = "niet_doorgegaan", nl("niet doorgegaan")


S = Inzetstatus
OVERGANGEN: dict[Inzetstatus, frozenset[Inzetstatus]] = {
    S.VOORGESTELD: frozenset({S.TOEGEZEGD, S.NIET_DOORGEGAAN}),
    S.TOEGEZEGD: frozenset({S.GESTART, S.NIET_DOORGEGAAN}),
    S.GESTART: frozenset({S.AFGEROND}),
    S.AFGEROND: frozenset({S.GESTART}),
    S.NIET_DOORGEGAAN: frozenset({S.VOORGESTELD}),
}
"""What may follow what. Back from an end is possible: a wrong press must not be the last word."""

MET_REDEN = frozenset({S.AFGEROND, S.NIET_DOORGEGAAN})
BETAALPLICHTIG = frozenset({S.GESTART, S.AFGEROND})
"""From the start on somebody has to pay."""


class Inzetantwoord(Benoemd):
    """What a parent or the pupil thinks of the support."""

    GOED = "goed", nl("dit past bij ons")
    TWIJFEL = "twijfel", nl("we twijfelen")
    LIEVER_NIET = "liever_niet", nl("liever niet")


class Signaal(Benoemd):
    """Why support stands on the worklist, most urgent first."""

    BETALER_LAAT = "betaler_laat", "betaler te laat"
    TERUGKIJKEN_LAAT = "terugkijken_laat", "terugkijken te laat"
    START_LAAT = "start_laat", "had moeten beginnen"
    BETALER_ONBEKEND = "betaler_onbekend", "betaler nog niet bekend"
    START_BINNENKORT = "start_binnenkort", "begint binnenkort"
    TERUGKIJKEN_BINNENKORT = "terugkijken_binnenkort", "binnenkort terugkijken"


TE_LAAT = frozenset({Signaal.BETALER_LAAT, Signaal.TERUGKIJKEN_LAAT, Signaal.START_LAAT})


@dataclass(frozen=True)
class InzetGegevens:
    """A proposal as it was filled in. ``uren_per_week`` in hours, ``aantal_keren`` in total."""

    soort: Inzetsoort
    deel: Deel
    omschrijving: str
    aanbieder: str
    startdatum: date
    evaluatiedatum: date
    uren_per_week: Decimal | None = None
    aantal_keren: int | None = None
    leerlingen: int = 1
    geprobeerd: str = ""
    reden_verder_weg: str = ""


@dataclass(frozen=True)
class InzetFeiten:
    """What the worklist has to know about one piece of support."""

    status: Inzetstatus
    startdatum: date
    evaluatiedatum: date
    betaler_bekend: bool
    betaler_voor: date | None = None


def proposal_verdict(gegevens: InzetGegevens) -> Verdict:
    """Is the proposal complete, and did expertise come to the school first?"""
    return (
        unless(gegevens.omschrijving.strip(), "Schrijf op wat er gaat gebeuren.")
        & unless(gegevens.aanbieder.strip(), "Schrijf op wie de hulp geeft.")
        & unless(
            gegevens.uren_per_week or gegevens.aantal_keren,
            "Schrijf op hoe vaak: hoeveel uur per week, of hoeveel keer.",
        )
        & unless(
            gegevens.evaluatiedatum > gegevens.startdatum,
            "De dag waarop u samen terugkijkt, ligt na de dag waarop de hulp begint.",
        )
        & _for_how_many(gegevens)
        & _near_home_unless(gegevens)
    )


def _for_how_many(gegevens: InzetGegevens) -> Verdict:
    if gegevens.leerlingen < 1:
        return nee("Vul in hoeveel leerlingen er iets aan hebben: 1 of meer.")
    collectief = gegevens.soort is Inzetsoort.COLLECTIEF
    return unless(
        not collectief or gegevens.leerlingen > 1,
        "Aanbod voor een groep is voor meer leerlingen. Vul in hoeveel er iets aan hebben.",
    )


def _near_home_unless(gegevens: InzetGegevens) -> Verdict:
    """A place elsewhere only after expertise was tried at the own school, and with the reason why not nearer."""
    if gegevens.soort is not Inzetsoort.PLEK:
        return JA
    return unless(
        gegevens.geprobeerd.strip(),
        "Expertise komt eerst naar de school. Schrijf op welke hulp op de eigen school is geprobeerd.",
    ) & unless(
        gegevens.reden_verder_weg.strip(),
        "Schrijf op waarom het niet dichter bij huis kan.",
    )


def step_verdict(van: Inzetstatus, naar: Inzetstatus, reden: str = "") -> Verdict:
    """May this support take this step, and is the reason there where one is needed?"""
    if naar not in OVERGANGEN[van]:
        return nee(f"Deze hulp is ‘{van.label}’. De stap naar ‘{naar.label}’ kan nu niet.")
    if naar is S.AFGEROND:
        return unless(reden.strip(), "Schrijf op wat de hulp heeft opgeleverd.")
    return unless(naar not in MET_REDEN or reden.strip(), "Schrijf op waarom de hulp niet doorgaat.")


def start_verdict(gestart_op: date, evaluatiedatum: date, op: date) -> Verdict:
    """Support is reported as started on the day itself or later, with a day to look back after it."""
    return unless(
        gestart_op <= op, "De hulp kan pas als begonnen worden gemeld op de dag zelf. Kies vandaag of eerder."
    ) & unless(
        evaluatiedatum > gestart_op,
        "De dag waarop u samen terugkijkt, ligt na de dag waarop de hulp begint.",
    )


def payment_verdict(betaler_bekend: bool, eigenaar_bekend: bool, voor: date | None, op: date) -> Verdict:
    """Support may start without a payer when someone looks for it before a day that has not passed."""
    if betaler_bekend:
        return JA
    return unless(
        eigenaar_bekend and voor,
        "De hulp kan beginnen zonder betaler. Kies dan wie uitzoekt wie er betaalt, en voor welke dag.",
    ) & unless(voor is None or voor >= op, "De dag waarop de betaler bekend is, mag niet voorbij zijn.")


def prolong_verdict(status: Inzetstatus, nieuwe_datum: date, reden: str, op: date) -> Verdict:
    """Going on after looking back: a day to come, and what was seen."""
    return (
        unless(status is S.GESTART, "Alleen hulp die loopt kan langer doorgaan.")
        & unless(nieuwe_datum > op, "Kies een dag in de toekomst om weer terug te kijken.")
        & unless(reden.strip(), "Schrijf op wat de hulp tot nu toe doet en waarom ze doorgaat.")
    )


def payer_verdict(status: Inzetstatus) -> Verdict:
    return unless(status is not S.NIET_DOORGEGAAN, "Deze hulp gaat niet door. Er is geen betaler nodig.")


def payer_due(gestart_op: date) -> date:
    """The day before which the payer is known, by the agreement of the region in force on the day of the start."""
    return PAKKET.op("BETALER_BEKEND", gestart_op).vanaf(gestart_op)


def signals(feiten: InzetFeiten, op: date) -> tuple[Signaal, ...]:
    """What asks for attention today, most urgent first."""
    found = {_payment_signal(feiten, op), _start_signal(feiten, op), _review_signal(feiten, op)}
    return tuple(signaal for signaal in Signaal if signaal in found)


def _payment_signal(feiten: InzetFeiten, op: date) -> Signaal | None:
    if feiten.betaler_bekend or feiten.status not in BETAALPLICHTIG:
        return None
    te_laat = feiten.betaler_voor is not None and feiten.betaler_voor < op
    return Signaal.BETALER_LAAT if te_laat else Signaal.BETALER_ONBEKEND


def _start_signal(feiten: InzetFeiten, op: date) -> Signaal | None:
    if feiten.status not in (S.VOORGESTELD, S.TOEGEZEGD):
        return None
    if feiten.startdatum < op:
        return Signaal.START_LAAT
    binnenkort = PAKKET.op("START_BINNENKORT", op).vanaf(op)
    return Signaal.START_BINNENKORT if feiten.startdatum <= binnenkort else None


def _review_signal(feiten: InzetFeiten, op: date) -> Signaal | None:
    if feiten.status is not S.GESTART:
        return None
    if feiten.evaluatiedatum < op:
        return Signaal.TERUGKIJKEN_LAAT
    binnenkort = PAKKET.op("TERUGKIJKEN_BINNENKORT", op).vanaf(op)
    return Signaal.TERUGKIJKEN_BINNENKORT if feiten.evaluatiedatum <= binnenkort else None
