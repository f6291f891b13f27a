"""Page models: what a template shows, already in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext

from knooppunt.wegwijzer.queries.plekken import room_told
from knooppunt.wegwijzer.queries.tonen import Groep
from knooppunt.wegwijzer.rules.actueel import Actualiteit, freshness
from knooppunt.wegwijzer.rules.kaartje import Grens, Kaartje, draw
from knooppunt.wegwijzer.rules.nood import Noodnummer
from knooppunt.wegwijzer.rules.plekken import Plekkenstand, add_up
from knooppunt.wegwijzer.rules.zoekvraag import Plaats
from knooppunt.wegwijzer.web import woorden


@dataclass(frozen=True)
class Soortkaart:
    """A kind or group as a card."""

    naam: str
    uitleg: str
    url: str
    icoon: str = ""
    aantal: int | None = None


@dataclass(frozen=True)
class Regel:
    """One offer in a list; ``feiten`` are short facts, ``nummer`` is that of its pin."""

    ref: str
    nummer: int
    naam: str
    url: str
    organisatie: str
    tekst: str
    feiten: list[str]
    ruimte: bool
    staat: str
    verouderd: bool
    bewaard: bool
    buur: str = ""
    """The neighbour's wegwijzer that it comes from."""


def kind_card(soort: Any, aantal: int | None = None) -> Soortkaart:
    return Soortkaart(
        woorden.in_words(soort), woorden.in_words(soort, "uitleg"), reverse("wegwijzer:soort", args=[soort.code]),
        soort.icoon or (soort.boven.icoon if soort.boven_id else ""), aantal,
    )  # fmt: skip


def group_cards(groepen: Sequence[Groep]) -> list[Soortkaart]:
    """A group under the words of a parent."""
    return [
        Soortkaart(
            woorden.in_words(g.soort, "vraag"), woorden.in_words(g.soort, "uitleg"),
            reverse("wegwijzer:soort", args=[g.soort.code]), g.soort.icoon, g.aantal,
        )
        for g in groepen
    ]  # fmt: skip


def line(aanbod: Any, nummer: int, km: float | None, op: date, bewaard: Sequence[str] = ()) -> Regel:
    plaatsen = sorted({plek.plaats for plek in aanbod.locaties.all() if plek.plaats})
    waar = plaatsen[0] if len(plaatsen) == 1 else gettext("op meer plekken") if plaatsen else ""
    feiten = [
        woorden.ages(aanbod.leeftijd_van, aanbod.leeftijd_tot),
        ", ".join(d for d in (waar, woorden.distance(km)) if d),
        *woorden.places_free(add_up(room_told(aanbod.capaciteit.all()), op)),
        gettext("gratis") if _is_free(aanbod) else "",
        _wait(aanbod, op),
    ]
    return Regel(
        ref=aanbod.ref, nummer=nummer, naam=aanbod.naam, url=reverse("wegwijzer:aanbod", args=[aanbod.ref]),
        organisatie=aanbod.organisatie.naam if aanbod.organisatie.naam != aanbod.naam else "",
        tekst=Truncator(aanbod.omschrijving).chars(170),
        feiten=[f for f in feiten if f], ruimte=woorden.has_room(aanbod, op), staat=woorden.state(aanbod),
        verouderd=freshness(aanbod.nagekeken_op, op) is Actualiteit.VEROUDERD, bewaard=aanbod.ref in bewaard,
        buur=woorden.neighbour(aanbod),
    )  # fmt: skip


@dataclass(frozen=True)
class Groepsruimte:
    """The room of one group: sentences, on which terms one comes in, and how full it is (percent; None: unknown)."""

    regels: list[tuple[str, bool]]
    voorwaarden: list[str]
    balk: int | None


def room_groups(aanbod: Any, op: date) -> list[Groepsruimte]:
    """Per group what is free now and in a school year to come."""
    groepen: dict[tuple[str, str], list[Any]] = {}
    for c in aanbod.capaciteit.all():
        groepen.setdefault((c.groep, c.eenheid), []).append(c)
    gevonden = [
        Groepsruimte(
            woorden.room(rijen, op), list(dict.fromkeys(c.toelichting for c in rijen if c.toelichting)),
            _taken(add_up(room_told(rijen), op)),
        )
        for rijen in groepen.values()
    ]  # fmt: skip
    return [groep for groep in gevonden if groep.regels]


def _taken(stand: Plekkenstand) -> int | None:
    return stand.deel_bezet if stand.totaal else None


def _is_free(aanbod: Any) -> bool:
    bedragen = [k.bedrag for k in aanbod.kosten.all()]
    return bool(bedragen) and all(b == 0 for b in bedragen)


def _wait(aanbod: Any, op: date) -> str:
    """In a list only a waiting time that can be counted on."""
    tekst = woorden.waiting_time(aanbod, op)
    return (
        gettext("wachttijd %(tijd)s") % {"tijd": tekst} if aanbod.wachttijd_weken and "(" not in tekst else ""
    )


def sketch(
    regels: Sequence[Regel], punten: Sequence[Sequence[tuple[str, float, float]]], plaats: Plaats | None,
    grenzen: Sequence[Grens],
) -> Kaartje | None:  # fmt: skip
    """The map of the lines of one page, each with the points of its offer (the nearest first)."""
    plekken = [
        (regel.nummer, regel.naam, (lat, lon))
        for regel, lijst in zip(regels, punten, strict=True)
        for _, lat, lon in lijst[:5]
    ]
    return draw(plekken, plaats.punt if plaats else None, grenzen)


@dataclass(frozen=True)
class Noodregel:
    """A telephone number as it is shown."""

    naam: str
    nummer: str
    bel: str
    wanneer: str
    open: str
    controleer: bool


def emergency(nummers: Sequence[Noodnummer], taal: str) -> list[Noodregel]:
    en = taal == "en"
    return [
        Noodregel(
            n.naam_en if en else n.naam, n.nummer, n.nummer.replace("-", ""), n.wanneer_en if en else n.wanneer,
            n.open_en if en else n.open, n.controleer,
        )
        for n in nummers
    ]  # fmt: skip


def offer_facts(aanbod: Any, op: date) -> list[tuple[str, Any]]:
    """Names and values of one offer, in the order in which a parent asks; what is not known is left out."""
    paren = [
        (gettext("Voor wie"), _lines(woorden.ages(aanbod.leeftijd_van, aanbod.leeftijd_tot), aanbod.voor_wie)),
        (gettext("Voor inwoners van"), woorden.area(aanbod) or _area_there(aanbod)),
        (gettext("Wat kost het"), _lines(*woorden.costs(aanbod, op), aanbod.kosten_uitleg)),
        (gettext("Wachttijd"), woorden.waiting_time(aanbod, op)),
        (gettext("Wanneer"), _lines(*woorden.times(aanbod.openingstijden.all(), op))),
        (gettext("Talen"), _lines(woorden.languages(aanbod), aanbod.tolk)),
        (gettext("Neem mee"), _lines(*(p.naam for p in aanbod.papieren.all()))),
        (gettext("Keurmerk"), aanbod.keurmerk),
        (gettext("Hoeveel kinderen"), _reach(aanbod.bereik)),
    ]  # fmt: skip
    return [(naam, waarde) for naam, waarde in paren if waarde]


def _area_there(aanbod: Any) -> str:
    volging = getattr(aanbod, "volging", None)
    return str(volging.gebied) if volging else ""


@dataclass(frozen=True)
class Bereikbaar:
    """How to reach somebody: functions, numbers, mail and website."""

    contacten: Sequence[Any] = ()
    telefoons: Sequence[Any] = ()
    email: str = ""
    url: str = ""


def contact_of_organisation(organisatie: Any) -> Bereikbaar:
    profiel = getattr(organisatie, "profiel", None)
    return Bereikbaar(
        [c for c in organisatie.contacten.all() if c.aanbod_id is None and c.locatie_id is None],
        [t for t in organisatie.telefoons.all() if t.aanbod_id is None and t.locatie_id is None],
        profiel.email if profiel else "",
        profiel.website if profiel else "",
    )


def contact_of_offer(aanbod: Any) -> Bereikbaar:
    """Its own numbers; where it has none, those of the organisation."""
    eigen = Bereikbaar(aanbod.contacten.all(), aanbod.telefoons.all(), aanbod.email, aanbod.url)
    huis = contact_of_organisation(aanbod.organisatie)
    heeft_eigen = eigen.email or eigen.telefoons or any(c.telefoon or c.email for c in eigen.contacten)
    if heeft_eigen:
        return Bereikbaar(
            eigen.contacten, eigen.telefoons or huis.telefoons, eigen.email, eigen.url or huis.url
        )
    return Bereikbaar(eigen.contacten or huis.contacten, huis.telefoons, huis.email, eigen.url or huis.url)


def _lines(*regels: str) -> str:
    return "\n".join(regel for regel in regels if regel)


def _reach(bereik: int | None) -> str:
    return gettext("ongeveer %(n)s per jaar") % {"n": bereik} if bereik else ""
