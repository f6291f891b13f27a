"""What is put on the map of the region: public counts and places, what the wegwijzer shows, and borders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shapely.geometry import mapping, shape

from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.models import Regioindeling
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.dichtbij import SPECIAAL
from knooppunt.kaart.queries.kaartbeeld import areas_of
from knooppunt.kaart.queries.plekken import Schoolpunt, Thuis, homes_in, sites_around
from knooppunt.kaart.rules.blad import on_sheet, path
from knooppunt.kaart.rules.grenzen import (
    Grensverschil,
    Indelingsoort,
    Postcodeplek,
    land_of,
    mismatches,
)
from knooppunt.kaart.rules.lagen import SCHOOLLAGEN, Gemeentereis, Laag, Woonaantal, homes, trips
from knooppunt.kaart.rules.norm import PAKKET
from knooppunt.kaart.rules.stromen import pupils_in_words
from knooppunt.kaart.rules.tekening import Gebied, Plek, Reis, Tekening, draw, sheet
from knooppunt.organisaties.public import Postcodegebied, Samenwerkingsverband, travel_flows
from knooppunt.wegwijzer.public import (
    Steunplek,
    places_on_the_map,
    travelling_expertise,
)

IKC = "ikc"
MEESTE_STAPPEN = 5
TEKENBREEDTE = 12
"""Units of the sheet."""


@dataclass(frozen=True)
class Grenslijn:
    """The border of one area of one division, as path data on the sheet."""

    laag: Laag
    naam: str
    pad: str


@dataclass(frozen=True)
class Komst:
    """How many experts with free hours come to one municipality, and who."""

    gemeente: str
    wie: tuple[str, ...]


@dataclass(frozen=True)
class Lagenbeeld:
    """The drawing (None without borders) and, layer by layer, the same as rows."""

    peildatum: date
    tekening: Tekening | None
    grenzen: tuple[Grenslijn, ...]
    scholen: Mapping[Laag, tuple[Schoolpunt, ...]]
    plekken: Mapping[Laag, tuple[Steunplek, ...]]
    komst: tuple[Komst, ...]
    thuis: tuple[Woonaantal, ...]
    thuis_te_klein: int
    reizen: tuple[Gemeentereis, ...]
    reizen_te_klein: int
    verschillen: tuple[Grensverschil, ...]
    indeling: Regioindeling | None


def divisions_in_force() -> Regioindeling | None:
    """The newest version that was not taken back."""
    return Regioindeling.objects.filter(ingetrokken_at__isnull=True).first()


def divisions_of(versie: Regioindeling | None) -> dict[str, dict[Indelingsoort, str]]:
    rijen = versie.indeling if versie else {}
    return {code: {Indelingsoort(s): naam for s, naam in rij.items()} for code, rij in rijen.items()}


def division_versions() -> list[Regioindeling]:
    """All that were ever filled in, the newest first."""
    return list(Regioindeling.objects.all())


def layers_of(viewer: Viewer, swv_codes: Collection[str], lagen: Collection[Laag]) -> Lagenbeeld | None:
    """None when no pupils of this area are known."""
    datums = kept_peildata(swv_codes)
    if not datums:
        return None
    thuis = homes_in(swv_codes)
    rond = sites_around([plek.punt for plek in thuis.values()])
    wonen, reizen = _pupils(viewer, swv_codes, datums[0], thuis, rond)
    scholen, plekken = _schools(thuis, rond, lagen), _offers(viewer, lagen)
    komst = _who_comes(viewer, thuis) if Laag.EXPERTISE in lagen else ()
    versie = divisions_in_force()
    postcodes = _postcodes(thuis, divisions_of(versie))
    gebieden, in_beeld = areas_of(thuis, (), {}), _circles(wonen[0])
    tekens = [*_school_signs(scholen, _sign_width(gebieden, in_beeld)), *_offer_signs(plekken)]
    return Lagenbeeld(
        peildatum=datums[0],
        tekening=draw(
            _shaded(gebieden, komst), tekens,
            in_beeld if Laag.THUIS in lagen else (), _lines(reizen[0]) if Laag.REIZEN in lagen else (), in_beeld,
        ),
        grenzen=_borders(gebieden, in_beeld, postcodes, lagen),
        scholen=scholen, plekken=plekken, komst=komst,
        thuis=tuple(wonen[0]), thuis_te_klein=wonen[1], reizen=tuple(reizen[0]), reizen_te_klein=reizen[1],
        verschillen=mismatches(postcodes, _whole(swv_codes, thuis)), indeling=versie,
    )  # fmt: skip


def _pupils(
    viewer: Viewer, swv_codes: Collection[str], peildatum: date, thuis: Mapping[str, Thuis], rond: Sequence[Schoolpunt]
) -> tuple[tuple[list[Woonaantal], int], tuple[list[Gemeentereis], int]]:  # fmt: skip
    """Where they live and how they travel, each with how many rows are about too few."""
    gemeente_van = {pc4: plek.gemeente_naam for pc4, plek in thuis.items() if plek.gemeente_naam}
    stromen = list(travel_flows(swv_codes, peildatum))
    klein = PAKKET.drempel("KAART.KLEIN", viewer.op).aantal
    namen = {school.code: school.naam for school in rond}
    return (
        homes(stromen, SPECIAAL, gemeente_van, klein),
        trips(stromen, SPECIAAL, gemeente_van, namen, klein),
    )


def _schools(
    thuis: Mapping[str, Thuis], rond: Sequence[Schoolpunt], lagen: Collection[Laag]
) -> dict[Laag, tuple[Schoolpunt, ...]]:
    """Of each chosen kind the sites in the area."""
    return {
        laag: tuple(s for s in rond if soort in s.soorten and s.pc4 in thuis)
        for laag, soort in SCHOOLLAGEN.items()
        if laag in lagen
    }


def _offers(viewer: Viewer, lagen: Collection[Laag]) -> dict[Laag, tuple[Steunplek, ...]]:
    """What the wegwijzer has on the map; schools have layers of their own."""
    gekozen: dict[Laag, list[Steunplek]] = {}
    if Laag.VRIJ in lagen:
        gekozen[Laag.VRIJ] = [plek for plek in places_on_the_map(viewer, met_opgave=True) if plek.vrij]
    if Laag.HULP in lagen:
        alle = places_on_the_map(viewer, met_scholen=False)
        gekozen[Laag.HULP] = [plek for plek in alle if IKC not in plek.soorten]
    if Laag.IKC in lagen:
        gekozen[Laag.IKC] = places_on_the_map(viewer, soort=IKC)
    return {laag: tuple(plekken) for laag, plekken in gekozen.items()}


def _who_comes(viewer: Viewer, thuis: Mapping[str, Thuis]) -> tuple[Komst, ...]:
    gemeenten = sorted({(plek.gemeente_naam, plek.gemeente) for plek in thuis.values() if plek.gemeente})
    deskundigen = travelling_expertise(viewer)
    return tuple(
        Komst(naam, tuple(d.naam for d in deskundigen if d.gemeenten is None or code in d.gemeenten))
        for naam, code in gemeenten
    )


def _shaded(gebieden: Sequence[Gebied], komst: Sequence[Komst]) -> list[Gebied]:
    """The more experts come, the darker."""
    aantal = {rij.gemeente: len(rij.wie) for rij in komst}
    return [replace(g, titel=g.naam, schaal=min(aantal.get(g.naam, 0), MEESTE_STAPPEN)) for g in gebieden]


def _circles(wonen: Sequence[Woonaantal]) -> list[Plek]:
    return [Plek(w.punt, "thuis", f"{w.pc4}: {pupils_in_words(w.laag, w.hoog)}", w.schatting) for w in wonen]


def _lines(reizen: Sequence[Gemeentereis]) -> list[Reis]:
    return [
        Reis(
            r.van, r.naar, r.schatting, f"van {r.gemeente} naar {r.school}: {pupils_in_words(r.laag, r.hoog)}"
        )
        for r in reizen
    ]


def _school_signs(scholen: Mapping[Laag, Sequence[Schoolpunt]], stap: float) -> list[Plek]:
    """Beside each other where one site has more than one of the chosen kinds; ``stap`` in degrees east."""
    per_site: dict[str, list[tuple[Laag, Schoolpunt]]] = defaultdict(list)
    for laag, rij in scholen.items():
        for school in rij:
            per_site[school.code].append((laag, school))
    return [
        Plek((s.punt[0], s.punt[1] + (nr - (len(groep) - 1) / 2) * stap), SCHOOLLAGEN[laag], s.naam)
        for groep in per_site.values()
        for nr, (laag, s) in enumerate(groep)
    ]


def _sign_width(gebieden: Sequence[Gebied], in_beeld: Sequence[Plek]) -> float:
    """Of a sign on this sheet, in degrees east."""
    if not gebieden:
        return 0.0
    projectie = sheet(gebieden, in_beeld)
    return TEKENBREEDTE / (projectie.schaal * projectie.krimp)


def _offer_signs(plekken: Mapping[Laag, Sequence[Steunplek]]) -> list[Plek]:
    return [
        Plek(punt, laag.value, f"{plek.naam}{f': {plek.vrij} vrij' if plek.vrij else ''}")
        for laag, rij in plekken.items()
        for plek in rij
        for punt in plek.punten
    ]


def _postcodes(
    thuis: Mapping[str, Thuis], indeling: Mapping[str, Mapping[Indelingsoort, str]]
) -> list[Postcodeplek]:
    """All postcodes of the municipalities in sight, those of other areas too."""
    codes = {plek.gemeente for plek in thuis.values() if plek.gemeente}
    rijen = Postcodegebied.objects.filter(gemeente__code__in=codes, lat__isnull=False).order_by("pc4")
    velden = ("pc4", "lat", "lon", "gemeente__code", "gemeente__naam", "swv_po__code", "swv_vo__code")
    swvs = _swv_names()
    plekken = []
    for pc4, lat, lon, code, naam, po, vo in rijen.values_list(*velden):
        ligt_in = {Indelingsoort.GEMEENTE: naam, **indeling.get(code, {})}
        verbanden = ((Indelingsoort.SWV_PO, po), (Indelingsoort.SWV_VO, vo))
        ligt_in |= {soort: swvs[swv] for soort, swv in verbanden if swv}
        plekken.append(Postcodeplek(pc4, (lat, lon), ligt_in))
    return plekken


def _swv_names() -> dict[str, str]:
    """Names by code; the code where nobody gave a name."""
    return {code: naam or code for code, naam in Samenwerkingsverband.objects.values_list("code", "naam")}


def _whole(swv_codes: Collection[str], thuis: Mapping[str, Thuis]) -> dict[Indelingsoort, frozenset[str]]:
    """Of which areas every postcode is in sight."""
    gemeenten = frozenset(plek.gemeente_naam for plek in thuis.values() if plek.gemeente_naam)
    namen = _swv_names()
    swv = frozenset(namen[code] for code in swv_codes)
    return {Indelingsoort.GEMEENTE: gemeenten, Indelingsoort.SWV_PO: swv, Indelingsoort.SWV_VO: swv}


def _borders(
    gebieden: Sequence[Gebied], in_beeld: Sequence[Plek], postcodes: Sequence[Postcodeplek], lagen: Collection[Laag]
) -> tuple[Grenslijn, ...]:  # fmt: skip
    """Lines around each area of the chosen divisions, as far as the municipalities in sight have it."""
    soorten = [soort for soort in Indelingsoort if soort.value in {laag.value for laag in lagen}]
    if not soorten or not gebieden:
        return ()
    projectie = sheet(gebieden, in_beeld)
    vormen = {g.naam: shape(g.grens) for g in gebieden}
    lijnen = []
    for soort in soorten:
        land = land_of(postcodes, vormen, soort)
        for naam, vorm in zip(land, on_sheet([mapping(v) for v in land.values()], projectie), strict=True):
            lijnen.append(Grenslijn(Laag(soort.value), naam, path(vorm)))
    return tuple(lijnen)
