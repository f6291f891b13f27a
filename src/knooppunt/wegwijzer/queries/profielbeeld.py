"""The profiles of a region together: what is missing or old, and how far schools lie apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie, Regio
from knooppunt.wegwijzer.models import (
    Hulpsoort,
    Ondersteuningsprofiel,
    Profieldeel,
    Profielnorm,
    Profielonderdeel,
)
from knooppunt.wegwijzer.policies import may_manage, writes_for
from knooppunt.wegwijzer.queries.beheer import region_of
from knooppunt.wegwijzer.queries.profielen import (
    Profielbeeld,
    newest_profiles,
    parts_on,
    sector_of,
    set_profiles,
    views,
)
from knooppunt.wegwijzer.rules.bandbreedte import Spreidingsregel, spread
from knooppunt.wegwijzer.rules.profielen import (
    REGELS,
    Onderdeelsoort,
    Profielstand,
    Profielstatus,
    Sector,
    school_year,
    standing,
)


@dataclass(frozen=True)
class Werkregel:
    """One school on the worklist: the newest profile that was set, and the concept of this year."""

    school: Organisatie
    stand: Profielstand
    beeld: Profielbeeld | None
    concept: Ondersteuningsprofiel | None


@dataclass(frozen=True)
class Bandbreedte:
    """How far schools lie apart on the basis: per part, and per board."""

    delen: list[Spreidingsregel]
    besturen: list[Spreidingsregel]
    scholen: int


def schools_of_region(viewer: Viewer, regio: Regio | None) -> QuerySet[Organisatie]:
    scholen = Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL, vestiging__isnull=False, regio=regio)
    return scholen if regio else scholen.none()


def profile_worklist(viewer: Viewer) -> list[Werkregel]:
    """Every school of the region (or the own ones) with how it stands, what needs work first."""
    scholen = schools_of_region(viewer, region_of(viewer))
    if not may_manage(viewer):
        scholen = scholen.filter(pk__in=writes_for(viewer))
    beelden = {b.profiel.school_id: b for b in views(newest_profiles(viewer, scholen), viewer.op)}
    concepten = {
        c.school_id: c
        for c in Ondersteuningsprofiel.objects.filter(
            school__in=scholen, status=Profielstatus.CONCEPT, schooljaar=school_year(viewer.op)
        )
    }
    regels = [
        Werkregel(s, _standing(beelden.get(s.pk), viewer.op), beelden.get(s.pk), concepten.get(s.pk))
        for s in scholen.select_related("gemeente", "bestuur").order_by("naam", "pk")
    ]
    volgorde = list(Profielstand)
    return sorted(regels, key=lambda r: volgorde.index(r.stand))


def _standing(beeld: Profielbeeld | None, op: date) -> Profielstand:
    if beeld is None:
        return standing(None, None, gevalideerd=False, op=op)
    return standing(beeld.profiel.schooljaar, beeld.profiel.vastgesteld_op, beeld.gevalideerd, op)


def count_standing(regels: Sequence[Werkregel]) -> dict[Profielstand, int]:
    telling = Counter(regel.stand for regel in regels)
    return {stand: telling[stand] for stand in Profielstand}


def schools_with_profile(viewer: Viewer) -> list[Organisatie]:
    """Schools of which something can be laid beside that of another."""
    met = set_profiles().values("school")
    return list(Organisatie.objects.filter(pk__in=met).select_related("vestiging").order_by("naam", "pk"))


def compared(viewer: Viewer, refs: Sequence[str]) -> list[Profielbeeld]:
    """The newest profiles of these schools, in this order; without references those of all schools."""
    scholen = Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL)
    profielen = newest_profiles(viewer, scholen.filter(ref__in=refs) if refs else scholen)
    if refs:
        profielen.sort(key=lambda p: refs.index(p.school.ref))
    return views(profielen, viewer.op)


def schools_good_at(viewer: Viewer, soort: Hulpsoort) -> list[Organisatie]:
    """Schools that, in the newest profile that they set, say to offer more of this kind and to do it well."""
    later = set_profiles().filter(school=OuterRef("school"), schooljaar__gt=OuterRef("schooljaar"))
    goed = Profieldeel.objects.filter(
        onderdeel__hulpsoort=soort, onderdeel__soort=Onderdeelsoort.EXTRA,
        niveau__gte=REGELS.drempel("bewijs_vanaf", viewer.op).aantal,
    )  # fmt: skip
    profielen = set_profiles().filter(~Exists(later), pk__in=goed.values("profiel"))
    scholen = Organisatie.objects.filter(pk__in=profielen.values("school"))
    return list(scholen.select_related("vestiging").order_by("naam", "pk"))


def bandwidth(viewer: Viewer, sector: Sector) -> Bandbreedte:
    """Over the newest profiles of the schools of one sector in the region of the viewer."""
    profielen = newest_profiles(viewer, schools_of_region(viewer, region_of(viewer)))
    beelden = views([p for p in profielen if sector_of(p.school) is sector], viewer.op)
    return Bandbreedte(_per_part(beelden, viewer), _per_board(beelden), len(beelden))


def _per_part(beelden: Sequence[Profielbeeld], viewer: Viewer) -> list[Spreidingsregel]:
    """Beside the norm of today."""
    niveaus: dict[int, list[float]] = defaultdict(list)
    for beeld in beelden:
        for regel in beeld.of_kind(Onderdeelsoort.BASIS):
            niveaus[regel.onderdeel.pk].append(regel.niveau or 0)
    regels = []
    for onderdeel, norm in parts_with_norm(viewer, region_of(viewer)):
        spreiding = spread(niveaus[onderdeel.pk])
        if onderdeel.soort == Onderdeelsoort.BASIS and spreiding:
            afspraak = (norm.niveau, norm.bandbreedte) if norm else (None, None)
            regels.append(Spreidingsregel(onderdeel.naam, spreiding, *afspraak))
    return regels


def _per_board(beelden: Sequence[Profielbeeld]) -> list[Spreidingsregel]:
    """Each school counts with its mean over the basis, to one decimal."""
    gemiddelden: dict[str, list[float]] = defaultdict(list)
    for beeld in beelden:
        eigen = spread(r.niveau or 0 for r in beeld.of_kind(Onderdeelsoort.BASIS))
        bestuur = beeld.profiel.school.bestuur
        if eigen:
            gemiddelden[bestuur.naam if bestuur else "Bestuur niet bekend"].append(round(eigen.gemiddeld, 1))
    per_bestuur = ((naam, spread(waarden)) for naam, waarden in sorted(gemiddelden.items()))
    return [Spreidingsregel(naam, spreiding) for naam, spreiding in per_bestuur if spreiding]


def parts_with_norm(viewer: Viewer, regio: Regio | None) -> list[tuple[Profielonderdeel, Profielnorm | None]]:
    """What the region asks today, each with the norm of today."""
    onderdelen = list(parts_on(regio.pk if regio else None, viewer.op).select_related("hulpsoort"))
    normen = Profielnorm.objects.filter(onderdeel__in=onderdelen, geldig_van__lte=viewer.op)
    geldt = {norm.onderdeel_id: norm for norm in normen.order_by("geldig_van")}
    return [(onderdeel, geldt.get(onderdeel.pk)) for onderdeel in onderdelen]


def part_by_ref(viewer: Viewer, ref: str) -> Profielonderdeel | None:
    """A part of the region in which somebody works."""
    rijen = Profielonderdeel.objects.filter(ref=ref, regio=region_of(viewer))
    return rijen.select_related("regio", "hulpsoort").prefetch_related("normen").first()


def stopped_parts(viewer: Viewer, regio: Regio | None) -> list[Profielonderdeel]:
    """What is no longer asked, or not yet."""
    niet = Q(geldig_tot__lte=viewer.op) | Q(geldig_van__gt=viewer.op)
    return list(Profielonderdeel.objects.filter(niet, regio=regio))


def schools_without_profile(op: date) -> list[Organisatie]:
    """Schools that are asked for the profile of the school year of ``op`` and did not set it."""
    jaar = school_year(op)
    gevraagd = Profielonderdeel.objects.filter(
        Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=op), geldig_van__lte=op
    ).values("regio")
    scholen = Organisatie.objects.filter(
        soort=Organisatie.Soort.SCHOOL, vestiging__isnull=False, regio__in=gevraagd
    )
    return list(
        scholen.exclude(pk__in=set_profiles().filter(schooljaar=jaar).values("school")).order_by("pk")
    )
