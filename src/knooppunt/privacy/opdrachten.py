"""``knooppunt bewaar``: what the terms of keeping ask for, shown or done."""

from __future__ import annotations

import click
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from knooppunt.privacy.actions.bewaren import keep_and_remove
from knooppunt.privacy.queries.bewaren import Plan, what_would_go
from knooppunt.toegang.public import knooppunt_self


@click.command()
@click.option("--droog", is_flag=True, help="Laat alleen zien wat er zou gebeuren. Er verandert niets.")
def bewaar(droog: bool) -> None:
    """Wis wat lang genoeg is bewaard, en kondig aan wat binnenkort wordt gewist.

    Dit gebeurt elke nacht vanzelf (knooppunt nacht). Stoppen kan altijd met Ctrl-C: de volgende keer gaat het
    verder. Wat iemand nog nodig heeft, blijft staan.
    """
    at = timezone.now()
    if droog:
        click.echo("Er is niets veranderd. Dit zou er gebeuren:\n")
        click.echo(table_of(what_would_go(timezone.localdate(at))))
        return
    kolommen = (TextColumn("Bewaartermijnen"), BarColumn(), TextColumn("{task.completed} gedaan"))
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        taak = balk.add_task("", total=None)
        uitkomst = keep_and_remove(
            at=at,
            by=knooppunt_self(at),
            voortgang=lambda klaar, totaal: balk.update(taak, completed=klaar, total=totaal),
        )
    click.echo(uitkomst)


def table_of(plannen: list[Plan]) -> str:
    """The plan as lines of equal columns; kinds with nothing to do are left out."""
    regels = [f"{'soort':14}{'aankondigen':>12}{'wissen':>9}{'blijft':>9}"]
    regels += [
        f"{p.soort:14}{p.aankondigen:12}{p.wissen:9}{p.uitgesteld:9}"
        for p in plannen
        if p.aankondigen or p.wissen or p.uitgesteld
    ]
    return "\n".join(regels if len(regels) > 1 else ["Niets."])
