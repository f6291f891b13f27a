"""``knooppunt sleutels``: the keys of what is encrypted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knooppunt.basis.versleuteling.beheer import Telling, count_rows, count_texts, turn_keys
from knooppunt.basis.versleuteling.bron import keys
from knooppunt.basis.versleuteling.sleutels import Sleutelbos, add_to_file, mark, new_key, written
from knooppunt.project.opdrachten.starten import prepare_database
from knooppunt.toegang.public import knooppunt_self, record_event


@click.group()
def sleutels() -> None:
    """De sleutels waarmee documenten en gevoelige tekst zijn versleuteld.

    Zonder sleutel is die tekst voor niemand te lezen, ook niet voor u. Bewaar de sleutels apart van de database.
    """


@sleutels.command()
def maak() -> None:
    """Maak een sleutel voor KNOOPPUNT_SLEUTELS. U ziet hem één keer."""
    click.echo(written(*new_key(timezone.now())))
    click.echo(
        "\nZet deze regel in KNOOPPUNT_SLEUTELS, achter wat er al staat, en start Knooppunt opnieuw. Doe daarna:\n"
        "knooppunt sleutels draai. Bewaar de sleutel ook buiten deze computer, apart van de database.",
        err=True,
    )


@sleutels.command()
def controleer() -> None:
    """Open elke versleutelde tekst één keer, en tel ze per sleutel."""
    prepare_database()
    with _progress("Teksten openen") as meld:
        telling = count_texts(meld)
    _print(telling, keys())


@sleutels.command()
def draai() -> None:
    """Zet alle versleutelde tekst over op een nieuwe sleutel.

    Halverwege gestopt? Doe het nog eens: het gaat verder waar het was. Intussen blijft alles te lezen. Oude sleutels
    blijven nodig voor oude reservekopieën.
    """
    prepare_database()
    with _progress("Sleutels tellen") as meld:
        telling = count_texts(meld)
    if set(telling.per_sleutel) <= {keys().nieuwste}:
        _add_key()
    with _progress("Teksten overzetten") as meld:
        gedraaid = turn_keys(meld, _record).gedraaid
    click.echo(f"Overgezet: {gedraaid} teksten.")
    with _progress("Teksten nakijken") as meld:
        telling = count_texts(meld)
    _print(telling, keys())


def _record(kolom: str, aantal: int) -> None:
    """Every batch is an event of its own, so that no change of a row is without one."""
    now = timezone.now()
    record_event(
        soort="sleutels.gedraaid",
        onderwerp_ref=str(keys().nieuwste),
        by=knooppunt_self(now),
        at=now,
        kolom=kolom,
        teksten=aantal,
    )


def _add_key() -> None:
    """Everything is on the newest key: a new one begins, in the file or by hand."""
    bestand = settings.SLEUTELBESTAND
    if settings.SLEUTELS or bestand is None:
        raise click.ClickException(
            f"Alle tekst staat al op de nieuwste sleutel ({keys().nieuwste}). Maak eerst een nieuwe met: "
            "knooppunt sleutels maak"
        )
    add_to_file(bestand, *new_key(timezone.now(), after=keys().nieuwste))
    click.echo(
        f"Sleutel {keys().nieuwste} is gemaakt. Bewaar een kopie van {bestand}, apart van de database."
    )


@contextmanager
def _progress(wat: str) -> Iterator[Callable[[str, int], None]]:
    kolommen = (TextColumn("{task.description:24}"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        taak = balk.add_task(wat, total=count_rows())
        yield lambda kolom, aantal: balk.update(taak, advance=aantal)


def _print(telling: Telling, bos: Sleutelbos) -> None:
    """Rows per key; ends with 1 when there is text that nobody can read."""
    click.echo(f"{'sleutel':>14}  {'kenmerk':8}  {'teksten':>8}")
    for nummer in sorted(bos.sleutels, reverse=True):
        nieuwste = "  de nieuwste" if nummer == bos.nieuwste else ""
        click.echo(f"{nummer:>14}  {mark(bos.sleutels[nummer])}  {telling.per_sleutel[nummer]:>8}{nieuwste}")
    if not telling.onleesbaar:
        click.echo("Alle versleutelde tekst is te openen.")
        return
    click.echo(
        "\nNiet te openen (sleutel weg, tekst veranderd of verplaatst, of niet versleuteld):", err=True
    )
    for kolom, aantal in sorted(telling.onleesbaar.items()):
        click.echo(f"{aantal:>8}  {kolom}", err=True)
    click.get_current_context().exit(1)
