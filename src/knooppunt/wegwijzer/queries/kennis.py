"""What the search knows, read once per process and again when something changed: kinds, vocabulary and places."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente, Postcodegebied, Vestiging
from knooppunt.wegwijzer.models import Hulpsoort, Zoekdocument, Zoekstand, Zoekwoord
from knooppunt.wegwijzer.rules.soortzoeker import Soortzoeker, Trefwoorden
from knooppunt.wegwijzer.rules.vast import english_sentences, english_words, fixed_words
from knooppunt.wegwijzer.rules.woorden import GEWOON, tokens
from knooppunt.wegwijzer.rules.woordenschat import Woordenschat
from knooppunt.wegwijzer.rules.zoekvraag import Plaats, Punt
from knooppunt.wegwijzer.sjabloon.lezen import CODE, fingerprint

MINSTE = 0.1
"""A word that stands everywhere still finds what it stands in."""


@dataclass
class Kennis:
    """Everything in memory that a search needs beside the index."""

    schat: Woordenschat
    zoeker: Soortzoeker
    plaatsen: dict[str, Plaats]
    aantal: int
    stammen: dict[str, int] = field(default_factory=dict)

    def rarity(self, stam: str) -> float:
        """What a word says of an offer: little when it is in every one or of every kind, 1 when it is in one only."""
        van_soort = max(self.zoeker.zinnen.share(stam), MINSTE)
        if self.aantal < 2:
            return van_soort
        in_aantal = min(max(self.stammen.get(stam, 1), 1), self.aantal)
        return van_soort * max(math.log(self.aantal / in_aantal) / math.log(self.aantal), MINSTE)

    @property
    def gewoon(self) -> frozenset[str]:
        """Words that are no name of a place by themselves."""
        return GEWOON | fixed_words()


_bewaard: dict[str, Kennis] = {}


def knowledge() -> Kennis:
    """As it is now; one small statement when nothing changed."""
    stand = Zoekstand.objects.filter(pk=1).values_list("versie", flat=True).first()
    sleutel = f"{stand} {fingerprint()}"
    kennis = _bewaard.get(sleutel)
    if kennis is None:
        kennis = _read()
        _bewaard.clear()
        _bewaard[sleutel] = kennis
    return kennis


def forget() -> None:
    """Read everything anew at the next search."""
    _bewaard.clear()


def _read() -> Kennis:
    stammen: dict[str, int] = defaultdict(int)
    geteld: dict[str, int] = {}
    for woord, stam, aantal in Zoekwoord.objects.values_list("woord", "stam", "aantal"):
        geteld[woord] = aantal
        stammen[stam] += aantal
    plaatsen = _places()
    soorten = list(_kinds())
    eigen = {w for s in soorten for zin in s.zinnen for w in tokens(zin)}
    namen = {w: 1 for naam in plaatsen for w in naam.split() if w.isalpha()}
    schat = Woordenschat(fixed_words() | eigen, namen | geteld, english_words())
    return Kennis(schat, Soortzoeker(soorten, schat), plaatsen, Zoekdocument.objects.count(), dict(stammen))


def _kinds() -> Iterable[Trefwoorden]:
    """Every kind of the national list, with the words of the regions."""
    soorten = Hulpsoort.objects.filter(taxonomie__code=CODE, boven__isnull=False, vervallen=False)
    for soort in soorten.prefetch_related("streekwoorden"):
        streek = [w for s in soort.streekwoorden.all() for w in (s.naam, *s.woorden) if w]
        yield Trefwoorden(
            soort.code, (*soort.woorden, *streek), soort.naam, tuple(soort.vakwoorden), soort.uitleg,
            english_sentences().get(soort.code, ()),
        )  # fmt: skip


def _places() -> dict[str, Plaats]:
    """Postcodes, places with a school and municipalities by their plain name, each with its middle."""
    gemeenten, dorpen, pc4s = _Midden(), _Midden(), _Midden()
    namen = {pk: (code, naam) for pk, code, naam in Gemeente.objects.values_list("pk", "code", "naam")}
    onbekend = ("", "")
    vestigingen = Vestiging.objects.filter(lat__isnull=False).order_by("pk")
    for plaats, lat, lon, gemeente in vestigingen.values_list(
        "plaats", "lat", "lon", "organisatie__gemeente_id"
    ):
        dorpen.add(plaats.title(), (lat, lon), namen.get(gemeente, onbekend)[0])
    postcodes = Postcodegebied.objects.filter(lat__isnull=False)
    for pc4, lat, lon, gemeente in postcodes.values_list("pc4", "lat", "lon", "gemeente_id"):
        code, naam = namen.get(gemeente, onbekend)
        pc4s.add(pc4, (lat, lon), code)
        gemeenten.add(naam, (lat, lon), code)
    return gemeenten.places() | dorpen.places() | pc4s.places()


class _Midden:
    """Collects points by name; a place lies in their middle."""

    def __init__(self) -> None:
        self._punten: dict[str, tuple[str, str, list[Punt]]] = {}

    def add(self, naam: str, punt: Punt, gemeente: str) -> None:
        sleutel = " ".join(tokens(naam))
        if sleutel:
            self._punten.setdefault(sleutel, (naam, gemeente, []))[2].append(punt)

    def places(self) -> dict[str, Plaats]:
        return {
            sleutel: Plaats(naam, (_mean([p[0] for p in punten]), _mean([p[1] for p in punten])), gemeente)
            for sleutel, (naam, gemeente, punten) in self._punten.items()
        }


def _mean(getallen: list[float]) -> float:
    return round(sum(getallen) / len(getallen), 5)


def place_by_name(viewer: Viewer, tekst: str) -> Plaats | None:
    """See ``place_named``, for a room that does not know what the wegwijzer knows."""
    return place_named(knowledge(), tekst)


def place_named(kennis: Kennis, tekst: str) -> Plaats | None:
    """A place by its name or postcode as someone types it: ``9901 AB``, ``den haag``; None when it is not known."""
    woorden = tokens(tekst)
    if not woorden:
        return None
    if woorden[0][:4].isdigit() and len(woorden[0]) in (4, 6):
        return kennis.plaatsen.get(woorden[0][:4])
    naam = " ".join(woorden)
    return kennis.plaatsen.get(naam) or kennis.plaatsen.get(kennis.schat.correct(naam))
