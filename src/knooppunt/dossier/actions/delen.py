"""Asking, giving and withdrawing consent to share a part of the dossier. It works at once, both ways."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import NotAllowed, Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.models import Deling, Dossier, Toestemming, Toestemmingsvraag
from knooppunt.dossier.policies import may_speak_as_family, may_work_in_dossier
from knooppunt.dossier.queries.delen import givers, needed_from
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kring import Deel, Grondslag, Hoedanigheid
from knooppunt.dossier.rules.toestemming import Gever, Stem, is_complete, may_answer, may_withdraw
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
) -> Toestemmingsvraag:
    """A professional asks the family whether an organisation may see a part; it waits on the family's home page."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    if not reden.strip():
        raise Refusal(nl("Schrijf op waarom dit nodig is. De ouders lezen dat."))
    vraag = _open_request(zicht, organisatie, deel, reden.strip(), by, at)
    _ask_the_others(zicht, vraag, url, by, at)
    return vraag


@transaction.atomic
def give_consent(
    *, zicht: DossierZicht, organisatie: Organisatie, deel: Deel, url: str, by: Viewer, at: datetime
) -> Toestemmingsvraag:
    """The family shares a part itself, without being asked."""
    may_answer(_giver(zicht, by), needed_from(zicht, by)).require_permission()
    vraag = _open_request(zicht, organisatie, deel, "", by, at)
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
        defaults={"hoedanigheid": gever.hoedanigheid.value, "ja": ja, "at": at},
    )
    close_tasks(sleutel=f"toestemming:{vraag.ref}", account_id=by.account_id, by=by, at=at)
    _record(
        "toestemming.gegeven" if ja else "toestemming.geweigerd",
        vraag.ref,
        vraag.deel,
        vraag.organisatie,
        zicht,
        by,
        at,
    )
    stemmen = tuple(Stem(Hoedanigheid(a.hoedanigheid), a.ja) for a in vraag.antwoorden.all())
    if not ja or is_complete(nodig, stemmen):
        _close(zicht, vraag, ja, by, at)
    else:
        _ask_the_others(zicht, vraag, url, by, at)
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


def _open_request(
    zicht: DossierZicht, organisatie: Organisatie, deel: Deel, reden: str, by: Viewer, at: datetime
) -> Toestemmingsvraag:
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    if dossier.delingen.filter(
        organisatie=organisatie, deel=deel.value, ingetrokken_at__isnull=True
    ).exists():
        raise Refusal(nl("%(organisatie)s mag dit deel al zien.", organisatie=organisatie.naam))
    bestaand = dossier.toestemmingsvragen.filter(
        organisatie=organisatie, deel=deel.value, gesloten_at=None
    ).first()
    if bestaand:
        if reden:
            raise Refusal(
                nl("Deze vraag is al gesteld. De ouders of de leerling hebben nog niet geantwoord.")
            )
        return bestaand
    vraag = Toestemmingsvraag.objects.create(
        dossier=dossier, organisatie=organisatie, deel=deel.value, reden=reden,
        gevraagd_by_id=by.account_id, gevraagd_at=at,
    )  # fmt: skip
    _record("toestemming.gevraagd", vraag.ref, vraag.deel, organisatie, zicht, by, at)
    return vraag


def _ask_the_others(
    zicht: DossierZicht, vraag: Toestemmingsvraag, url: str, by: Viewer, at: datetime
) -> None:
    """A task for everyone whose answer counts and who has not answered."""
    nodig = needed_from(zicht, by)
    klaar = set(vraag.antwoorden.values_list("hoedanigheid", flat=True))
    gevers = [g for g in givers(zicht, by) if may_answer(g, nodig) and g.hoedanigheid.value not in klaar]
    if not gevers:
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
        namen = vraag.antwoorden.select_related("account").values_list("account__naam", flat=True)
        # Shared meanwhile on another ground (a handover)? Then that sharing stays as it is.
        vraag.deling, _ = Deling.objects.get_or_create(
            dossier=zicht.dossier, organisatie=vraag.organisatie, deel=vraag.deel, ingetrokken_at=None,
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
