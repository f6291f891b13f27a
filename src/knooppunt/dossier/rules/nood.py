"""Access in an emergency: for certain roles, with a reason, for a short time, told at once, and reviewed."""

from __future__ import annotations

from datetime import date

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.dossier.rules.kring import Periode
from knooppunt.dossier.rules.toestemming import PAKKET


class Noodaanleiding(Benoemd):
    """Why it cannot wait."""

    VEILIGHEID = "veiligheid", nl("het kind is nu niet veilig")
    GEZONDHEID = "gezondheid", nl("iemand moet nu iets weten over de gezondheid van het kind")
    ONBEREIKBAAR = "onbereikbaar", nl("niemand uit de kring is bereikbaar en het kan niet wachten")


class Noodoordeel(Benoemd):
    """What the review says."""

    TERECHT = "terecht", "terecht"
    ONTERECHT = "onterecht", "niet terecht"


def emergency_period(op: date) -> Periode:
    """From today, for as long as the rule of today says."""
    return Periode(op, PAKKET.op("NOODTOEGANG_DUUR", op).vanaf(op))


def attempt_verdict(pogingen: int, op: date) -> Verdict:
    """Who keeps trying names is looking for something else."""
    grens = PAKKET.drempel("NOODTOEGANG_POGINGEN", op)
    return unless(pogingen < grens.aantal, f"{grens.tekst} Bel Veilig Thuis of 112 als het niet kan wachten.")


def is_told(geboren: date, op: date) -> bool:
    """Is the pupil told too, at this age?"""
    return PAKKET.leeftijd("NOODTOEGANG_LEERLING", op).bereikt(geboren, op)


def review_verdict(
    oordeel: Noodoordeel | None, gevolgen: str, *, is_eigen: bool, is_beoordeeld: bool
) -> Verdict:
    """May it be reviewed like this? What was not justified has consequences, and those are written down."""
    return (
        unless(not is_eigen, "U kunt uw eigen noodtoegang niet beoordelen.")
        & unless(not is_beoordeeld, "Dit is al beoordeeld.")
        & unless(oordeel is not None, "Kies of het terecht was.")
        & unless(
            oordeel is not Noodoordeel.ONTERECHT or gevolgen.strip(),
            "Schrijf op wat er gebeurt nu dit niet terecht was.",
        )
    )
