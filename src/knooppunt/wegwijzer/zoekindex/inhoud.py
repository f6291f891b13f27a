"""What of an offer goes into the index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from knooppunt.basis.datums import als_datum
from knooppunt.organisaties.public import Postcodegebied
from knooppunt.wegwijzer.models import Aanbod, Locatie
from knooppunt.wegwijzer.rules.aanbod import Toegangsweg
from knooppunt.wegwijzer.rules.actueel import told_until
from knooppunt.wegwijzer.rules.vast import fixed_vocabulary
from knooppunt.wegwijzer.rules.woorden import plain
from knooppunt.wegwijzer.rules.woordenschat import Leeswoord
from knooppunt.wegwijzer.rules.zoekvraag import OUDSTE
from knooppunt.wegwijzer.zoekindex.letters import GROEP, NAAM, ORGANISATIE, SOORT, TEKST, token

ELDERS = "elders"
"""In place of a municipality: only for people of areas that this region does not know."""


@dataclass(frozen=True)
class Indexblad:
    """One offer as it is indexed; ``plekken`` are (reference of the location, latitude, longitude)."""

    aanbod_id: int
    tokens: frozenset[str]
    woorden: tuple[str, ...]
    kolommen: dict[str, Any]
    plekken: tuple[tuple[str, float, float], ...]


def sheet_of(aanbod: Aanbod, op: date) -> Indexblad:
    """Everything of a loaded offer (see ``MEE``)."""
    gelezen = {
        NAAM: _read(aanbod.naam, aanbod.andere_naam),
        ORGANISATIE: _read(aanbod.organisatie.naam),
        TEKST: _read(aanbod.omschrijving, aanbod.voor_wie, *(str(locatie.plaats) for locatie in aanbod.locaties.all())),
    }  # fmt: skip
    tokens = {
        token(waar, stam) for waar, woorden in gelezen.items() for w in woorden for stam in (w.stam, *w.delen)
    }
    for soort in aanbod.soorten.all():
        tokens |= {token(SOORT, soort.code)} | ({token(GROEP, soort.boven.code)} if soort.boven else set())
    woorden = sorted(
        {w.woord for lijst in gelezen.values() for w in lijst if len(w.woord) >= 4 and w.woord.isalpha()}
    )
    return Indexblad(
        aanbod.pk,
        frozenset(tokens),
        tuple(woorden),
        {"woorden": " ".join(woorden), **_columns(aanbod, op)},
        tuple((locatie.ref, *locatie.punt) for locatie in aanbod.locaties.all() if locatie.punt),
    )


def _read(*teksten: str) -> list[Leeswoord]:
    return [w for w in fixed_vocabulary().read(" ".join(teksten), verbeter=False) if w.zegt_iets]


def _columns(aanbod: Aanbod, op: date) -> dict[str, Any]:
    kosten = [k for k in aanbod.kosten.all() if k.geldig_tot is None or k.geldig_tot >= op]
    nu = [c for c in aanbod.capaciteit.all() if c.vrij > 0 and c.schooljaar is None]
    ruimte = [told_until(als_datum(c.bijgewerkt_at)) for c in nu]
    return {
        "naam": plain(aanbod.naam)[:160],
        "leeftijd_van": aanbod.leeftijd_van or 0,
        "leeftijd_tot": OUDSTE if aanbod.leeftijd_tot is None else min(aanbod.leeftijd_tot, OUDSTE),
        "gratis": bool(kosten) and all(k.bedrag == 0 for k in kosten),
        "zelf": aanbod.toegangsweg == Toegangsweg.VRIJ,
        "vrij_tot": max(ruimte, default=None),
        "talen": _list(v.code for v in aanbod.voertalen.all()),
        "kenmerken": _list(t.kenmerk for locatie in aanbod.locaties.all() for t in locatie.toegankelijkheid.all()),
        "gebieden": _list(_municipalities(aanbod)),
        "overal": not any(_has_point(locatie) for locatie in aanbod.locaties.all()),
        "nagekeken_op": aanbod.nagekeken_op,
    }  # fmt: skip


def _list(codes: Iterable[str]) -> str:
    samen = ",".join(sorted(set(codes)))
    return f",{samen}," if samen else ","


def _has_point(locatie: Locatie) -> bool:
    return locatie.punt is not None


def _municipalities(aanbod: Aanbod) -> set[str]:
    codes: set[str] = set()
    for gebied in aanbod.werkgebieden.all():
        if gebied.gemeente:
            codes.add(gebied.gemeente.code)
        elif gebied.wijk and gebied.wijk.gemeente:
            codes.add(gebied.wijk.gemeente.code)
        elif gebied.regio:
            codes |= municipalities_of_region(gebied.regio_id)
    volging = getattr(aanbod, "volging", None)
    return {ELDERS} if volging and volging.gebied and not codes else codes


def municipalities_of_region(regio_id: int) -> set[str]:
    """Codes of the municipalities in which a postcode belongs to a samenwerkingsverband of the region."""
    rijen = Postcodegebied.objects.filter(gemeente__isnull=False)
    po = rijen.filter(swv_po__regio_id=regio_id).values_list("gemeente__code", flat=True).distinct()
    vo = rijen.filter(swv_vo__regio_id=regio_id).values_list("gemeente__code", flat=True).distinct()
    return {*po, *vo}
