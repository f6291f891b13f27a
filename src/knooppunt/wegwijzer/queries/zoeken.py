"""Searching: what the words mean, what the index has, what the filters leave, in which order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import afstand_km
from knooppunt.wegwijzer.models import Zoekplek
from knooppunt.wegwijzer.queries.kennis import knowledge
from knooppunt.wegwijzer.rules.actueel import stale_before
from knooppunt.wegwijzer.rules.nood import Noodnummer
from knooppunt.wegwijzer.rules.soortzoeker import Treffer
from knooppunt.wegwijzer.rules.vast import danger, fixed_vocabulary
from knooppunt.wegwijzer.rules.volgorde import Kandidaat, Zoekterm, in_order, meant, search_terms
from knooppunt.wegwijzer.rules.woordenschat import Leeswoord
from knooppunt.wegwijzer.rules.zoekvraag import GelezenVraag, Punt, Zoekvraag, read_question
from knooppunt.wegwijzer.zoekindex.letters import token

MEESTE_KANDIDATEN = 300
KM_PER_GRAAD = 111.2


@dataclass(frozen=True)
class Uitkomst:
    """What a search gives: the kinds that were meant, the offers in order, and how the question was read."""

    gelezen: GelezenVraag
    woorden: Sequence[Leeswoord]
    soorten: Sequence[Treffer]
    kandidaten: Sequence[Kandidaat]
    nood: Sequence[Noodnummer]
    punten: dict[int, list[tuple[str, float, float]]] = field(default_factory=dict)
    """Of every candidate with a place: reference of the location, latitude, longitude."""

    @property
    def is_vol(self) -> bool:
        """There may be more than is shown."""
        return len(self.kandidaten) >= MEESTE_KANDIDATEN


def search(viewer: Viewer, vraag: Zoekvraag, hoogstens: int = MEESTE_KANDIDATEN) -> Uitkomst:
    """The same for everyone. Two statements, whatever is asked (one more when something changed since last time)."""
    kennis = knowledge()
    gelezen = read_question(vraag, kennis.plaatsen, kennis.gewoon)
    alle = kennis.schat.read(gelezen.rest)
    woorden = [woord for woord in alle if woord.zegt_iets]
    soorten = meant(kennis.zoeker.find(alle, 12))
    termen = search_terms(soorten, woorden, kennis.rarity, token)
    rijen = _look_up(termen, gelezen.vraag, viewer.op, hoogstens) if termen or not vraag.tekst.strip() else []
    punten = _points([rij[0] for rij in rijen])
    van = gelezen.vraag.plaats.punt if gelezen.vraag.plaats else None
    grens = stale_before(viewer.op)
    kandidaten = [
        Kandidaat(pk, naam, int(score), _nearest(van, punten.get(pk)), nagekeken < grens, bool(vrij))
        for pk, score, naam, nagekeken, vrij in rijen
    ]
    if gelezen.vraag.km and van:
        kandidaten = [k for k in kandidaten if k.km is None or k.km <= gelezen.vraag.km]
    return Uitkomst(
        gelezen, woorden, soorten, in_order(kandidaten), danger().find(vraag.tekst, viewer.op), punten
    )


@dataclass(frozen=True)
class Begrepen:
    """Plain words as they are understood: codes of kinds of support that are meant, and the stems of what was said."""

    soorten: tuple[str, ...]
    stammen: tuple[str, ...]


def understand(viewer: Viewer, tekst: str) -> Begrepen:
    """For a room that searches its own things in the words of the wegwijzer: typing errors and synonyms included."""
    if not tekst.strip():
        return Begrepen((), ())
    kennis = knowledge()
    alle = kennis.schat.read(read_question(Zoekvraag(tekst=tekst), kennis.plaatsen, kennis.gewoon).rest)
    soorten = tuple(treffer.code for treffer in meant(kennis.zoeker.find(alle, 12)))
    return Begrepen(soorten, tuple(dict.fromkeys(s for w in alle if w.zegt_iets for s in (w.stam, *w.delen))))


def stems_of(tekst: str) -> frozenset[str]:
    """The stems of a text, those inside a compound too: what ``understand`` can find it by."""
    woorden = fixed_vocabulary().read(tekst, verbeter=False)
    return frozenset(stam for w in woorden if w.zegt_iets for stam in (w.stam, *w.delen))


def _look_up(termen: Sequence[Zoekterm], vraag: Zoekvraag, op: date, hoogstens: int) -> list[Any]:
    """Rows of (id, points, name, day of the last check, has room), at most ``hoogstens``, most points first."""
    waar, waarden = _conditions(vraag, op)
    kolommen = "d.aanbod_id, {} AS punten, d.naam, d.nagekeken_op, d.vrij_tot >= %s"
    if termen:
        raak, parameters = _hits(termen)
        sql = (
            f"SELECT {kolommen.format('r.punten')} FROM "  # noqa: S608 - our own names, every value a parameter
            f"(SELECT nummer, SUM(gewicht) AS punten FROM ({raak}) h GROUP BY nummer) r "
            f"JOIN wegwijzer_zoekdocument d ON d.aanbod_id = r.nummer{waar}"
        )
    else:
        parameters = []
        sql = f"SELECT {kolommen.format('0')} FROM wegwijzer_zoekdocument d{waar}"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(
            f"{sql} ORDER BY punten DESC, d.aanbod_id LIMIT %s", [_day(op), *parameters, *waarden, hoogstens]
        )
        return [(pk, punten, naam, _as_date(dag), vrij) for pk, punten, naam, dag, vrij in cursor.fetchall()]


def _hits(termen: Sequence[Zoekterm]) -> tuple[str, list[Any]]:
    """One look-up in the index per token; the database only says which rows have it."""
    if connection.vendor == "postgresql":
        sql = (
            "SELECT z.rowid AS nummer, t.gewicht FROM unnest(%s::text[], %s::int[]) AS t(token, gewicht) "
            "JOIN wegwijzer_zoekindex z ON z.tokens @@ t.token::tsquery"
        )
        return sql, [[t.token for t in termen], [t.gewicht for t in termen]]
    deel = "SELECT rowid AS nummer, %s AS gewicht FROM wegwijzer_zoekindex WHERE wegwijzer_zoekindex MATCH %s"
    return " UNION ALL ".join([deel] * len(termen)), [w for t in termen for w in (t.gewicht, t.token)]


def _conditions(vraag: Zoekvraag, op: date) -> tuple[str, list[Any]]:
    """What the filters ask of a row, as SQL with its values."""
    eisen: list[tuple[str, list[Any]]] = []
    if vraag.soort:
        eisen.append(
            (
                "EXISTS (SELECT 1 FROM wegwijzer_aanbodsoort k JOIN wegwijzer_hulpsoort s ON s.id = k.hulpsoort_id "
                "LEFT JOIN wegwijzer_hulpsoort b ON b.id = s.boven_id "
                "WHERE k.aanbod_id = d.aanbod_id AND (s.code = %s OR b.code = %s))",
                [vraag.soort, vraag.soort],
            )
        )
    if vraag.leeftijd is not None:
        eisen.append(("d.leeftijd_van <= %s AND d.leeftijd_tot >= %s", [vraag.leeftijd, vraag.leeftijd]))
    eisen += [(f"d.{veld}", []) for veld in ("gratis", "zelf") if getattr(vraag, veld)]
    if vraag.vrij:
        eisen.append(("d.vrij_tot >= %s", [_day(op)]))
    eisen += [("d.talen LIKE %s", [f"%,{vraag.taal},%"])] if vraag.taal else []
    eisen += [("d.kenmerken LIKE %s", [f"%,{kenmerk},%"]) for kenmerk in vraag.kenmerken]
    if vraag.plaats and vraag.plaats.gemeente:
        eisen.append(("(d.gebieden = ',' OR d.gebieden LIKE %s)", [f"%,{vraag.plaats.gemeente},%"]))
    if vraag.plaats and vraag.km:
        eisen.append(_within(vraag.plaats.punt, vraag.km))
    return "".join(f" {'AND' if i else 'WHERE'} {eis}" for i, (eis, _) in enumerate(eisen)), [
        w for _, waarden in eisen for w in waarden
    ]


def _within(punt: Punt, km: int) -> tuple[str, list[Any]]:
    """A box around the point; the exact distance is measured afterwards. What has no place comes to you."""
    hoog, breed = km / KM_PER_GRAAD, km / (KM_PER_GRAAD * math.cos(math.radians(punt[0])))
    eis = (
        "(d.overal OR EXISTS (SELECT 1 FROM wegwijzer_zoekplek p WHERE p.aanbod_id = d.aanbod_id "
        "AND p.lat BETWEEN %s AND %s AND p.lon BETWEEN %s AND %s))"
    )
    return eis, [punt[0] - hoog, punt[0] + hoog, punt[1] - breed, punt[1] + breed]


def _points(ids: list[int]) -> dict[int, list[tuple[str, float, float]]]:
    punten: dict[int, list[tuple[str, float, float]]] = {}
    rijen = Zoekplek.objects.filter(aanbod_id__in=ids).order_by("pk")
    for pk, ref, lat, lon in rijen.values_list("aanbod_id", "locatie_ref", "lat", "lon"):
        punten.setdefault(pk, []).append((ref, lat, lon))
    return punten


def _nearest(van: Punt | None, punten: list[tuple[str, float, float]] | None) -> float | None:
    if van is None or not punten:
        return None
    return min(afstand_km(van, (lat, lon)) for _, lat, lon in punten)


def _day(dag: date) -> Any:
    return connection.ops.adapt_datefield_value(dag)


def _as_date(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(waarde)
