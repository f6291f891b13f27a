"""``knooppunt start``: the database, the demonstration region, the server."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knooppunt.basis.versleuteling.bron import keys
from knooppunt.organisaties.public import Regio
from knooppunt.project.demonstratie import fill_demonstration, leave_traces
from knooppunt.project.server import EERSTE_POORT, LAATSTE_POORT, first_free_port, port_is_free, serve
from knooppunt.project.slot import InGebruik, Slot
from knooppunt.project.tabellen import new_tables_at_once
from knooppunt.toegang.queries.accounts import demonstration_people, has_accounts
from knooppunt.wegwijzer.public import load_template


@click.command()
@click.option(
    "--port",
    "-p",
    type=click.IntRange(1, 65535),
    metavar="NUMMER",
    help="Poort. Zonder: 8000, of de volgende die vrij is.",
)
def start(port: int | None) -> None:
    """Start Knooppunt op deze computer.

    De eerste keer worden de database en een voorbeeldregio gemaakt. Daarna blijft bewaard wat u invoert.
    Stoppen kan altijd met Ctrl-C.
    """
    try:
        with Slot(settings.GEGEVENSMAP) as slot:
            prepare_database()
            fill_when_empty()
            _serve(_choose_port(port), slot)
    except KeyboardInterrupt:  # while it was being filled; the server catches its own
        pass
    except InGebruik as error:
        waar = f" op {error.adres}" if error.adres else ""
        raise click.ClickException(
            f"Knooppunt draait al{waar} met deze gegevens ({settings.GEGEVENSMAP}). "
            "Stop dat eerst met Ctrl-C, of kies een andere map met KNOOPPUNT_DATA."
        ) from error
    click.echo("Knooppunt is gestopt. Uw gegevens zijn bewaard.")


def _choose_port(port: int | None) -> int:
    if port is None:
        found = first_free_port()
        if found is None:
            raise click.ClickException(
                f"Geen vrije poort tussen {EERSTE_POORT} en {LAATSTE_POORT}. Kies er een met --port."
            )
        return found
    if not port_is_free(port):
        raise click.ClickException(f"Poort {port} is niet vrij. Kies een andere met --port.")
    return port


def prepare_database() -> None:
    """Bring the tables up to this version; a database that cannot be reached is said in one sentence."""
    try:
        keys()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            click.echo("De database wordt klaargemaakt...")
            with new_tables_at_once():
                call_command("migrate", verbosity=0, interactive=False)
        load_template()  # a newer version may have other kinds of support without any migration
    except DatabaseError as error:
        raise click.ClickException(f"De database is niet te gebruiken: {error}") from error


def fill_when_empty() -> None:
    """Fill the demonstration region; killed halfway, nothing of it is there and the next start begins anew."""
    if not settings.DEMONSTRATIE or Regio.objects.exists():
        return
    columns = (TextColumn("{task.description:40}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True)) as balk:
        taak = balk.add_task("De voorbeeldregio wordt gevuld", total=None)

        def progress(stap: str, klaar: int, totaal: int) -> None:
            balk.update(taak, description=stap, completed=klaar, total=totaal)

        fill_demonstration(progress)
    leave_traces()


def _serve(port: int, slot: Slot) -> None:
    adres = f"http://127.0.0.1:{port}"
    welkom = _welcome(adres)
    slot.noteer(adres + "/")
    connections.close_all()
    serve(port, on_listening=lambda: click.echo(welkom))


def _welcome(adres: str) -> str:
    """Where it is, and who you can be."""
    lines = [f"\nKnooppunt draait op {adres}/", ""]
    people = list(demonstration_people()) if settings.DEMONSTRATIE else []
    if people:
        lines.append(
            f"U kunt iemand uit de voorbeeldregio zijn. Kies op {adres}{reverse('toegang:binnenkomen')}"
        )
        lines += [f"  - {person.naam}: {person.demonstratie_uitleg}" for person in people]
        lines.append("")
    elif not has_accounts():
        lines += [
            "Er kan nog niemand inloggen. Maak in een ander venster een account voor een beheerder:",
            "  knooppunt beheerder",
            "",
        ]
    return "\n".join([*lines, "Stoppen: Ctrl-C."])
