"""What a map needs of the offers: where there is room, which expertise can come, and for which kinds of support."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from knooppunt.basis.datums import als_datum
from knooppunt.basis.viewer import Viewer
from knooppunt.wegwijzer.models import Aanbod
from knooppunt.wegwijzer.queries.plekken import room_told
from knooppunt.wegwijzer.rules.aanbod import Aanbodstatus, Aanbodvorm, Eenheid, Herkomst
from knooppunt.wegwijzer.rules.actueel import told_until
from knooppunt.wegwijzer.rules.plekken import add_up
from knooppunt.wegwijzer.zoekindex.schrijven import findable


@dataclass(frozen=True)
class Steunplek:
    """An offer with places: ``vrij`` was told lately, None when nobody did. Points are latitude and longitude."""

    ref: str
    naam: str
    vorm: str
    soorten: frozenset[str]
    """Codes of kinds, and of the groups above them."""
    punten: tuple[tuple[float, float], ...]
    leeftijd_tot: int
    vrij: int | None


@dataclass(frozen=True)
class Reizendeskundige:
    """Expertise with free hours a week that were told lately; ``gemeenten`` is where it comes, None everywhere.

    ``punten`` are where it starts from, empty when that is not known.
    """

    ref: str
    naam: str
    soorten: frozenset[str]
    gemeenten: frozenset[str] | None
    uren: float
    punten: tuple[tuple[float, float], ...] = ()


def places_on_the_map(
    viewer: Viewer, *, soort: str = "", met_opgave: bool = False, met_scholen: bool = True
) -> list[Steunplek]:
    """Everything open with a place on the map, that of neighbours too.

    Only of one kind or group (its code), only what told its room at all, or without the schools of the public files.
    """
    rijen = _open().exclude(vorm=Aanbodvorm.EXPERTISE.value).filter(zoekplekken__isnull=False).distinct()
    if soort:
        rijen = rijen.filter(Q(soorten__code=soort) | Q(soorten__boven__code=soort))
    if met_opgave:
        rijen = rijen.filter(capaciteit__eenheid=Eenheid.PLEKKEN.value)
    if not met_scholen:
        rijen = rijen.exclude(vorm=Aanbodvorm.ONDERWIJS.value)
    rijen = rijen.select_related("zoekdocument")
    rijen = rijen.prefetch_related("capaciteit", "soorten__boven", "zoekplekken")
    gevonden = []
    for a in rijen.order_by("pk"):
        opgaven = room_told(a.capaciteit.all())
        stand = add_up(opgaven, viewer.op)
        weet = any(o.schooljaar is None and told_until(o.opgegeven) >= viewer.op for o in opgaven)
        punten = tuple((plek.lat, plek.lon) for plek in a.zoekplekken.all())
        vrij = int(stand.vrij) if weet else None
        tot = a.zoekdocument.leeftijd_tot
        gevonden.append(Steunplek(a.ref, a.naam, a.vorm, _kinds(a), punten, tot, vrij))
    return gevonden


def travelling_expertise(viewer: Viewer) -> list[Reizendeskundige]:
    """Expertise of this wegwijzer that still has hours; that of a neighbour is asked there."""
    rijen = _open().filter(vorm=Aanbodvorm.EXPERTISE.value).exclude(herkomst=Herkomst.BUREN)
    rijen = rijen.filter(zoekdocument__isnull=False).select_related("zoekdocument")
    gevonden = []
    for a in rijen.prefetch_related("capaciteit", "soorten__boven", "zoekplekken").order_by("pk"):
        uren = sum(
            float(c.vrij)
            for c in a.capaciteit.all()
            if c.eenheid == Eenheid.UREN
            and c.schooljaar is None
            and told_until(als_datum(c.bijgewerkt_at)) >= viewer.op
        )
        if uren > 0:
            codes = frozenset(code for code in a.zoekdocument.gebieden.split(",") if code)
            punten = tuple((plek.lat, plek.lon) for plek in a.zoekplekken.all())
            gevonden.append(Reizendeskundige(a.ref, a.naam, _kinds(a), codes or None, uren, punten))
    return gevonden


def _open() -> QuerySet[Aanbod]:
    return findable().filter(status=Aanbodstatus.OPEN.value)


def _kinds(aanbod: Aanbod) -> frozenset[str]:
    soorten = aanbod.soorten.all()
    return frozenset(s.code for s in soorten) | frozenset(s.boven.code for s in soorten if s.boven)
