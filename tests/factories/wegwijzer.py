"""Entries of the wegwijzer for tests."""

from __future__ import annotations

from typing import Any

from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.vermeldingen import change_entry
from knooppunt.wegwijzer.models import Aanbod, AanbodOpLocatie, Hulpsoort, Locatie
from knooppunt.wegwijzer.queries.herinneren import link_token
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP, Cast

MAIL = "wegwijzer@jeugdhulp.invalid"
"""Where Jeugdhulp Waterrijk wants to be asked."""


def soort(code: str) -> Hulpsoort:
    return Hulpsoort.objects.get(code=code)


def locatie(cast: Cast, **anders: Any) -> Locatie:
    """A location of Jeugdhulp Waterrijk in Lindeveen."""
    gegevens: dict[str, Any] = {
        "organisatie": cast.jeugdhulp, "eigenaar": cast.jeugdhulp, "eigen_naam": "De Kade", "straat": "Kade 1",
        "eigen_postcode": "9901AB", "eigen_plaats": "Lindeveen", "eigen_lat": 52.6, "eigen_lon": 5.3,
        "nagekeken_op": OP, "created_at": AT, "gewijzigd_at": AT,
    }  # fmt: skip
    return Locatie.objects.create(**(gegevens | anders))


def aanbod(cast: Cast, *soorten: str, waar: Locatie | None = None, **anders: Any) -> Aanbod:
    """An offer of Jeugdhulp Waterrijk, checked today."""
    gegevens: dict[str, Any] = {
        "organisatie": cast.jeugdhulp, "eigenaar": cast.jeugdhulp, "naam": "Rots en Water", "vorm": "groep",
        "nakijk_email": MAIL,
        "omschrijving": "Een training in een groepje.", "nagekeken_op": OP, "created_at": AT, "gewijzigd_at": AT,
    }  # fmt: skip
    nieuw = Aanbod.objects.create(**(gegevens | anders))
    nieuw.soorten.set([soort(code) for code in soorten])
    if waar:
        AanbodOpLocatie.objects.create(aanbod=nieuw, locatie=waar)
    return nieuw


def refs_of_the_wegwijzer(cast: Cast) -> dict[str, str]:
    """An offer at a location, by the parameters of the addresses of the wegwijzer."""
    plek = locatie(cast)
    nieuw = aanbod(cast, "druk", waar=plek)
    index_offers([nieuw.pk], OP)
    voorstel = change_entry(vermelding=nieuw, blad={"naam": "Anders"}, by=cast.jeugdhulpverlener, at=AT)
    melding = report_error(
        vermelding=nieuw, tekst="Het nummer klopt niet.", email="", by=cast.vreemde_ouder, at=AT
    )
    return {
        "aanbod_ref": nieuw.ref, "organisatie_ref": cast.jeugdhulp.ref, "locatie_ref": plek.ref, "code": "druk",
        "soortnaam": "aanbod", "vermelding_ref": nieuw.ref, "nakijklink": link_token(cast.jeugdhulp, MAIL),
        "wijziging_ref": voorstel.ref, "melding_ref": melding.ref,
    }  # fmt: skip
