"""Support goes its way: promised, started, prolonged, ended, taken up again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.actions.betaler import payer_named, seeker_named
from knooppunt.besluiten.actions.wijziging import ask_family, close, locked, record, save, step, task
from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.policies import may_arrange_support
from knooppunt.besluiten.rules import Inzetstatus, payment_verdict, prolong_verdict, start_verdict
from knooppunt.dossier.public import DossierZicht

S = Inzetstatus
TERUGKIJKEN = "Kijk samen terug op de hulp."


@transaction.atomic
def promise_support(*, zicht: DossierZicht, inzet: Inzet, by: Viewer, at: datetime) -> Inzet:
    """The one who gives the support has said yes; now it only has to begin."""
    inzet = step(zicht, inzet, S.TOEGEZEGD, by, at)
    task(
        inzet,
        "start",
        "Hulp is afgesproken. Meld hier dat ze is begonnen.",
        inzet.created_by,
        inzet.startdatum,
        at,
    )
    record(inzet, "toegezegd", by, at)
    return inzet


@transaction.atomic
def start_support(
    *,
    zicht: DossierZicht,
    inzet: Inzet,
    gestart_op: date,
    evaluatiedatum: date,
    betaler_ref: str = "",
    eigenaar_ref: str = "",
    betaler_voor: date | None = None,
    by: Viewer,
    at: datetime,
) -> Inzet:
    """The support has begun. Without a payer only when someone finds out who pays before a day."""
    may_arrange_support(by, zicht.feiten).require_permission()
    betaler = payer_named(zicht, betaler_ref) or inzet.betaler
    eigenaar = None if betaler else seeker_named(zicht, inzet, eigenaar_ref, by)
    start_verdict(gestart_op, evaluatiedatum, by.op).require()
    payment_verdict(betaler is not None, eigenaar is not None, betaler_voor, by.op).require()
    inzet = step(
        zicht, inzet, S.GESTART, by, at, startdatum=gestart_op, evaluatiedatum=evaluatiedatum, betaler=betaler,
        betaler_eigenaar=eigenaar, betaler_voor=None if betaler else betaler_voor,
    )  # fmt: skip
    close(inzet, by, at, "start")
    if eigenaar:
        task(
            inzet,
            "betaler",
            "Zoek uit wie deze hulp betaalt. De hulp is al begonnen.",
            eigenaar,
            betaler_voor,
            at,
        )
    task(inzet, "terugkijken", TERUGKIJKEN, inzet.created_by, evaluatiedatum, at)
    record(inzet, "gestart", by, at, zonder_betaler=betaler is None)
    return inzet


@transaction.atomic
def prolong_support(
    *, zicht: DossierZicht, inzet: Inzet, evaluatiedatum: date, reden: str, by: Viewer, at: datetime
) -> Inzet:
    """After looking back: the support goes on, until the next day to look back."""
    may_arrange_support(by, zicht.feiten).require_permission()
    inzet = locked(zicht, inzet)
    prolong_verdict(S(inzet.status), evaluatiedatum, reden, by.op).require()
    save(inzet, at, evaluatiedatum=evaluatiedatum, status_reden=reden.strip())
    task(inzet, "terugkijken", TERUGKIJKEN, inzet.created_by, evaluatiedatum, at)
    record(inzet, "verlengd", by, at)
    return inzet


@transaction.atomic
def finish_support(*, zicht: DossierZicht, inzet: Inzet, reden: str, by: Viewer, at: datetime) -> Inzet:
    """The support has ended; ``reden`` says what it brought. Who looks for a payer still does."""
    inzet = step(zicht, inzet, S.AFGEROND, by, at, reden)
    close(inzet, by, at, "antwoord", "terugkijken", "twijfel")
    record(inzet, "afgerond", by, at)
    return inzet


@transaction.atomic
def drop_support(*, zicht: DossierZicht, inzet: Inzet, reden: str, by: Viewer, at: datetime) -> Inzet:
    """The support does not go ahead: refused, not available, or no longer needed."""
    inzet = step(zicht, inzet, S.NIET_DOORGEGAAN, by, at, reden)
    close(inzet, by, at, "antwoord", "start", "twijfel")
    record(inzet, "niet_doorgegaan", by, at)
    return inzet


@transaction.atomic
def reopen_support(*, zicht: DossierZicht, inzet: Inzet, by: Viewer, at: datetime) -> Inzet:
    """Ended by mistake, or taken up again: back to the state before the end."""
    naar = S.GESTART if inzet.status == S.AFGEROND.value else S.VOORGESTELD
    inzet = step(zicht, inzet, naar, by, at)
    if naar is S.GESTART:
        task(inzet, "terugkijken", TERUGKIJKEN, inzet.created_by, inzet.evaluatiedatum, at)
    else:
        ask_family(inzet, zicht, by, at)
    record(inzet, "heropend", by, at)
    return inzet
