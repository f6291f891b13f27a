"""``knooppunt regio``: build a region from public files, and name its levels of support."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

import click
from django.core.management import call_command
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Table

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.actions import Bouwresultaat, build_region
from knooppunt.organisaties.actions.niveaus import name_levels
from knooppunt.organisaties.models import Regio


@click.group()
def regio() -> None:
    """Een regio bouwen uit openbare bestanden, en haar eigen woorden geven."""


@regio.command()
@click.option(
    "--bron",
    type=click.Path(path_type=Path),
    required=True,
    metavar="MAP",
    help="Map met de bestanden van DUO, CBS en OCW. De namen van de bestanden maken niet uit.",
)
@click.option("--swv", required=True, multiple=True, metavar="CODE [CODE ...]", help="Zoals PO3005, of alle.")
@click.argument("meer", nargs=-1, metavar="")
def bouw(bron: Path, swv: tuple[str, ...], meer: tuple[str, ...]) -> Regio:
    """Bouw een regio, of vul haar aan met een nieuwe peildatum.

    Past er één regel niet, dan verandert er niets en leest u welke regel dat is.
    """
    call_command("migrate", verbosity=0, interactive=False)
    try:
        resultaat = _bouw_met_balk(bron, (*swv, *meer))
    except Refusal as weigering:
        redenen = "\n".join(f"- {reden}" for reden in weigering.reasons)
        fout = click.ClickException(f"De regio is niet gebouwd. De database is zoals zij was.\n{redenen}")
        fout.exit_code = 2
        raise fout from None
    _print(resultaat)
    return resultaat.regio


@regio.command()
@click.argument("namen", nargs=-1, required=True, metavar="NAAM [NAAM ...]")
@click.option("--regio", "code", metavar="CODE", help="Nodig als er meer dan één regio is.")
def niveaus(namen: tuple[str, ...], code: str | None) -> None:
    """Geef de niveaus van ondersteuning de woorden van uw regio, het lichtste eerst."""
    regios = Regio.objects.filter(code=code) if code else Regio.objects.all()
    if len(regios) != 1:
        bekend = ", ".join(Regio.objects.order_by("code").values_list("code", flat=True))
        raise click.ClickException(f"Kies één regio met --regio. Bekend: {bekend or 'nog geen regio'}.")
    try:
        gekozen = name_levels(regio=regios[0], labels=namen)
    except Refusal as weigering:
        raise click.ClickException(str(weigering)) from None
    for niveau in gekozen:
        click.echo(f"{niveau.rang}  {niveau.label}")


def _bouw_met_balk(bron: Path, codes: tuple[str, ...]) -> Bouwresultaat:
    kolommen = (TextColumn("{task.description:<34}"), BarColumn(), TaskProgressColumn())
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        taak = balk.add_task("", total=1.0)

        def meld(stap: str, deel: float) -> None:
            balk.update(taak, description=escape(stap[-34:]), completed=deel)

        return build_region(bron=bron, swv_codes=codes, at=timezone.now(), meld=meld)


def _print(resultaat: Bouwresultaat) -> None:
    uit = Console(highlight=False, markup=False, soft_wrap=True)
    verslag = resultaat.verslag
    if not resultaat.veranderd:
        uit.print("Er is niets veranderd: deze bestanden en codes zijn al gebouwd. Dit was het verslag.\n")
    uit.print(f"Regio {resultaat.regio.naam}, peildatum {' en '.join(verslag['peildata'])}\n")
    bekend = [regel for regel in verslag["bestanden"] if regel["gelezen"]]
    uit.print(_bestanden(bekend), soft_wrap=False)
    for soort in ("leeg bestand", "niet herkend"):
        namen = [regel["bestand"] for regel in verslag["bestanden"] if regel["soort"] == soort]
        if namen:
            uit.print(f"{soort.capitalize()} ({len(namen)}): {', '.join(namen)}\n")
    uit.print(_koppelingen(verslag["koppelingen"]), soft_wrap=False)
    for zin in verslag["opmerkingen"]:
        uit.print(f"- {zin}")
    uit.print("\nIn de database:")
    for wat, aantal in verslag["tellingen"].items():
        uit.print(f"{_getal(aantal):>9}  {wat}")


def _bestanden(bestanden: list[dict[str, Any]]) -> Table:
    """One line per file; files of one folder with the same fate share a line."""
    tabel = Table(title="Bestanden", title_justify="left")
    tabel.add_column("Bestand", overflow="fold")
    tabel.add_column("Gelezen", justify="right")
    tabel.add_column("Gebruikt", justify="right")
    tabel.add_column("Wat het is")
    for (map_, soort, opmerking), groep in groupby(bestanden, key=_lot):
        regels = list(groep)
        naam = regels[0]["bestand"] if len(regels) == 1 else f"{map_}/ ({len(regels)} bestanden)"
        gelezen, gebruikt = (sum(regel[veld] for regel in regels) for veld in ("gelezen", "gebruikt"))
        uitleg = f"{soort}: {opmerking}" if opmerking else soort
        tabel.add_row(escape(naam), _getal(gelezen), _getal(gebruikt), escape(uitleg))
    return tabel


def _lot(regel: dict[str, Any]) -> tuple[str, str, str]:
    return str(PurePosixPath(regel["bestand"]).parent), regel["soort"], regel["opmerking"]


def _koppelingen(koppelingen: list[dict[str, Any]]) -> Table:
    tabel = Table("Van", "Naar", title="Wat past op elkaar", title_justify="left")
    tabel.add_column("Gevonden", justify="right")
    tabel.add_column("Deel", justify="right")
    for regel in koppelingen:
        deel = (
            f"{100 * regel['gevonden'] / regel['totaal']:.1f}%".replace(".", ",") if regel["totaal"] else "-"
        )
        tabel.add_row(
            regel["van"], regel["naar"], f"{_getal(regel['gevonden'])} van {_getal(regel['totaal'])}", deel
        )
    return tabel


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
