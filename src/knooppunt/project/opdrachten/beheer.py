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
@click.option("--organisatie", help="Naam van het samenwerkingsverband, als er meer dan één is.")
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


def _find_swv(naam: str | None) -> Organisatie:
    """The samenwerkingsverband that the administrator works for: the only one, or the one that is named."""
    every = Organisatie.objects.filter(soort=Organisatie.Soort.SWV).order_by("naam")
    found = [o for o in every if naam in (None, o.naam)]
    if len(found) == 1:
        return found[0]
    if not every:
        raise click.ClickException(
            "Er is nog geen regio. Maak er eerst een met: knooppunt regio bouw, of knooppunt start."
        )
    names = ", ".join(o.naam for o in every)
    raise click.UsageError(f"Noem met --organisatie één van deze samenwerkingsverbanden: {names}.")
