"""Invented flows of pupils: who lives where and goes to which school. Plain Python, the same for the same seed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from knooppunt.organisaties.rules.plaatsen import afstand_km
from knooppunt.organisaties.rules.schatting import HOOGST, LAAGST, School, cell_estimates

PEILDATUM = "peildatum"
Telling = Counter[tuple[str, str, str, int]]
"""Pupils per (home PC4, site code, kind, age)."""
PER_INWONER = 0.0112
"""Pupils of one age per inhabitant."""
REIKWIJDTE_KM = {"Bo": 1.1, "Sbo": 5.0, "So": 7.0, "Vso": 8.0, "Vo": 3.5}
"""How fast the draw of a school falls with distance: at this distance it is 1/e."""


@dataclass(frozen=True)
class Woonplek:
    """A postcode with its point (latitude, longitude) and its inhabitants."""

    pc4: str
    punt: tuple[float, float]
    inwoners: int


@dataclass(frozen=True)
class Schoolplek:
    code: str
    soorten: tuple[str, ...]
    punt: tuple[float, float]
    trek: float = 1.0


@dataclass(frozen=True)
class Stroom:
    """One cell of the publication: the interval [laag, hoog] and the estimate in it, in pupils."""

    woon_pc4: str
    code: str
    soort: str
    leeftijd: int
    laag: int
    hoog: int
    schatting: float


def draw_pupils(woonplekken: Sequence[Woonplek], scholen: Sequence[Schoolplek], seed: int) -> Telling:
    """Pupils per (home PC4, school, kind, age), drawn one by one."""
    kans = Random(seed)  # noqa: S311 - invented people, no secret
    telling: Telling = Counter()
    for plek in woonplekken:
        keuzes = {soort: _draw(plek, scholen, soort) for soort in REIKWIJDTE_KM}
        for leeftijd in range(4, 19):
            for _ in range(_age_group(plek.inwoners, leeftijd, kans)):
                soort = _kind(leeftijd, kans)
                codes, gewichten = keuzes[soort]
                telling[plek.pc4, kans.choices(codes, gewichten)[0], soort, leeftijd] += 1
    return telling


def published(telling: Telling) -> Iterator[Stroom]:
    """The counts as they are published: 1 to 4 pupils is an interval, with an estimate that fits the school's total."""
    scholen: dict[tuple[str, str], School] = {}
    for (_, code, soort, _), aantal in telling.items():
        school = scholen.setdefault((PEILDATUM, code), School(totaal=0))
        school.totaal = (school.totaal or 0) + aantal
        if aantal <= HOOGST:
            school.afgeschermd[soort] = school.afgeschermd.get(soort, 0) + 1
        else:
            school.bekend += aantal
    geschat = cell_estimates(scholen)
    for (pc4, code, soort, leeftijd), aantal in sorted(telling.items()):
        if aantal <= HOOGST:
            yield Stroom(pc4, code, soort, leeftijd, LAAGST, HOOGST, geschat[PEILDATUM, code, soort])
        else:
            yield Stroom(pc4, code, soort, leeftijd, aantal, aantal, float(aantal))


def totals(telling: Telling) -> Counter[str]:
    """Pupils per school."""
    per_school: Counter[str] = Counter()
    for (_, code, _, _), aantal in telling.items():
        per_school[code] += aantal
    return per_school


def _draw(plek: Woonplek, scholen: Sequence[Schoolplek], soort: str) -> tuple[list[str], list[float]]:
    """The schools of a kind with their draw on this place."""
    van_soort = [school for school in scholen if soort in school.soorten]
    gewichten = [
        school.trek * math.exp(-afstand_km(plek.punt, school.punt) / REIKWIJDTE_KM[soort])
        for school in van_soort
    ]
    return [school.code for school in van_soort], gewichten


def _age_group(inwoners: int, leeftijd: int, kans: Random) -> int:
    deel = {17: 0.7, 18: 0.25}.get(leeftijd, 1.0)
    return round(inwoners * PER_INWONER * deel * kans.uniform(0.85, 1.15))


def _kind(leeftijd: int, kans: Random) -> str:
    """The kind of education by age, in shares that are usual in the Netherlands."""
    if leeftijd <= 11 or (leeftijd == 12 and kans.random() < 0.35):
        return kans.choices(("Bo", "Sbo", "So"), (95.4, 2.8 if leeftijd > 5 else 0.6, 1.8))[0]
    return kans.choices(("Vo", "Vso"), (95.6, 4.4))[0]
