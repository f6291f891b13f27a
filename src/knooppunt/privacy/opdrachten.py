"""``knooppunt bewaar``: what the terms of keeping ask for, shown or done; and ``knooppunt privacyverslag``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from knooppunt.basis.datums import datum
from knooppunt.privacy.actions.bewaren import keep_and_remove
from knooppunt.privacy.queries.bewaren import Plan, what_would_go
from knooppunt.privacy.queries.verslag import Verslag, privacy_report
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


@click.command()
@click.option(
    "--uit",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Bestand om in te schrijven. Zonder: het scherm.",
)
def privacyverslag(uit: Path | None) -> None:
    """Schrijf op wat Knooppunt bewaart, waarvoor, hoe lang, wie het ziet en hoe het is beveiligd.

    Het verslag komt rechtstreeks uit de toepassing en is bedoeld voor de eigen beoordeling (DPIA) van de regio. Er
    staan geen gegevens van mensen in. De vorm is Markdown, zodat het in elke tekstverwerker past.
    """
    tekst = "\n".join(as_markdown(privacy_report(timezone.localdate()))) + "\n"
    if uit is None:
        click.echo(tekst, nl=False)
        return
    uit.write_text(tekst, encoding="utf-8")
    click.echo(f"Het privacyverslag staat in {uit}.")


def as_markdown(verslag: Verslag) -> Iterator[str]:
    yield f"# Privacyverslag van {verslag.regio}"
    yield f"\nGemaakt op {datum(verslag.op)} uit Knooppunt {verslag.versie}."
    yield f"Bij {verslag.controleren} regels staat ‘controleer’: die bron is nog niet in de geldende wet nagekeken."
    for nummer, hoofdstuk in enumerate(verslag.hoofdstukken, start=1):
        yield f"\n## {nummer}. {hoofdstuk.titel}\n\n{hoofdstuk.uitleg}\n"
        yield _row(hoofdstuk.koppen)
        yield _row(("---",) * len(hoofdstuk.koppen))
        yield from map(_row, hoofdstuk.rijen)


def _row(cellen: tuple[str, ...]) -> str:
    return "| " + " | ".join(cel.replace("|", "\\|").replace("\n", " ") for cel in cellen) + " |"
