"""``knooppunt werk``: count the studies that wait."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click
from django.utils import timezone

from knooppunt.kaart.public import Wegenfout, claim_study, count_study, reckon_waiting, waiting_roads

logger = logging.getLogger(__name__)
RUSTIG = 5
KIJK = 2.0
"""Seconds between two looks when there is nothing to do."""


@click.command()
@click.option("--leeg", is_flag=True, help="Stop als er niets meer wacht. Zonder: blijf wachten op werk.")
@click.option("--samen", is_flag=True, hidden=True, help="Stop ook als degene stopt die deze opdracht gaf.")
def werk(leeg: bool, samen: bool) -> None:
    """Reken de studies uit die wachten, zoals een verdeelplan, en de wegen die zijn ingesteld.

    Wie Knooppunt start met 'knooppunt start' hoeft dit niet te doen. Op een server zet u zo veel werkers aan als u
    wilt, op zo veel computers als u wilt: met dezelfde database neemt elk een andere studie. Valt een werker uit, dan
    neemt een ander zijn studie na tien minuten over. Stoppen met Ctrl-C geeft haar terug; nog eens Ctrl-C breekt af.
    """
    if hasattr(os, "nice"):
        os.nice(RUSTIG)  # pages come first
    weg = threading.Event()
    if samen:
        threading.Thread(target=leave_with, args=(sys.stdin.fileno(), weg), daemon=True).start()
    with _asked_to_leave(weg):
        _work(leeg, weg)
    if weg.is_set():
        click.echo("Gestopt. Wat nog niet klaar was, wacht op een andere werker.")


@contextmanager
def _asked_to_leave(weg: threading.Event) -> Iterator[None]:
    """Ctrl-C sets ``weg``, and the second time breaks off: an exception in the midst of compiling would be taken for
    a fault of the study.
    """

    def leave(nummer: int, plek: FrameType | None) -> None:
        if weg.is_set():
            signal.default_int_handler(nummer, plek)
        weg.set()

    waren = {teken: signal.signal(teken, leave) for teken in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for teken, was in waren.items():
            signal.signal(teken, was)


def leave_with(pipe: int, weg: threading.Event) -> None:
    """Whoever started this process holds the other end of the pipe: when it ends, however that goes, so do we.

    The descriptor itself: a thread that waits in a buffered read has its lock, and Python aborts when it closes the
    buffer at the end of a worker that did all its work. That looked like a worker that broke.
    """
    while os.read(pipe, 1024):
        pass
    weg.set()


def _reckon_roads() -> None:
    try:
        for klaar in reckon_waiting(timezone.localdate()):
            click.echo(f"{klaar.swv}: wegen doorgerekend in {klaar.seconden:.1f} seconden")
    except Wegenfout as fout:
        click.echo(str(fout), err=True)
        logger.warning("wegen: %s", type(fout.__cause__).__name__)


def _work(leeg: bool, weg: threading.Event) -> None:
    geprobeerd = ""
    while not weg.is_set():
        studie = claim_study(timezone.now())
        if studie is None:
            wegen = waiting_roads()
            if wegen and wegen != geprobeerd:  # what fails is not tried again before it is something else
                geprobeerd = wegen
                _reckon_roads()
                continue
            if leeg:
                return
            weg.wait(KIJK)
            continue
        click.echo(f"{studie.naam}: begonnen")
        klaar = count_study(studie, timezone.now, weg.is_set)
        studie.refresh_from_db()
        is_van_ons = klaar or weg.is_set()
        click.echo(
            f"{studie.naam}: {studie.get_toestand_display() if is_van_ons else 'door een ander overgenomen'}"
        )
