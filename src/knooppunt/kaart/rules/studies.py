"""A study: a question that takes a computer minutes. Its states, and what may follow what."""

from __future__ import annotations

from datetime import datetime, timedelta

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, unless

STIL = timedelta(minutes=10)
"""Without a sign of life for this long, the worker that had it is gone. A step of the search can take minutes."""
POGINGEN = 3
"""So often a study is begun; a study that takes its worker down with it must not do so for ever."""


HERSTARTEN = 5
"""So often it begins anew because everything that counted it was gone. More than that is no coincidence, and what takes
the whole machine down must not do so for ever. A restart keeps nothing of the search, so each one is without gain."""


class Studiesoort(Benoemd):
    """What is asked."""

    VERDEELPLAN = "verdeelplan", "Verdeelplan"
    SPREIDING = "spreiding", "Spreiding van plekken"
    RONDES = "rondes", "Rondes van expertise"


VERGELIJKBAAR = (Studiesoort.VERDEELPLAN, Studiesoort.SPREIDING)
"""Two of such a kind can stand side by side."""
RITTEN = "ritten"
"""What else a worker counts: a plan of rides, which is no study because it is about people."""


class Toestand(Benoemd):
    """Where a study stands."""

    WACHT = "wacht", "wacht op zijn beurt"
    BEZIG = "bezig", "wordt gerekend"
    KLAAR = "klaar", "klaar"
    GESTOPT = "gestopt", "gestopt"
    MISLUKT = "mislukt", "niet gelukt"


LOOPT = (Toestand.WACHT, Toestand.BEZIG)


class Besluit(Benoemd):
    """What people decided about a proposal. A plan is a suggestion: nothing happens by itself."""

    OPEN = "open", "nog niet besloten"
    OVER = "over", "overgenomen"
    NIET = "niet", "niet overgenomen"


def may_take_over(toestand: str, hartslag: datetime | None, at: datetime) -> bool:
    """May a worker begin with this study: is it waiting, or was its worker silent for too long?"""
    if toestand == Toestand.BEZIG:
        return hartslag is None or hartslag < at - STIL
    return toestand == Toestand.WACHT


def stop_verdict(toestand: str) -> Verdict:
    return unless(toestand in LOOPT, "Deze studie rekent niet meer. Er is niets te stoppen.")


def again_verdict(toestand: str) -> Verdict:
    return unless(
        toestand in (Toestand.MISLUKT, Toestand.GESTOPT),
        "Alleen een studie die niet is gelukt of is gestopt, kan opnieuw beginnen.",
    )


def decide_verdict(toestand: str) -> Verdict:
    return unless(toestand == Toestand.KLAAR, "Over een voorstel beslist u als de studie klaar is.")


def use_verdict(toestand: str) -> Verdict:
    return unless(toestand == Toestand.KLAAR, "Dit plan is nog niet klaar.")


def remove_verdict(toestand: str, overgenomen: int) -> Verdict:
    return unless(
        toestand not in LOOPT, "Deze studie rekent nog. Stop haar eerst, dan kunt u haar verwijderen."
    ) & unless(
        not overgenomen,
        "Van deze studie zijn voorstellen overgenomen. Zij blijft bewaard, zodat te zien is waarom.",
    )
