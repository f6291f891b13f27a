"""``knooppunt wegwijzer``: test the search, take over the schools, remind owners, write the index anew."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from django.core.management import call_command
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from knooppunt.basis.verdict import Refusal
from knooppunt.toegang.public import bezoeker, knooppunt_self
from knooppunt.wegwijzer.actions.scholen import take_over_schools
from knooppunt.wegwijzer.actions.volgen import follow, refresh_neighbours, take_in_file
from knooppunt.wegwijzer.models import Buurwegwijzer, Ophaalronde
from knooppunt.wegwijzer.rules.buren import Lot
from knooppunt.wegwijzer.toets.proef import try_questions
from knooppunt.wegwijzer.zoekindex.schrijven import rebuild_index

EIS = 0.8
"""Below this mean reciprocal rank the search is not good enough, and the command says so with exit code 1."""


@click.group()
def wegwijzer() -> None:
    """Onderhoud van de wegwijzer: zoeken toetsen, scholen overnemen, de index."""


@wegwijzer.command()
def index() -> None:
    """Schrijf de zoekindex opnieuw."""
    aantal = rebuild_index(timezone.localdate())
    click.echo(f"De index is opnieuw geschreven: {aantal} keer aanbod.")


@wegwijzer.command()
def scholen() -> None:
    """Neem de scholen van de regio over uit de openbare bestanden."""
    nu = timezone.now()
    aantal = take_over_schools(by=bezoeker(timezone.localdate(nu)), at=nu)
    click.echo(f"Op de wegwijzer: {aantal} keer onderwijs uit de openbare bestanden.")


@wegwijzer.command()
@click.argument("naam")
@click.option("--adres", default="", help="Van de HSDS-API. Zonder adres: met bestanden.")
@click.option("--site", default="", help="Website voor bezoekers.")
@click.option(
    "--bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="HSDS JSON, of zip."
)
def volg(naam: str, adres: str, site: str, bestand: Path | None) -> None:
    """Volg een andere wegwijzer, of lees er een nieuw bestand van."""
    nu = timezone.now()
    wie = knooppunt_self(nu)
    buur = Buurwegwijzer.objects.filter(naam=naam).first()
    try:
        buur = buur or follow(naam=naam, adres=adres, site=site, by=wie, at=nu)
        if bestand:
            _tell(take_in_file(buur=buur, inhoud=bestand.read_bytes(), by=wie, at=nu))
    except Refusal as reden:
        raise click.ClickException("; ".join(map(str, reden.reasons))) from reden
    click.echo(f"{buur.naam} wordt gevolgd.")


@wegwijzer.command()
def ververs() -> None:
    """Lees alle andere wegwijzers die een adres hebben."""
    nu = timezone.now()
    click.echo(refresh_neighbours(at=nu, by=knooppunt_self(nu), voortgang=lambda klaar, totaal: None))
    for buur in Buurwegwijzer.objects.exclude(adres=""):
        _tell(buur.rondes.first())


def _tell(ronde: Ophaalronde | None) -> None:
    """What a round did, in one line."""
    if ronde:
        telling = ", ".join(
            f"{aantal} {Lot(lot).label}" for lot, aantal in ronde.verslag.get("telling", {}).items()
        )
        click.echo(
            f"{ronde.buur.naam}: {ronde.get_stand_display()}. {telling or ronde.reden or 'Er is niets.'}"
        )


@wegwijzer.command()
@click.option("--hier", is_flag=True, hidden=True, help="Op de database van deze omgeving, als JSON.")
@click.option("--json", "als_json", is_flag=True, help="Eén regel JSON.")
def toets(hier: bool, als_json: bool) -> None:
    """Toets het zoeken met vragen van ouders, op SQLite en op PostgreSQL.

    De helft van de vragen is achtergehouden: daarop is het zoeken niet afgesteld.
    """
    if hier:
        call_command("migrate", verbosity=0, interactive=False)
        click.echo(json.dumps(try_questions(timezone.now())))
        return
    uitslagen = {naam: _elsewhere(omgeving) for naam, omgeving in _databases()}
    verslag = _report(uitslagen)
    if als_json:
        click.echo(json.dumps(verslag, ensure_ascii=False))
    else:
        _print(uitslagen, verslag)
    if verslag["laagste"] < EIS or verslag["ongelijk"]:
        sys.exit(1)


def _databases() -> Iterator[tuple[str, dict[str, str]]]:
    """Empty databases to test on; PostgreSQL where the source tree can start one."""
    yield "SQLite", {"DATABASE_URL": ""}
    with _postgresql() as url:
        if url:
            yield "PostgreSQL", {"DATABASE_URL": url}


@contextmanager
def _postgresql() -> Iterator[str]:
    try:
        start = import_module("benchmarks.databases").postgresql
    except ModuleNotFoundError:
        click.echo("PostgreSQL is hier niet te starten: alleen SQLite is getoetst.", err=True)
        yield ""
        return
    with start() as url:
        yield url


def _elsewhere(omgeving: dict[str, str]) -> dict[str, Any]:
    """The test in a process and a folder of its own: nobody's data is touched."""
    with tempfile.TemporaryDirectory(prefix="knooppunt-toets-") as folder:
        env = {**os.environ, "KNOOPPUNT_DATA": folder, **omgeving}
        if not env["DATABASE_URL"]:
            del env["DATABASE_URL"]
        klaar = subprocess.run(
            [sys.executable, "-m", "knooppunt", "wegwijzer", "toets", "--hier"],
            env=env, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    uitkomst: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    return uitkomst


def _report(uitslagen: dict[str, dict[str, Any]]) -> dict[str, Any]:
    eerste = next(iter(uitslagen.values()))["antwoorden"]
    ongelijk = [
        vraag for vraag in eerste if any(u["antwoorden"][vraag] != eerste[vraag] for u in uitslagen.values())
    ]
    cijfers = {
        naam: {wat: {k: v for k, v in u[wat].items() if k != "gemist"} for wat in ("soorten", "aanbod")}
        for naam, u in uitslagen.items()
    }
    laagste = min(
        c[deel] for u in cijfers.values() for c in u.values() for deel in ("geoefend", "achtergehouden")
    )
    return {"databases": cijfers, "laagste": laagste, "ongelijk": ongelijk}


def _print(uitslagen: dict[str, dict[str, Any]], verslag: dict[str, Any]) -> None:
    tabel = Table("Database", "Wat", title="Gemiddelde van 1 gedeeld door de plaats (1 is altijd bovenaan)")
    tabel.title_justify = "left"
    for kop in ("Alle vragen", "Afgesteld", "Achtergehouden"):
        tabel.add_column(kop, justify="right")
    for naam, cijfers in verslag["databases"].items():
        for wat, c in cijfers.items():
            tabel.add_row(naam, wat, *(f"{c[k]:.3f}" for k in ("alle", "geoefend", "achtergehouden")))
    console = Console(highlight=False)
    console.print(tabel)
    vragen = next(iter(uitslagen.values()))["soorten"]["vragen"]
    console.print(
        f"{vragen} vragen; op {len(uitslagen)} databases gelijk: {vragen - len(verslag['ongelijk'])}."
    )
    gemist = next(iter(uitslagen.values()))["soorten"]["gemist"]
    console.print("Niet meteen goed (alleen uit de afgestelde helft): " + ("; ".join(gemist) or "geen") + ".")
