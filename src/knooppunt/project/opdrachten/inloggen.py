"""``knooppunt inloggen``: for who sets up signing in, and for who helps someone in who lost the way."""

from __future__ import annotations

from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from knooppunt.project.opdrachten.starten import prepare_database
from knooppunt.toegang.actions.organisatie import uncouple
from knooppunt.toegang.actions.stap import remove_all_steps
from knooppunt.toegang.models import Account
from knooppunt.toegang.oidc import OidcFout, check_provider
from knooppunt.toegang.public import knooppunt_self


@click.group()
def inloggen() -> None:
    """Inloggen instellen, en iemand helpen die er niet meer in komt."""


@inloggen.command()
def controleer() -> None:
    """Vraag elke aanbieder van KNOOPPUNT_AANBIEDERS of hij te gebruiken is."""
    if not settings.AANBIEDERS:
        click.echo("Er is geen aanbieder ingesteld (KNOOPPUNT_AANBIEDERS).")
    mislukt = False
    for aanbieder in settings.AANBIEDERS:
        click.echo(f"{aanbieder.naam} ({aanbieder.code})")
        try:
            for regel in check_provider(aanbieder):
                click.echo(f"  {regel}")
        except OidcFout as fout:
            mislukt = True
            click.echo(f"  Niet te gebruiken: {fout}")
        else:
            click.echo(f"  Adres om terug te komen: https://UW-ADRES/binnenkomen/met/{aanbieder.code}/terug/")
    if mislukt:
        raise click.ClickException("Niet elke aanbieder is te gebruiken.")


@inloggen.command("stap-weg")
@click.argument("naam")
def stap_weg(naam: str) -> None:
    """Haal elke tweede stap weg van iemand die alles kwijt is. Wees eerst zeker van wie erom vraagt.

    NAAM is het e-mailadres of de inlognaam. Deze persoon krijgt er mail over.
    """
    account, wie = _account(naam)
    aantal = remove_all_steps(account=account, **wie)
    click.echo(
        f"{aantal} weggehaald. Bij het volgende inloggen kan {account.naam} een nieuwe tweede stap instellen."
    )


@inloggen.command()
@click.argument("naam")
def ontkoppel(naam: str) -> None:
    """Koppel een account los van de inlog van de organisatie, omdat die een nieuw nummer gaf aan dezelfde persoon.

    NAAM is het e-mailadres. Bij het volgende inloggen telt het e-mailadres weer.
    """
    account, wie = _account(naam)
    aantal = uncouple(account=account, **wie)
    click.echo(f"{aantal} koppeling(en) van {account.naam} losgemaakt.")


def _account(naam: str) -> tuple[Account, dict[str, Any]]:
    prepare_database()
    try:
        account = Account.objects.get_by_natural_key(naam)
    except Account.DoesNotExist as error:
        raise click.ClickException("Er is geen account met deze naam.") from error
    at = timezone.now()
    return account, {"by": knooppunt_self(at), "at": at}
