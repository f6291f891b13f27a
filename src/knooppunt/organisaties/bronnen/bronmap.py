"""One folder of public files becomes one set of sources, with an account of every file in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from knooppunt.organisaties.bronnen import geo, lijsten
from knooppunt.organisaties.bronnen.bestanden import Bestand, list_bestanden
from knooppunt.organisaties.bronnen.fouten import Bronfout, Bronweigering
from knooppunt.organisaties.bronnen.herkenning import Bronsoort, herken, lijkt_op
from knooppunt.organisaties.bronnen.herkomst import Herkomstblad, lees_herkomst

LEZERS: dict[Bronsoort, Callable[[str, bytes], Any]] = {
    Bronsoort.HERKOMST: lees_herkomst,
    Bronsoort.SCHOLEN: geo.lees_scholen,
    Bronsoort.BIJLAGE: lijsten.lees_bijlage,
    Bronsoort.PUNTEN: lijsten.lees_punten,
    Bronsoort.INWONERS: lijsten.lees_inwoners,
    Bronsoort.GEMEENTEGRENZEN: geo.lees_gemeentegrenzen,
    Bronsoort.WIJKEN: geo.lees_wijken,
    Bronsoort.VO_VESTIGINGEN: lijsten.lees_vo,
    Bronsoort.GEMEENTENTABEL: lijsten.lees_gemeententabel,
    Bronsoort.ADRESSEN: lijsten.lees_adressen,
}

ONMISBAAR = (Bronsoort.HERKOMST, Bronsoort.SCHOLEN, Bronsoort.BIJLAGE, Bronsoort.PUNTEN)
"""Without these there are no flows, distances or borders; every other kind only adds detail."""

Melder = Callable[[str], None]


@dataclass
class Bronbestand:
    """A line of the report: what one file was, and how many of its rows count."""

    bestand: str
    soort: str
    gelezen: int = 0
    gebruikt: int = 0
    opmerking: str = ""


@dataclass
class Bronnen:
    """Everything that was read and counts. Keys are PC4, vestigingscode or GM code."""

    herkomst: pl.DataFrame
    scholen: list[geo.Schoolplek]
    bijlage: dict[str, lijsten.Bijlageregel]
    punten: dict[str, tuple[float, float]]
    inwoners: dict[str, int] = field(default_factory=dict)
    gemeentegrenzen: dict[str, geo.Gemeentegrens] = field(default_factory=dict)
    wijken: list[geo.Wijkgrens] = field(default_factory=list)
    vo: dict[str, lijsten.VoVestiging] = field(default_factory=dict)
    gemeententabel: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    bestanden: list[Bronbestand] = field(default_factory=list)
    vingerafdruk: str = ""


@dataclass
class _Gelezen:
    regel: Bronbestand
    soort: Bronsoort
    inhoud: Any
    sha256: str


def lees_bronmap(map_: Path, *, meld: Melder) -> Bronnen:
    """Read every file that is recognised. Bronweigering names all faults; nothing is used when there is one."""
    if not map_.is_dir():
        raise Bronweigering(Bronfout(str(map_), None, None, "deze map bestaat niet."))
    gelezen: list[_Gelezen] = []
    overig: list[Bronbestand] = []
    fouten: list[Bronfout] = []
    for bestand in list_bestanden(map_):
        meld(bestand.naam)
        try:
            uitkomst = _lees(bestand)
        except Bronfout as fout:
            fouten.append(fout)
            continue
        except OSError as fout:
            fouten.append(Bronfout(bestand.naam, None, None, f"kan niet worden gelezen ({fout.strerror})."))
            continue
        if isinstance(uitkomst, _Gelezen):
            gelezen.append(uitkomst)
        else:
            overig.append(uitkomst)
    if not fouten:
        er_zijn = {g.soort for g in gelezen if g.regel.gelezen}
        fouten = [_ontbreekt(map_, soort) for soort in ONMISBAAR if soort not in er_zijn]
    if fouten:
        raise Bronweigering(*fouten)
    return _kies(gelezen, overig)


def _ontbreekt(map_: Path, soort: Bronsoort) -> Bronfout:
    """A kind that cannot be missed is not there; a file that is almost one is named with what it lacks."""
    for bestand in list_bestanden(map_):
        bijna = lijkt_op(bestand) if herken(bestand) is None else None
        if bijna and bijna[0] is soort:
            return Bronfout(
                bestand.naam, 1, bijna[1], f"deze kolom ontbreekt. Het bestand lijkt op {soort.value}."
            )
    return Bronfout(str(map_), None, None, f"er is geen gevuld bestand met {soort.value}.")


def _lees(bestand: Bestand) -> _Gelezen | Bronbestand:
    soort = herken(bestand)
    if soort is None:
        leeg = bestand.pad.stat().st_size == 0
        return Bronbestand(bestand.naam, "leeg bestand" if leeg else "niet herkend")
    ruw = bestand.ruw()
    inhoud = LEZERS[soort](bestand.naam, bestand.inhoud(ruw))
    regel = Bronbestand(bestand.naam, soort.value, gelezen=_rijen(inhoud))
    return _Gelezen(regel, soort, inhoud, hashlib.sha256(ruw).hexdigest())


def _rijen(inhoud: Any) -> int:
    if isinstance(inhoud, Herkomstblad):
        return inhoud.rijen.height
    return inhoud.gelezen if isinstance(inhoud, lijsten.Lijst) else len(inhoud)


def _kies(gelezen: list[_Gelezen], overig: list[Bronbestand]) -> Bronnen:
    per_soort = {soort: [g for g in gelezen if g.soort is soort] for soort in Bronsoort}
    for adressen in per_soort[Bronsoort.ADRESSEN]:
        adressen.regel.opmerking = "gecontroleerd, niet gebruikt: de andere lijsten zijn vollediger"
    herkomst = _kies_herkomst(per_soort[Bronsoort.HERKOMST])
    gemeenten = {f"GM{nummer}" for nummer in herkomst["GEMEENTENUMMER"].unique()}
    bronnen = Bronnen(
        herkomst=herkomst,
        scholen=_grootste(per_soort[Bronsoort.SCHOLEN]) or [],
        bijlage=_lijst(per_soort[Bronsoort.BIJLAGE]),
        punten=_lijst(per_soort[Bronsoort.PUNTEN]),
        inwoners=_lijst(per_soort[Bronsoort.INWONERS]),
        gemeentegrenzen=_kies_grenzen(per_soort[Bronsoort.GEMEENTEGRENZEN], gemeenten),
        wijken=_grootste(per_soort[Bronsoort.WIJKEN]) or [],
        vo=_lijst(per_soort[Bronsoort.VO_VESTIGINGEN]),
        gemeententabel=_lijst(per_soort[Bronsoort.GEMEENTENTABEL]),
    )
    for scholen in per_soort[Bronsoort.SCHOLEN]:
        if scholen.regel.gebruikt:
            scholen.regel.gebruikt = len({school.vestigingscode for school in scholen.inhoud})
    bronnen.bestanden = [g.regel for g in gelezen] + overig
    bronnen.vingerafdruk = _vingerafdruk(g for g in gelezen if g.regel.gebruikt)
    return bronnen


def _vingerafdruk(gebruikt: Iterable[_Gelezen]) -> str:
    regels = sorted(f"{g.soort.name} {g.sha256}" for g in gebruikt)
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()


def _grootste(kandidaten: list[_Gelezen]) -> Any:
    """The content of the file with the most rows; the others are reported as not used."""
    if not kandidaten:
        return None
    eerste, *rest = sorted(kandidaten, key=lambda g: -g.regel.gelezen)
    eerste.regel.gebruikt = eerste.regel.gelezen
    for ander in rest:
        ander.regel.opmerking = f"niet gebruikt: {eerste.regel.bestand} heeft evenveel of meer rijen"
    return eerste.inhoud


def _lijst(kandidaten: list[_Gelezen]) -> dict[str, Any]:
    lijst = _grootste(kandidaten)
    if lijst is None:
        return {}
    gekozen = next(g for g in kandidaten if g.inhoud is lijst)
    gekozen.regel.opmerking = lijst.opmerking
    return lijst.rijen


def _kies_grenzen(kandidaten: list[_Gelezen], nodig: set[str]) -> dict[str, geo.Gemeentegrens]:
    """The borders of one file: the newest of those that cover most of the municipalities in the flows.

    Files are not mixed: a municipality that was merged away must not come back beside its successor.
    """
    if not kandidaten:
        return {}
    per_bestand = {id(g): {grens.code: grens for grens in g.inhoud} for g in kandidaten}

    def rang(g: _Gelezen) -> tuple[int, int]:
        grenzen = per_bestand[id(g)]
        return len(nodig & grenzen.keys()), max((grens.jaar for grens in grenzen.values()), default=0)

    beste = max(kandidaten, key=rang)
    beste.regel.gebruikt = len(per_bestand[id(beste)])
    for ander in kandidaten:
        if ander is not beste:
            ander.regel.opmerking = f"niet gebruikt: {beste.regel.bestand} is nieuwer of dekt meer gemeenten"
    return per_bestand[id(beste)]


GROEP = ["PEILDATUM", "GEMEENTENUMMER"]


def _kies_herkomst(kandidaten: list[_Gelezen]) -> pl.DataFrame:
    """Every school municipality once per peildatum: the file with most rows first, so nothing counts double."""
    gekozen: list[pl.DataFrame] = []
    groepen = pl.DataFrame(schema=dict.fromkeys(GROEP, pl.String))
    for kandidaat in sorted(kandidaten, key=lambda g: -g.regel.gelezen):
        rijen = kandidaat.inhoud.rijen
        nieuw = rijen.join(groepen, on=GROEP, how="anti")
        kandidaat.regel.gebruikt = nieuw.height
        if nieuw.height:
            gekozen.append(nieuw)
            groepen = pl.concat([groepen, nieuw.select(GROEP).unique()])
    alles = pl.concat(gekozen) if gekozen else kandidaten[0].inhoud.rijen
    dubbel = [g for g in kandidaten if g.regel.gebruikt < g.regel.gelezen]
    if dubbel:
        _meld_dubbel(dubbel, alles)
    return alles


def _meld_dubbel(dubbel: list[_Gelezen], alles: pl.DataFrame) -> None:
    """Say of rows that another file has as well whether they are the same there."""
    groepen = pl.concat([g.inhoud.rijen.select(GROEP).unique() for g in dubbel]).unique()
    geteld = set(alles.join(groepen, on=GROEP, how="semi").hash_rows())
    for kandidaat in dubbel:
        anders = sum(rij not in geteld for rij in kandidaat.inhoud.rijen.hash_rows())
        opmerking = "staat ook in een groter bestand en telt één keer"
        if anders:
            opmerking += f"; let op: {anders} rijen zijn daar anders, het grotere bestand telt"
        kandidaat.regel.opmerking = opmerking
