"""What the environment has to say, and one sentence for each thing that it lacks. Nothing secret has a default."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

DEMONSTRATIE, PRODUCTIE = "demonstratie", "productie"
MAAK = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
GEHEIMEN = {
    "KNOOPPUNT_SECRET_KEY": (50, MAAK),
    "KNOOPPUNT_WAARMERKSLEUTELS": (50, MAAK),
    "KNOOPPUNT_SLEUTELS": (40, "knooppunt sleutels maak (zonder KNOOPPUNT_MODUS)"),
}
"""What only the environment may say in production, how long it is at least, and how it is made."""


class Omgevingsfout(ImproperlyConfigured):
    """A setting that is missing or cannot be; the text is for who installs."""


def is_demonstration(omgeving: Mapping[str, str]) -> bool:
    """Which mode; in production the environment is complete, or the start is refused."""
    modus = omgeving.get("KNOOPPUNT_MODUS") or DEMONSTRATIE
    if modus not in (DEMONSTRATIE, PRODUCTIE):
        raise Omgevingsfout(f"KNOOPPUNT_MODUS is {DEMONSTRATIE} of {PRODUCTIE}, niet {modus!r}.")
    if modus == PRODUCTIE and (gebreken := lacking(omgeving)):
        raise Omgevingsfout("\n".join(["Knooppunt start niet in productie:", *(f"- {g}" for g in gebreken)]))
    return modus == DEMONSTRATIE


def lacking(omgeving: Mapping[str, str]) -> list[str]:
    """What production needs and the environment does not say."""
    gebreken = [
        f"{naam} ontbreekt of is korter dan {lengte} tekens. Maak er een met: {maak}"
        for naam, (lengte, maak) in GEHEIMEN.items()
        if len(omgeving.get(naam, "")) < lengte
    ]
    hosts = [naam.strip() for naam in omgeving.get("KNOOPPUNT_HOSTS", "").split(",") if naam.strip()]
    if not hosts or "*" in hosts:
        gebreken.append(
            "KNOOPPUNT_HOSTS noemt de naam van de website, bijvoorbeeld knooppunt.voorbeeld.nl (niet *)."
        )
    return gebreken
