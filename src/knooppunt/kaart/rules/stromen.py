"""The trips of pupils as rows: per municipality where they live, per school where they go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from knooppunt.kaart.rules.thuisnabij import Punt, Stroom

STAPPEN = 5


class Reis(Stroom, Protocol):
    """A flow with where it begins and ends."""

    @property
    def woon_pc4(self) -> str: ...
    @property
    def vestigingscode(self) -> str: ...


@dataclass(frozen=True)
class Gemeentestroom:
    """Pupils of one kind of education who live in one municipality; ``laag`` and ``hoog`` bound their number.

    ``gemiddeld_km`` is the mean straight line over ``laag``; ``scholen`` the number of sites they go to.
    """

    gemeente: str
    laag: int
    hoog: int
    schatting: float
    gemiddeld_km: float | None
    scholen: int

    @property
    def in_woorden(self) -> str:
        afstand = (
            "" if self.gemiddeld_km is None else f", gemiddeld {self.gemiddeld_km:.1f} km".replace(".", ",")
        )
        return f"{self.gemeente}: {pupils_in_words(self.laag, self.hoog)}{afstand}"


@dataclass(frozen=True)
class Schoolstroom:
    """Pupils from the area at one site. ``is_buiten``: it stands in another area."""

    school: str
    laag: int
    hoog: int
    schatting: float
    is_buiten: bool


def per_municipality(
    stromen: Iterable[Reis],
    gemeente_van: Mapping[str, str | None],
    afstand_km: Callable[[Punt, Punt], float],
) -> tuple[Gemeentestroom, ...]:
    """The largest first; a postcode without municipality counts under "onbekend"."""
    groepen: dict[str, list[Reis]] = defaultdict(list)
    for stroom in stromen:
        groepen[gemeente_van.get(stroom.woon_pc4) or "onbekend"].append(stroom)
    rijen = [_municipality(naam, groep, afstand_km) for naam, groep in groepen.items()]
    return tuple(sorted(rijen, key=lambda rij: (-rij.schatting, rij.gemeente)))


def _municipality(
    naam: str, stromen: Collection[Reis], afstand_km: Callable[[Punt, Punt], float]
) -> Gemeentestroom:
    afstanden = [
        (afstand_km(s.woonpunt, s.schoolpunt), s.laag) for s in stromen if s.woonpunt and s.schoolpunt
    ]
    gewicht = sum(laag for _, laag in afstanden)
    return Gemeentestroom(
        gemeente=naam,
        laag=sum(s.laag for s in stromen),
        hoog=sum(s.hoog for s in stromen),
        schatting=sum(s.schatting for s in stromen),
        gemiddeld_km=sum(km * laag for km, laag in afstanden) / gewicht if gewicht else None,
        scholen=len({s.vestigingscode for s in stromen}),
    )


def per_school(
    stromen: Iterable[Reis], namen: Mapping[str, str], gebied: frozenset[str]
) -> tuple[Schoolstroom, ...]:
    """The largest first. ``namen`` by vestigingscode; ``gebied`` are the codes of the area together."""
    groepen: dict[str, list[Reis]] = defaultdict(list)
    for stroom in stromen:
        groepen[stroom.vestigingscode].append(stroom)
    rijen = [
        Schoolstroom(
            school=namen.get(code, code),
            laag=sum(s.laag for s in groep),
            hoog=sum(s.hoog for s in groep),
            schatting=sum(s.schatting for s in groep),
            is_buiten=not groep[0].school_swvs & gebied,
        )
        for code, groep in groepen.items()
    ]
    return tuple(sorted(rijen, key=lambda rij: (-rij.schatting, rij.school)))


def distance_steps(
    rijen: Iterable[Gemeentestroom], minstens: int
) -> tuple[dict[str, int], tuple[tuple[float, float], ...]]:
    """Step 1 (near) to 5 (far) per municipality by mean distance, and the distances from and to of each step.

    Each step holds as many municipalities. One with fewer than ``minstens`` certain pupils gets no step.
    """
    met_afstand = [
        (r.gemiddeld_km, r.gemeente) for r in rijen if r.gemiddeld_km is not None and r.laag >= minstens
    ]
    volgorde = sorted(met_afstand)
    stap = {naam: 1 + STAPPEN * i // len(volgorde) for i, (_, naam) in enumerate(volgorde)}
    per_stap = [[km for km, naam in volgorde if stap[naam] == nummer] for nummer in range(1, STAPPEN + 1)]
    return stap, tuple((groep[0], groep[-1]) for groep in per_stap if groep)


def in_words(stromen: Collection[Reis]) -> str:
    """'12 leerlingen', or '4 tot 16 leerlingen' where the file hides small numbers."""
    return pupils_in_words(sum(s.laag for s in stromen), sum(s.hoog for s in stromen))


def pupils_in_words(laag: int, hoog: int) -> str:
    aantal = str(laag) if laag == hoog else f"{laag} tot {hoog}"
    return f"{aantal} leerling{'' if aantal == '1' else 'en'}"
