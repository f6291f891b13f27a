"""An expert writes notes, and decides when they are part of the dossier. Until then no event of theirs is in it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.models import Notitie
from knooppunt.dossier.policies.notities import may_change_note, may_write_notes
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.notities import facts_of_note
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.public import record_event


@transaction.atomic
def write_note(
    *, zicht: DossierZicht, titel: str, tekst: str, deel: Deel, by: Viewer, at: datetime
) -> Notitie:
    """A new note. The same note sent twice is kept once."""
    may_write_notes(by, zicht.feiten).require_permission()
    plaats = zicht.feiten.plaats_van(by)
    eigen = zicht.dossier.notities.filter(auteur_id=by.account_id, opgenomen_at__isnull=True, deel=deel.value)
    gelijk = next((n for n in eigen if (n.titel, n.tekst) == (titel, tekst)), None)
    if gelijk:
        return gelijk
    notitie = Notitie.objects.create(
        dossier=zicht.dossier, auteur_id=by.account_id, organisatie_id=plaats.organisatie_id if plaats else None,
        deel=deel.value, titel=titel, tekst=tekst, created_at=at, bijgewerkt_at=at,
    )  # fmt: skip
    _record_closed("notitie.geschreven", notitie, by, at)
    return notitie


@transaction.atomic
def change_note(
    *, zicht: DossierZicht, notitie: Notitie, titel: str, tekst: str, deel: Deel, by: Viewer, at: datetime
) -> None:
    notitie = _locked(zicht, notitie, by)
    notitie.titel, notitie.tekst, notitie.deel, notitie.bijgewerkt_at = titel, tekst, deel.value, at
    notitie.save(update_fields=["titel", "tekst", "deel", "bijgewerkt_at"])
    _record_closed("notitie.gewijzigd", notitie, by, at)


@transaction.atomic
def throw_away_note(*, zicht: DossierZicht, notitie: Notitie, by: Viewer, at: datetime) -> None:
    notitie = _locked(zicht, notitie, by)
    _record_closed("notitie.weggegooid", notitie, by, at)
    notitie.delete()


@transaction.atomic
def include_note(*, zicht: DossierZicht, notitie: Notitie, by: Viewer, at: datetime) -> None:
    """From now on it belongs to its part of the dossier: who sees that part reads it, the family first of all."""
    notitie = _locked(zicht, notitie, by)
    notitie.opgenomen_at = at
    notitie.save(update_fields=["opgenomen_at"])
    mark_changed(zicht.dossier, at)
    record_event(
        soort="notitie.opgenomen", onderwerp_ref=notitie.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        deel=notitie.deel,
    )  # fmt: skip


def _locked(zicht: DossierZicht, notitie: Notitie, by: Viewer) -> Notitie:
    rij = Notitie.objects.select_for_update().get(pk=notitie.pk)
    may_change_note(by, zicht.feiten, facts_of_note(rij)).require_permission()
    return rij


def _record_closed(soort: str, notitie: Notitie, by: Viewer, at: datetime) -> None:
    """Nothing that reads the events of the dossier finds it."""
    record_event(soort=soort, onderwerp_ref=notitie.ref, by=by, at=at, deel=Deel.DESKUNDIGE.value)
