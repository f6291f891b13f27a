"""Children who may be the same as the one in a new question."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from knooppunt.dossier.models import Dossier, Kind
from knooppunt.dossier.rules.herkenning import could_be_same_child, klank_van
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
    # Birth year or the sound narrows the search by index; the rule decides.
    kandidaten = Kind.objects.filter(
        Q(klank=klank) | Q(geboortedatum__year=geboren.year) | Q(geboortedatum__month=geboren.month, geboortedatum__day=geboren.day)
    ).prefetch_related("dossiers")
    gelijk = [k for k in kandidaten if could_be_same_child(klank, geboren, k.klank, k.geboortedatum)]
    gelijk.sort(key=lambda k: (k.geboortedatum != geboren, k.klank != klank, k.pk))
    return [
        BekendKind(k, any(d.status == Dossier.Status.OPEN for d in k.dossiers.all())) for k in gelijk[:5]
    ]
