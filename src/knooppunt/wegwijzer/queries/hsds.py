"""What the open API gives: everything that a visitor may see, with all that belongs to it, in few statements."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.wegwijzer.models import (
    Aanbod,
    AanbodOpLocatie,
    Aanbodsoort,
    Hulpsoort,
    Locatie,
    Taxonomie,
    Telefoon,
)
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.zoekindex.schrijven import ours

PLEK_MEE = ("toegankelijkheid__locatie", "telefoons__locatie", "openingstijden__locatie")
AANBOD_MEE = (
    "telefoons__aanbod", "telefoons__locatie", "contacten__aanbod", "contacten__locatie", "openingstijden__aanbod",
    "openingstijden__locatie", "werkgebieden__aanbod", "werkgebieden__gemeente", "werkgebieden__wijk",
    "werkgebieden__regio", "voertalen__aanbod", "kosten__aanbod", "papieren__aanbod", "capaciteit__aanbod",
)  # fmt: skip


def shown_services(viewer: Viewer) -> QuerySet[Aanbod]:
    """Our own offers that can be found, oldest first: a page stays the same page."""
    return ours().select_related("organisatie__profiel", "organisatie__bestuur").order_by("pk")


def with_parts(aanbod: QuerySet[Aanbod]) -> QuerySet[Aanbod]:
    """With everything of a full service."""
    koppelingen = Aanbodsoort.objects.select_related(
        "aanbod", "hulpsoort__boven", "hulpsoort__taxonomie"
    ).order_by("pk")
    return aanbod.prefetch_related(
        *AANBOD_MEE, Prefetch("koppelingen", koppelingen), Prefetch("plekken", _places())
    )


def _places() -> QuerySet[AanbodOpLocatie]:
    return AanbodOpLocatie.objects.prefetch_related(Prefetch("locatie", shown_locations())).order_by("pk")


def shown_locations() -> QuerySet[Locatie]:
    plekken = Locatie.objects.exclude(herkomst=Herkomst.BUREN).select_related("organisatie", "vestiging")
    return plekken.prefetch_related(*PLEK_MEE)


def shown_at_locations(viewer: Viewer) -> QuerySet[AanbodOpLocatie]:
    """Offers that can be found, at locations that show."""
    rijen = AanbodOpLocatie.objects.filter(aanbod__in=ours(), locatie__is_zichtbaar=True).order_by("pk")
    mee = [f"aanbod__{deel}" for deel in ("telefoons", "contacten", "openingstijden")]
    return rijen.select_related("aanbod").prefetch_related(
        *(f"{deel}__{wat}" for deel in mee for wat in ("aanbod", "locatie")),
        Prefetch("locatie", shown_locations()),
    )


def shown_organisations(viewer: Viewer) -> QuerySet[Organisatie]:
    """Organisations that offer something, tell of themselves, or are above one that does."""
    heeft = Q(profiel__is_zichtbaar=True) | Q(pk__in=ours().values("organisatie_id"))
    boven = Organisatie.objects.filter(heeft, bestuur__isnull=False).values("bestuur_id")
    rijen = Organisatie.objects.filter(heeft | Q(pk__in=boven)).exclude(profiel__herkomst=Herkomst.BUREN)
    return rijen.select_related("profiel", "bestuur", "vestiging").order_by("pk").distinct()


def organisations_with_parts(organisaties: QuerySet[Organisatie]) -> QuerySet[Organisatie]:
    return organisaties.prefetch_related(
        "nummers",
        "contacten__organisatie",
        Prefetch("telefoons", Telefoon.objects.select_related("organisatie")),
        Prefetch("locaties", shown_locations()),
    )


def refs_of_organisations(viewer: Viewer) -> Mapping[str, int]:
    """Reference and key of every organisation that shows: their HSDS identifiers are made of the reference."""
    return dict(shown_organisations(viewer).values_list("ref", "pk"))


def taxonomies(viewer: Viewer) -> QuerySet[Taxonomie]:
    return Taxonomie.objects.order_by("code")


def terms(viewer: Viewer) -> QuerySet[Hulpsoort]:
    """Kinds and groups that are in use in the list of today, or that an offer still has."""
    rijen = Hulpsoort.objects.filter(Q(vervallen=False) | Q(koppelingen__isnull=False)).distinct()
    return rijen.select_related("boven", "taxonomie").order_by("taxonomie__code", "pk")


def of_kind(aanbod: QuerySet[Aanbod], soort: UUID) -> QuerySet[Aanbod]:
    """Offers of a kind, or of the kinds of a group."""
    van_soort = Q(soorten__uuid=soort) | Q(soorten__boven__uuid=soort)
    return aanbod.filter(pk__in=Aanbod.objects.filter(van_soort).values("pk"))
