"""The facts of a plan from dossiers: children by kind of support, and what the wegwijzer has for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from knooppunt.dossier.public import Hulpbehoefte, Hulpgroep
from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.kaart.rules.verdeelplan.vraag import Gebiedsfeiten, Verdeelvraag


@dataclass(frozen=True)
class Hulpplek:
    """A place with room, for which kinds of support (codes)."""

    code: str
    punt: Punt
    soorten: tuple[str, ...]
    vrij: int


@dataclass(frozen=True)
class Hulpteam:
    """Expertise with free hours a week; ``gemeenten`` where it comes, None everywhere."""

    code: str
    punt: Punt
    soorten: tuple[str, ...]
    uren: float
    gemeenten: tuple[str, ...] | None

    def comes_to(self, gemeente: str) -> bool:
        return self.gemeenten is None or gemeente in self.gemeenten


@dataclass(frozen=True)
class Hulpfeiten:
    """``gebied`` has the schools, and as special ones also every place and team by its code, for name and point.

    ``groepen`` are kept apart and not for ever (``Dossiervraag``); without them the rest is about no child.
    """

    gebied: Gebiedsfeiten
    gemeenten: Mapping[str, str]
    """Code of the municipality by school."""
    plekken: tuple[Hulpplek, ...]
    teams: tuple[Hulpteam, ...]
    soortnamen: Mapping[str, str]
    groepen: tuple[Hulpgroep, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Without ``groepen``."""
        hulp = {
            "gemeenten": dict(self.gemeenten), "plekken": [asdict(p) for p in self.plekken],
            "teams": [asdict(t) for t in self.teams], "soortnamen": dict(self.soortnamen),
        }  # fmt: skip
        return self.gebied.as_json() | {"hulp": hulp}

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any], groepen: tuple[Hulpgroep, ...] = ()) -> Hulpfeiten:
        hulp = gegevens["hulp"]
        return cls(
            Gebiedsfeiten.from_json(gegevens), hulp["gemeenten"],
            tuple(Hulpplek(**p | {"punt": tuple(p["punt"]), "soorten": tuple(p["soorten"])}) for p in hulp["plekken"]),
            tuple(_team(t) for t in hulp["teams"]), hulp["soortnamen"], groepen,
        )  # fmt: skip


def _team(rij: Mapping[str, Any]) -> Hulpteam:
    komt = rij["gemeenten"]
    return Hulpteam(
        rij["code"], tuple(rij["punt"]), tuple(rij["soorten"]), rij["uren"], None if komt is None else tuple(komt)
    )  # fmt: skip


@dataclass(frozen=True)
class Kinderen:
    """So many children who are alike, with only the kinds of support that are planned."""

    wie: Hulpbehoefte
    aantal: int

    @property
    def behoefte(self) -> str:
        return "+".join(self.wie.soorten)


def children_of(vraag: Verdeelvraag, feiten: Hulpfeiten) -> list[Kinderen]:
    """Whom the plan is about. A school that is in neither list counts as none."""
    bekend = {school.code for school in (*feiten.gebied.gewoon, *feiten.gebied.speciaal)}
    geteld: Counter[Hulpbehoefte] = Counter()
    for groep in feiten.groepen:
        wie = groep.wie
        if soorten := vraag.of_it(wie.soorten):
            school = wie.school if wie.school in bekend else ""
            geteld[replace(wie, soorten=soorten, school=school)] += groep.aantal
    return [Kinderen(wie, n) for wie, n in geteld.items()]
