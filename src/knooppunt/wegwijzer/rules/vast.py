"""The words that come with the product: those of the national list of kinds and of the telephone numbers."""

from __future__ import annotations

from functools import cache

from knooppunt.wegwijzer.rules.nood import NUMMERS, Noodzoeker
from knooppunt.wegwijzer.rules.soortzoeker import Trefwoorden
from knooppunt.wegwijzer.rules.woorden import tokens
from knooppunt.wegwijzer.rules.woordenschat import Woordenschat
from knooppunt.wegwijzer.sjabloon.lezen import read_template


@cache
def fixed_words() -> frozenset[str]:
    """Every word of the template and of the numbers."""
    teksten = [
        tekst
        for soort in read_template()
        for tekst in (soort.naam, soort.vraag, soort.uitleg, *soort.woorden, *soort.vakwoorden)
    ]
    teksten += [zin for nummer in NUMMERS for zin in nummer.woorden]
    return frozenset(woord for tekst in teksten for woord in tokens(tekst))


@cache
def english_sentences() -> dict[str, tuple[str, ...]]:
    """By code of the kind: its English name and the English words of parents."""
    return {soort.code: (soort.naam_en, *soort.engels) for soort in read_template() if soort.boven}


@cache
def english_words() -> frozenset[str]:
    """Right in English, so not a Dutch word that was typed wrongly."""
    zinnen = [zin for soort in english_sentences().values() for zin in soort]
    zinnen += [soort.uitleg_en for soort in read_template()]
    return frozenset(woord for zin in zinnen for woord in tokens(zin))


@cache
def fixed_vocabulary() -> Woordenschat:
    """Takes compounds apart the same everywhere, whatever a region has filled in."""
    return Woordenschat(fixed_words(), vreemd=english_words())


def national_kinds() -> list[Trefwoorden]:
    """What every kind of the template is recognised by."""
    return [
        Trefwoorden(s.code, s.woorden, s.naam, s.vakwoorden, s.uitleg, english_sentences()[s.code])
        for s in read_template()
        if s.boven
    ]


@cache
def danger() -> Noodzoeker:
    return Noodzoeker(fixed_vocabulary())
