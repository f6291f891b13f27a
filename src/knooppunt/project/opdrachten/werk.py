"""``knooppunt werk``: count the studies that wait."""

from __future__ import annotations

import logging
import os
import time

import click
from django.utils import timezone

from knooppunt.kaart.public import Wegenfout, claim_study, count_study, reckon_waiting, waiting_roads

logger = logging.getLogger(__name__)
RUSTIG = 5
KIJK = 2.0
"""Seconds between two looks when there is nothing to do."""


@click.command()
@click.option("--leeg", is_flag=True, help="Stop als er niets meer wacht. Zonder: blijf wachten op werk.")
def werk(leeg: bool) -> None:
    """Reken de studies uit die wachten, zoals een verdeelplan, en de wegen die zijn ingesteld.

    Wie Knooppunt start met 'knooppunt start' hoeft dit niet te doen. Op een server zet u zo veel werkers aan als u
    wilt, op zo veel computers als u wilt: met dezelfde database neemt elk een andere studie. Stopt een werker, dan
    neemt een ander zijn studie na tien minuten over. Stoppen met Ctrl-C geeft haar meteen terug.
    """
    if hasattr(os, "nice"):
        os.nice(RUSTIG)  # pages come first
    try:
        _work(leeg)
    except KeyboardInterrupt:
        click.echo("Gestopt. Wat nog niet klaar was, wacht op een andere werker.")


def _reckon_roads() -> None:
    try:
        for klaar in reckon_waiting(timezone.localdate()):
            click.echo(f"{klaar.swv}: wegen doorgerekend in {klaar.seconden:.1f} seconden")
    except Wegenfout as fout:
        click.echo(str(fout), err=True)
        logger.warning("wegen: %s", type(fout.__cause__).__name__)


def _work(leeg: bool) -> None:
    geprobeerd = ""
    while True:
        studie = claim_study(timezone.now())
        if studie is None:
            wegen = waiting_roads()
            if wegen and wegen != geprobeerd:  # what fails is not tried again before it is something else
                geprobeerd = wegen
                _reckon_roads()
                continue
            if leeg:
                return
            time.sleep(KIJK)
            continue
        click.echo(f"{studie.naam}: begonnen")
        klaar = count_study(studie, timezone.now)
        studie.refresh_from_db()
        click.echo(
            f"{studie.naam}: {studie.get_toestand_display() if klaar else 'door een ander overgenomen'}"
        )
