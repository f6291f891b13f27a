"""``knooppunt wegen``: by what measure distances are reckoned, and reckon the ways over the region's own roads."""

from __future__ import annotations

import sys
import time

import click
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.wegen.bron import Wegenbron, Wegenfout
from knooppunt.kaart.wegen import areas_to_reckon, open_network, reckon_area
from knooppunt.organisaties.public import built_swvs

GEEN_TABELLEN = "De database heeft nog geen tabellen. Bouw eerst een regio: knooppunt regio bouw."
KOPPEN = ("Van", "Naar", "Buiten de kaart", "Wegen", "Seconden", "kB op schijf")


@click.command()
@click.option("--swv", multiple=True, metavar="CODE", help="Alleen dit gebied, zoals PO3105. Vaker mag.")
@click.option("--opnieuw", is_flag=True, help="Reken ook door wat al klaar is.")
def wegen(swv: tuple[str, ...], opnieuw: bool) -> None:
    """Reken de wegen door die met KNOOPPUNT_WEGEN zijn ingesteld, voor elk gebied dat is gebouwd.

    Zonder die instelling: laat zien hoe afstanden worden geschat.
    """
    try:
        if settings.WEGENBRON is None:
            _tell_estimates()
        else:
            settings.WEGENBRON.stempel  # noqa: B018 - a file that has gone since is said here
            _check_built(swv)
            gebieden = areas_to_reckon(opnieuw)
            _reckon(settings.WEGENBRON, [code for code in gebieden if not swv or code in swv])
    except Wegenfout as fout:
        raise click.ClickException(str(fout)) from fout
    except DatabaseError as fout:
        raise click.ClickException(GEEN_TABELLEN) from fout


def _check_built(swv: tuple[str, ...]) -> None:
    gebouwd = built_swvs()
    onbekend = [code for code in swv if code not in gebouwd]
    if onbekend or not gebouwd:
        raise click.ClickException(
            f"Nog niet gebouwd: {', '.join(onbekend) or 'geen enkel gebied'}. Bouw eerst: knooppunt regio bouw."
        )


def _tell_estimates() -> None:
    click.echo("Er zijn geen wegen ingesteld (KNOOPPUNT_WEGEN), dus afstanden zijn schattingen.")
    for swv in sorted(built_swvs()):
        click.echo(f"{swv}: {' '.join(area_ways([swv]).maat.uitleg)}")


def _reckon(bron: Wegenbron, gebieden: list[str]) -> None:
    if not gebieden:
        click.echo(f"Alle wegen zijn al doorgerekend over {bron.naam}.")
        return
    begin = time.perf_counter()
    network = open_network(bron)
    click.echo(f"{bron.naam}: gelezen in {time.perf_counter() - begin:.1f} seconden.")
    tabel = Table("Gebied")
    for kop in KOPPEN:
        tabel.add_column(kop, justify="right")
    for swv in gebieden:
        klaar = reckon_area(swv, bron, network, timezone.localdate())
        getallen = (klaar.van, klaar.naar, klaar.buiten, klaar.cellen)
        tabel.add_row(swv, *map(str, getallen), f"{klaar.seconden:.1f}", f"{klaar.bytes / 1e3:.0f}")
    Console(highlight=False).print(tabel)
    if geheugen := _peak_mb():
        click.echo(f"Hoogstens {geheugen} MB geheugen gebruikt.")


def _peak_mb() -> int:
    """Of this process; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(piek / (1e6 if sys.platform == "darwin" else 1e3))
