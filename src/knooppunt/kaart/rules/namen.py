"""Where names are written on the map: inside their area, free of other names, beside the signs where that can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from knooppunt.kaart.rules.blad import BREEDTE, Punt

Vak = tuple[float, float, float, float]
Rond = tuple[float, float, float]
"""Where a sign lies and its radius."""
LETTERBREEDTE = 0.54
"""Mean width of a letter as a share of its height."""


@dataclass(frozen=True)
class Letter:
    """Letters of one size, in units. A phone draws the sheet smaller: larger letters, and fewer names."""

    hoogte: float
    uitloop: float
    """How far a name may reach outside the largest circle in its area, in radii of that circle."""


BREED = Letter(hoogte=13.5, uitloop=1.9)
SMAL = Letter(hoogte=25.0, uitloop=1.9)


def place_names(
    gebieden: Sequence[tuple[str, BaseGeometry]], tekens: Sequence[Rond], letter: Letter
) -> dict[str, Punt]:
    """The foot of each name that fits (middle of its line), the largest areas first.

    ``gebieden`` are names with their shape in units, ``tekens`` the signs that a name had better not cover.
    """
    bezet: list[Vak] = []
    gevonden: dict[str, Punt] = {}
    for naam, vorm in sorted(gebieden, key=lambda paar: (-paar[1].area, paar[0])):
        if vorm.is_empty:
            continue
        plek = _best_place(naam, vorm, tekens, bezet, letter)
        if plek is not None:
            gevonden[naam] = plek
            bezet.append(_box(naam, plek, letter))
    return gevonden


def _best_place(
    naam: str, vorm: BaseGeometry, tekens: Sequence[Rond], bezet: Sequence[Vak], letter: Letter
) -> Punt | None:
    """Near the middle of the largest circle in the area; the place that covers the fewest signs."""
    cirkel: BaseGeometry = shapely.maximum_inscribed_circle(vorm, tolerance=2)  # type: ignore[call-overload]  # the stubs know arrays only
    (x, y), straal = cirkel.coords[0], cirkel.length
    if len(naam) * letter.hoogte * LETTERBREEDTE / 2 > letter.uitloop * straal:
        return None
    stap = letter.hoogte * 0.75
    kandidaten = [
        (round(x + dx * stap, 1), round(y + dy * stap + letter.hoogte / 3, 1))
        for dy in (0, -1, 1, -2, 2, -3, 3, -4, 4)
        for dx in (0, -1, 1, -2, 2, -3, 3)
        if abs(dy) * stap < straal and abs(dx) * stap < straal
    ]
    vrij = [p for p in kandidaten if _is_free(_box(naam, p, letter), bezet)]
    return min(
        vrij, key=lambda p: (_covered(_box(naam, p, letter), tekens), kandidaten.index(p)), default=None
    )


def _box(naam: str, plek: Punt, letter: Letter) -> Vak:
    halve = len(naam) * letter.hoogte * LETTERBREEDTE / 2
    return plek[0] - halve, plek[1] - letter.hoogte, plek[0] + halve, plek[1] + letter.hoogte / 3


def _is_free(vak: Vak, bezet: Sequence[Vak]) -> bool:
    binnen = vak[0] > 2 and vak[1] > 2 and vak[2] < BREEDTE - 2
    return binnen and not any(
        vak[0] < b[2] and b[0] < vak[2] and vak[1] < b[3] and b[1] < vak[3] for b in bezet
    )


def _covered(vak: Vak, tekens: Sequence[Rond]) -> float:
    """How much of the signs lies under the name, in units: a name beside a large circle is better than on it."""
    bedekt = 0.0
    for x, y, straal in tekens:
        breed = min(vak[2], x + straal) - max(vak[0], x - straal)
        hoog = min(vak[3], y + straal) - max(vak[1], y - straal)
        bedekt += breed * hoog if breed > 0 and hoog > 0 else 0
    return bedekt
