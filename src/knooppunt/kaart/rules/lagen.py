"""The layers of the map of the region: what one can choose to see, and what is drawn of it. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knooppunt.basis.benoemd import Benoemd
from knooppunt.kaart.rules.stromen import Reis
from knooppunt.kaart.rules.thuisnabij import Punt


class Laag(Benoemd):
    """What can be put on the map, in the order in which it is offered."""

    BO = "bo", "basisscholen"
    SBO = "sbo", "scholen voor speciaal basisonderwijs"
    SO = "so", "scholen voor speciaal onderwijs"
    VSO = "vso", "scholen voor voortgezet speciaal onderwijs"
    VO = "vo", "middelbare scholen"
    VRIJ = "vrij", "plekken die vrij zijn"
    EXPERTISE = "expertise", "deskundigen met vrije uren"
    HULP = "hulp", "hulp en aanbod"
    IKC = "ikc", "integrale kindcentra"
    THUIS = "thuis", "waar leerlingen van speciaal onderwijs wonen"
    REIZEN = "reizen", "hoe zij naar school reizen"
    SWV_PO = "swv_po", "samenwerkingsverbanden primair onderwijs"
    SWV_VO = "swv_vo", "samenwerkingsverbanden voortgezet onderwijs"
    RMC = "rmc", "RMC-regio’s"
    VEILIGHEID = "veiligheid", "veiligheidsregio’s en GGD’en"
    JEUGD = "jeugd", "jeugdhulpregio’s"


SCHOOLLAGEN = {Laag.BO: "Bo", Laag.SBO: "Sbo", Laag.SO: "So", Laag.VSO: "Vso", Laag.VO: "Vo"}
EERST = (Laag.SBO, Laag.SO, Laag.VSO, Laag.THUIS)
"""What one sees when nothing was chosen."""


@dataclass(frozen=True)
class Woonaantal:
    """Pupils of special education in one postcode; ``laag`` and ``hoog`` bound their number."""

    pc4: str
    gemeente: str
    punt: Punt
    laag: int
    hoog: int
    schatting: float


@dataclass(frozen=True)
class Gemeentereis:
    """Pupils of special education of one municipality who go to one site."""

    gemeente: str
    school: str
    van: Punt
    naar: Punt
    laag: int
    hoog: int
    schatting: float


def homes(
    stromen: Iterable[Reis], soorten: Collection[str], gemeente_van: dict[str, str], klein: int
) -> tuple[list[Woonaantal], int]:
    """Postcodes with at least ``klein`` certain pupils of these kinds, most first; and how many have fewer."""
    groepen: dict[str, list[Reis]] = defaultdict(list)
    for stroom in stromen:
        if stroom.soort in soorten and stroom.woonpunt:
            groepen[stroom.woon_pc4].append(stroom)
    rijen = [
        Woonaantal(
            pc4, gemeente_van.get(pc4, ""), groep[0].woonpunt, sum(s.laag for s in groep), sum(s.hoog for s in groep),
            sum(s.schatting for s in groep),
        )
        for pc4, groep in groepen.items()
        if groep[0].woonpunt
    ]  # fmt: skip
    groot = sorted((r for r in rijen if r.laag >= klein), key=lambda r: (-r.schatting, r.pc4))
    return groot, len(rijen) - len(groot)


def trips(
    stromen: Iterable[Reis],
    soorten: Collection[str],
    gemeente_van: dict[str, str],
    namen: dict[str, str],
    klein: int,
) -> tuple[list[Gemeentereis], int]:
    """From each municipality to each site with at least ``klein`` certain pupils, most first; and how many have fewer.

    A trip begins at the postcode of the municipality from which most of them come.
    """
    groepen: dict[tuple[str, str], list[Reis]] = defaultdict(list)
    for stroom in stromen:
        if (
            stroom.soort in soorten
            and stroom.woonpunt
            and stroom.schoolpunt
            and gemeente_van.get(stroom.woon_pc4)
        ):
            groepen[gemeente_van[stroom.woon_pc4], stroom.vestigingscode].append(stroom)
    rijen = [_trip(gemeente, namen.get(code, code), groep) for (gemeente, code), groep in groepen.items()]
    groot = sorted((r for r in rijen if r.laag >= klein), key=lambda r: (-r.schatting, r.gemeente, r.school))
    return groot, len(rijen) - len(groot)


def _trip(gemeente: str, school: str, groep: list[Reis]) -> Gemeentereis:
    per_punt = Counter[Punt]()
    for stroom in groep:
        per_punt[stroom.woonpunt or (0.0, 0.0)] += stroom.laag
    return Gemeentereis(
        gemeente, school, per_punt.most_common(1)[0][0], groep[0].schoolpunt or (0.0, 0.0),
        sum(s.laag for s in groep), sum(s.hoog for s in groep), sum(s.schatting for s in groep),
    )  # fmt: skip
