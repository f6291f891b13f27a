"""The workbench of the embedded product: a thread that has studies counted, in a process beside the server.

Another process, because counting takes a processor for minutes, and pages must not wait for it.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time

from django.db import DatabaseError, connections
from django.utils import timezone

logger = logging.getLogger(__name__)
KIJK = 2.0
"""Seconds between two looks."""


def watch() -> None:
    """Look whether a study waits, and have it counted; never ends."""
    from knooppunt.kaart.public import (  # tables: only once the settings have been read
        give_back,
        is_study_waiting,
        waiting_roads,
        worker_broke,
    )

    opdracht = [sys.executable, "-P", "-m", "knooppunt", "werk", "--leeg", "--samen"]
    is_eerst, geprobeerd = True, ""
    while True:
        try:
            if is_eerst:  # this process alone has the data folder, so what was in work is nobody's
                give_back(timezone.now())
                is_eerst = False
            wegen = waiting_roads()
            if is_study_waiting() or wegen not in ("", geprobeerd):
                geprobeerd = wegen  # roads that cannot be read are not tried again before they are others
                with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as werker:  # noqa: S603 - our own command
                    fout = werker.wait()
                if fout:
                    logger.error("werkbank: de werker stopte met %s", fout)
                    worker_broke(timezone.now())
        except DatabaseError as error:  # gone for a moment: the next look tries again
            logger.warning("werkbank: %s", type(error).__name__)
        finally:
            connections.close_all()
        time.sleep(KIJK)


def start_workbench() -> None:
    threading.Thread(target=watch, name="werkbank", daemon=True).start()
