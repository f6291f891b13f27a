"""How much there is, for figures about the region; see ``dossier.queries.tellen``."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from knooppunt.loket.models import Vraag
from knooppunt.toegang.public import with_kept_counts


def count_questions(van: datetime, tot: datetime) -> dict[str, int]:
    """Questions that were sent from ``van`` until ``tot``; the key is "" when the municipality is not known."""
    vragen = Vraag.objects.filter(verstuurd_at__gte=van, verstuurd_at__lt=tot)
    geteld = vragen.order_by().values_list("gemeente__naam").annotate(Count("pk"))
    nu = {naam or "": aantal for naam, aantal in geteld}
    return with_kept_counts("vragen", timezone.localdate(van), timezone.localdate(tot), nu)
