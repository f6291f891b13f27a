"""What pages show: offers, kinds, organisations and locations with everything that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.wegwijzer.models import Aanbod, Hulpsoort, Locatie, Openingstijd, Telefoon
from knooppunt.wegwijzer.policies import may_keep
from knooppunt.wegwijzer.rules.profielen import Profielstatus
from knooppunt.wegwijzer.sjabloon.lezen import CODE
from knooppunt.wegwijzer.zoekindex.schrijven import findable

KORT = ("kosten", "capaciteit", "locaties__vestiging", "locaties__organisatie", "volging__buur")
"""What a line in a list shows."""
LANG = (
    *KORT, "soorten__streekwoorden", "soorten__boven", "organisatie__telefoons", "organisatie__contacten",
    "organisatie__profiel", "openingstijden", "contacten", "telefoons", "voertalen", "papieren",
    "werkgebieden__gemeente", "werkgebieden__regio", "werkgebieden__wijk", "locaties__toegankelijkheid",
    "locaties__openingstijden", "locaties__telefoons",
)  # fmt: skip
"""What a page of one offer shows."""


@dataclass(frozen=True)
class Groep:
    """A group of kinds, with its kinds and how many offers each has."""

    soort: Hulpsoort
    soorten: Sequence[Hulpsoort]
    aantallen: dict[int, int]

    @property
    def aantal(self) -> int:
        return sum(self.aantallen.get(s.pk, 0) for s in self.soorten)


def groups(viewer: Viewer) -> list[Groep]:
    """All groups in the order of the template. Two statements."""
    soorten = list(_kinds().prefetch_related("streekwoorden"))
    aantallen = dict(
        findable()
        .filter(soorten__isnull=False)
        .order_by()
        .values_list("soorten")
        .annotate(aantal=Count("pk", distinct=True))
    )
    return [
        Groep(groep, [s for s in soorten if s.boven_id == groep.pk], aantallen)
        for groep in soorten
        if groep.boven_id is None
    ]


def _kinds() -> QuerySet[Hulpsoort]:
    return Hulpsoort.objects.filter(taxonomie__code=CODE, vervallen=False)


def kind_by_code(code: str) -> Hulpsoort | None:
    """A kind or a group of the national list."""
    verwant = [f"{naam}__{wat}" for naam in ("zie_ook", "soorten") for wat in ("boven", "streekwoorden")]
    soorten = _kinds().filter(code=code).select_related("boven")
    return soorten.prefetch_related("boven__streekwoorden", "streekwoorden", *verwant).first()


def kinds_by_code(codes: Sequence[str]) -> list[Hulpsoort]:
    """In this order."""
    gevonden = {
        s.code: s
        for s in _kinds().filter(code__in=codes).select_related("boven").prefetch_related("streekwoorden")
    }
    return [gevonden[code] for code in codes if code in gevonden]


def offers(viewer: Viewer, ids: Sequence[int]) -> list[Aanbod]:
    """These offers, in this order, with what a list shows."""
    gevonden = findable().select_related("organisatie").prefetch_related(*KORT).in_bulk(list(ids))
    return [gevonden[pk] for pk in ids if pk in gevonden]


def offers_by_ref(viewer: Viewer, refs: Sequence[str]) -> list[Aanbod]:
    """The offers of somebody's list, in its order; what is no longer there is left out."""
    gevonden = {
        a.ref: a
        for a in findable().filter(ref__in=refs).select_related("organisatie").prefetch_related(*LANG)
    }
    return [gevonden[ref] for ref in refs if ref in gevonden]


def offer_by_ref(viewer: Viewer, ref: str) -> Aanbod | None:
    """An offer with everything. What is not shown (yet) is there for who keeps it."""
    aanbod = (
        Aanbod.objects.filter(ref=ref)
        .select_related("organisatie__profiel", "eigenaar", "volging__buur")
        .prefetch_related(*LANG)
        .first()
    )
    if aanbod is None or not (aanbod.is_zichtbaar or may_keep(viewer, aanbod.eigenaar_id, aanbod.herkomst)):
        return None
    return aanbod


def organisation_by_ref(viewer: Viewer, ref: str) -> Organisatie | None:
    """An organisation that has something on the wegwijzer."""
    heeft = Q(profiel__is_zichtbaar=True) | Q(aanbod__is_zichtbaar=True)
    heeft |= Q(ondersteuningsprofielen__status=Profielstatus.VASTGESTELD)
    return (
        Organisatie.objects.filter(heeft, ref=ref)
        .select_related("profiel", "bestuur", "gemeente")
        .prefetch_related(
            "contacten",
            "telefoons",
            Prefetch(
                "locaties",
                Locatie.objects.filter(is_zichtbaar=True).select_related("vestiging", "organisatie"),
            ),
        )
        .distinct()
        .first()
    )


def offers_of(viewer: Viewer, organisatie: Organisatie) -> list[Aanbod]:
    return list(
        findable()
        .filter(organisatie=organisatie)
        .select_related("organisatie")
        .prefetch_related(*KORT)
        .order_by("naam", "pk")
    )


def location_by_ref(viewer: Viewer, ref: str) -> Locatie | None:
    """A location that shows, with its times and for whom it is fit."""
    return (
        Locatie.objects.filter(ref=ref, is_zichtbaar=True)
        .select_related("vestiging", "organisatie")
        .prefetch_related(
            "toegankelijkheid",
            Prefetch("openingstijden", Openingstijd.objects.filter(aanbod=None)),
            Prefetch("telefoons", Telefoon.objects.filter(aanbod=None)),
        )
        .first()
    )


def offers_at(viewer: Viewer, locatie: Locatie) -> list[Aanbod]:
    return list(
        findable()
        .filter(locaties=locatie)
        .select_related("organisatie")
        .prefetch_related(*KORT)
        .order_by("naam", "pk")
    )
