"""Do counts follow shares? Pearson's chi-square, with critical values so that no statistics library is needed."""

from collections import Counter
from collections.abc import Hashable, Mapping
from math import sqrt

Z_99 = 2.326


def chi_square_fits(gevonden: Counter[Hashable], verwacht: Mapping[Hashable, float]) -> bool:
    """Whether ``gevonden`` could be drawn from ``verwacht`` (any unit); at 1 % (Wilson and Hilferty's approximation).

    Classes in which fewer than 5 are expected are taken together.
    """
    schaal = sum(gevonden.values()) / sum(verwacht.values())
    klassen = [(gevonden[k], v * schaal) for k, v in verwacht.items()]
    klein = [paar for paar in klassen if paar[1] < 5]
    groot = [paar for paar in klassen if paar[1] >= 5]
    if klein:
        groot.append((sum(g for g, _ in klein), sum(v for _, v in klein)))
    som = sum((g - v) ** 2 / v for g, v in groot)
    vrij = len(groot) - 1
    grens = vrij * (1 - 2 / (9 * vrij) + Z_99 * sqrt(2 / (9 * vrij))) ** 3
    return som <= grens
