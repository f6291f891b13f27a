"""``knooppunt regio bouw --kinderen``: the command of organisaties, and synthetic children after the build."""

from __future__ import annotations

from typing import Any

import click
from django.core.management import call_command
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties import opdrachten
from knooppunt.organisaties.public import Regio, Vestiging
from knooppunt.project.kinderen import AANTAL, SEED, Bevolking, populate_region, require_no_real_people
from knooppunt.toegang.public import bezoeker
from knooppunt.wegwijzer.public import take_over_schools

OPTIES = (
    click.Option(
        ["--kinderen"],
        is_flag=True,
        help="Vul de regio met verzonnen kinderen. Hun woonplaats, leeftijd, school en soort onderwijs volgen de "
        "bestanden. Elk scherm zegt dat de mensen verzonnen zijn.",
    ),
    click.Option(
        ["--aantal"],
        type=click.IntRange(10, 5000),
        metavar="GETAL",
        help=f"Met --kinderen: hoeveel kinderen met een vraag of een dossier. Zonder: {AANTAL}.",
    ),
    click.Option(
        ["--seed"],
        type=int,
        metavar="GETAL",
        help="Met --kinderen: een ander getal geeft andere kinderen, hetzelfde getal dezelfde.",
    ),
)


@click.group(help=opdrachten.regio.help)
def regio() -> None:
    pass


def build(kinderen: bool, aantal: int | None, seed: int | None, **bouw: Any) -> None:
    """The build itself, and then the children."""
    if not kinderen:
        if aantal is not None or seed is not None:
            raise click.UsageError("--aantal en --seed horen bij --kinderen.")
        click.get_current_context().invoke(opdrachten.bouw, **bouw)
        _put_schools_in_the_wegwijzer()
        return
    try:
        call_command("migrate", verbosity=0, interactive=False)
        require_no_real_people()  # before the build: nothing is written when it cannot be finished
        gebouwd: Regio = click.get_current_context().invoke(opdrachten.bouw, **bouw)
        _put_schools_in_the_wegwijzer()
        _print(_populate(gebouwd, AANTAL if aantal is None else aantal, SEED if seed is None else seed))
    except Refusal as weigering:
        click.echo(f"Fout: Er zijn geen verzonnen kinderen gemaakt.\n- {weigering}", err=True)
        click.get_current_context().exit(2)


def _put_schools_in_the_wegwijzer() -> None:
    """Nothing that the files say is typed again."""
    nu = timezone.now()
    aantal = take_over_schools(by=bezoeker(timezone.localdate(nu)), at=nu)
    click.echo(f"Op de wegwijzer: {aantal} keer onderwijs.")


def _populate(regio: Regio, aantal: int, seed: int) -> Bevolking:
    kolommen = (TextColumn("{task.description:34}"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        taak = balk.add_task("", total=None)

        def meld(stap: str, klaar: int, totaal: int) -> None:
            balk.update(taak, description=stap, completed=klaar, total=totaal)

        return populate_region(regio, aantal=aantal, seed=seed, at=timezone.now(), progress=meld)


def _print(bevolking: Bevolking) -> None:
    if not bevolking.veranderd:
        click.echo("\nDeze regio heeft al verzonnen mensen. Zij zijn gebleven zoals zij waren.")
        return
    soorten = dict(Vestiging.Soort.choices)
    aantal = sum(bevolking.per_soort.values())
    click.echo(f"\nVerzonnen: {aantal} kinderen in {bevolking.gezinnen} gezinnen.")
    for soort, kinderen in bevolking.per_soort.most_common():
        click.echo(f"{kinderen:>9}  {soorten[soort]}")
    for wat in ("vragen", "dossiers", "accounts"):
        click.echo(f"{getattr(bevolking, wat):>9}  {wat}")
    click.echo(
        "Leerlingen van het gewone voortgezet onderwijs staan niet in de openbare stromen. Zij zijn er dus niet bij.\n"
        "Kijk rond met: knooppunt start"
    )


regio.add_command(
    click.Command(
        "bouw", callback=build, params=[*opdrachten.bouw.params, *OPTIES], help=opdrachten.bouw.help
    )
)
regio.add_command(opdrachten.niveaus)
