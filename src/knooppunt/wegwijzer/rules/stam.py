"""The stem of a Dutch word: what is the same in ``lopen``, ``loopt`` and ``loop``; ``boze`` and ``boos``.

Our own and small, so that SQLite and PostgreSQL answer alike without their dictionaries. It need not be a word: it must
only be the same for the forms of one word, and different for another word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knooppunt.wegwijzer.rules.woorden import ONTKENNING, VORMEN

NIET = "niet"
"""Every denial is one word: "spreekt geen Nederlands" is "spreekt niet Nederlands"."""
KLINKERS = "aeiouy"
MEERVOUD_S = re.compile(r"(?:el|er|em|en|aar|ier|or|ie|je|eau|ee|age|ame|che|[oai])s$")
VERKLEIN = (
    (re.compile(r"([lrnmgk])\1etje$"), r"\1"),  # belletje: bel
    (re.compile(r"([nrlwaeiouy])tje$"), r"\1"),  # broertje: broer
    (re.compile(r"mpje$"), "m"),
    (re.compile(r"(.{3})je$"), r"\1"),
)
T_VAN_WERKWOORD = re.compile(r"(?:[bdfgklmnprvw]|(?:aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou)s)t$")
D_VAN_DEELWOORD = re.compile(r"(?:[bfgkpsvz]|.{4}e[lr]|.{3}eer)d$")
OPEN_LETTERGREEP = re.compile(r"(?:^|[^aeiouyj]|[ie](?=a)|i(?=o))([aeou])[bcdfgklmnprstvz]$")
ZWAKKE_UITGANG = re.compile(r"[aeiouy].*(?:[ei][lrmn]|ing|ig|ik)$")


@lru_cache(maxsize=65536)
def stem(woord: str) -> str:
    """The stem of a plain word (lower case, no accents)."""
    if woord in VORMEN:
        return VORMEN[woord]
    if woord in ONTKENNING:
        return NIET
    if len(woord) <= 3 or not woord.isalpha():
        return woord
    woord = _without_diminutive(_without_heid(woord))
    kort = _without_ing(woord)
    if kort == woord:
        kort = _without_plural(woord)
    kort = _without_ending(kort)
    return VORMEN.get(kort, kort)


def _without_heid(woord: str) -> str:
    woord = woord.removesuffix("heden") + "heid" if woord.endswith("heden") else woord
    return woord[:-4] if woord.endswith("heid") and len(woord) >= 8 else woord


def _without_diminutive(woord: str) -> str:
    enkel = woord[:-1] if woord.endswith("jes") else woord
    if enkel.endswith("je") and len(enkel) >= 5:
        for patroon, kort in VERKLEIN:
            if patroon.search(enkel):
                return patroon.sub(kort, enkel)
    return woord


def _without_ing(woord: str) -> str:
    """Of what is done, and of who does it: ``weigering``, ``weigeraars``."""
    doener = woord[:-1] if woord.endswith("aars") else woord
    if doener.endswith("eraar"):
        return doener[:-3]
    woord = woord[:-2] if woord.endswith("ingen") else woord
    return _closed(woord[:-3]) if woord.endswith("ing") and len(woord) >= 7 else woord


def _without_plural(woord: str) -> str:
    if woord.endswith("en") and len(woord) >= 4 and woord[-3] != "e":
        return _closed(woord[:-2])
    if len(woord) >= 5 and MEERVOUD_S.search(woord):
        return woord[:-1]
    return woord


def _without_ending(woord: str) -> str:
    """Of a verb, a participle or an adjective."""
    if woord.startswith("ge") and len(woord) >= 6 and woord[-1] in "td":
        woord = woord[2:]
    if woord.endswith("ere") and len(woord) >= 7:
        woord = woord[:-3]
    elif woord.endswith("e") and len(woord) >= 5 and woord[-2] not in KLINKERS:
        woord = _closed(woord[:-1])
    if woord.endswith("ig") and len(woord) >= 6:
        woord = _closed(woord[:-2])
    if len(woord) >= 4 and (T_VAN_WERKWOORD.search(woord) or D_VAN_DEELWOORD.search(woord)):
        woord = woord[:-1]
    return woord


def _closed(basis: str) -> str:
    """As it is written when the syllable is closed: ``lop`` is ``loop``, ``boz`` is ``boos``, ``boss`` is ``bos``."""
    if len(basis) < 2:
        return basis
    if basis[-1] == basis[-2] and basis[-1] not in KLINKERS:
        return basis[:-1]
    if OPEN_LETTERGREEP.search(basis) and not ZWAKKE_UITGANG.search(basis):
        basis = basis[:-1] + basis[-2] + basis[-1]
    return basis[:-1] + {"v": "f", "z": "s"}.get(basis[-1], basis[-1])
