"""``knooppunt werk``: count the studies that wait."""

from __future__ import annotations

import os
import time

import click
from django.utils import timezone

from knooppunt.kaart.public import claim_study, count_study

RUSTIG = 5
KIJK = 2.0
"""Seconds between two looks when there is nothing to do."""


@click.command()
@click.option("--leeg", is_flag=True, help="Stop als er niets meer wacht. Zonder: blijf wachten op werk.")
def werk(leeg: bool) -> None:
    """Reken de studies uit die wachten, zoals een verdeelplan.

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


def _work(leeg: bool) -> None:
    while True:
        studie = claim_study(timezone.now())
        if studie is None:
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
