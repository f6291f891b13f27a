"""``knooppunt verdeelplan``: what travelling expertise would change in an area, under the assumptions that hold."""

from __future__ import annotations

import click
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from knooppunt.kaart.queries.gebied import area_facts
from knooppunt.kaart.rules.verdeelplan.vraag import Sector, Verdeelvraag, Voor, first_choices
from knooppunt.organisaties.public import Samenwerkingsverband, peildata

KOPPEN = (
    "Leerlingen", "Dichtbij nu", "Dichtbij plan", "Gewone school", "Scholen bezocht", "Uur onderweg", "Marge",
)  # fmt: skip


@click.command()
@click.option("--swv", required=True, multiple=True, metavar="CODE", help="Zoals PO2801. Vaker mag.")
@click.option(
    "--seconden", type=click.IntRange(1, 3600), default=30, help="Rekentijd per gebied. Zonder: 30."
)
@click.option("--nieuw", is_flag=True, help="Alleen leerlingen die volgend jaar nieuw komen.")
def verdeelplan(swv: tuple[str, ...], seconden: int, nieuw: bool) -> None:
    """Reken uit wat er verandert als de expertise van speciale scholen naar gewone scholen reist.

    Met de aannames waarmee een nieuw verdeelplan begint. Bouw de regio eerst: knooppunt regio bouw.
    """
    tabel = Table("Gebied")
    for kop in KOPPEN:
        tabel.add_column(kop, justify="right")
    for code in swv:
        tabel.add_row(code, *_row(code, seconden, Voor.NIEUW if nieuw else Voor.ALLEN))
    Console(highlight=False).print(tabel)


def _row(code: str, seconden: int, voor: Voor) -> list[str]:
    # Imported here: numpy and HiGHS are large, and other commands need none of them.
    from knooppunt.kaart.rules.verdeelplan.probleem import problem_of
    from knooppunt.kaart.rules.verdeelplan.uitkomst import figures, outcome_of
    from knooppunt_planning import Stop
    from knooppunt_planning.matching import match

    op, verband = (
        timezone.localdate(),
        Samenwerkingsverband.objects.filter(code=code, regio__isnull=False).first(),
    )
    datums = peildata([code])
    if verband is None or not datums:
        raise click.UsageError(f"{code} is nog niet gebouwd. Bouw de regio eerst: knooppunt regio bouw.")
    sector = Sector(verband.sector)
    vraag = Verdeelvraag(
        swv=code, peildatum=datums[0], sector=sector, voor=voor, **first_choices(sector, op) | {"seconden": seconden}
    )  # fmt: skip
    feiten = area_facts(code, datums[0], sector, op)
    problem = problem_of(vraag, feiten)
    uitkomst = outcome_of(problem, match(problem, stop=Stop(seconds=seconden)))
    c = figures(vraag, feiten, uitkomst)
    marge = "-" if uitkomst.marge is None else f"{100 * uitkomst.marge:.1f}%".replace(".", ",")
    getallen = (c.leerlingen, c.dichtbij_nu, c.dichtbij, c.gewoon, c.scholen_bezocht)
    return [*map(str, getallen), f"{c.reisuren:.0f}", marge]
