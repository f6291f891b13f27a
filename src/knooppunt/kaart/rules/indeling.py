"""In which other regions each municipality lies: a table that the region brings, as no public file has all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knooppunt.kaart.rules.grenzen import Indelingsoort
from knooppunt.kaart.rules.norm import name_key

KOLOMMEN = (Indelingsoort.RMC, Indelingsoort.VEILIGHEID, Indelingsoort.JEUGD)
LANGSTE_NAAM = 80
Indeling = Mapping[str, Mapping[Indelingsoort, str]]
"""By code of the municipality."""


def read_divisions(tekst: str, codes: Mapping[str, str]) -> dict[str, dict[Indelingsoort, str]]:
    """Rows of a typed table: municipality; RMC; safety region; youth care region. An empty cell is not known.

    ``codes`` of municipalities by ``name_key``. ValueError with a sentence for each line that cannot be used.
    """
    fouten: list[str] = []
    gevonden: dict[str, dict[Indelingsoort, str]] = {}
    for nr, regel in enumerate(tekst.splitlines(), 1):
        cellen = [cel.strip() for cel in re.split(r"[;\t]", regel)]
        code = codes.get(name_key(cellen[0]))
        if not regel.strip() or (nr == 1 and name_key(cellen[0]) == "gemeente"):
            continue
        if code is None:
            fouten.append(f"Regel {nr}: {cellen[0] or 'deze plaats'} is geen gemeente van deze regio.")
        elif code in gevonden:
            fouten.append(f"Regel {nr}: deze gemeente staat er al.")
        elif len(cellen) > 1 + len(KOLOMMEN) or any(len(cel) > LANGSTE_NAAM for cel in cellen):
            fouten.append(
                f"Regel {nr}: schrijf een gemeente en hoogstens drie namen, met een puntkomma ertussen."
            )
        else:
            gevonden[code] = {soort: cel for soort, cel in zip(KOLOMMEN, cellen[1:], strict=False) if cel}
    if not fouten and not gevonden:
        fouten.append("Vul voor minstens één gemeente in waar zij bij hoort.")
    if fouten:
        raise ValueError(*fouten)
    return gevonden


def divisions_as_table(indeling: Indeling, namen: Mapping[str, str]) -> str:
    """As one types it: every municipality of the region (``namen`` by code), filled in or not."""
    return "\n".join(
        "; ".join([naam, *(indeling.get(code, {}).get(soort, "") for soort in KOLOMMEN)])
        for code, naam in sorted(namen.items(), key=lambda paar: paar[1])
    )
