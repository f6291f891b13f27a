"""``knooppunt migreer``, ``beheerder`` and ``versie``: for who installs and maintains."""

from __future__ import annotations

import secrets

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

import knooppunt
from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.public import Organisatie
from knooppunt.project.opdrachten.starten import prepare_database
from knooppunt.toegang.actions.accounts import create_administrator
from knooppunt.toegang.queries.accounts import bezoeker

GENOEMD = 10
"""A message names no more choices than someone reads."""


@click.command()
def versie() -> None:
    """Laat zien welke versie dit is."""
    click.echo(f"knooppunt {knooppunt.__version__}")


@click.command()
def migreer() -> None:
    """Breng de database bij deze versie (SQLite, of DATABASE_URL)."""
    prepare_database()
    click.echo("De database is bij.")


@click.command()
@click.option(
    "--email", prompt="E-mailadres van de beheerder", help="E-mailadres waarmee de beheerder inlogt."
)
@click.option("--naam", prompt="Naam van de beheerder", help="Naam zoals anderen die zien.")
@click.option(
    "--organisatie",
    metavar="CODE",
    help="Code (zoals PO3005) of naam van het samenwerkingsverband, als er meer dan één is.",
)
def beheerder(email: str, naam: str, organisatie: str | None) -> None:
    """Maak een account voor een beheerder. Het tijdelijke wachtwoord ziet u één keer."""
    prepare_database()
    try:
        validate_email(email)
    except ValidationError as error:
        raise click.UsageError(f"{email!r} is geen e-mailadres.") from error
    now = timezone.now()
    wachtwoord = secrets.token_urlsafe(12)
    try:
        create_administrator(
            email=email,
            naam=naam,
            organisatie=_find_swv(organisatie),
            wachtwoord=wachtwoord,
            by=bezoeker(timezone.localdate(now)),
            at=now,
        )
    except Refusal as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"Het account is gemaakt. Tijdelijk wachtwoord: {wachtwoord}\nBewaar het nu: het is niet terug te vinden."
    )


def _find_swv(gevraagd: str | None) -> Organisatie:
    """The samenwerkingsverband that the administrator works for: the only one, or the one that is named.

    PO and VO of one area have the same name, so that the code decides.
    """
    every = (
        Organisatie.objects.filter(soort=Organisatie.Soort.SWV).select_related("swv").order_by("naam", "swv")
    )
    woord = (gevraagd or "").strip().lower()
    found = [o for o in every if woord in ("", _code(o).lower(), o.naam.lower())]
    if len(found) == 1:
        return found[0]
    if not every:
        raise click.ClickException(
            "Er is nog geen regio. Maak er eerst een met: knooppunt regio bouw, of knooppunt start."
        )
    namen = [f"{_code(o)} ({o.naam})" if _code(o) else o.naam for o in found or every]
    keuze = ", ".join(namen[:GENOEMD]) + (
        f" en {len(namen) - GENOEMD} andere" if len(namen) > GENOEMD else ""
    )
    raise click.UsageError(f"Noem met --organisatie één van deze samenwerkingsverbanden: {keuze}.")


def _code(organisatie: Organisatie) -> str:
    return organisatie.swv.code if organisatie.swv else ""
