"""People at work and their roles: how an account stands, and when a role may end or open again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import Verdict, nee, unless

PAKKET = lees_regelpakket(Path(__file__).with_name("mensen.toml"))


class Staat(Benoemd):
    """How the account of someone at work stands."""

    GEBLOKKEERD = "geblokkeerd", "geblokkeerd"
    ZONDER_ROL = "zonder_rol", "zonder rol"
    UITGENODIGD = "uitgenodigd", "nog nooit ingelogd"
    LANG_NIET = "lang_niet", "lang niet ingelogd"
    GEWOON = "gewoon", "in gebruik"


def state_of(*, actief: bool, heeft_rol: bool, laatst: date | None, op: date) -> Staat:
    """The first that holds, the most pressing one first."""
    if not actief:
        return Staat.GEBLOKKEERD
    if not heeft_rol:
        return Staat.ZONDER_ROL
    if laatst is None:
        return Staat.UITGENODIGD
    return Staat.LANG_NIET if laatst < long_ago(op) else Staat.GEWOON


def long_ago(op: date) -> date:
    """Who signed in last before this day has not been here for long."""
    return date.fromordinal(op.toordinal() - PAKKET.op("LANG_NIET_INGELOGD", op).dagen)


def begin_verdict(begin: date, op: date) -> Verdict:
    """A role begins today or later: nobody gets rights of a time that has been looked at already."""
    return unless(begin >= op, "Kies vandaag of een latere dag.")


def end_verdict(begin: date, eind: date | None, op: date, *, laatste_beheerder: bool) -> Verdict:
    """May a role end today?"""
    if eind is not None and eind <= op:
        return nee("Deze rol is al beëindigd.")
    return unless(
        not laatste_beheerder, "Dit is de laatste beheerder van de regio. Geef eerst iemand anders deze rol."
    )


def reopen_verdict(eind: date | None, op: date, *, weer_open: bool) -> Verdict:
    """May a role that was ended by mistake be opened again?"""
    if eind is None or eind > op:
        return nee("Deze rol is niet beëindigd.")
    grens = PAKKET.op("ROL_HEROPENEN", op)
    return unless(
        grens.vanaf(eind) >= op,
        "Deze rol is al te lang geleden beëindigd. Geef de rol opnieuw, vanaf een dag.",
    ) & unless(not weer_open, "Deze persoon heeft deze rol hier al weer.")
