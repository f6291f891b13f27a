"""The invented region on the map: places, schools, organisations and the flows of pupils between them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from knooppunt.organisaties.models import (
    Gemeente,
    Leerlingstroom,
    Ondersteuningsniveau,
    Organisatie,
    Postcodegebied,
    Regio,
    Samenwerkingsverband,
    Vestiging,
    Wijk,
)
from knooppunt.project.demonstratie.stromen import Schoolplek, Woonplek, draw_pupils, published, totals

MAP = Path(__file__).parent
SEED = 9901
AFSTAND_VAN_POSTCODE = 0.0045
"""Degrees between the point of a school and that of its postcode."""


def read_data(naam: str) -> dict[str, Any]:
    """One of the data files of the demonstration."""
    return tomllib.loads((MAP / naam).read_text(encoding="utf-8"))


def build_places(vandaag: date) -> Regio:
    """Write the whole region without its people."""
    streek, scholen = read_data("streek.toml"), read_data("scholen.toml")["school"]
    regio = Regio.objects.create(**streek["regio"], is_demonstratie=True, mensen_verzonnen=True)
    for rang, niveau in enumerate(streek["niveau"], start=1):
        Ondersteuningsniveau.objects.create(regio=regio, rang=rang, **niveau)
    _areas(streek, regio)
    _organisations(streek, regio)
    plekken = _schools(scholen, regio)
    _flows(plekken, last_peildatum(vandaag))
    return regio


def last_peildatum(vandaag: date) -> date:
    """The last first of October: the day on which pupils are counted."""
    dit_jaar = date(vandaag.year, 10, 1)
    return dit_jaar if dit_jaar <= vandaag else date(vandaag.year - 1, 10, 1)


def _areas(streek: dict[str, Any], regio: Regio) -> None:
    for verband in streek["verband"]:
        buren = verband.pop("buren", False)
        swv = Samenwerkingsverband.objects.create(regio=None if buren else regio, **verband)
        if not buren:
            Organisatie.objects.create(
                soort="swv", naam=f"Samenwerkingsverband {swv.naam}", regio=regio, swv=swv
            )
    verbanden = Samenwerkingsverband.objects.in_bulk(field_name="code")
    for gegevens in streek["gemeente"]:
        gemeente = Gemeente.objects.create(
            code=gegevens["code"],
            naam=gegevens["naam"],
            grens={"type": "Polygon", "coordinates": [gegevens["grens"]]},
        )
        if not gegevens.get("buren"):
            Organisatie.objects.create(
                soort="gemeente", naam=f"Gemeente {gemeente.naam}", regio=regio, gemeente=gemeente
            )
        nummer = "9902" if gegevens.get("buren") else "9901"
        for wijk in (w for w in streek["wijk"] if w["gemeente"] == gemeente.code):
            _wijk(wijk, gemeente, verbanden[f"PO{nummer}"], verbanden[f"VO{nummer}"])


def _wijk(
    gegevens: dict[str, Any], gemeente: Gemeente, po: Samenwerkingsverband, vo: Samenwerkingsverband
) -> None:
    Wijk.objects.create(
        code=gegevens["code"],
        naam=gegevens["naam"],
        gemeente=gemeente,
        inwoners=sum(p["inwoners"] for p in gegevens["pc4"]),
        aandeel_0_14=15.0,
        stedelijkheid="Weinig stedelijk",
    )
    for plek in gegevens["pc4"]:
        Postcodegebied.objects.create(
            pc4=plek["pc4"], lat=plek["lat"], lon=plek["lon"], inwoners=plek["inwoners"],
            gemeente=gemeente, swv_po=po, swv_vo=vo,
        )  # fmt: skip


def _organisations(streek: dict[str, Any], regio: Regio) -> None:
    for organisatie in streek["organisatie"]:
        Organisatie.objects.create(regio=regio, **organisatie)
    for organisatie in read_data("wegwijzer.toml")["organisatie"]:
        Organisatie.objects.create(regio=regio, soort=organisatie["soort"], naam=organisatie["naam"])
    for bestuur in streek["bestuur"]:
        Organisatie.objects.create(
            soort="schoolbestuur", naam=bestuur["naam"], bestuursnummer=bestuur["nummer"], regio=regio
        )


def _schools(scholen: list[dict[str, Any]], regio: Regio) -> list[Schoolplek]:
    """Write the schools; several in one postcode stand beside each other."""
    postcodes = {p.pc4: p for p in Postcodegebied.objects.select_related("gemeente")}
    plaatsen = {p["pc4"]: p["plaats"] for wijk in read_data("streek.toml")["wijk"] for p in wijk["pc4"]}
    besturen = {o.bestuursnummer: o for o in Organisatie.objects.filter(soort="schoolbestuur")}
    plekken = []
    for nummer, gegevens in enumerate(scholen):
        postcode = postcodes[gegevens["pc4"]]
        school = Organisatie.objects.create(
            soort="school",
            naam=gegevens["naam"],
            regio=None if gegevens.get("buren") else regio,
            gemeente=postcode.gemeente,
            bestuur=besturen[gegevens["bestuur"]],
            bestuursnummer=gegevens["bestuur"],
        )
        punt = _beside(postcode, nummer)
        Vestiging.objects.create(
            vestigingscode=gegevens["code"], organisatie=school, soorten=",".join(gegevens["soorten"]),
            denominatie="Openbaar" if gegevens["bestuur"] == "99001" else "Overig",
            postcode=f"{postcode.pc4}AA", pc4=postcode.pc4, plaats=plaatsen[postcode.pc4], lat=punt[0], lon=punt[1],
        )  # fmt: skip
        plekken.append(
            Schoolplek(gegevens["code"], tuple(gegevens["soorten"]), punt, gegevens.get("trek", 1.0))
        )
    return plekken


def _beside(postcode: Postcodegebied, nummer: int) -> tuple[float, float]:
    """A point near the postcode, in one of five directions."""
    noord, oost = ((1, 0), (0.3, 1.4), (-0.8, 0.9), (-0.8, -0.9), (0.3, -1.4))[nummer % 5]
    return (
        round((postcode.lat or 0) + noord * AFSTAND_VAN_POSTCODE, 5),
        round((postcode.lon or 0) + oost * AFSTAND_VAN_POSTCODE, 5),
    )


def _flows(scholen: list[Schoolplek], peildatum: date) -> None:
    woonplekken = [
        Woonplek(p.pc4, (p.lat or 0, p.lon or 0), p.inwoners or 0)
        for p in Postcodegebied.objects.filter(swv_po__regio__isnull=False)
    ]
    telling = draw_pupils(woonplekken, scholen, SEED)
    vestigingen = Vestiging.objects.in_bulk(field_name="vestigingscode")
    for code, aantal in totals(telling).items():
        vestigingen[code].leerlingen = aantal
    Vestiging.objects.bulk_update(vestigingen.values(), ["leerlingen"])
    Leerlingstroom.objects.bulk_create(
        Leerlingstroom(
            peildatum=peildatum, woon_pc4=s.woon_pc4, vestiging=vestigingen[s.code], soort=s.soort,
            leeftijd=s.leeftijd, laag=s.laag, hoog=s.hoog, schatting=s.schatting,
        )
        for s in published(telling)
    )  # fmt: skip
