"""``knooppunt documenten``: for who maintains the files of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knooppunt.bestanden.public import Bestand, remove_orphans, unreadable_files
from knooppunt.dossier.actions.documenten_opruimen import empty_bin, scan_waiting
from knooppunt.project.opdrachten.starten import prepare_database
from knooppunt.toegang.public import knooppunt_self


@click.group()
def documenten() -> None:
    """De bestanden van documenten bij dossiers: nakijken, controleren en opruimen."""


@documenten.command()
def nakijken() -> None:
    """Bied aan de virusscanner aan wat nog wacht. Zet dit in een timer als u een scanner heeft."""
    prepare_database()
    now = timezone.now()
    with _progress("Nakijken op virussen") as meld:
        aantal = scan_waiting(at=now, by=knooppunt_self(now), voortgang=meld, hoogstens=100_000)
    click.echo(f"{aantal} documenten nagekeken.")


@documenten.command()
def opruimen() -> None:
    """Wis wat te lang geleden is weggehaald, en bestanden die nergens meer bij horen."""
    prepare_database()
    now = timezone.now()
    with _progress("Weggehaalde documenten wissen") as meld:
        weg = empty_bin(at=now, by=knooppunt_self(now), voortgang=meld)
    click.echo(f"{weg} weggehaalde documenten gewist, {remove_orphans(at=now)} losse bestanden opgeruimd.")


@documenten.command()
def controleer() -> None:
    """Open elk bewaard bestand één keer, van begin tot eind."""
    prepare_database()
    totaal = Bestand.objects.count()
    with _progress("Bestanden openen") as meld:
        fout = unreadable_files(lambda klaar: meld(klaar, totaal))
    click.echo(f"{totaal - fout} bestanden zijn te openen.")
    if fout:
        click.echo(f"{fout} bestanden zijn er niet, zijn veranderd, of hun sleutel is weg.", err=True)
        click.get_current_context().exit(1)


@contextmanager
def _progress(wat: str) -> Iterator[Callable[[int, int], None]]:
    kolommen = (TextColumn("{task.description:30}"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        taak = balk.add_task(wat, total=None)
        yield lambda klaar, totaal: balk.update(taak, completed=klaar, total=totaal)
