"""What the region has, has long not checked, and misses: per municipality, kind and age."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente
from knooppunt.wegwijzer.models import Aanbodsoort, Hulpsoort, NietNodig
from knooppunt.wegwijzer.queries.beheer import region_of
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.rules.actueel import stale_before
from knooppunt.wegwijzer.rules.volledig import LEEFTIJDSGROEPEN, Vulling, filling, needed, years
from knooppunt.wegwijzer.sjabloon.lezen import CODE
from knooppunt.wegwijzer.zoekindex.inhoud import municipalities_of_region

IEDEREEN = ","
"""In the index: an offer for everyone."""
Jaren = frozenset[int]
Sleutel = tuple[str, int]
"""Code of a municipality and id of a kind."""


@dataclass(frozen=True)
class Soortregel:
    """One kind in one municipality: its filling per age group, None where the kind is not for that age."""

    soort: Hulpsoort
    vullingen: tuple[Vulling | None, ...]

    def has(self, *vullingen: Vulling) -> bool:
        return any(v in vullingen for v in self.vullingen)


@dataclass(frozen=True)
class Gemeentestand:
    """One municipality: all kinds in the order of the list, and how many kinds-and-ages are in which state."""

    gemeente: Gemeente
    regels: tuple[Soortregel, ...]
    telling: Counter[Vulling]

    @property
    def aandeel(self) -> int:
        """Of what is needed, how many percent is filled and fresh."""
        alles = sum(self.telling.values()) - self.telling[Vulling.NIET_NODIG]
        return round(100 * self.telling[Vulling.GEVULD] / alles) if alles else 0


def completeness(viewer: Viewer) -> list[Gemeentestand]:
    """Every municipality of the viewer's region. Five statements, however much there is."""
    gemeenten = list(own_municipalities(viewer))
    soorten = _kinds().select_related("boven").prefetch_related("streekwoorden")
    soorten = sorted(soorten, key=lambda s: (s.boven.volgorde if s.boven else 0, s.volgorde))
    vers, oud = _served(viewer, [g.code for g in gemeenten])
    onnodig = set(NietNodig.objects.values_list("gemeente_id", "hulpsoort_id", "vanaf"))
    return [_municipality(gemeente, soorten, vers, oud, onnodig) for gemeente in gemeenten]


def own_municipalities(viewer: Viewer) -> QuerySet[Gemeente]:
    """Of the viewer's region."""
    regio = region_of(viewer)
    return Gemeente.objects.filter(code__in=municipalities_of_region(regio.pk) if regio else ()).defer(
        "grens"
    )


def _kinds() -> QuerySet[Hulpsoort]:
    """The kinds of the national list; the groups stand above them."""
    return Hulpsoort.objects.filter(taxonomie__code=CODE, vervallen=False, boven__isnull=False)


def kind_in_municipality(viewer: Viewer, gemeente: str, soort: str) -> tuple[Gemeente, Hulpsoort] | None:
    """A municipality of the own region and a kind, by their codes."""
    hier = own_municipalities(viewer).filter(code=gemeente).first()
    gezocht = _kinds().filter(code=soort).prefetch_related("streekwoorden").first()
    return (hier, gezocht) if hier and gezocht else None


def not_needed(viewer: Viewer, gemeente: Gemeente, soort: Hulpsoort) -> list[NietNodig]:
    """What was said about this kind in this municipality."""
    rijen = NietNodig.objects.filter(gemeente=gemeente, hulpsoort=soort)
    return list(rijen.select_related("gemeente", "hulpsoort"))


def _served(viewer: Viewer, codes: list[str]) -> tuple[dict[Sleutel, Jaren], dict[Sleutel, Jaren]]:
    """The ages that offers are for, by municipality and kind: of those checked in time, and of the others."""
    vers: dict[Sleutel, Jaren] = defaultdict(frozenset)
    oud: dict[Sleutel, Jaren] = defaultdict(frozenset)
    grens = stale_before(viewer.op)
    eigen = Aanbodsoort.objects.exclude(
        aanbod__herkomst=Herkomst.BUREN
    )  # a neighbour's offer fills no gap here
    rijen = eigen.filter(aanbod__zoekdocument__isnull=False).values_list(
        "hulpsoort_id", *(f"aanbod__zoekdocument__{veld}" for veld in ("leeftijd_van", "leeftijd_tot", "gebieden")),
        "aanbod__nagekeken_op",
    )  # fmt: skip
    for soort, van, tot, gebieden, nagekeken_op in rijen.distinct():
        waar = oud if nagekeken_op < grens else vers
        for code in codes if gebieden == IEDEREEN else _named(gebieden, codes):
            waar[code, soort] |= years(van, tot)
    return vers, oud


def _named(gebieden: str, codes: list[str]) -> Iterable[str]:
    return (code for code in codes if f",{code}," in gebieden)


def _municipality(
    gemeente: Gemeente, soorten: list[Hulpsoort], vers: dict[Sleutel, Jaren], oud: dict[Sleutel, Jaren],
    onnodig: set[tuple[int, int, int | None]],
) -> Gemeentestand:  # fmt: skip
    regels = []
    for soort in soorten:
        sleutel = (gemeente.code, soort.pk)
        vullingen: list[Vulling | None] = []
        for groep in LEEFTIJDSGROEPEN:
            nodig = needed(groep, soort.leeftijd_van, soort.leeftijd_tot)
            if nodig and {(gemeente.pk, soort.pk, vanaf) for vanaf in (None, groep.van)} & onnodig:
                vullingen.append(Vulling.NIET_NODIG)
            else:
                vullingen.append(filling(nodig, vers[sleutel], oud[sleutel]) if nodig else None)
        regels.append(Soortregel(soort, tuple(vullingen)))
    return Gemeentestand(gemeente, tuple(regels), Counter(v for r in regels for v in r.vullingen if v))
