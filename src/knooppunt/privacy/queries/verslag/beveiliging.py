"""Rows and numbers about the record and what protects the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.conf import settings

from knooppunt.basis.termijnen import Drempel, Leeftijd, Regel, Termijn
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.bestanden.public import LIMIETEN, VORMEN
from knooppunt.privacy.queries.persoonsgegevens import own_models
from knooppunt.privacy.queries.verslag.cel import sure
from knooppunt.toegang.public import INLOGREGELS, PATRONEN, event_kinds, look_kinds, watched_tables

HTTPS = "Alleen https, met HSTS; cookies gaan nooit over een open verbinding."


def settings_and_numbers() -> dict[str, str]:
    """What stands between braces in ``verslag.toml``."""
    velden = [veld for model in own_models() for veld in model._meta.fields]
    csp = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    regels = [f"{naam} {' '.join(waarde)}" for naam, waarde in csp.items() if isinstance(waarde, list)]
    return {
        "soorten": str(len(event_kinds())),
        "kijken": str(len(look_kinds())),
        "doen": str(len(event_kinds()) - len(look_kinds())),
        "tabellen": str(len(watched_tables())),
        "versleuteld": str(sum(isinstance(veld, VersleuteldeTekst) for veld in velden)),
        "verbinding": f"Dit is een voorbeeldomgeving. In productie: {HTTPS[:1].lower()}{HTTPS[1:]}"
        if settings.DEMONSTRATIE
        else HTTPS,
        "csp": "; ".join(regels),
        "vormen": str(len(VORMEN)),
        "scanner": "Ze worden op virussen nagekeken."
        if settings.SCANNER
        else "Er is geen virusscanner ingesteld.",
    }


def _stands_out(op: date) -> Iterator[tuple[str, ...]]:
    return (("Dit valt op", _with_number(regel)) for regel in PATRONEN.regels if regel.geldt_op(op))


def _limits(op: date) -> Iterator[tuple[str, ...]]:
    for naam, pakket in (("Inloggen", INLOGREGELS), ("Documenten", LIMIETEN)):
        yield from ((naam, _with_number(regel)) for regel in pakket.regels if regel.geldt_op(op))


def _with_number(regel: Regel) -> str:
    """The sentence of a rule, with its number where the sentence does not say it."""
    match regel:
        case Termijn():
            getal = regel.duur
        case Leeftijd():
            getal = f"{regel.jaren} jaar"
        case Drempel():
            getal = str(regel.aantal)
        case _:
            getal = ""
    return sure(regel.tekst if getal in regel.tekst else f"{regel.tekst} ({getal})", regel.controleer)


RIJEN: dict[str, Callable[[date], Iterator[tuple[str, ...]]]] = {
    "logboek": _stands_out,
    "beveiliging": _limits,
}
