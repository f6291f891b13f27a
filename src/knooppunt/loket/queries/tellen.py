"""How much there is, for figures about the region; see ``dossier.queries.tellen``."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count

from knooppunt.loket.models import Vraag


def count_questions(van: datetime, tot: datetime) -> dict[str, int]:
    """Questions that were sent from ``van`` until ``tot``; the key is "" when the municipality is not known."""
    vragen = Vraag.objects.filter(verstuurd_at__gte=van, verstuurd_at__lt=tot)
    return {
        naam or "": aantal
        for naam, aantal in vragen.order_by().values_list("gemeente__naam").annotate(Count("pk"))
    }
