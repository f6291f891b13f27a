"""What the region has, has long not checked, and misses: per municipality, kind and age."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente
from knooppunt.wegwijzer.models import Aanbodsoort, Hulpsoort
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
        alles = sum(self.telling.values())
        return round(100 * self.telling[Vulling.GEVULD] / alles) if alles else 0


def completeness(viewer: Viewer) -> list[Gemeentestand]:
    """Every municipality of the viewer's region. Four statements, however much there is."""
    regio = region_of(viewer)
    gemeenten = list(
        Gemeente.objects.filter(code__in=municipalities_of_region(regio.pk) if regio else ()).defer("grens")
    )
    soorten = Hulpsoort.objects.filter(taxonomie__code=CODE, vervallen=False, boven__isnull=False)
    soorten = soorten.select_related("boven").prefetch_related("streekwoorden")
    soorten = sorted(soorten, key=lambda s: (s.boven.volgorde if s.boven else 0, s.volgorde))
    vers, oud = _served(viewer, [g.code for g in gemeenten])
    return [_municipality(gemeente, soorten, vers, oud) for gemeente in gemeenten]


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
    gemeente: Gemeente, soorten: list[Hulpsoort], vers: dict[Sleutel, Jaren], oud: dict[Sleutel, Jaren]
) -> Gemeentestand:
    regels = []
    for soort in soorten:
        sleutel = (gemeente.code, soort.pk)
        nodig = [needed(groep, soort.leeftijd_van, soort.leeftijd_tot) for groep in LEEFTIJDSGROEPEN]
        regels.append(
            Soortregel(soort, tuple(filling(n, vers[sleutel], oud[sleutel]) if n else None for n in nodig))
        )
    return Gemeentestand(gemeente, tuple(regels), Counter(v for r in regels for v in r.vullingen if v))
