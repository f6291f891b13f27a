"""``knooppunt audit``: is the record of events whole, and where did it end."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knooppunt.basis.datums import moment
from knooppunt.toegang.anker import as_text, read_anchor
from knooppunt.toegang.queries.controle import Uitslag, chain_ends, check_record
from knooppunt.toegang.rules.controle import Plek

HOOGSTENS = 100
"""Damages that are printed one by one; --json gives them all."""


@click.group()
def audit() -> None:
    """Kijk na of het logboek heel is: niets veranderd, niets weg.

    In het logboek staat wie wanneer keek of iets veranderde. Elke regel heeft een waarmerk dat alleen Knooppunt kan
    maken.
    """


@audit.command()
@click.option(
    "--anker",
    "bestand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Een anker dat u elders bewaarde. Zonder: het anker in de gegevensmap.",
)
@click.option("--json", "als_json", is_flag=True, help="Eén regel JSON.")
def controleer(bestand: Path | None, als_json: bool) -> None:
    """Lees het hele logboek na en zeg welke regel niet klopt, en hoe.

    Code 0: alles klopt. Code 1: er is iets mis. Code 2: nakijken kon niet.
    """
    anker = _anchor(bestand)
    try:
        with _progress() as voortgang:
            uitslag = check_record(anker or {}, voortgang)
    except DatabaseError as error:
        raise _cannot(f"De database is niet te lezen: {error}") from None
    klopt = uitslag.is_whole(anker)
    click.echo(json.dumps(as_json(uitslag, anker, klopt)) if als_json else _text(uitslag, anker, klopt))
    click.get_current_context().exit(0 if klopt else 1)


@audit.command()
def anker() -> None:
    """Laat zien waar het logboek nu eindigt, om elders te bewaren.

    Bewaar dit buiten deze computer, bijvoorbeeld elke maand op papier of in een mail aan de functionaris
    gegevensbescherming. Kijk er later mee na of er niets is teruggezet: knooppunt audit controleer --anker BESTAND.
    """
    try:
        einden = chain_ends()
    except DatabaseError as error:
        raise _cannot(f"De database is niet te lezen: {error}") from None
    click.echo(f"# Knooppunt, einde van het logboek op {moment(timezone.now())}\n{as_text(einden)}", nl=False)


def _anchor(bestand: Path | None) -> Mapping[int, Plek] | None:
    try:
        return read_anchor(bestand or Path(settings.ANKER))
    except FileNotFoundError:
        return None
    except ValueError:
        raise _cannot(f"In {bestand or settings.ANKER} staat geen anker.") from None


def _cannot(zin: str) -> click.ClickException:
    fout = click.ClickException(zin)
    fout.exit_code = 2
    return fout


@contextmanager
def _progress() -> Iterator[Any]:
    kolommen = (TextColumn("Het logboek wordt nagekeken"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        taak = balk.add_task("", total=None)
        yield lambda klaar, totaal: balk.update(taak, completed=klaar, total=totaal)


def _text(uitslag: Uitslag, anker: Mapping[int, Plek] | None, klopt: bool) -> str:
    regels = [f"{uitslag.regels} regels en {uitslag.rijen} rijwijzigingen nagekeken."]
    regels += [f"- {bevinding.zin}" for bevinding in uitslag.bevindingen[:HOOGSTENS]]
    if len(uitslag.bevindingen) > HOOGSTENS:
        regels.append(f"- en nog {len(uitslag.bevindingen) - HOOGSTENS}; met --json ziet u alles.")
    regels += [
        f"- De beveiliging {naam} in de database ontbreekt of is veranderd." for naam in uitslag.grendels
    ]
    if anker is None and uitslag.regels:
        regels.append(f"- Er is geen anker ({settings.ANKER}). Of het einde er nog is, is niet na te gaan.")
    return "\n".join([*regels, "Het logboek is heel." if klopt else "Het logboek is NIET heel."])


def as_json(uitslag: Uitslag, anker: Mapping[int, Plek] | None, klopt: bool) -> dict[str, Any]:
    return {
        "intact": klopt,
        "lines": uitslag.regels,
        "row_changes": uitslag.rijen,
        "anchor": anker is not None,
        "damages": [
            {"kind": b.schade.value, "chain": b.spoor, "from": b.nr, "to": b.tot, "text": b.zin}
            for b in uitslag.bevindingen
        ],
        "missing_guards": uitslag.grendels,
        "ends": {str(spoor): [plek.nr, plek.waarmerk] for spoor, plek in sorted(uitslag.einden.items())},
    }
