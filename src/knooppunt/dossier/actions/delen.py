"""Asking, giving and withdrawing consent to share a part of the dossier. It works at once, both ways."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import NotAllowed, Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.models import Deling, Dossier, Toestemming, Toestemmingsvraag
from knooppunt.dossier.policies import may_speak_as_family, may_work_in_dossier
from knooppunt.dossier.queries.delen import (
    givers,
    needed_from,
    receiver_of,
    still_asked,
    still_to_answer,
    together,
    votes_of,
)
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.gronden import DOEL_BIJ_TOESTEMMING, Basis, basis_verdict
from knooppunt.dossier.rules.kring import Deel, Grondslag, Hoedanigheid
from knooppunt.dossier.rules.toestemming import Gever, is_complete, may_answer, may_withdraw
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, open_task, record_event


@transaction.atomic
def ask_consent(
    *,
    zicht: DossierZicht,
    organisatie: Organisatie,
    deel: Deel,
    reden: str,
    url: str,
    by: Viewer,
    at: datetime,
    doel: str = DOEL_BIJ_TOESTEMMING,
) -> Toestemmingsvraag:
    """A professional asks whether an organisation may see a part, for a purpose; it waits on the family's home page."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    if not reden.strip():
        raise Refusal(nl("Schrijf op waarom dit nodig is. De ouders lezen dat."))
    vraag = open_request(zicht, organisatie, deel, doel, reden.strip(), by, at)
    ask_the_others(zicht, vraag, url, by, at)
    return vraag


@transaction.atomic
def give_consent(
    *,
    zicht: DossierZicht,
    organisatie: Organisatie,
    deel: Deel,
    url: str,
    by: Viewer,
    at: datetime,
    doel: str = DOEL_BIJ_TOESTEMMING,
) -> Toestemmingsvraag:
    """The family shares a part itself, without being asked."""
    may_answer(_giver(zicht, by), needed_from(zicht, by)).require_permission()
    vraag = open_request(zicht, organisatie, deel, doel, "", by, at)
    return answer_consent(zicht=zicht, vraag_ref=vraag.ref, ja=True, url=url, by=by, at=at)


@transaction.atomic
def answer_consent(
    *, zicht: DossierZicht, vraag_ref: str, ja: bool, url: str, by: Viewer, at: datetime
) -> Toestemmingsvraag:
    """Yes or no of one person. The part is shared when everyone needed said yes; one no closes the request."""
    nodig = needed_from(zicht, by)
    gever = _giver(zicht, by)
    may_answer(gever, nodig).require_permission()
    vraag = _to_answer(zicht, vraag_ref)
    Toestemming.objects.update_or_create(
        vraag=vraag,
        account_id=by.account_id,
        defaults={"hoedanigheid": gever.hoedanigheid.value, "lid_id": gever.lid_id, "ja": ja, "at": at},
    )
    close_tasks(sleutel=f"toestemming:{vraag.ref}", account_id=by.account_id, by=by, at=at)
    return _go_on(zicht, vraag, ja, url, by, at)


@transaction.atomic
def record_paper_consent(
    *, zicht: DossierZicht, vraag_ref: str, lid_ref: str, ja: bool, url: str, by: Viewer, at: datetime
) -> Toestemmingsvraag:
    """A parent with authority answered on paper; someone of the team writes it down and keeps the paper."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    vraag = _to_answer(zicht, vraag_ref)
    lid = next((lid for lid in still_to_answer(zicht, vraag, by) if lid.ref == lid_ref), None)
    if lid is None:
        raise Refusal(nl("Kies een ouder met gezag die nog geen antwoord gaf."))
    Toestemming.objects.create(
        vraag=vraag,
        lid=lid,
        hoedanigheid=Hoedanigheid.OUDER.value,
        ja=ja,
        at=at,
        op_papier_by_id=by.account_id,
    )
    if lid.account_id:
        close_tasks(sleutel=f"toestemming:{vraag.ref}", account_id=lid.account_id, by=by, at=at)
    return _go_on(zicht, vraag, ja, url, by, at)


def _go_on(
    zicht: DossierZicht, vraag: Toestemmingsvraag, ja: bool, url: str, by: Viewer, at: datetime
) -> Toestemmingsvraag:
    """After an answer: one no closes the request, the last yes shares the part, otherwise the others are asked."""
    soort = "toestemming.gegeven" if ja else "toestemming.geweigerd"
    _record(soort, vraag.ref, vraag.deel, vraag.organisatie, zicht, by, at)
    if not ja or is_complete(needed_from(zicht, by), votes_of(vraag), together(zicht, Deel(vraag.deel), by)):
        _close(zicht, vraag, ja, by, at)
    else:
        ask_the_others(zicht, vraag, url, by, at)
    mark_changed(zicht.dossier, at)
    return vraag


@transaction.atomic
def withdraw_consent(*, zicht: DossierZicht, deling_ref: str, by: Viewer, at: datetime) -> None:
    """From this moment the organisation does not see the part any more."""
    deling = (
        Deling.objects.select_for_update(of=("self",)).filter(dossier=zicht.dossier, ref=deling_ref).first()
    )
    if deling is None or deling.ingetrokken_at:
        raise Refusal(nl("Dit wordt niet meer gedeeld."))
    gever = _giver(zicht, by)
    if deling.grondslag == Grondslag.WETTELIJKE_TAAK:
        may_withdraw(gever, needed_from(zicht, by), Grondslag.WETTELIJKE_TAAK).require()
    may_withdraw(gever, needed_from(zicht, by), Grondslag(deling.grondslag)).require_permission()
    deling.ingetrokken_at = at
    deling.save(update_fields=["ingetrokken_at"])
    mark_changed(zicht.dossier, at)
    _record("deling.ingetrokken", deling.ref, deling.deel, deling.organisatie, zicht, by, at)


def _to_answer(zicht: DossierZicht, vraag_ref: str) -> Toestemmingsvraag:
    """The request, locked; refused when it has been answered."""
    vragen = Toestemmingsvraag.objects.select_for_update(of=("self",)).filter(
        dossier=zicht.dossier, ref=vraag_ref
    )
    vraag = vragen.filter(gesloten_at__isnull=True).first()
    if vraag is None:
        raise Refusal(nl("Deze vraag is al beantwoord."))
    return vraag


def _giver(zicht: DossierZicht, by: Viewer) -> Gever:
    may_speak_as_family(by, zicht.feiten).require_permission()
    gever = next((g for g in givers(zicht, by) if g.account_id == by.account_id), None)
    if gever is None:
        raise NotAllowed(nl("Alleen de ouders en de leerling zelf kunnen dit doen."))
    return gever


def open_request(
    zicht: DossierZicht, organisatie: Organisatie, deel: Deel, doel: str, reden: str, by: Viewer, at: datetime
) -> Toestemmingsvraag:
    """The request that is open for this organisation, part and purpose; a new one where there is none."""
    basis_verdict(
        Basis(Grondslag.TOESTEMMING, doel=doel), receiver_of(zicht.dossier, organisatie), deel, by.op
    ).require()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    dit = {"organisatie": organisatie, "deel": deel.value, "doel": doel}
    if dossier.delingen.filter(ingetrokken_at__isnull=True, **dit).exists():
        raise Refusal(nl("%(organisatie)s mag dit deel hiervoor al zien.", organisatie=organisatie.naam))
    bestaand = dossier.toestemmingsvragen.filter(gesloten_at=None, **dit).first()
    if bestaand:
        if reden:
            raise Refusal(
                nl("Deze vraag is al gesteld. De ouders of de leerling hebben nog niet geantwoord.")
            )
        return bestaand
    vraag = Toestemmingsvraag.objects.create(
        dossier=dossier, reden=reden, gevraagd_by_id=by.account_id, gevraagd_at=at, **dit
    )
    _record("toestemming.gevraagd", vraag.ref, vraag.deel, organisatie, zicht, by, at)
    return vraag


def ask_the_others(zicht: DossierZicht, vraag: Toestemmingsvraag, url: str, by: Viewer, at: datetime) -> None:
    """A task for everyone whose answer counts and who has not answered."""
    gevers = still_asked(zicht, vraag, by)
    if not gevers and not still_to_answer(zicht, vraag, by):
        raise Refusal(
            nl("Er doet nog niemand mee die toestemming kan geven. Nodig eerst een ouder of de leerling uit.")
        )
    for gever in gevers:
        open_task(
            sleutel=f"toestemming:{vraag.ref}", soort="toestemming.geven",
            tekst=f"Mag {vraag.organisatie.naam} meelezen? ({Deel(vraag.deel).label})", url=url, at=at,
            account_id=gever.account_id, dossier_ref=zicht.dossier.ref,
        )  # fmt: skip


def _close(zicht: DossierZicht, vraag: Toestemmingsvraag, ja: bool, by: Viewer, at: datetime) -> None:
    vraag.gesloten_at = at
    if ja:
        antwoorden = vraag.antwoorden.select_related("account", "lid")
        namen = [a.account.naam if a.account else f"{a.lid.naam} (op papier)" for a in antwoorden]
        # Shared meanwhile for the same purpose (a handover)? Then that sharing stays as it is.
        vraag.deling, _ = Deling.objects.get_or_create(
            dossier=zicht.dossier, organisatie=vraag.organisatie, deel=vraag.deel, doel=vraag.doel, ingetrokken_at=None,
            defaults={
                "grondslag": Grondslag.TOESTEMMING.value, "gegeven_door": " en ".join(namen)[:120],
                "toelichting": vraag.reden, "vastgelegd_by_id": by.account_id, "gegeven_at": at,
            },
        )  # fmt: skip
        _record("deling.begonnen", vraag.deling.ref, vraag.deel, vraag.organisatie, zicht, by, at)
    vraag.save(update_fields=["gesloten_at", "deling"])
    close_tasks(sleutel=f"toestemming:{vraag.ref}", by=by, at=at)


def _record(
    soort: str, ref: str, deel: str, organisatie: Organisatie, zicht: DossierZicht, by: Viewer, at: datetime
) -> None:
    record_event(
        soort=soort, onderwerp_ref=ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        gedeeld_deel=deel, met=organisatie.ref,
    )  # fmt: skip
