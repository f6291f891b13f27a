"""The night watch of the embedded product: a thread that sees to it that the night's work is done (ADR 0014)."""

from __future__ import annotations

import logging
import threading
import time

from django.db import DatabaseError, connections
from django.utils import timezone

logger = logging.getLogger(__name__)
EERST, DAARNA = 60, 600
"""Seconds after the start, and between two looks: the first page comes before the work of the night."""


def watch() -> None:
    """Look now and then whether there is work that was not done today; never ends."""
    from knooppunt.toegang.nacht import is_due, run_night  # tables: only once the settings have been read

    time.sleep(EERST)
    while True:
        try:
            if is_due(timezone.now()):
                list(run_night(now=timezone.now))
        except DatabaseError as error:  # gone for a moment: the next look tries again
            logger.warning("nachtwacht: %s", type(error).__name__)
        finally:
            connections.close_all()
        time.sleep(DAARNA)


def start_watch() -> None:
    threading.Thread(target=watch, name="nachtwacht", daemon=True).start()
