"""From question to dossier, together with the parent: a new dossier, or the story added to one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import (
    DelingGegevens,
    Dossier,
    Kind,
    KindGegevens,
    OuderGegevens,
    VerhaalGegevens,
    add_story,
    dossier_for,
    may_work_in_dossier,
    open_dossier,
    regisseur_of,
)
from knooppunt.loket.actions.behandelen import locked
from knooppunt.loket.actions.sleutels import notify_teller
from knooppunt.loket.actions.taken import close_question_tasks, open_owner_task
from knooppunt.loket.actions.vertellen import story_data
from knooppunt.loket.models import Vraag
from knooppunt.loket.policies import may_handle_question
from knooppunt.loket.queries.openen import NIEUW, child_of, known_to
from knooppunt.loket.queries.routering import allowed_parties
from knooppunt.loket.queries.vragen import facts_of
from knooppunt.loket.rules.delen import sharing_verdict
from knooppunt.loket.rules.vraag import Partij, Verteller, Vraagstatus, status_verdict, vingerafdruk
from knooppunt.toegang.public import record_event


@transaction.atomic
def open_dossier_from_question(
    *,
    vraag: Vraag,
    keuze: str,
    ouders: Sequence[OuderGegevens],
    delingen: Sequence[DelingGegevens],
    gegeven_door: str,
    site: str,
    by: Viewer,
    at: datetime,
) -> Dossier:
    """Open a dossier; the story is its first page, unchanged. ``keuze`` is NIEUW or the reference of a known child.

    The same form twice opens one dossier. Raises Refusal when a known child was suggested and nothing was chosen.
    """
    vraag = locked(vraag)
    if vraag.dossier:
        return vraag.dossier
    may_handle_question(by, facts_of(vraag, by.op)).require_permission()
    status_verdict(Vraagstatus(vraag.status), Vraagstatus.DOSSIER).require()
    sharing_verdict(delingen, vraag.eigenaar_organisatie_id, gegeven_door).require()
    kind = _chosen_child(vraag, keuze)
    met_school = vraag.school_id in {d.organisatie_id for d in delingen}
    dossier = open_dossier(
        kind=kind, verhalen=stories_of(vraag), ouders=ouders, delingen=delingen, regio=vraag.regio,
        # A school with which nothing is shared is not linked: its coordinator would see the dossier.
        school=vraag.school if met_school else None,
        gemeente=vraag.gemeente, by=by, at=at,
        leerling_id=_pupil_who_told(vraag),
    )  # fmt: skip
    _go_on_in(vraag, dossier, "vraag.dossier_geopend", site, by, at)
    return dossier


@transaction.atomic
def add_to_dossier(*, vraag: Vraag, keuze: str, site: str, by: Viewer, at: datetime) -> Dossier | None:
    """The child has an open dossier: add the story to it. Who may not work there gives it to the regisseur (None)."""
    vraag = locked(vraag)
    if vraag.dossier:
        return vraag.dossier
    may_handle_question(by, facts_of(vraag, by.op)).require_permission()
    status_verdict(Vraagstatus(vraag.status), Vraagstatus.DOSSIER).require()
    kind = _chosen_child(vraag, keuze)
    dossier = kind.dossiers.filter(status="open").first() if isinstance(kind, Kind) else None
    if dossier is None:
        raise Refusal("Dit kind heeft geen open dossier. Open een nieuw dossier.")
    zicht = dossier_for(by, dossier.ref)
    if zicht is None or not may_work_in_dossier(by, zicht.feiten):
        _give_to_regisseur(vraag, dossier, site, by, at)
        return None
    for verhaal in stories_of(vraag):
        add_story(dossier, verhaal)
    dossier.bijgewerkt_at = at
    dossier.save(update_fields=["bijgewerkt_at"])
    _go_on_in(vraag, dossier, "vraag.bij_dossier_gevoegd", site, by, at)
    return dossier


def _pupil_who_told(vraag: Vraag) -> int | None:
    """The account of a pupil who told it; of anybody else who chose "pupil" at the door it gives no place."""
    zelf = (
        vraag.verteller == Verteller.LEERLING and vraag.account and vraag.account.soort == Verteller.LEERLING
    )
    return vraag.account_id if zelf else None


def stories_of(vraag: Vraag) -> list[VerhaalGegevens]:
    """The story and what was added to it, with who signed the story as it was sent."""
    vertellingen = list(vraag.vertellingen.all())
    begin = vingerafdruk(dict(vertellingen[0].antwoorden)) if vertellingen else ""
    getekend = tuple(
        (s.naam, timezone.localdate(s.getekend_at).isoformat())
        for s in vraag.sleutels.all()
        if s.getekend_at and s.getekend_voor == begin
    )
    return [story_data(vraag, v, getekend if v.is_begin else ()) for v in vertellingen]


def _chosen_child(vraag: Vraag, keuze: str) -> KindGegevens | Kind:
    """The child that a person chose; never one that was only suggested."""
    voorstellen = {b.kind.ref: b.kind for b in known_to(vraag)}
    if keuze in voorstellen:
        return voorstellen[keuze]
    unless(
        keuze == NIEUW or not voorstellen,
        "Er is misschien al een kind met deze naam en geboortedatum. Kies of het hetzelfde kind is.",
    ).require()
    return child_of(vraag)


def _go_on_in(vraag: Vraag, dossier: Dossier, soort: str, site: str, by: Viewer, at: datetime) -> None:
    vraag.dossier, vraag.status = dossier, Vraagstatus.DOSSIER
    vraag.reactie_at, vraag.afgesloten_at = vraag.reactie_at or at, at
    vraag.save(update_fields=["dossier", "status", "reactie_at", "afgesloten_at"])
    close_question_tasks(vraag, by, at)
    record_event(soort=soort, onderwerp_ref=vraag.ref, dossier_ref=dossier.ref, by=by, at=at)
    notify_teller(vraag, site, at)


def _give_to_regisseur(vraag: Vraag, dossier: Dossier, site: str, by: Viewer, at: datetime) -> None:
    """The regisseur of the family decides; only when the teller allowed that organisation to read it."""
    regisseur = regisseur_of(dossier, by.op)
    if regisseur is None or regisseur.organisatie is None:
        raise Refusal(
            "Dit kind heeft een dossier, maar nog geen regisseur. Bel de ondersteuningscoördinator van de school."
        )
    partijen = {p.value for p in allowed_parties(vraag)}
    soort = regisseur.organisatie.soort
    unless(
        soort in partijen or soort not in set(Partij),
        f"De verteller wil niet dat deze organisatie ({regisseur.organisatie.get_soort_display()}) meeleest. "
        "Vraag dit eerst.",
    ).require()
    vraag.eigenaar_id, vraag.eigenaar_organisatie_id = regisseur.account_id, regisseur.organisatie_id
    vraag.eigenaar_rol, vraag.eigenaar_reden = "", "regisseur"
    vraag.save(update_fields=["eigenaar", "eigenaar_organisatie", "eigenaar_rol", "eigenaar_reden"])
    close_question_tasks(vraag, by, at)
    open_owner_task(vraag, f"Voeg vraag {vraag.code} toe aan het dossier", at)
    record_event(soort="vraag.naar_regisseur", onderwerp_ref=vraag.ref, dossier_ref=dossier.ref, by=by, at=at)
    notify_teller(vraag, site, at)
