"""``knooppunt nacht``: do the work of the night, for a timer of the system."""

from __future__ import annotations

import click
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knooppunt.project.opdrachten.starten import prepare_database
from knooppunt.toegang.nacht import Gedaan, Nachtwerk, nightly_work, run_night


@click.command()
@click.option("--werk", metavar="CODE", help="Alleen dit werk. Zonder: alles.")
@click.option("--opnieuw", is_flag=True, help="Ook wat vandaag al gedaan is.")
@click.option("--lijst", is_flag=True, help="Laat alleen zien welk werk er is.")
def nacht(werk: str | None, opnieuw: bool, lijst: bool) -> None:
    """Doe het werk van de nacht: bewaartermijnen, berichten en herinneringen.

    Laat een timer van het systeem dit elke nacht doen (cron of systemd). Twee keer draaien kan geen kwaad: wat vandaag
    al gedaan is, wordt overgeslagen. Wie Knooppunt start met 'knooppunt start' hoeft dit niet zelf te doen.
    """
    codes = {w.code: w for w in nightly_work()}
    if werk and werk not in codes:
        raise click.UsageError(f"Het werk {werk!r} is er niet. Wel: {', '.join(codes)}.")
    if lijst:
        click.echo("\n".join(f"{code:16} {w.naam}" for code, w in codes.items()))
        return
    prepare_database()
    if any(gedaan.staat == "mislukt" for gedaan in _run([werk] if werk else [], opnieuw)):
        raise click.ClickException(
            "Niet alles is gelukt. Wat mislukte, wordt de volgende keer opnieuw gedaan."
        )


def _run(alleen: list[str], opnieuw: bool) -> list[Gedaan]:
    kolommen = (TextColumn("{task.description:48}"), BarColumn(), MofNCompleteColumn())
    uitkomsten = []
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        taak = balk.add_task("", total=None)

        def meld(werk: Nachtwerk, klaar: int, totaal: int) -> None:
            balk.update(taak, description=werk.naam, completed=klaar, total=totaal)

        for gedaan in run_night(now=timezone.now, opnieuw=opnieuw, alleen=alleen, meld=meld):
            balk.console.print(end="")
            click.echo(f"{gedaan.werk.naam}: {gedaan.uitkomst or gedaan.staat}")
            uitkomsten.append(gedaan)
    return uitkomsten
