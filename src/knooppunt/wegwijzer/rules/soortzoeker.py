"""Which kinds of support does someone mean? Weighs the words of a question against the words of every kind.

Each kind has short sentences (a word of a parent, a term of the field, its name). A sentence counts for more when more
of it was said; a rare word counts for more than a common one. Pure, and therefore the same on every database.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knooppunt.wegwijzer.rules.stam import NIET
from knooppunt.wegwijzer.rules.woordenschat import Leeswoord, Woordenschat

DEEL, DEEL_VAN_DEEL = 0.55, 0.35
"""How much it counts when a word is a part of a compound, or when two compounds share a part."""
STEILTE = 1.6
"""How much worse a half said sentence is than a whole one."""
NAAM, VAKWOORD, UITLEG = 1.25, 0.8, 0.12
OMGEKEERD = 0.87
"""How much of a sentence was said when its words came in another order."""
GEWICHT_NIET = 0.5
"""A denial weighs as half a rare word, but a sentence with it is not whole without it."""
HELE_UITDRUKKING, WAARDE_UITDRUKKING = 0.97, 3.0
"""A saying of common words ("waar moet ik zijn") counts only when it was said wholly, and then this much."""


@dataclass(frozen=True)
class Trefwoorden:
    """The sentences by which one kind is recognised."""

    code: str
    zinnen: tuple[str, ...]
    naam: str = ""
    vakwoorden: tuple[str, ...] = ()
    uitleg: str = ""
    engels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Treffer:
    """A kind that was recognised, how strongly, and how much of its best sentence was said (0 to 1)."""

    code: str
    score: float
    dekking: float


@dataclass(frozen=True)
class Zin:
    """A sentence of a kind, as words."""

    code: str
    gewicht: float
    woorden: tuple[Leeswoord, ...]


@dataclass(frozen=True)
class Gezegd:
    """How much of a sentence was said, and what each word of the question (by its place) added."""

    zin: Zin
    dekking: float
    winst: dict[int, float]


class Zinnen:
    """Sentences that are looked up by the stems in them."""

    def __init__(self, zinnen: Iterable[Zin]) -> None:
        self.zinnen = [zin for zin in zinnen if zin.woorden]
        self._plaatsen: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        soorten_met: dict[str, set[str]] = defaultdict(set)
        for nummer, zin in enumerate(self.zinnen):
            for plaats, woord in enumerate(zin.woorden):
                for stam, hoe in _stems(woord):
                    self._plaatsen[stam].append((nummer, plaats, hoe))
                    soorten_met[stam].add(zin.code)
        self._aantal = len({zin.code for zin in self.zinnen})
        self._zeldzaam = {stam: self._rarity(len(codes)) for stam, codes in soorten_met.items()}
        self._geheel = [sum(self._weight(w) for w in zin.woorden) for zin in self.zinnen]

    def _rarity(self, soorten: int) -> float:
        return math.log((self._aantal + 1) / (soorten + 0.5))

    def share(self, stam: str) -> float:
        """From nearly 0, for a word of every kind, to 1, for a word that points to one kind, or to none."""
        return self._zeldzaam.get(stam, self._rarity(1)) / self._rarity(1)

    def _weight(self, woord: Leeswoord) -> float:
        if woord.stam == NIET:
            return GEWICHT_NIET * self._rarity(1)
        return self._zeldzaam.get(woord.stam, self._rarity(1))

    def said(self, vraag: Sequence[Leeswoord]) -> Iterator[Gezegd]:
        """Every sentence of which something was said. "Niet" alone is nothing."""
        for nummer, gezegd in self._matches(vraag).items():
            zin = self.zinnen[nummer]
            if all(zin.woorden[plaats].stam == NIET for plaats in gezegd):
                continue
            winst = {plaats: hoe * self._weight(zin.woorden[plaats]) for plaats, (hoe, _) in gezegd.items()}
            dekking = sum(winst.values()) / self._geheel[nummer]
            if not _in_order(gezegd):
                dekking *= OMGEKEERD
            per_woord: dict[int, float] = defaultdict(float)
            for plaats, (_, waar) in gezegd.items():
                per_woord[waar] = max(per_woord[waar], winst[plaats])
            yield Gezegd(zin, dekking, per_woord)

    def _matches(self, vraag: Sequence[Leeswoord]) -> dict[int, dict[int, tuple[float, int]]]:
        """Per sentence and place in it: how well a word of the question is that word, and the place of that word."""
        gezegd: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        for waar, woord in enumerate(vraag):
            for stam, hoe in _stems(woord):
                for nummer, plaats, diens in self._plaatsen.get(stam, ()):
                    samen = min(hoe, diens) if max(hoe, diens) == 1.0 else DEEL_VAN_DEEL
                    if samen > gezegd[nummer].get(plaats, (0.0, 0))[0]:
                        gezegd[nummer][plaats] = samen, waar
        return gezegd


class Soortzoeker:
    """Recognises kinds in a question."""

    def __init__(self, soorten: Iterable[Trefwoorden], schat: Woordenschat) -> None:
        zinnen: list[Zin] = []
        uitdrukkingen: list[Zin] = []
        for soort in soorten:
            for gewicht, teksten in (
                (NAAM, (soort.naam,)), (1.0, soort.zinnen + soort.engels), (VAKWOORD, soort.vakwoorden),
            ):  # fmt: skip
                for tekst in teksten:
                    alle = tuple(schat.read(tekst, verbeter=False))
                    zeggend = tuple(w for w in alle if w.zegt_iets)
                    zinnen.append(Zin(soort.code, gewicht, zeggend))
                    if is_saying(alle):
                        uitdrukkingen.append(Zin(soort.code, gewicht, alle))
            uitleg = {w for w in schat.read(soort.uitleg, verbeter=False) if w.zegt_iets}
            zinnen += [Zin(soort.code, UITLEG, (woord,)) for woord in sorted(uitleg, key=lambda w: w.woord)]
        self.zinnen = Zinnen(zin for zin in zinnen if any(w.stam != NIET for w in zin.woorden))
        self.uitdrukkingen = Zinnen(uitdrukkingen)

    def find(self, vraag: Sequence[Leeswoord], hoogstens: int = 6) -> list[Treffer]:
        """The kinds that the question (all its words) is about, the strongest first."""
        zeggend = [w for w in vraag if w.zegt_iets]
        per_soort: dict[str, dict[str, float]] = defaultdict(dict)
        dekkingen: dict[str, float] = defaultdict(float)
        for gezegd in self.zinnen.said(zeggend):
            code, gewicht = gezegd.zin.code, gezegd.zin.gewicht
            if gewicht > UITLEG:
                dekkingen[code] = max(dekkingen[code], gezegd.dekking)
            for waar, winst in gezegd.winst.items():
                stam, waarde = zeggend[waar].stam, gewicht * winst * gezegd.dekking**STEILTE
                per_soort[code][stam] = max(per_soort[code].get(stam, 0.0), waarde)
        for gezegd in self.uitdrukkingen.said(vraag):
            if gezegd.dekking >= HELE_UITDRUKKING:
                per_soort[gezegd.zin.code][""] = WAARDE_UITDRUKKING
                dekkingen[gezegd.zin.code] = 1.0
        treffers = [
            Treffer(code, round(sum(w.values()), 4), round(dekkingen[code], 4))
            for code, w in per_soort.items()
        ]
        return sorted(treffers, key=lambda t: (-t.score, t.code))[:hoogstens]


def is_saying(woorden: Sequence[Leeswoord]) -> bool:
    """Is it a saying: at least three words, of which at most one says something by itself?"""
    inhoud = [w for w in woorden if w.zegt_iets and w.stam != NIET]
    return len(woorden) >= 3 and len(inhoud) <= 1


def _in_order(gezegd: dict[int, tuple[float, int]]) -> bool:
    """Were the words said in the order of the sentence? "School wil hem niet" is not "wil niet naar school"."""
    plekken = [waar for _, (_, waar) in sorted(gezegd.items())]
    return plekken == sorted(plekken)


def _stems(woord: Leeswoord) -> list[tuple[str, float]]:
    return [(woord.stam, 1.0), *((deel, DEEL) for deel in woord.delen)]
