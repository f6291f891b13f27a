"""What the page shows, in words: figures with their margin, choices as links."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from django.urls import reverse

from knooppunt.kaart.public import Gemeentestroom, Schoolstroom, Thuisnabij, map_html
from knooppunt.monitor.queries import Schooljaarbeeld, Stromenbeeld
from knooppunt.monitor.rules.bevinding import SOORTNAMEN, main_finding
from knooppunt.monitor.rules.tellingen import DREMPELS, ONBEKEND
from knooppunt.monitor.web.forms import Keuze, KeuzeForm

VOLGORDE = ("Vso", "So", "Sbo", "Bo")
MEESTE_SCHOLEN, MEESTE_GEMEENTEN = 25, 100
"""Longer tables make the page heavy; the files hold all rows."""
TELWOORDEN = {
    "vragen": "vragen gesteld",
    "dossiers": "dossiers geopend",
    "plannen": "plannen vastgesteld",
    "evaluaties": "keer geëvalueerd",
}


def choice_page(keuze: Keuze, form: KeuzeForm) -> dict[str, Any]:
    """Links to the other kinds, and the areas when there are several."""
    pagina = reverse("monitor:regiobeeld")
    return {
        "soorten": [
            {
                "url": f"{pagina}?{keuze.query(soort=soort)}",
                "label": SOORTNAMEN[soort].capitalize(),
                "actief": soort == keuze.soort,
            }
            for soort in VOLGORDE
        ],
        "kies_gebied": len(form.fields["swv"].choices) > 2,
        "soortnaam": SOORTNAMEN[keuze.soort],
        "query": keuze.query(),
    }


def flow_page(beeld: Stromenbeeld, keuze: Keuze, dag: date) -> dict[str, Any]:
    """The map, the four large figures and the tables."""
    genoeg = DREMPELS.drempel("SUP.SHARE", dag).aantal
    gekozen = next(rij for rij in beeld.thuisnabij if rij.soort == keuze.soort)
    kaart_url = f"{reverse('kaart:regiokaart')}?{keuze.query()}"
    return {
        "beeld": beeld,
        "bevinding": main_finding(beeld.thuisnabij, genoeg),
        "kaart": map_html(beeld.kaart, keuze.soort, keuze.gebied, kaart_url),
        "gekozen": in_words(gekozen, genoeg),
        "thuisnabij": [in_words(rij, genoeg) for rij in _in_order(beeld.thuisnabij)],
        "gemeenten": [_municipality(rij) for rij in beeld.kaart.gemeenten[:MEESTE_GEMEENTEN]],
        "gemeenten_weggelaten": max(len(beeld.kaart.gemeenten) - MEESTE_GEMEENTEN, 0),
        "scholen": [_school(rij) for rij in beeld.kaart.scholen[:MEESTE_SCHOLEN]],
        "scholen_weggelaten": max(len(beeld.kaart.scholen) - MEESTE_SCHOLEN, 0),
    }


def _in_order(rijen: tuple[Thuisnabij, ...]) -> list[Thuisnabij]:
    return sorted(rijen, key=lambda rij: VOLGORDE.index(rij.soort))


def in_words(rij: Thuisnabij, genoeg: int) -> dict[str, Any]:
    """Distances and shares need at least ``genoeg`` pupils who are certain; else they say too little."""
    telt = rij.laag >= genoeg
    return {
        "naam": SOORTNAMEN[rij.soort],
        "aantal": between(rij.laag, rij.hoog),
        "schatting": f"ongeveer {number(round(rij.schatting))}" if rij.laag != rij.hoog else "",
        "telt": telt,
        "helft": km(rij.mediaan_km) if telt else "",
        "helft_marge": _margin(rij.mediaan_marge, rij.mediaan_km, km, 10) if telt else "",
        "negentig": km(rij.p90_km) if telt else "",
        "negentig_marge": _margin(rij.p90_marge, rij.p90_km, km, 10) if telt else "",
        "buiten": percent(rij.buiten_laag) if telt else "",
        "buiten_marge": _margin(rij.buiten_marge, rij.buiten_laag, percent, 100) if telt else "",
    }


def _margin(marge: tuple[float, float] | None, waarde: float | None, schrijf: Any, stap: int) -> str:
    """'6,9 tot 9,1 km'; empty when the margin reads the same as the value.

    Rounded outwards to one in ``stap``, so that the margin is never narrower than it is.
    """
    if marge is None or schrijf(marge[0]) == schrijf(marge[1]) == schrijf(waarde):
        return ""
    laag, hoog = math.floor(round(stap * marge[0], 6)) / stap, math.ceil(round(stap * marge[1], 6)) / stap
    return f"{schrijf(laag).removesuffix(' km')} tot {schrijf(hoog)}"


def _municipality(rij: Gemeentestroom) -> dict[str, Any]:
    return {
        "naam": rij.gemeente if rij.gemeente != "onbekend" else ONBEKEND,
        "aantal": between(rij.laag, rij.hoog),
        "schatting": number(round(rij.schatting)),
        "km": km(rij.gemiddeld_km),
        "scholen": rij.scholen,
    }


def _school(rij: Schoolstroom) -> dict[str, Any]:
    return {
        "naam": rij.school,
        "aantal": between(rij.laag, rij.hoog),
        "schatting": number(round(rij.schatting)),
        "is_buiten": rij.is_buiten,
    }


def year_page(beeld: Schooljaarbeeld) -> dict[str, Any]:
    """Large figures and the table per municipality; a hidden number is None."""
    return {
        "jaar": beeld.schooljaar,
        "drempel": beeld.drempel,
        "tellingen": [(TELWOORDEN[t.soort], t.totaal) for t in beeld.tellingen],
        "telkoppen": [t.soort for t in beeld.tellingen],
        "jaarrijen": [
            (gemeente or ONBEKEND, [t.per_gemeente[i] for t in beeld.tellingen])
            for i, gemeente in enumerate(beeld.gemeenten)
        ],
        "iets_verborgen": any(t.is_iets_verborgen for t in beeld.tellingen),
    }


def number(aantal: int) -> str:
    """12.345, as people read it."""
    return f"{aantal:,}".replace(",", ".")


def between(laag: int, hoog: int) -> str:
    return number(laag) if laag == hoog else f"{number(laag)} tot {number(hoog)}"


def km(afstand: float | None) -> str:
    return "niet bekend" if afstand is None else f"{afstand:.1f} km".replace(".", ",")


def percent(deel: float | None) -> str:
    return "niet bekend" if deel is None else f"{round(100 * deel)}%"
