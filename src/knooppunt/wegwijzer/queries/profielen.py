"""Support profiles: of one school, of several beside each other, each part with norm, last year and what others saw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.models import (
    Ondersteuningsprofiel,
    Profieldeel,
    Profielnorm,
    Profielonderdeel,
    Validatieoordeel,
)
from knooppunt.wegwijzer.policies import may_read_draft
from knooppunt.wegwijzer.rules.profielen import (
    Ingevuld,
    Onderdeelsoort,
    Profielstatus,
    Sector,
    Verandering,
    below_norm,
    change_since,
)
from knooppunt.wegwijzer.rules.validatie import Validatiestatus, is_validated, still_counts

VO = frozenset(["Vo", "Vso"])
HUISBEELD = ("school__vestiging", "school__bestuur", "school__gemeente")


@dataclass(frozen=True)
class Profielregel:
    """One part of a profile: what the school says, what was agreed, how it was, and what another saw."""

    onderdeel: Profielonderdeel
    deel: Profieldeel | None
    norm: Profielnorm | None
    vorig: int | None
    oordeel: Validatieoordeel | None
    """The newest that is about what the school says now."""

    @property
    def niveau(self) -> int | None:
        return self.deel.niveau if self.deel else None

    @property
    def verandering(self) -> Verandering | None:
        return None if self.niveau is None else change_since(self.niveau, self.vorig)

    @property
    def onder_norm(self) -> bool:
        return below_norm(self.niveau, self.norm.niveau if self.norm else None)

    def filled(self) -> Ingevuld:
        bewijs = self.deel.bewijs if self.deel else ""
        return Ingevuld(self.onderdeel.naam, Onderdeelsoort(self.onderdeel.soort), self.niveau, bewijs)


@dataclass(frozen=True)
class Profielbeeld:
    """A profile with all its parts, in the order of the region."""

    profiel: Ondersteuningsprofiel
    vorig: Ondersteuningsprofiel | None
    regels: list[Profielregel]

    @property
    def beoordeeld(self) -> list[Profielregel]:
        return [r for r in self.regels if r.niveau is not None]

    @property
    def getoetst(self) -> int:
        return sum(r.oordeel is not None for r in self.beoordeeld)

    @property
    def gevalideerd(self) -> bool:
        return is_validated([r.oordeel is not None for r in self.beoordeeld])

    def of_kind(self, soort: Onderdeelsoort) -> list[Profielregel]:
        return [r for r in self.regels if r.onderdeel.soort == soort]


def sector_of(school: Organisatie) -> Sector:
    """Of a school site; one that is both has the agreements of secondary schools."""
    soorten = school.vestiging.soorten.split(",") if hasattr(school, "vestiging") else []
    return Sector.VO if VO & set(soorten) else Sector.PO


def parts_on(regio_id: int | None, op: date) -> QuerySet[Profielonderdeel]:
    """The parts that count in a region on a day, for all sectors."""
    geldt = Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=op)
    return Profielonderdeel.objects.filter(geldt, regio_id=regio_id, geldig_van__lte=op)


def set_profiles() -> QuerySet[Ondersteuningsprofiel]:
    """What everyone may see."""
    return Ondersteuningsprofiel.objects.filter(status=Profielstatus.VASTGESTELD).select_related(*HUISBEELD)


def set_profile(viewer: Viewer, school: Organisatie, jaar: int | None = None) -> Ondersteuningsprofiel | None:
    """The newest profile of a school that was set, or that of one school year."""
    rijen = set_profiles().filter(school=school)
    return (rijen if jaar is None else rijen.filter(schooljaar=jaar)).order_by("-schooljaar").first()


def years_of(viewer: Viewer, school: Organisatie) -> list[int]:
    """The school years of which a profile was set, newest first."""
    return list(
        set_profiles().filter(school=school).order_by("-schooljaar").values_list("schooljaar", flat=True)
    )


def profiles_of(viewer: Viewer, school: Organisatie) -> list[Ondersteuningsprofiel]:
    """Those of every year that this person may read, newest first."""
    rijen = Ondersteuningsprofiel.objects.filter(school=school)
    if not may_read_draft(viewer, school.pk):
        rijen = rijen.filter(status=Profielstatus.VASTGESTELD)
    return list(rijen.order_by("-schooljaar"))


def newest_profiles(viewer: Viewer, scholen: QuerySet[Organisatie]) -> list[Ondersteuningsprofiel]:
    """Of each of these schools the newest that was set, by the name of the school."""
    per_school: dict[int, Ondersteuningsprofiel] = {}
    for profiel in set_profiles().filter(school__in=scholen).order_by("schooljaar"):
        per_school[profiel.school_id] = profiel
    return sorted(per_school.values(), key=lambda p: (p.school.naam, p.school_id))


def profile_by_ref(viewer: Viewer, ref: str) -> Ondersteuningsprofiel | None:
    """What was set, for who works in the region; a draft for who writes it and for the samenwerkingsverband."""
    profiel = (
        Ondersteuningsprofiel.objects.filter(ref=ref).select_related(*HUISBEELD, "school__regio").first()
    )
    if profiel is None:
        return None
    if profiel.status == Profielstatus.CONCEPT:
        return profiel if may_read_draft(viewer, profiel.school_id) else None
    return profiel if viewer.mag(Permissie.REGIOBEELD_ZIEN) else None


def views(profielen: Sequence[Ondersteuningsprofiel], op: date) -> list[Profielbeeld]:
    """Everything of these profiles, in the same order. The number of statements does not depend on how many."""
    vorige = _before(profielen)
    delen = _parts_of([*profielen, *vorige.values()])
    oordelen = _judgements(profielen)
    onderdelen = _parts_for(profielen, delen)
    normen = _norms(onderdelen)
    return [
        _view(profiel, vorige.get(profiel.pk), onderdelen, delen, oordelen, normen, op)
        for profiel in profielen
    ]


def _view(
    profiel: Ondersteuningsprofiel, vorig: Ondersteuningsprofiel | None, onderdelen: Sequence[Profielonderdeel],
    delen: Mapping[int, Mapping[int, Profieldeel]], oordelen: Mapping[int, Validatieoordeel],
    normen: Mapping[int, Sequence[Profielnorm]], op: date,
) -> Profielbeeld:  # fmt: skip
    van_nu, van_toen = delen.get(profiel.pk, {}), delen.get(vorig.pk, {}) if vorig else {}
    dag = profiel.vastgesteld_op or op
    is_concept = profiel.status == Profielstatus.CONCEPT
    regels = []
    for onderdeel in onderdelen:
        deel, toen = van_nu.get(onderdeel.pk), van_toen.get(onderdeel.pk)
        if not (_asked(onderdeel, profiel.school, op) if is_concept else deel and deel.niveau):
            continue
        oordeel = oordelen.get(deel.pk) if deel else None
        geldt = [n for n in normen.get(onderdeel.pk, ()) if n.geldig_van <= dag]
        regels.append(
            Profielregel(
                onderdeel, deel, geldt[-1] if geldt else None, toen.niveau if toen else None, oordeel
            )
        )
    return Profielbeeld(profiel, vorig, regels)


def _asked(onderdeel: Profielonderdeel, school: Organisatie, op: date) -> bool:
    """Is a school asked about this part on this day?"""
    loopt = onderdeel.geldig_van <= op and (onderdeel.geldig_tot is None or op < onderdeel.geldig_tot)
    return loopt and onderdeel.regio_id == school.regio_id and onderdeel.sector in ("", sector_of(school))


def _before(profielen: Sequence[Ondersteuningsprofiel]) -> dict[int, Ondersteuningsprofiel]:
    """By id of the profile: the one of the same school that was set for the newest year before it."""
    eerder: dict[int, list[Ondersteuningsprofiel]] = defaultdict(list)
    rijen = Ondersteuningsprofiel.objects.filter(
        school_id__in={p.school_id for p in profielen}, status=Profielstatus.VASTGESTELD
    )
    for rij in rijen.order_by("schooljaar"):
        eerder[rij.school_id].append(rij)
    vorige = {p.pk: [e for e in eerder[p.school_id] if e.schooljaar < p.schooljaar] for p in profielen}
    return {pk: rijen[-1] for pk, rijen in vorige.items() if rijen}


def _parts_of(profielen: Iterable[Ondersteuningsprofiel]) -> dict[int, dict[int, Profieldeel]]:
    """What was filled in, by profile and part."""
    per_profiel: dict[int, dict[int, Profieldeel]] = defaultdict(dict)
    for deel in Profieldeel.objects.filter(profiel__in=[p.pk for p in profielen]):
        per_profiel[deel.profiel_id][deel.onderdeel_id] = deel
    return per_profiel


def _parts_for(
    profielen: Sequence[Ondersteuningsprofiel], delen: Mapping[int, Mapping[int, Profieldeel]]
) -> list[Profielonderdeel]:
    """The parts of the regions of these schools, and what they filled in before."""
    ingevuld = {pk for per_onderdeel in delen.values() for pk in per_onderdeel}
    rijen = Profielonderdeel.objects.filter(
        Q(regio__in={p.school.regio_id for p in profielen}) | Q(pk__in=ingevuld)
    )
    return list(rijen.select_related("hulpsoort__boven").prefetch_related("hulpsoort__streekwoorden"))


def _norms(onderdelen: Sequence[Profielonderdeel]) -> dict[int, list[Profielnorm]]:
    """By part, oldest first."""
    normen: dict[int, list[Profielnorm]] = defaultdict(list)
    for norm in Profielnorm.objects.filter(onderdeel__in=onderdelen).order_by("geldig_van"):
        normen[norm.onderdeel_id].append(norm)
    return normen


def _judgements(profielen: Sequence[Ondersteuningsprofiel]) -> dict[int, Validatieoordeel]:
    """By part of a profile the newest judgement that is about what the school says now."""
    rijen = Validatieoordeel.objects.filter(
        deel__profiel__in=[p.pk for p in profielen], validatie__status=Validatiestatus.AFGEROND
    ).select_related("validatie__organisatie", "deel")
    return {
        o.deel_id: o
        for o in rijen.order_by("validatie__beslist_op", "pk")
        if still_counts(o.zelf, o.deel.niveau)
    }
