"""Reads of the monitor: the regional picture, with every figure about people of this product protected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import count_dossiers, count_evaluations, count_plans
from knooppunt.kaart.public import Kaartbeeld, Thuisnabij, kept_map, kept_near_home, kept_peildata
from knooppunt.loket.public import count_questions
from knooppunt.monitor.policies import may_see_region
from knooppunt.monitor.rules.schooljaar import Schooljaar, school_year
from knooppunt.monitor.rules.tellingen import DREMPELS, Telling, hide_small, municipalities_of
from knooppunt.organisaties.public import Samenwerkingsverband
from knooppunt_indicators import read_cards

KAARTEN = read_cards(Path(__file__).parent / "indicatoren.toml")
"""The card of every figure that the monitor shows."""

TELLERS = {
    "vragen": count_questions,
    "dossiers": count_dossiers,
    "plannen": count_plans,
    "evaluaties": count_evaluations,
}


@dataclass(frozen=True)
class Verband:
    """A samenwerkingsverband that was built, and what it is called."""

    code: str
    naam: str


@dataclass(frozen=True)
class Stromenbeeld:
    """Where pupils live and go to school, from public counts."""

    peildatum: date
    thuisnabij: tuple[Thuisnabij, ...]
    kaart: Kaartbeeld


@dataclass(frozen=True)
class Schooljaarbeeld:
    """What was asked and done in one school year, in the whole region."""

    schooljaar: Schooljaar
    gemeenten: tuple[str, ...]
    tellingen: tuple[Telling, ...]
    drempel: int


def built_areas(viewer: Viewer) -> tuple[Verband, ...]:
    """The samenwerkingsverbanden of which there are pupils, by code."""
    may_see_region(viewer).require_permission()
    rijen = Samenwerkingsverband.objects.filter(regio__isnull=False).order_by("code")
    return tuple(Verband(code, naam or code) for code, naam in rijen.values_list("code", "naam"))


def flows_of(viewer: Viewer, codes: tuple[str, ...], soort: str) -> Stromenbeeld | None:
    """The newest figures of these areas together; None when nobody is known to live there."""
    may_see_region(viewer).require_permission()
    datums = kept_peildata(codes) if codes else []
    if not datums:
        return None
    return Stromenbeeld(
        datums[0], kept_near_home(codes, datums[0]).soorten, kept_map(codes, datums[0], soort)
    )


def year_counts(viewer: Viewer, dag: date) -> Schooljaarbeeld:
    """Questions, dossiers, plans and evaluations in the school year of ``dag``; small numbers are None."""
    may_see_region(viewer).require_permission()
    jaar = school_year(dag)
    van, tot = _midnight(jaar.begin), _midnight(jaar.eind)
    geteld = {soort: teller(van, tot) for soort, teller in TELLERS.items()}
    gemeenten = municipalities_of(geteld)
    drempel = DREMPELS.drempel("SUP.SMALL", dag).aantal
    tellingen = tuple(hide_small(soort, n, gemeenten, drempel) for soort, n in geteld.items())
    return Schooljaarbeeld(jaar, gemeenten, tellingen, drempel)


def _midnight(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))
