"""What children need by their plan, counted without names: for who plans where support is. Plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hulpbehoefte:
    """One child as it is counted: nothing that says who it is.

    ``school`` is the code of the site where it goes, empty without a school; ``samen_met`` that of a brother or sister.
    """

    pc4: str
    soorten: tuple[str, ...]
    school: str = ""
    samen_met: str = ""


@dataclass(frozen=True)
class Hulpgroep:
    """Children who are alike for a plan, and how many they are."""

    wie: Hulpbehoefte
    aantal: int

    def as_json(self) -> list[object]:
        return [self.wie.pc4, list(self.wie.soorten), self.wie.school, self.wie.samen_met, self.aantal]

    @classmethod
    def from_json(cls, rij: list[object]) -> Hulpgroep:
        """ValueError when this is not a row of ``as_json``."""
        match rij:
            case [str(pc4), list(soorten), str(school), str(samen_met), int(aantal)]:
                return cls(Hulpbehoefte(pc4, tuple(map(str, soorten)), school, samen_met), aantal)
        raise ValueError("geen groep kinderen")


def grouped(kinderen: Iterable[Hulpbehoefte]) -> tuple[Hulpgroep, ...]:
    """In a fixed order, so that the same children give the same plan."""
    geteld = Counter(kinderen)
    volgorde = sorted(geteld, key=lambda wie: (wie.pc4, wie.soorten, wie.school, wie.samen_met))
    return tuple(Hulpgroep(wie, geteld[wie]) for wie in volgorde)
