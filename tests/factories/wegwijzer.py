"""Entries of the wegwijzer for tests."""

from __future__ import annotations

from typing import Any

from knooppunt.wegwijzer.models import Aanbod, AanbodOpLocatie, Hulpsoort, Locatie
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP, Cast


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
    return {
        "aanbod_ref": nieuw.ref,
        "organisatie_ref": cast.jeugdhulp.ref,
        "locatie_ref": plek.ref,
        "code": "druk",
    }
