"""Reading words: what someone meant who typed a word wrongly, and the words inside a compound.

A vocabulary is the words of the kinds of support and of the entries, with how often each occurs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knooppunt.wegwijzer.rules.stam import stem
from knooppunt.wegwijzer.rules.woorden import GEWOON, MEESTE, ONTKENNING, STOPWOORDEN, says_something, tokens

KORTSTE_DEEL, KORTSTE_SAMENSTELLING, KORTSTE_BEGIN, KORTSTE_KLANK = 4, 8, 5, 7
TUSSEN = ("", "s", "en", "e", "n")
"""What Dutch puts between two words that it joins."""
KLANKEN = (
    ("ph", "f"), ("th", "t"), ("ch", "g"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("ij", "i"), ("ei", "i"),
    ("ie", "i"), ("y", "i"), ("eau", "o"), ("ou", "au"), ("v", "f"), ("z", "s"), ("dt", "t"), ("d", "t"), ("b", "p"),
    ("h", ""),
)  # fmt: skip
"""Spellings of one sound: psygoloog and psycholoog, buro and bureau, dislexie and dyslexie."""
DUBBEL = re.compile(r"(.)\1+")

ONTHOUDEN = 10_000
"""Corrections that are kept: a machine that types at random must not fill the memory."""


@dataclass(frozen=True)
class Leeswoord:
    """One word as it was read: typed, as it is understood, its stem and the stems of the words inside it."""

    getypt: str
    woord: str
    stam: str
    delen: tuple[str, ...] = ()

    @property
    def zegt_iets(self) -> bool:
        """Could one search for it by itself?"""
        return says_something(self.woord)

    @property
    def is_verbeterd(self) -> bool:
        return self.woord != self.getypt.replace(" ", "")


class Woordenschat:
    """The words that are known. ``vast`` come with the product, ``geteld`` are those of the entries with their number,
    ``vreemd`` are right in another language: nothing is corrected to them.

    Only words that come with the product take a compound apart: an entry is read the same whatever else there is.
    """

    def __init__(
        self, vast: Iterable[str], geteld: Mapping[str, int] | None = None, vreemd: Iterable[str] = ()
    ) -> None:
        self.vast = {woord for woord in vast if len(woord) > 1}
        self.geteld = dict(geteld or {})
        self.bekend = self.vast | self.geteld.keys() | GEWOON | ONTKENNING | set(vreemd)
        self._delen = {stem(w) for w in self.vast | GEWOON if len(w) >= KORTSTE_DEEL and w not in STOPWOORDEN}
        self._delen |= {w for w in self.vast | GEWOON if len(w) >= KORTSTE_DEEL and w not in STOPWOORDEN}
        self._klanken: dict[str, list[str]] = defaultdict(list)
        self._bakken: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._per_lengte: dict[int, list[str]] = defaultdict(list)
        for woord in sorted(self.vast | self.geteld.keys()):
            if len(woord) >= 4 and woord.isalpha():
                self._klanken[sound(woord)].append(woord)
                self._bakken[woord[0], len(woord)].append(woord)
                self._per_lengte[len(woord)].append(woord)
        self._klanken_vast = {
            klank: vaste
            for klank, alle in self._klanken.items()
            if (vaste := [w for w in alle if w in self.vast])
        }
        self._verbeterd: dict[str, str] = {}

    def parts(self, woord: str) -> tuple[str, ...]:
        """The stems of the words that a compound is made of; nothing when it is one word, or not all are known."""
        if len(woord) < KORTSTE_SAMENSTELLING or not woord.isalpha():
            return ()
        for knip in range(len(woord) - KORTSTE_DEEL, KORTSTE_DEEL - 1, -1):
            links, rechts = woord[:knip], woord[knip:]
            if not (rechts in self._delen or stem(rechts) in self._delen):
                continue
            for tussen in TUSSEN:
                kop = links.removesuffix(tussen) if tussen else links
                if len(kop) >= KORTSTE_DEEL and (kop in self._delen or stem(kop) in self._delen):
                    return (*(self.parts(kop) or (stem(kop),)), *(self.parts(rechts) or (stem(rechts),)))
        return ()

    def correct(self, woord: str) -> str:
        """The known word that was meant, or the word itself when nothing is near enough."""
        if woord in self.bekend or len(woord) < 4 or not woord.isalpha():
            return woord
        if woord not in self._verbeterd:
            if len(self._verbeterd) > ONTHOUDEN:
                self._verbeterd.clear()
            self._verbeterd[woord] = self._nearest(woord) or woord
        return self._verbeterd[woord]

    def _nearest(self, woord: str) -> str | None:
        if any(stem(woord) == stem(w) for w in self._klanken.get(sound(woord), ())) or self._is_form(woord):
            return None  # another form of a known word is right as it is
        gelijk = self._klanken.get(sound(woord))
        if gelijk:
            return min(gelijk, key=lambda w: (OSA.distance(woord, w), -self.geteld.get(w, 0), w))
        begin = [w for w in self.vast if len(woord) >= KORTSTE_BEGIN and w.startswith(woord)]
        if begin:  # fysio, psycho: the rest was left out
            return min(begin, key=lambda w: (len(w), w))
        hoogstens = 1 if len(woord) < 7 else 2
        for kandidaten in (self._same_start(woord, hoogstens), self._same_length(woord, hoogstens)):
            beste = process.extract(woord, kandidaten, scorer=OSA.distance, score_cutoff=hoogstens, limit=8)
            if beste:
                return min(
                    beste, key=lambda b: (b[1], b[0] not in self.vast, -self.geteld.get(b[0], 0), b[0])
                )[0]
        return self._sounds_like(woord)

    def _sounds_like(self, woord: str) -> str | None:
        """The word of the product that sounds nearly the same: dislectie is dyslexie."""
        klank = sound(woord)
        if len(klank) < KORTSTE_KLANK:
            return None
        beste = process.extractOne(
            klank, {k: k for k in self._klanken_vast}, scorer=OSA.distance, score_cutoff=1
        )
        return min(self._klanken_vast[beste[2]], key=lambda w: (OSA.distance(woord, w), w)) if beste else None

    def _is_form(self, woord: str) -> bool:
        return stem(woord) in self._delen or bool(self.parts(woord))

    def _same_start(self, woord: str, hoogstens: int) -> list[str]:
        lengtes = range(len(woord) - hoogstens, len(woord) + hoogstens + 1)
        return [w for lengte in lengtes for w in self._bakken.get((woord[0], lengte), ())]

    def _same_length(self, woord: str, hoogstens: int) -> list[str]:
        """For a wrong first letter; only words that come with the product, which are few."""
        lengtes = range(len(woord) - hoogstens, len(woord) + hoogstens + 1)
        return [w for lengte in lengtes for w in self._per_lengte.get(lengte, ()) if w in self.vast]

    def joined(self, woorden: list[str]) -> list[tuple[str, str]]:
        """Words with what was typed: two or three that are one known word are read as one (``job coach``)."""
        gelezen, i = [], 0
        while i < len(woorden):
            for aantal in (3, 2):
                stuk = woorden[i : i + aantal]
                aaneen = "".join(stuk)
                if len(stuk) == aantal and len(aaneen) >= 6 and self._is_one_word(stuk, aaneen):
                    gelezen.append((" ".join(stuk), self.correct(aaneen)))
                    i += aantal
                    break
            else:
                gelezen.append((woorden[i], self.correct(woorden[i])))
                i += 1
        return gelezen

    def _is_one_word(self, stuk: list[str], aaneen: str) -> bool:
        if any(w in ONTKENNING or w in STOPWOORDEN for w in (stuk[0], stuk[-1])):
            return False
        if aaneen in self.vast:
            return True
        # A part that is no word by itself: together they may be one that was typed wrongly as well.
        vreemd = any(w not in self.bekend and not self._is_form(w) for w in stuk)
        return vreemd and self.correct(aaneen) in self.vast

    def read(self, tekst: str, *, verbeter: bool = True) -> list[Leeswoord]:
        """The words of a text in their order. A question is corrected, an entry is not."""
        getypt = tokens(tekst)
        paren = self.joined(getypt[:MEESTE]) if verbeter else [(w, w) for w in getypt]
        return [
            Leeswoord(getypt, woord, stem(woord), tuple(d for d in self.parts(woord) if d != stem(woord)))
            for getypt, woord in paren
        ]


def sound(woord: str) -> str:
    """How a word sounds, roughly: one letter for one sound, no double letters."""
    for spelling, klank in KLANKEN:
        woord = woord.replace(spelling, klank)
    return DUBBEL.sub(r"\1", woord)
