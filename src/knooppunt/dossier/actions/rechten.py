"""What follows when a request of the family is granted: a correction, an erasure, a pause, a reader along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.models import Correctie, Dossier, Kind, Meelezer, Pauze, Verhaal
from knooppunt.dossier.policies import FAMILIE, may_lead_dossier
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.stukken import Stuk
from knooppunt.dossier.rules.herkenning import klank_van
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid, Meelezen
from knooppunt.toegang.public import close_dossier_tasks, record_event

GEWIST = "(gewist op verzoek)"
"""What stands where words were erased."""


@transaction.atomic
def correct_piece(
    *, zicht: DossierZicht, stuk: Stuk, nieuw: str, verzoek_ref: str, by: Viewer, at: datetime
) -> Correctie:
    """Put the right words in place; the old ones stay readable beside them."""
    _write(stuk, nieuw)
    return _keep(zicht, stuk, verzoek_ref, by, at, oud=stuk.tekst, nieuw=nieuw)


@transaction.atomic
def erase_piece(*, zicht: DossierZicht, stuk: Stuk, verzoek_ref: str, by: Viewer, at: datetime) -> Correctie:
    """Take the words away, also where an earlier correction kept them."""
    if stuk.sleutel.startswith("kind."):
        raise Refusal("Een naam of postcode kan alleen weg met het hele dossier.")
    _write(stuk, GEWIST)
    for eerder in Correctie.objects.filter(dossier=zicht.dossier, stuk=stuk.sleutel):
        eerder.oud, eerder.nieuw, eerder.gewist = "", "", True
        eerder.save(update_fields=["oud", "nieuw", "gewist"])
    return _keep(zicht, stuk, verzoek_ref, by, at, gewist=True)


def _write(stuk: Stuk, tekst: str) -> None:
    rij, veld = stuk.rij, stuk.veld
    if isinstance(rij, Verhaal):
        rij.antwoorden[int(veld)][1] = tekst
        rij.save(update_fields=["antwoorden"])
        return
    try:
        setattr(rij, veld, rij._meta.get_field(veld).clean(tekst, rij))
    except ValidationError as error:
        raise Refusal("Deze woorden passen hier niet. Maak het korter.") from error
    if isinstance(rij, Kind):
        rij.klank = klank_van(rij.voornaam, rij.achternaam)
        rij.save(update_fields=["klank"])
    rij.save(update_fields=[veld])


def _keep(
    zicht: DossierZicht, stuk: Stuk, verzoek_ref: str, by: Viewer, at: datetime, **wat: Any
) -> Correctie:
    correctie = Correctie.objects.create(
        dossier=zicht.dossier, stuk=stuk.sleutel, bladzijde=stuk.bladzijde, deel=stuk.deel, waar=stuk.waar,
        verzoek_ref=verzoek_ref, by_id=by.account_id, at=at, **wat,
    )  # fmt: skip
    mark_changed(zicht.dossier, at)
    soort = "tekst.gewist" if correctie.gewist else "tekst.verbeterd"
    # Only the part hides an event; a piece of no part is seen by the whole circle.
    deel = {"deel": stuk.deel} if stuk.deel else {}
    record_event(
        soort=soort, onderwerp_ref=correctie.ref, dossier_ref=zicht.dossier.ref, by=by, at=at, **deel
    )
    return correctie


@transaction.atomic
def pause_access(
    *, zicht: DossierZicht, account_ids: Iterable[int], verzoek_ref: str, by: Viewer, at: datetime
) -> list[Pauze]:
    """From now on these professionals see nothing of the dossier, whatever their place or role. Never the family."""
    familie = {lid.account_id for lid in zicht.feiten.kring if lid.hoedanigheid in FAMILIE}
    Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    pauzes = []
    for account_id in sorted(set(account_ids) - familie):
        pauze, nieuw = Pauze.objects.get_or_create(
            dossier=zicht.dossier, account_id=account_id, opgeheven_at=None,
            defaults={"verzoek_ref": verzoek_ref, "vastgelegd_by_id": by.account_id, "vanaf_at": at},
        )  # fmt: skip
        if nieuw:
            close_dossier_tasks(dossier_ref=zicht.dossier.ref, account_id=account_id, by=by, at=at)
            _record("toegang.gepauzeerd", pauze.ref, zicht, by, at)
        pauzes.append(pauze)
    return pauzes


@transaction.atomic
def end_pauses(*, zicht: DossierZicht, verzoek_ref: str, by: Viewer, at: datetime) -> int:
    """Who was paused because of this request sees the dossier again, as far as their place goes. Returns how many."""
    open_pauzes = Pauze.objects.filter(
        dossier=zicht.dossier, verzoek_ref=verzoek_ref, opgeheven_at__isnull=True
    )
    refs = list(open_pauzes.values_list("ref", flat=True))
    open_pauzes.update(opgeheven_at=at)
    for ref in refs:
        _record("toegang.hervat", ref, zicht, by, at)
    return len(refs)


def _record(soort: str, ref: str, zicht: DossierZicht, by: Viewer, at: datetime) -> None:
    record_event(soort=soort, onderwerp_ref=ref, dossier_ref=zicht.dossier.ref, by=by, at=at)


@transaction.atomic
def choose_reading_along(
    *, zicht: DossierZicht, account_id: int, delen: frozenset[Deel], by: Viewer, at: datetime
) -> None:
    """An adult pupil chooses what one parent still sees; nothing at all is a choice too."""
    kind = Kind.objects.select_for_update().get(pk=zicht.dossier.kind_id)
    if by.account_id is None or by.account_id != kind.account_id:
        raise Refusal("Alleen de leerling zelf kiest wat een ouder nog ziet.")
    lopend = Meelezer.objects.filter(
        kind=kind, account_id=account_id, grond=Meelezen.LEERLING.value, ingetrokken_at__isnull=True
    )
    lopend.exclude(deel__in=[d.value for d in delen]).update(ingetrokken_at=at)
    bestaand = set(lopend.values_list("deel", flat=True))
    for deel in sorted({d.value for d in delen} - bestaand):
        Meelezer.objects.create(
            kind=kind, account_id=account_id, grond=Meelezen.LEERLING.value, deel=deel,
            vastgelegd_by_id=by.account_id, gegeven_at=at,
        )  # fmt: skip
    mark_changed(zicht.dossier, at)
    _record("meelezen.gekozen", zicht.dossier.ref, zicht, by, at)


@transaction.atomic
def appoint_by_court(*, zicht: DossierZicht, account_id: int, by: Viewer, at: datetime) -> None:
    """A court named this parent mentor or curator: from 18 years they keep the place of the pupil. Once."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    kind = Kind.objects.select_for_update().get(pk=zicht.dossier.kind_id)
    plaatsen = [lid for lid in zicht.feiten.kring if lid.hoedanigheid is Hoedanigheid.OUDER]
    ouders = {lid.account_id for lid in plaatsen if lid.periode.bevat(by.op)}
    unless(account_id in ouders, "Kies een ouder die meedoet in dit dossier.").require()
    _, nieuw = Meelezer.objects.get_or_create(
        kind=kind, account_id=account_id, grond=Meelezen.RECHTER.value, deel="", ingetrokken_at=None,
        defaults={"vastgelegd_by_id": by.account_id, "gegeven_at": at},
    )  # fmt: skip
    if nieuw:
        mark_changed(zicht.dossier, at)
        _record("benoeming.vastgelegd", zicht.dossier.ref, zicht, by, at)


@transaction.atomic
def end_appointment(*, zicht: DossierZicht, account_id: int, by: Viewer, at: datetime) -> None:
    """The court ended it, or it was a mistake: from 18 years this parent sees what the pupil shows."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    lopend = Meelezer.objects.filter(
        kind_id=zicht.dossier.kind_id, account_id=account_id, grond=Meelezen.RECHTER.value, ingetrokken_at=None
    )  # fmt: skip
    if lopend.update(ingetrokken_at=at):
        mark_changed(zicht.dossier, at)
        _record("benoeming.beeindigd", zicht.dossier.ref, zicht, by, at)
