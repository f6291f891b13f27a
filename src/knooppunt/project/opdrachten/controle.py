"""``knooppunt controle``: show that a promise holds, with figures."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec

import click


@click.group()
def controle() -> None:
    """Laat met cijfers zien dat een belofte klopt."""


@controle.command()
@click.option(
    "--aantal", type=click.IntRange(1, 1_000_000), default=5000, help="Hoeveel verzoeken. Zonder: 5000."
)
@click.option(
    "--zaad", type=int, default=1, help="Een ander getal geeft andere verzoeken, hetzelfde dezelfde."
)
def vijandig(aantal: int, zaad: int) -> None:
    """Stuur duizenden vijandige verzoeken naar een voorbeeldregio die daarna wordt weggegooid.

    Iedereen uit de voorbeeldregio en een bezoeker lopen alle bladzijden langs. Daarna gaan onzin, gevaarlijke tekst,
    verkeerde adressen en kapotte bestanden naar elk formulier. Geen verzoek mag een serverfout geven. De laatste
    regel is JSON. Uw eigen gegevens blijven buiten schot.
    """
    _run("tests.vijandige_ronde", aantal, zaad)


@controle.command()
@click.option(
    "--aantal", type=click.IntRange(1, 1_000_000), default=1000, help="Hoeveel ingrepen. Zonder: 1000."
)
@click.option(
    "--zaad", type=int, default=1, help="Een ander getal geeft andere ingrepen, hetzelfde dezelfde."
)
def audit(aantal: int, zaad: int) -> None:
    """Knoei met het logboek van een voorbeeld dat daarna wordt weggegooid, en kijk of het wordt gezien.

    Regels worden veranderd, verwijderd, ingevoegd en verwisseld, door iemand die alles in de database kan schrijven
    en de beveiliging heeft uitgezet. De sleutel heeft hij niet. Elke ingreep moet worden gezien. De laatste regel is
    JSON. Uw eigen gegevens blijven buiten schot.
    """
    _run("tests.knoeironde", aantal, zaad)


@controle.command()
@click.option(
    "--aantal", type=click.IntRange(3, 1_000_000), default=10_000, help="Hoeveel paren. Zonder: 10000."
)
@click.option("--zaad", type=int, default=1, help="Een ander getal geeft andere mensen en dossiers.")
def rechten(aantal: int, zaad: int) -> None:
    """Laat zien dat iedereen precies ziet wat mag: in lijsten, op bladzijden en per adres.

    Eerst verzonnen mensen en dossiers: zegt de lijst hetzelfde als de regel voor één dossier? Ook voor documenten,
    aantekeningen, inzet, overleggen, vragen en gesprekken. Daarna vraagt elke rol in een voorbeeldregio elk adres op:
    van zichzelf, van een collega, van een andere organisatie en van een ander kind. De laatste regel is JSON. Uw eigen
    gegevens blijven buiten schot.
    """
    _run("tests.rechten.ronde", aantal, zaad)


@controle.command()
@click.option(
    "--aantal", type=click.IntRange(1, 100_000), default=300, help="Hoeveel vragen per adres. Zonder: 300."
)
@click.option("--zaad", type=int, default=1, help="Een ander getal geeft andere vragen, hetzelfde dezelfde.")
def api(aantal: int, zaad: int) -> None:
    """Vraag de open API van een voorbeeldregio alles wat mag en alles wat niet mag.

    Elk antwoord moet kloppen met de beschrijving (OpenAPI) en met HSDS 3.1, en wat niet mag moet netjes worden
    geweigerd. De laatste regel is JSON. Uw eigen gegevens blijven buiten schot.
    """
    _run("tests.api_ronde", aantal, zaad)


def _run(module: str, aantal: int, zaad: int) -> None:
    """Run a round in a process and a data folder of its own."""
    if find_spec("tests") is None or find_spec("hypothesis") is None:
        raise click.ClickException(
            "Deze controle staat alleen in de broncode van Knooppunt, na: python3 start.py test"
        )
    with tempfile.TemporaryDirectory(prefix="knooppunt-controle-") as folder:
        omgeving = {**os.environ, "KNOOPPUNT_DATA": folder, "KNOOPPUNT_MODUS": "demonstratie"}
        for naam in ("DATABASE_URL", "EMAIL_URL"):
            omgeving.pop(naam, None)
        opdracht = [sys.executable, "-W", "ignore", "-m", module, str(aantal), str(zaad)]
        click.get_current_context().exit(subprocess.run(opdracht, env=omgeving).returncode)  # noqa: S603 - our own words
