"""Outgoing mail: kept in the database in the same transaction as what it tells, sent after commit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections, transaction
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.models import Bericht

logger = logging.getLogger(__name__)
_bezorger = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")
"""Nobody waits for the mail server: how long an answer takes would also tell whether there was mail to send."""


class Postvak(BaseEmailBackend):
    """Mail backend that stores every message and, where EMAIL_URL names a server, sends it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for adres in message.to:
                bericht = Bericht.objects.create(
                    aan=adres,
                    # One line: a line break would begin another header.
                    onderwerp=" ".join(message.subject.split())[:200],
                    tekst=message.body,
                    bijlagen=[_bijlage(b) for b in message.attachments],
                    created_at=timezone.now(),
                )
                if settings.EMAIL_URL:
                    transaction.on_commit(lambda b=bericht: _bezorger.submit(_deliver, b))
        return len(email_messages)


def _bijlage(bijlage: Any) -> dict[str, str]:
    naam, inhoud, soort = bijlage
    return {"naam": naam, "inhoud": inhoud if isinstance(inhoud, str) else inhoud.decode(), "soort": soort}


def _deliver(bericht: Bericht) -> None:
    try:
        send_now(bericht)
    finally:
        connections.close_all()  # those of this thread


def send_now(bericht: Bericht) -> None:
    """Hand one kept message to the mail server; it stays unsent when the server refuses."""
    mail = EmailMessage(bericht.onderwerp, bericht.tekst, settings.DEFAULT_FROM_EMAIL, [bericht.aan])
    for bijlage in bericht.bijlagen:
        mail.attach(bijlage["naam"], bijlage["inhoud"], bijlage["soort"])
    mail.connection = smtp_connection()
    try:
        sent = mail.send()
    except (OSError, ValueError) as error:  # ValueError: an address or a header that cannot be sent at all
        # The message stays in the outbox with sent_at empty; the night tries again.
        logger.warning("mail %s not sent: %s", bericht.ref, type(error).__name__)
        return
    if sent:
        # A mail holds personal links: what has been sent is not kept, or a copy of the database would open doors.
        Bericht.objects.filter(pk=bericht.pk).update(sent_at=timezone.now(), tekst="", bijlagen=[])


def send_unsent(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """Nightly: hand over what the mail server refused before, oldest first. Without a server nothing is sent."""
    if not settings.EMAIL_URL:
        return "Er is geen mailserver ingesteld (EMAIL_URL)."
    wacht = list(Bericht.objects.filter(sent_at__isnull=True, created_at__lt=at).order_by("pk"))
    for nummer, bericht in enumerate(wacht, start=1):
        send_now(bericht)
        voortgang(nummer, len(wacht))
    over = Bericht.objects.filter(pk__in=[b.pk for b in wacht], sent_at__isnull=True).count()
    return f"{len(wacht) - over} van {len(wacht)} mails alsnog verstuurd."


def smtp_connection() -> Any:
    """The mail server of EMAIL_URL: smtp://user:password@host:port, or smtps:// for TLS from the start."""
    url = urlsplit(settings.EMAIL_URL)
    return get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=url.hostname,
        port=url.port or (465 if url.scheme == "smtps" else 587),
        username=unquote(url.username or ""),
        password=unquote(url.password or ""),
        use_ssl=url.scheme == "smtps",
        use_tls=url.scheme == "smtp" and bool(url.username),
        timeout=20,
    )
