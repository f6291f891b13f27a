"""A study of a tiny area: two postcodes, a regular school beside the first, a special school ten kilometres off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np

from knooppunt.dossier.public import Hulpbehoefte, Hulpgroep
from knooppunt.kaart.actions.studies import ask_study
from knooppunt.kaart.models import Studie
from knooppunt.kaart.rules.studies import Studiesoort
from knooppunt.kaart.rules.verdeelplan.hulp import Hulpfeiten, Hulpplek, Hulpteam
from knooppunt.kaart.rules.verdeelplan.vraag import (
    Gebiedsfeiten,
    Schoolplek,
    Sector,
    Stroom,
    Verdeelvraag,
    Voor,
    Woonplek,
    first_choices,
)
from knooppunt.kaart.werk import claim_study, count_study
from knooppunt_planning import Point
from knooppunt_planning.network import NO_WAY, UNREACHABLE, Mode, Pace, StraightLine, Table
from knooppunt_planning.network.table import Block
from tests.factories import AT, OP

PEILDATUM = date(2026, 10, 1)
THUIS, VER = (52.60, 5.30), (52.70, 5.30)


def question(**anders) -> Verdeelvraag:
    eerst = first_choices(Sector.PO, OP) | {"seconden": 5, "voor": Voor.ALLEN, "sector": Sector.PO}
    return Verdeelvraag(**{"swv": "PO9901", "peildatum": PEILDATUM} | eerst | anders)


def facts(leerlingen: float = 6.0, soort: str = "So", school: int = 200) -> Gebiedsfeiten:
    """Pupils in 9901 who go to the special school far away; room for 3 of every 100 in the regular one."""
    return Gebiedsfeiten(
        woonplekken=(Woonplek("9901", THUIS, "Lindeveen", 5.0), Woonplek("9902", VER, "Lindeveen", 5.0)),
        gewoon=(Schoolplek("99AA00", "De Vuurtoren, Lindeveen", THUIS, school),),
        speciaal=(Schoolplek("99ZZ00", "De Trapgans, Overzijde", VER),),
        stromen=(Stroom("9901", "99ZZ00", soort, leerlingen), Stroom("9902", "99ZZ00", soort, 20.0)),
    )


def asked_study(cast, sleutel: str = "1" * 16, wie: str = "beleid", at=AT, feiten=None, **anders) -> Studie:
    return ask_study(
        sleutel=sleutel, soort=Studiesoort.VERDEELPLAN, naam="Plan van Waterrijk", vraag=question(**anders).as_json(),
        feiten=(feiten or facts()).as_json(), by=getattr(cast, wie), at=at,
    )  # fmt: skip


def counted_study(cast, **anders) -> Studie:
    """A finished study with one proposal or more."""
    studie = asked_study(cast, **anders)
    claimed = claim_study(AT)
    assert claimed is not None
    assert count_study(claimed, lambda: AT)
    studie.refresh_from_db()
    return studie


def group(
    *soorten: str, aantal: int = 1, school: str = "", pc4: str = "9901", samen_met: str = ""
) -> Hulpgroep:
    """So many children as they are counted in dossiers."""
    return Hulpgroep(Hulpbehoefte(pc4, soorten, school, samen_met), aantal)


def needs(*groepen: Hulpgroep, uren: float = 8.0, vrij: int = 0) -> Hulpfeiten:
    """A regular school near 9901, a special one and a free place in 9902; a team for gedrag comes to Lindeveen."""
    hier = facts()
    erbij = (Schoolplek("team", "Autismespecialist", THUIS), Schoolplek("plek", "Leren op de boerderij", VER))
    gebied = replace(hier, stromen=(), speciaal=(*hier.speciaal, *erbij))
    return Hulpfeiten(
        gebied, {"99AA00": "GM9901"}, (Hulpplek("plek", VER, ("gedrag",), vrij),),
        (Hulpteam("team", THUIS, ("gedrag",), uren, ("GM9901",)),),
        {"gedrag": "Gedrag en gevoel", "leren": "Leren en taal"}, groepen,
    )  # fmt: skip


def winding_roads(mode: Mode, van, naar) -> dict:
    """Kept ways over roads that are three times as long as a straight line."""
    straight = StraightLine({mode: Pace(3.0, 50.0)})
    return Table.reckon(straight, {mode: ([Point(*p) for p in van], [Point(*p) for p in naar])}).as_json()


def roads(km: Mapping[tuple[tuple[float, float], tuple[float, float]], float]) -> dict:
    """Kept ways of exactly this length; between other places there is none."""
    van, naar = (tuple(dict.fromkeys(Point(*paar[kant]) for paar in km)) for kant in (0, 1))
    meters = np.array([[1000 * km.get((a, b), np.inf) for b in naar] for a in van])
    meters = np.where(np.isfinite(meters), meters, NO_WAY).astype(np.uint32)
    blok = Block(van, naar, np.minimum(meters // 5, UNREACHABLE).astype(np.uint16), meters)
    return Table(dict.fromkeys((Mode.BICYCLE, Mode.CAR), blok)).as_json()


def later(**delta: float) -> datetime:
    """So much after the moment of the factories."""
    return AT + timedelta(**delta)


def state(studie: Studie) -> str:
    """As it is kept now."""
    studie.refresh_from_db()
    return studie.toestand
