"""The register of the meldcode for domestic violence and child abuse: five steps, each with a date and who took it.

A professional works with the meldcode for the own organisation. It is no part of the dossier that others read: that
there is a register at all is known only to who works on it (domain.md 3.1).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, unless

AFGESLOTEN = "Dit register is afgesloten. Open het weer om verder te gaan."


class Meldcodestap(Benoemd):
    """The five steps (Besluit verplichte meldcode huiselijk geweld en kindermishandeling)."""

    SIGNALEN = "signalen", "Signalen in kaart brengen"
    OVERLEG = "overleg", "Overleggen met een collega en zo nodig met Veilig Thuis"
    GESPREK = "gesprek", "Praten met de ouders en het kind"
    WEGEN = "wegen", "Wegen met het afwegingskader"
    BESLISSEN = "beslissen", "Beslissen over melden en over hulp"


class Meldbesluit(Benoemd):
    """What step five decides."""

    MELDEN = "melden", "melden bij Veilig Thuis"
    HULP = "hulp", "zelf hulp bieden of regelen"
    MELDEN_EN_HULP = "melden_hulp", "melden bij Veilig Thuis en zelf hulp bieden of regelen"
    GEEN = "geen", "niet melden: er is geen vermoeden meer"


def step_verdict(
    stap: Meldcodestap, datum: date, *, gezet: Collection[Meldcodestap], is_open: bool, op: date
) -> Verdict:
    """May this step be written down? The steps may come in any order, but nobody decides without weighing."""
    return (
        unless(is_open, AFGESLOTEN)
        & unless(datum <= op, "Kies vandaag of een dag die al geweest is.")
        & unless(
            stap is not Meldcodestap.BESLISSEN or Meldcodestap.WEGEN in gezet,
            "Weeg eerst met het afwegingskader (stap 4). Daarna legt u het besluit vast.",
        )
    )


def close_verdict(gezet: Collection[Meldcodestap]) -> Verdict:
    """A register ends with a decision."""
    return unless(
        Meldcodestap.BESLISSEN in gezet, "Leg eerst het besluit vast (stap 5). Daarna sluit u het register."
    )


def leave_verdict(medewerkers: Collection[int], wie: int, is_open: bool) -> Verdict:
    """Someone always keeps an open register."""
    return unless(
        not is_open or set(medewerkers) - {wie},
        "U bent de laatste die aan dit register werkt. Laat eerst een collega meewerken, of sluit het register.",
    )
