"""A public file that says, by municipality or by school, in which RMC, safety or youth care region it lies.

Publishers name their columns differently (the statistics office has all of them in one table of areas, DUO has the RMC
region beside each school), so a column is known by a word in its name.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from knooppunt.kaart.rules.grenzen import Indelingsoort
from knooppunt.kaart.rules.indeling import LANGSTE_NAAM
from knooppunt.kaart.rules.norm import name_key

WOORDEN: Mapping[Indelingsoort, tuple[str, ...]] = {
    Indelingsoort.RMC: ("rmc",),
    Indelingsoort.VEILIGHEID: ("veiligheidsregio", "ggd"),
    Indelingsoort.JEUGD: ("jeugdhulpregio", "jeugdzorgregio", "jeugdregio"),
}
GEMEENTE = ("gemeentenaam", "gemeente", "municipality")
CODES = ("code", "nummer")
GEEN_TABEL = (
    "Dit bestand heeft geen kolom met gemeenten en een kolom met RMC-regio’s, veiligheidsregio’s, GGD-regio’s of "
    "jeugdhulpregio’s. Kies een csv-bestand dat die heeft."
)
NIETS_HIER = "In dit bestand staat geen gemeente van deze regio."


def divisions_in_file(tekst: str, codes: Mapping[str, str]) -> dict[str, dict[Indelingsoort, str]]:
    """By code of the municipality; where its rows differ, what most of them say.

    ``codes`` of municipalities by ``name_key``. ValueError with one sentence when there is nothing to read.
    """
    kop = tekst.partition("\n")[0]
    try:
        rijen = csv.DictReader(io.StringIO(tekst), delimiter=max(";,\t", key=kop.count))
        namen = [naam for naam in rijen.fieldnames or () if naam]
        gemeente = _column(namen, GEMEENTE)
        kolommen = {soort: kolom for soort, woorden in WOORDEN.items() if (kolom := _column(namen, woorden))}
        if gemeente is None or not kolommen:
            raise ValueError(GEEN_TABEL)
        stemmen: dict[tuple[str, Indelingsoort], Counter[str]] = defaultdict(Counter)
        for rij in rijen:
            code = codes.get(name_key(rij.get(gemeente) or ""))
            for soort, kolom in kolommen.items() if code else ():
                if (naam := (rij.get(kolom) or "").strip()) and len(naam) <= LANGSTE_NAAM:
                    stemmen[str(code), soort][naam] += 1
    except csv.Error:
        raise ValueError(GEEN_TABEL) from None
    if not stemmen:
        raise ValueError(NIETS_HIER)
    gevonden: dict[str, dict[Indelingsoort, str]] = defaultdict(dict)
    for (code, soort), namen_ in stemmen.items():
        gevonden[code][soort] = max(sorted(namen_), key=namen_.__getitem__)
    return dict(gevonden)


def _column(namen: Sequence[str], woorden: Sequence[str]) -> str | None:
    """The first word that is in a name decides; a column of codes is nobody's, one of names comes before others.

    A name may have parts with a slash between them; the last part says whether it is a code or a name.
    """
    for woord in woorden:
        kans = [n for n in namen if woord in n.lower() and not any(code in _last(n) for code in CODES)]
        if kans:
            return next((naam for naam in kans if "naam" in _last(naam)), kans[0])
    return None


def _last(naam: str) -> str:
    return naam.lower().rpartition("/")[2]
