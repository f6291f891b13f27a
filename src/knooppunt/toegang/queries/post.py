"""Reads: the mail that the demonstration would have sent."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet

from knooppunt.organisaties.public import Regio
from knooppunt.toegang.models import Bericht


def shows_mailbox() -> bool:
    """May anyone read the mail on the screen? In demonstration mode, without a mail server, with invented people."""
    verzonnen = Regio.objects.filter(mensen_verzonnen=True)
    return bool(settings.DEMONSTRATIE) and not settings.EMAIL_URL and verzonnen.exists()


def outbox(limit: int = 50) -> QuerySet[Bericht]:
    return Bericht.objects.order_by("-created_at", "-id")[:limit]
