"""Who has hours free, what is asked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.wegwijzer.models import Aanbod, Capaciteit, Expertiseaanvraag
from knooppunt.wegwijzer.policies import asks_for, keeps_for, may_manage
from knooppunt.wegwijzer.rules.aanbod import Aanbodvorm, Eenheid
from knooppunt.wegwijzer.rules.expertise import Aanvraagstatus, Opbrengst, is_late
from knooppunt.wegwijzer.zoekindex.schrijven import ours

HOOGSTENS = 60
LOPEND = (Aanvraagstatus.GEVRAAGD, Aanvraagstatus.TOEGEZEGD)


@dataclass(frozen=True)
class Opbrengsten:
    """What came of the requests for one offer that are finished."""

    keren: int
    hielp: int
    kan_zelf: int
    leraren: int


@dataclass(frozen=True)
class Aanvraagregel:
    """A request in a list: whether somebody waits too long, and whether this person answers it."""

    aanvraag: Expertiseaanvraag
    is_laat: bool
    van_mij: bool


def hours_of(aanbod: Aanbod) -> Capaciteit | None:
    """Where an offer tells its free hours of now; of several groups the one with the most."""
    rijen = Capaciteit.objects.filter(aanbod=aanbod, eenheid=Eenheid.UREN.value, schooljaar__isnull=True)
    return rijen.order_by("-vrij", "pk").first()


def expertise_offers(viewer: Viewer) -> list[Aanbod]:
    """All expertise of this wegwijzer that shows; who has most hours free first. That of a neighbour is asked there."""
    rijen = ours().filter(vorm=Aanbodvorm.EXPERTISE.value).select_related("organisatie")
    rijen = rijen.prefetch_related(
        "capaciteit", "soorten__streekwoorden", "werkgebieden__gemeente", "werkgebieden__regio",
        "werkgebieden__wijk", "openingstijden",
    )  # fmt: skip
    nu = Q(capaciteit__eenheid=Eenheid.UREN.value, capaciteit__schooljaar__isnull=True)
    gevonden = rijen.annotate(uren=Sum("capaciteit__vrij", filter=nu)).order_by("naam", "pk")
    return sorted(gevonden, key=lambda a: -(a.uren or 0))[:HOOGSTENS]


def expertise_offer(viewer: Viewer, ref: str) -> Aanbod | None:
    """An offer that one can ask for."""
    return (
        ours()
        .filter(ref=ref, vorm=Aanbodvorm.EXPERTISE.value)
        .select_related("organisatie", "eigenaar")
        .first()
    )


def what_came_of_it(viewer: Viewer, aanbod: Aanbod) -> Opbrengsten:
    """Of all finished requests; counts only, no school."""
    telling = Expertiseaanvraag.objects.filter(aanbod=aanbod, status=Aanvraagstatus.AFGEROND.value).aggregate(
        keren=Count("pk"),
        hielp=Count("pk", filter=~Q(hielp=Opbrengst.NEE.value)),
        kan_zelf=Count("pk", filter=~Q(kan_zelf=Opbrengst.NEE.value)),
        leraren=Sum("leraren", default=0),
    )
    return Opbrengsten(**telling)


def schools_of(viewer: Viewer) -> list[Organisatie]:
    """For which this person may ask."""
    return list(Organisatie.objects.filter(pk__in=asks_for(viewer)).order_by("naam"))


def requests(viewer: Viewer, alles: bool = False) -> list[Aanvraagregel]:
    """Requests that this person asked, answers or (who manages) watches; those that wait longest first."""
    rijen = Expertiseaanvraag.objects.filter(_visible(viewer)).select_related("aanbod__organisatie", "school")
    if not alles:
        rijen = rijen.filter(status__in=[s.value for s in LOPEND])
    mijn = keeps_for(viewer)
    regels = [
        Aanvraagregel(
            a, is_late(Aanvraagstatus(a.status), a.antwoord_voor, a.tot, viewer.op),
            a.aanbod.eigenaar_id in mijn and a.status == Aanvraagstatus.GEVRAAGD,
        )
        for a in rijen.order_by("gevraagd_at", "pk")[:HOOGSTENS]
    ]  # fmt: skip
    return sorted(regels, key=lambda r: (not r.is_laat, not r.van_mij))


def request_by_ref(viewer: Viewer, ref: str) -> Expertiseaanvraag | None:
    """For who asked, who answers, and who manages; for nobody else."""
    rijen = Expertiseaanvraag.objects.filter(_visible(viewer), ref=ref)
    return rijen.select_related("aanbod__organisatie", "school").first()


def _visible(viewer: Viewer) -> Q:
    if may_manage(viewer):
        return Q()
    return Q(school_id__in=asks_for(viewer)) | Q(aanbod__eigenaar_id__in=keeps_for(viewer))
