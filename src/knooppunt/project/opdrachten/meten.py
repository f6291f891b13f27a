"""``knooppunt benchmark``: measure against a named reference in the same run."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path

import click


def default_sources() -> Path | None:
    """Where the public files lie when nobody says it: KNOOPPUNT_DATA_BRON, or ``shared/data`` beside the code."""
    naast = Path(__file__).resolve().parents[5] / "shared" / "data"
    genoemd = os.environ.get("KNOOPPUNT_DATA_BRON")
    return Path(genoemd) if genoemd else naast if naast.is_dir() else None


@click.command()
@click.argument("naam", required=False)
@click.option(
    "--bron",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="MAP",
    help="Map met de openbare bestanden, voor metingen die ze lezen. Zonder: KNOOPPUNT_DATA_BRON.",
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
        uitkomst = register.meet(naam, bron or default_sources())
    except FileNotFoundError as error:
        raise click.UsageError("Deze meting leest de openbare bestanden. Noem de map met --bron.") from error
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"Voor deze meting is ook {error.name} nodig. Dat komt mee met: python3 start.py test"
        ) from error
    if als_json:
        click.echo(json.dumps(uitkomst, ensure_ascii=False))
    else:
        click.echo("\n".join(f"{veld:12} {waarde}" for veld, waarde in uitkomst.items()))
