"""``knooppunt benchmark``: measure against a named reference in the same run."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import click


@click.command()
@click.argument("naam", required=False)
@click.option(
    "--bron",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="MAP",
    help="Map met de openbare bestanden, voor metingen die ze lezen.",
)
@click.option("--json", "als_json", is_flag=True, help="Eén regel JSON.")
def benchmark(naam: str | None, bron: Path | None, als_json: bool) -> None:
    """Meet de snelheid naast een genoemde referentie.

    Zonder NAAM: welke metingen er zijn.
    """
    try:
        register = import_module("benchmarks")
    except ModuleNotFoundError as error:
        raise click.ClickException("De metingen staan alleen in de broncode van Knooppunt.") from error
    metingen: dict[str, str] = register.metingen()
    if naam is None:
        click.echo(
            "\n".join(f"{code:24} {uitleg}" for code, uitleg in metingen.items())
            or "Er zijn nog geen metingen."
        )
        return
    if naam not in metingen:
        raise click.UsageError(f"De meting {naam!r} is er niet. Wel: {', '.join(metingen) or 'nog geen'}.")
    try:
        uitkomst = register.meet(naam, bron)
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"Voor deze meting is ook {error.name} nodig. Dat komt mee met: python3 start.py test"
        ) from error
    if als_json:
        click.echo(json.dumps(uitkomst, ensure_ascii=False))
    else:
        click.echo("\n".join(f"{veld:12} {waarde}" for veld, waarde in uitkomst.items()))
