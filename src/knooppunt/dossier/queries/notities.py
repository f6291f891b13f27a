"""Notes of experts in a dossier, as one viewer sees them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Notitie
from knooppunt.dossier.policies.notities import NotitieFeiten
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kring import Deel


def visible_notes(zicht: DossierZicht, viewer: Viewer) -> QuerySet[Notitie]:
    """The same truth as ``may_read_note``, as a filter."""
    opgenomen = Q(opgenomen_at__isnull=False, deel__in=[d.value for d in zicht.delen])
    eigen = Q(opgenomen_at__isnull=True, auteur_id=viewer.account_id)
    notities = Notitie.objects.filter(opgenomen | eigen, dossier=zicht.dossier)
    return notities.select_related("auteur", "organisatie")


def notes_in_dossier(zicht: DossierZicht, viewer: Viewer) -> list[Notitie]:
    """What experts made part of the dossier, newest first."""
    return list(visible_notes(zicht, viewer).filter(opgenomen_at__isnull=False)[:100])


def own_notes(zicht: DossierZicht, viewer: Viewer) -> list[Notitie]:
    """What this viewer wrote and nobody else sees yet."""
    return list(visible_notes(zicht, viewer).filter(opgenomen_at__isnull=True)[:100])


def note_for(zicht: DossierZicht, viewer: Viewer, ref: str) -> Notitie | None:
    return visible_notes(zicht, viewer).filter(ref=ref).first()


def facts_of_note(notitie: Notitie) -> NotitieFeiten:
    return NotitieFeiten(notitie.auteur_id, Deel(notitie.deel), notitie.opgenomen_at is not None)
