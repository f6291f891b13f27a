"""At the opening of a dossier one parent says yes; where all parents with authority decide, the others are asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.delen import ask_the_others, open_request, record_paper_consent
from knooppunt.dossier.models import Dossier
from knooppunt.dossier.queries.delen import still_to_answer, together
from knooppunt.dossier.queries.kring import DossierZicht, dossier_for
from knooppunt.dossier.rules.kring import Deel
from knooppunt.organisaties.public import Organisatie


def waits_for_others(dossier: Dossier, deel: Deel, by: Viewer) -> bool:
    """Must more than one parent say yes for this part?"""
    return len(together(_as_seen(dossier, by), deel, by)) > 1


@transaction.atomic
def ask_the_other_parents(
    *,
    dossier: Dossier,
    organisatie: Organisatie,
    deel: Deel,
    doel: str,
    gegeven_door: str,
    by: Viewer,
    at: datetime,
) -> None:
    """The yes that was given in the conversation is written down, and the part waits for the others."""
    zicht = _as_seen(dossier, by)
    vraag = open_request(zicht, organisatie, deel, doel, "", by, at)
    url = reverse("dossier:delen", args=[dossier.ref])
    zei_ja = [lid for lid in still_to_answer(zicht, vraag, by) if lid.naam.lower() in gegeven_door.lower()]
    if not zei_ja:
        ask_the_others(zicht, vraag, url, by, at)
    for lid in zei_ja:
        record_paper_consent(
            zicht=zicht, vraag_ref=vraag.ref, lid_ref=lid.ref, ja=True, url=url, by=by, at=at
        )


def _as_seen(dossier: Dossier, by: Viewer) -> DossierZicht:
    zicht = dossier_for(by, dossier.ref)
    if zicht is None:
        raise LookupError(f"{dossier.ref} is not seen by who opens it")
    return zicht
