"""Writes: support is proposed, promised, started, looked back on, ended; its payer is found; the family answers."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.models import Inzet, Inzetreactie
from knooppunt.besluiten.policies import (
    may_answer_support,
    may_arrange_support,
    may_see_part,
    may_settle_payment,
)
from knooppunt.besluiten.queries import circle_accounts, goals_of, organisation_named, payers_of, seekers_of
from knooppunt.besluiten.rules import (
    Inzetantwoord,
    InzetGegevens,
    Inzetstatus,
    payer_verdict,
    payment_verdict,
    prolong_verdict,
    proposal_verdict,
    start_verdict,
    step_verdict,
)
from knooppunt.dossier.public import Deel, Doel, Dossier, DossierZicht
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account, close_tasks, open_task, record_event

S = Inzetstatus


@transaction.atomic
def propose_support(
    *,
    zicht: DossierZicht,
    gegevens: InzetGegevens,
    doel_ref: str = "",
    betaler_ref: str = "",
    sleutel: str,
    by: Viewer,
    at: datetime,
) -> Inzet:
    """Propose support for a child and ask the family what they think. The same form sent twice makes one."""
    may_arrange_support(by, zicht.feiten).require_permission()
    may_see_part(zicht.delen, gegevens.deel).require_permission()
    proposal_verdict(gegevens).require()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    bestaand = Inzet.objects.filter(dossier=dossier, sleutel=sleutel).first()
    if bestaand:
        return bestaand
    aanbieder = organisation_named(gegevens.aanbieder, dossier.regio_id)
    inzet = Inzet.objects.create(
        dossier=dossier, sleutel=sleutel, doel=_goal(zicht, doel_ref), soort=gegevens.soort.value,
        deel=gegevens.deel.value, omschrijving=gegevens.omschrijving.strip(), aanbieder=aanbieder,
        aanbieder_naam=gegevens.aanbieder.strip(), uren_per_week=gegevens.uren_per_week,
        aantal_keren=gegevens.aantal_keren, leerlingen=gegevens.leerlingen, startdatum=gegevens.startdatum,
        evaluatiedatum=gegevens.evaluatiedatum, geprobeerd=gegevens.geprobeerd.strip(),
        reden_verder_weg=gegevens.reden_verder_weg.strip(), betaler=_payer(zicht, betaler_ref),
        created_at=at, created_by_id=by.account_id, updated_at=at,
    )  # fmt: skip
    _ask_family(inzet, zicht, by, at)
    _record(inzet, "voorgesteld", by, at)
    return inzet


@transaction.atomic
def promise_support(*, zicht: DossierZicht, inzet: Inzet, by: Viewer, at: datetime) -> Inzet:
    """The one who gives the support has said yes; now it only has to begin."""
    inzet = _step(zicht, inzet, S.TOEGEZEGD, by, at)
    _task(
        inzet,
        "start",
        "Hulp is afgesproken. Meld hier dat ze is begonnen.",
        inzet.created_by,
        inzet.startdatum,
        at,
    )
    _record(inzet, "toegezegd", by, at)
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
    betaler = _payer(zicht, betaler_ref) or inzet.betaler
    eigenaar = None if betaler else _seeker(zicht, inzet, eigenaar_ref, by)
    start_verdict(gestart_op, evaluatiedatum, by.op).require()
    payment_verdict(betaler is not None, eigenaar is not None, betaler_voor, by.op).require()
    inzet = _step(
        zicht, inzet, S.GESTART, by, at, startdatum=gestart_op, evaluatiedatum=evaluatiedatum, betaler=betaler,
        betaler_eigenaar=eigenaar, betaler_voor=None if betaler else betaler_voor,
    )  # fmt: skip
    close_tasks(sleutel=_sleutel(inzet, "start"), at=at, by=by)
    if eigenaar:
        _task(
            inzet,
            "betaler",
            "Zoek uit wie deze hulp betaalt. De hulp is al begonnen.",
            eigenaar,
            betaler_voor,
            at,
        )
    _task(inzet, "terugkijken", "Kijk samen terug op de hulp.", inzet.created_by, evaluatiedatum, at)
    _record(inzet, "gestart", by, at, zonder_betaler=betaler is None)
    return inzet


@transaction.atomic
def record_payer(*, zicht: DossierZicht, inzet: Inzet, betaler_ref: str, by: Viewer, at: datetime) -> Inzet:
    """It is known who pays; nobody has to look for it any more."""
    may_settle_payment(by, zicht.feiten).require_permission()
    inzet = _locked(zicht, inzet)
    payer_verdict(S(inzet.status)).require()
    betaler = _payer(zicht, betaler_ref)
    if betaler is None:
        raise Refusal("Kies wie de hulp betaalt.")
    _save(inzet, at, betaler=betaler, betaler_eigenaar=None, betaler_voor=None)
    close_tasks(sleutel=_sleutel(inzet, "betaler"), at=at, by=by)
    _record(inzet, "betaler_bekend", by, at, betaler=betaler.ref)
    return inzet


@transaction.atomic
def prolong_support(
    *, zicht: DossierZicht, inzet: Inzet, evaluatiedatum: date, reden: str, by: Viewer, at: datetime
) -> Inzet:
    """After looking back: the support goes on, until the next day to look back."""
    may_arrange_support(by, zicht.feiten).require_permission()
    inzet = _locked(zicht, inzet)
    prolong_verdict(S(inzet.status), evaluatiedatum, reden, by.op).require()
    _save(inzet, at, evaluatiedatum=evaluatiedatum, status_reden=reden.strip())
    _task(inzet, "terugkijken", "Kijk samen terug op de hulp.", inzet.created_by, evaluatiedatum, at)
    _record(inzet, "verlengd", by, at)
    return inzet


@transaction.atomic
def finish_support(*, zicht: DossierZicht, inzet: Inzet, reden: str, by: Viewer, at: datetime) -> Inzet:
    """The support has ended; ``reden`` says what it brought. Who looks for a payer still does."""
    inzet = _step(zicht, inzet, S.AFGEROND, by, at, reden)
    _close(inzet, by, at, "antwoord", "terugkijken", "twijfel")
    _record(inzet, "afgerond", by, at)
    return inzet


@transaction.atomic
def drop_support(*, zicht: DossierZicht, inzet: Inzet, reden: str, by: Viewer, at: datetime) -> Inzet:
    """The support does not go ahead: refused, not available, or no longer needed."""
    inzet = _step(zicht, inzet, S.NIET_DOORGEGAAN, by, at, reden)
    _close(inzet, by, at, "antwoord", "start", "twijfel")
    _record(inzet, "niet_doorgegaan", by, at)
    return inzet


@transaction.atomic
def reopen_support(*, zicht: DossierZicht, inzet: Inzet, by: Viewer, at: datetime) -> Inzet:
    """Ended by mistake, or taken up again: back to the state before the end."""
    naar = S.GESTART if inzet.status == S.AFGEROND.value else S.VOORGESTELD
    inzet = _step(zicht, inzet, naar, by, at)
    if naar is S.GESTART:
        _task(
            inzet, "terugkijken", "Kijk samen terug op de hulp.", inzet.created_by, inzet.evaluatiedatum, at
        )
    else:
        _ask_family(inzet, zicht, by, at)
    _record(inzet, "heropend", by, at)
    return inzet


@transaction.atomic
def answer_support(
    *, zicht: DossierZicht, inzet: Inzet, antwoord: Inzetantwoord, toelichting: str, by: Viewer, at: datetime
) -> Inzetreactie:
    """A parent or the pupil says whether the support fits; doubt comes to whoever arranges it."""
    may_answer_support(by, zicht.feiten).require_permission()
    reactie, _ = Inzetreactie.objects.update_or_create(
        inzet=inzet,
        account_id=by.account_id,
        defaults={"antwoord": antwoord.value, "toelichting": toelichting.strip(), "at": at},
    )
    close_tasks(sleutel=_sleutel(inzet, "antwoord"), at=at, by=by, account_id=by.account_id)
    if antwoord is not Inzetantwoord.GOED:
        _task(
            inzet,
            "twijfel",
            "De familie twijfelt over de hulp. Praat er samen over.",
            inzet.created_by,
            None,
            at,
        )
    _save(inzet, at)
    _record(inzet, "beantwoord", by, at, antwoord=antwoord.value)
    return reactie


def _locked(zicht: DossierZicht, inzet: Inzet) -> Inzet:
    """The row as it is now, for someone who sees its part."""
    may_see_part(zicht.delen, Deel(inzet.deel)).require_permission()
    return (
        Inzet.objects.select_for_update(of=("self",))
        .select_related("created_by", "dossier")
        .get(pk=inzet.pk, dossier_id=zicht.dossier.pk)
    )


def _step(
    zicht: DossierZicht,
    inzet: Inzet,
    naar: Inzetstatus,
    by: Viewer,
    at: datetime,
    reden: str = "",
    **velden: object,
) -> Inzet:
    may_arrange_support(by, zicht.feiten).require_permission()
    inzet = _locked(zicht, inzet)
    step_verdict(S(inzet.status), naar, reden).require()
    _save(inzet, at, status=naar.value, status_reden=reden.strip(), **velden)
    return inzet


def _save(inzet: Inzet, at: datetime, **velden: object) -> None:
    for naam, waarde in velden.items():
        setattr(inzet, naam, waarde)
    inzet.updated_at = at
    inzet.save()
    Dossier.objects.filter(pk=inzet.dossier_id).update(bijgewerkt_at=at)


def _goal(zicht: DossierZicht, ref: str) -> Doel | None:
    if not ref:
        return None
    doel = goals_of(zicht).filter(ref=ref).first()
    if doel is None:
        raise Refusal("Dit doel staat niet in het plan. Kies een doel uit de lijst.")
    return doel


def _payer(zicht: DossierZicht, ref: str) -> Organisatie | None:
    if not ref:
        return None
    betaler = payers_of(zicht).filter(ref=ref).first()
    if betaler is None:
        raise Refusal("Deze organisatie kan de hulp niet betalen. Kies een naam uit de lijst.")
    return betaler


def _seeker(zicht: DossierZicht, inzet: Inzet, ref: str, by: Viewer) -> Account | None:
    if not ref:
        return None
    for account in seekers_of(zicht, Deel(inzet.deel), by):
        if account.ref == ref:
            return account
    raise Refusal("Kies iemand uit het team die uitzoekt wie er betaalt.")


def _ask_family(inzet: Inzet, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    for account in circle_accounts(zicht, by.op, "ouder", "leerling"):
        leerling = account.soort == Account.Soort.LEERLING
        tekst = (
            "Er is hulp voor je bedacht. Wat vind je ervan?"
            if leerling
            else "Er is hulp voorgesteld. Wat vindt u ervan?"
        )
        _task(inzet, "antwoord", tekst, account, None, at)


def _sleutel(inzet: Inzet, wat: str) -> str:
    return f"inzet:{inzet.ref}:{wat}"


def _task(inzet: Inzet, wat: str, tekst: str, account: Account, voor: date | None, at: datetime) -> None:
    url = f"{reverse('besluiten:inzet', args=[inzet.dossier.ref])}#{inzet.ref}"
    open_task(
        sleutel=_sleutel(inzet, wat), soort=f"inzet.{wat}", tekst=tekst, url=url, at=at, account_id=account.pk,
        voor=voor, dossier_ref=inzet.dossier.ref,
    )  # fmt: skip


def _close(inzet: Inzet, by: Viewer, at: datetime, *waarvan: str) -> None:
    for wat in waarvan:
        close_tasks(sleutel=_sleutel(inzet, wat), at=at, by=by)


def _record(inzet: Inzet, wat: str, by: Viewer, at: datetime, **gegevens: object) -> None:
    record_event(
        soort=f"inzet.{wat}", onderwerp_ref=inzet.ref, dossier_ref=inzet.dossier.ref, by=by, at=at,
        deel=inzet.deel, soort_inzet=inzet.soort, **gegevens,
    )  # fmt: skip
