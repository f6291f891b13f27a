"""Looking back: is everything answered, how closing and handing over go, and until when a dossier can be reopened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from knooppunt.basis.verdict import JA, Verdict, nee, unless
from knooppunt.dossier.rules.plan_termijnen import TERMIJNEN

AL_GEEVALUEERD = "Dit plan is al geëvalueerd. Kijk bij de evaluatie wat er is vastgelegd."
NIET_VAN_KRACHT = "Alleen een plan dat is vastgesteld, kan worden geëvalueerd."


@dataclass(frozen=True)
class EvaluatieGegevens:
    """What a conversation of evaluation gave, as it was filled in."""

    datum: date
    gesproken_met: str
    stem_leerling: str
    stem_ouders: str
    uitkomsten: dict[int, tuple[str, str]] = field(default_factory=dict)
    """goal id -> (bereikt, deels or niet; why)"""
    vervolg: str = "doorgaan"
    vervolg_reden: str = ""
    niveau_id: int | None = None
    """Other level of support; None leaves it as it is."""
    niveau_reden: str = ""
    niveau_sprong_reden: str = ""
    overdracht_naar_id: int | None = None
    overdracht_op: date | None = None
    overdracht_gesprek: str = ""


def outcomes_verdict(doelen: frozenset[int], uitkomsten: dict[int, tuple[str, str]]) -> Verdict:
    """Every goal has an outcome and a why. ``uitkomsten``: goal id -> (outcome, why)."""
    if set(uitkomsten) != doelen or any(not uitkomst for uitkomst, _ in uitkomsten.values()):
        return nee("Geef bij elk doel aan of het is bereikt.")
    return unless(
        all(waarom.strip() for _, waarom in uitkomsten.values()),
        "Schrijf bij elk doel op waarom het wel of niet lukte.",
    )


def voices_verdict(stem_leerling: str, stem_ouders: str) -> Verdict:
    """An evaluation is done with the parents (WVO 2020 art. 2.44 lid 3) and with the pupil."""
    return unless(stem_leerling.strip(), "Schrijf op wat de leerling er zelf van vindt.") & unless(
        stem_ouders.strip(), "Schrijf op wat de ouders ervan vinden."
    )


def evaluation_day_verdict(datum: date, ingangsdatum: date, op: date) -> Verdict:
    """The conversation took place, after the plan began."""
    return unless(
        datum <= op, "Het gesprek is nog niet geweest. Vul de evaluatie in na het gesprek."
    ) & unless(datum >= ingangsdatum, "Het gesprek was voordat het plan inging. Controleer de datum.")


def follow_up_verdict(gegevens: EvaluatieGegevens, op: date) -> Verdict:
    """Closing has a reason; a handover has a destination, a first day and a conversation."""
    if gegevens.vervolg == "afsluiten":
        return unless(gegevens.vervolg_reden.strip(), "Schrijf op waarom het dossier dicht kan.")
    if gegevens.vervolg != "overdragen":
        return JA
    eerste_dag = gegevens.overdracht_op
    return (
        unless(gegevens.overdracht_naar_id, "Kies de school waar het kind naartoe gaat.")
        & unless(
            eerste_dag is not None and eerste_dag >= op,
            "Kies de eerste dag op de nieuwe school: vandaag of later.",
        )
        & unless(gegevens.overdracht_gesprek.strip(), "Schrijf op wie met wie praat bij de overdracht.")
    )


def closing_verdict(reden: str, open_zaken: int, gezien: bool) -> Verdict:
    """Close with a reason; what is still open is closed only with open eyes."""
    return unless(reden.strip(), "Schrijf op waarom het dossier dicht kan.") & unless(
        not open_zaken or gezien, "Er staan nog acties of afspraken open. Bevestig dat u ze hebt gezien."
    )


def reopening_verdict(afgesloten_op: date | None, op: date) -> Verdict:
    """A closed dossier can be reopened within the term of the region; after that a new one is opened."""
    if afgesloten_op is None:
        return nee("Dit dossier is open.")
    termijn = TERMIJNEN.op("HEROPENEN", afgesloten_op)
    return unless(
        op <= termijn.vanaf(afgesloten_op),
        f"Heropenen kon tot en met {termijn.vanaf(afgesloten_op):%d-%m-%Y}. Open een nieuw dossier.",
    )
