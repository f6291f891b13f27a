"""The map as SVG: inside a page, and as a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from knooppunt.kaart.queries.kaartbeeld import Kaartbeeld

SOORTNAMEN = {
    "Bo": "basisonderwijs",
    "Sbo": "speciaal basisonderwijs",
    "So": "speciaal onderwijs",
    "Vso": "voortgezet speciaal onderwijs",
}
WEGWIJZERSOORT = {"Bo": "bo", "Sbo": "sbo", "So": "so", "Vso": "vso"}
"""What the wegwijzer calls each kind of education."""


def kind_in_words(soort: str, namen: Mapping[str, str]) -> str:
    """What expertise is for: a kind of school, or kinds of support (codes with ``+`` between) by these names."""
    if soort in WEGWIJZERSOORT:
        return WEGWIJZERSOORT[soort]
    return " en ".join(namen.get(code, code) for code in soort.split("+"))


def map_html(beeld: Kaartbeeld, soort: str, gebied: str, url: str) -> SafeString:
    """The map with its legend for a page; an empty text when there is nothing to draw.

    ``gebied`` is what the area is called, ``url`` where the map stands alone.
    """
    if beeld.tekening is None:
        return SafeString("")
    return render_to_string("kaart/kaart.html", {**_context(beeld, soort, gebied), "url": url})


def map_file(beeld: Kaartbeeld, soort: str, gebied: str) -> str:
    """The map as an SVG document."""
    return render_to_string("kaart/kaart.svg", _context(beeld, soort, gebied))


def _context(beeld: Kaartbeeld, soort: str, gebied: str) -> dict[str, Any]:
    tekening = beeld.tekening
    soorten = {teken.soort for teken in tekening.scholen} if tekening else set()
    return {
        "beeld": beeld,
        "tekening": tekening,
        "soort": soort,
        "soortnaam": SOORTNAMEN[soort],
        "gebied": gebied,
        "schoolsoorten": [
            (code, naam, code == soort) for code, naam in SOORTNAMEN.items() if code in soorten
        ],
    }
