"""A sheet into the tables. Called by the actions, which check and record."""

from __future__ import annotations

from typing import Any

from knooppunt.organisaties.public import Gemeente, Postcodegebied, Regio, Wijk
from knooppunt.wegwijzer.blad.lezen import Vermelding, column_value, rows_of
from knooppunt.wegwijzer.blad.vorm import RIJEN, VELDEN
from knooppunt.wegwijzer.models import Aanbod, AanbodOpLocatie, Hulpsoort, Locatie, Werkgebied
from knooppunt.wegwijzer.rules.wijziging import Blad
from knooppunt.wegwijzer.sjabloon.lezen import CODE


def write_sheet(vermelding: Vermelding, blad: Blad) -> None:
    """Make the entry say what the sheet says; what the sheet does not name stays as it is."""
    for veld in VELDEN[type(vermelding)]:
        if veld in blad:
            setattr(vermelding, veld, column_value(type(vermelding), veld, blad[veld]))
    if isinstance(vermelding, Locatie) and "eigen_postcode" in blad:
        _stand_at_postcode(vermelding)
    vermelding.save()
    for naam in RIJEN[type(vermelding)]:
        if naam in blad:
            _write_rows(vermelding, naam, blad[naam])
    if isinstance(vermelding, Aanbod):
        _write_links(vermelding, blad)


def _stand_at_postcode(locatie: Locatie) -> None:
    """A location stands at the point of its PC4: near enough for a distance, and nobody has to know coordinates."""
    gebied = Postcodegebied.objects.filter(pc4=locatie.eigen_postcode[:4]).first()
    locatie.eigen_lat, locatie.eigen_lon = (gebied.lat, gebied.lon) if gebied else (None, None)


def _write_rows(vermelding: Vermelding, naam: str, rijen: list[dict[str, Any]]) -> None:
    """Rows that stay the same keep their identity; the others go and come."""
    model, sleutel, kolommen = RIJEN[type(vermelding)][naam]
    eigenaar = vermelding.organisatie if sleutel == "organisatie" else vermelding
    nieuw = [{k: column_value(model, k, rij.get(k)) for k in kolommen} for rij in rijen]
    for rij in rows_of(vermelding, naam):
        waarden = {k: getattr(rij, k) for k in kolommen}
        if waarden in nieuw:
            nieuw.remove(waarden)
        else:
            rij.delete()
    for waarden in nieuw:
        model._default_manager.create(**waarden, **{sleutel: eigenaar})


def _write_links(aanbod: Aanbod, blad: Blad) -> None:
    if "soorten" in blad:
        soorten = Hulpsoort.objects.filter(taxonomie__code=CODE, code__in=blad["soorten"])
        aanbod.soorten.set(soorten)
    if "locaties" in blad:
        gewenst = list(Locatie.objects.filter(ref__in=blad["locaties"]))
        aanbod.plekken.exclude(locatie__in=gewenst).delete()
        for locatie in sorted(gewenst, key=lambda plek: blad["locaties"].index(plek.ref)):
            AanbodOpLocatie.objects.get_or_create(aanbod=aanbod, locatie=locatie)
    if "werkgebieden" in blad:
        aanbod.werkgebieden.all().delete()
        for naam in blad["werkgebieden"]:
            _write_area(aanbod, naam)


def _write_area(aanbod: Aanbod, naam: str) -> None:
    soort, _, code = naam.partition(":")
    if soort == "gemeente":
        Werkgebied.objects.create(aanbod=aanbod, gemeente=Gemeente.objects.get(code=code))
    elif soort == "wijk":
        Werkgebied.objects.create(aanbod=aanbod, wijk=Wijk.objects.get(code=code))
    else:
        Werkgebied.objects.create(aanbod=aanbod, regio=Regio.objects.get(code=code))
