"""Items of knowledge: what everyone reads, and what is being worked on."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.models import Itemversie, Kennisitem
from knooppunt.kennis.policies import TE_LEZEN, Itemfeiten, may_write, releases, writes_for
from knooppunt.kennis.rules.herkenbaar import Herkenning, recognisable
from knooppunt.kennis.rules.items import Itemblad, Versiestatus
from knooppunt.organisaties.public import Gemeente, Organisatie, Vestiging
from knooppunt.wegwijzer.public import Hulpsoort

HOOGSTENS = 100


def public_versions() -> QuerySet[Itemversie]:
    """What everyone reads, with what a list shows."""
    rijen = Itemversie.objects.filter(item__openbaar=F("pk")).select_related("item__eigenaar")
    return rijen.prefetch_related("soorten__streekwoorden", "soorten__boven")


def public_item(viewer: Viewer, ref: str) -> Itemversie | None:
    return public_versions().filter(item__ref=ref).first()


def facts_of_item(item: Kennisitem) -> Itemfeiten:
    return Itemfeiten(item.eigenaar_id, Versiestatus(item.nieuwste.status))


def visible_work(viewer: Viewer) -> QuerySet[Kennisitem]:
    """The same truth as ``may_see_work``, as a filter."""
    zichtbaar = Q(eigenaar_id__in=writes_for(viewer))
    if releases(viewer):
        zichtbaar |= Q(nieuwste__status__in=[s.value for s in TE_LEZEN])
    return Kennisitem.objects.filter(zichtbaar).select_related("eigenaar", "nieuwste__by", "openbaar")


def work_on(viewer: Viewer, ref: str) -> Kennisitem | None:
    return visible_work(viewer).filter(ref=ref).first()


@dataclass(frozen=True)
class Werklijst:
    """What waits for this person to release, and what their own organisations wrote."""

    voorgelegd: list[Kennisitem]
    eigen: list[Kennisitem]


def work_list(viewer: Viewer) -> Werklijst:
    """What was last checked longest ago comes first."""
    werk = visible_work(viewer)
    wacht = werk.filter(nieuwste__status=Versiestatus.VOORGELEGD.value) if releases(viewer) else werk.none()
    eigen = werk.filter(eigenaar_id__in=writes_for(viewer))
    return Werklijst(
        list(wacht.order_by("nieuwste__at", "pk")[:HOOGSTENS]),
        list(eigen.order_by("nagekeken_op", "pk")[:HOOGSTENS]),
    )


def versions_of(viewer: Viewer, item: Kennisitem) -> list[Itemversie]:
    """The history; a concept of another organisation is not in it."""
    versies = item.versies.select_related("by", "beslist_by")
    if not may_write(viewer, item.eigenaar_id):
        versies = versies.filter(status__in=[s.value for s in TE_LEZEN])
    return list(versies)


def sheet_of(versie: Itemversie) -> Itemblad:
    return Itemblad(
        versie.titel, versie.kort, versie.voor_wie, versie.tekst, versie.bewijs, versie.bron, versie.bron_url,
        versie.kosten, versie.opbrengst, versie.vraag_aan, versie.email,
        tuple(versie.soorten.values_list("code", flat=True)),
    )  # fmt: skip


def own_organisations(viewer: Viewer) -> list[Organisatie]:
    """For which this person writes."""
    return list(Organisatie.objects.filter(pk__in=writes_for(viewer)).order_by("naam"))


def looks_like_a_child(blad: Itemblad) -> tuple[Herkenning, ...]:
    """What in a sheet may name a child: names of schools, places and kinds of support are nobody's."""
    bekend = {
        *Organisatie.objects.values_list("naam", flat=True),
        *Gemeente.objects.values_list("naam", flat=True),
        *(plaats.title() for plaats in Vestiging.objects.values_list("plaats", flat=True)),
        *Hulpsoort.objects.values_list("naam", flat=True),
    }
    return recognisable(blad.teksten, bekend)
