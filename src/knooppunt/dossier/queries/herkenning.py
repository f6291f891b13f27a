"""Children who may be the same as the one in a new question."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.dossier.models import Dossier, Kind
from knooppunt.dossier.rules.herkenning import alike_dates, could_be_same_child, klank_van
from knooppunt.dossier.rules.kring import KindGegevens


@dataclass(frozen=True)
class BekendKind:
    """A child that is known already, with as little as needed to recognise it."""

    kind: Kind
    heeft_open_dossier: bool


def known_children(gegevens: KindGegevens) -> list[BekendKind]:
    """Children whose name sounds alike and whose birth date is the same or nearly so. At most five, nearest first."""
    klank = klank_van(gegevens.voornaam, gegevens.achternaam)
    geboren = gegevens.geboortedatum
    kandidaten = Kind.objects.filter(geboortedatum__in=alike_dates(geboren))
    gelijk = [
        (datum != geboren, andere_klank != klank, pk)
        for pk, andere_klank, datum in kandidaten.values_list("pk", "klank", "geboortedatum")
        if could_be_same_child(klank, geboren, andere_klank, datum)
    ]
    volgorde = [pk for *_, pk in sorted(gelijk)[:5]]
    gevonden = Kind.objects.prefetch_related("dossiers").in_bulk(volgorde)
    return [
        BekendKind(kind, any(d.status == Dossier.Status.OPEN for d in kind.dossiers.all()))
        for kind in (gevonden[pk] for pk in volgorde)
    ]
