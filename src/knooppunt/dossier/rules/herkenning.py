"""Is this child known already? Names that sound alike and a birth date that is the same or nearly so.

A suggestion, never a decision: two children are merged by people only.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from rapidfuzz.distance import JaroWinkler

TUSSENVOEGSELS = frozenset(
    ["van", "de", "der", "den", "het", "te", "ter", "ten", "op", "in", "'t", "la", "le", "el", "al"]
)

# Dutch spellings of one sound, longest first. Written for names: Dijk = Dyk, Sophie = Sofie, Schmidt = Smit.
KLANKEN = (
    (r"tsch|tsj|sch(?=[lmnrw])|sch$", "s"),
    (r"ph", "f"), (r"th", "t"), (r"ck|kh|q|c(?=[aouklrt]|$)", "k"), (r"c(?=[eiy])|ç|z|ß", "s"),
    (r"dt", "t"), (r"x", "ks"), (r"v", "f"), (r"ij|ei|ey|y|ie|i", "i"),
    (r"ou|au|ow", "au"), (r"ae", "a"), (r"oe|u", "u"), (r"gh|ch", "g"),
    (r"(?<=.)j(?=[aeou])", "i"), (r"d$", "t"), (r"b$", "p"),
    (r"h", ""),
)  # fmt: skip
GELIJKENIS = 0.88


def klank_van(voornaam: str, achternaam: str) -> str:
    """How a name sounds: lower case without accents, prefixes or double letters, one letter for one sound."""
    return " ".join(
        filter(None, (_klank(voornaam.split(" ")[0]), _klank(_zonder_tussenvoegsel(achternaam))))
    )[:80]


def _zonder_tussenvoegsel(achternaam: str) -> str:
    woorden = re.split(r"[\s\-]+", achternaam.lower())
    return " ".join(w for w in woorden if w not in TUSSENVOEGSELS) or achternaam


def _klank(naam: str) -> str:
    kaal = unicodedata.normalize("NFKD", naam.lower()).encode("ascii", "ignore").decode()
    kaal = re.sub(r"[^a-z]", "", kaal)
    for patroon, klank in KLANKEN:
        kaal = re.sub(patroon, klank, kaal)
    return re.sub(r"(.)\1+", r"\1", kaal)


def klanken_van(zoekterm: str) -> list[tuple[str, str]]:
    """The words of a search with how each sounds; prefixes say nothing and are left out. At most four words."""
    woorden = [w for w in re.split(r"[\s\-]+", zoekterm.lower().strip()) if w and w not in TUSSENVOEGSELS]
    return [(woord, _klank(woord)) for woord in woorden[:4]]


def dates_alike(een: date, ander: date) -> bool:
    """The same day, or one slip of the pen: day and month swapped, or one of the three numbers different."""
    if een == ander:
        return True
    if een.year == ander.year and (een.day, een.month) == (ander.month, ander.day):
        return True
    return sum((een.year == ander.year, een.month == ander.month, een.day == ander.day)) == 2


JAREN_VERSCHIL = 30


def alike_dates(geboren: date) -> list[date]:
    """Every date that ``dates_alike`` accepts, at most thirty years apart: about a hundred, to look up by index."""
    dezelfde_maand = {_date(geboren.year, geboren.month, dag) for dag in range(1, 32)}
    hetzelfde_jaar = {_date(geboren.year, maand, geboren.day) for maand in range(1, 13)}
    jaren = range(geboren.year - JAREN_VERSCHIL, geboren.year + JAREN_VERSCHIL + 1)
    dezelfde_dag = {_date(jaar, geboren.month, geboren.day) for jaar in jaren}
    omgekeerd = {_date(geboren.year, geboren.day, geboren.month)}
    return sorted(filter(None, dezelfde_maand | hetzelfde_jaar | dezelfde_dag | omgekeerd))


def _date(jaar: int, maand: int, dag: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:  # 31 February, or a day that is no month
        return None


def could_be_same_child(klank: str, geboren: date, andere_klank: str, ander_geboren: date) -> bool:
    """Suggest when the names sound alike and the birth dates are the same or nearly so."""
    return dates_alike(geboren, ander_geboren) and JaroWinkler.similarity(klank, andere_klank) >= GELIJKENIS


def is_namesake(naam: str, achternaam: str) -> bool:
    """Does this person have the child's surname? It says nothing by itself; who keeps watch may ask."""
    return bool(achternaam) and naam.casefold().endswith(f" {achternaam.casefold()}")
