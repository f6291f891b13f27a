"""Who gives consent to share a part of the dossier, and when it is complete.

Under 12 a parent with authority, from 12 to 16 that parent and the pupil together (when the pupil takes part with an
own account), from 16 the pupil alone. The ages are dated data in kring.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import Verdict, nee, nl, unless
from knooppunt.dossier.rules.kring import Grondslag, Hoedanigheid

PAKKET = lees_regelpakket(Path(__file__).parent / "kring.toml")


@dataclass(frozen=True)
class Gever:
    """Someone of the family who may be asked for consent; ``gezag`` counts for a parent only."""

    account_id: int
    hoedanigheid: Hoedanigheid
    gezag: bool = False
    lid_id: int | None = None
    """Of a parent: who it is in the family."""


@dataclass(frozen=True)
class Stem:
    """One answer to a request for consent."""

    hoedanigheid: Hoedanigheid
    ja: bool
    lid_id: int | None = None
    """Of a parent: who it is in the family."""


def who_consents(geboren: date, op: date, leerling_doet_mee: bool) -> frozenset[Hoedanigheid]:
    """From whom a yes is needed on this day."""
    if PAKKET.leeftijd("TOESTEMMING_ZELF", op).bereikt(geboren, op):
        return frozenset({Hoedanigheid.LEERLING})
    if PAKKET.leeftijd("TOESTEMMING_SAMEN", op).bereikt(geboren, op) and leerling_doet_mee:
        return frozenset({Hoedanigheid.OUDER, Hoedanigheid.LEERLING})
    return frozenset({Hoedanigheid.OUDER})


def is_adult(geboren: date, op: date) -> bool:
    """From this age the pupil takes the place of the parents."""
    return PAKKET.leeftijd("MEERDERJARIG", op).bereikt(geboren, op)


def may_answer(gever: Gever, nodig: frozenset[Hoedanigheid]) -> Verdict:
    """May this person say yes or no, at this age of the child?"""
    if gever.hoedanigheid not in nodig:
        if nodig == {Hoedanigheid.LEERLING}:
            return nee(nl("De leerling is oud genoeg om hier zelf over te beslissen."))
        return nee(nl("Je ouder beslist hierover. Praat er samen over."))
    return unless(
        gever.hoedanigheid is not Hoedanigheid.OUDER or gever.gezag,
        nl("Alleen een ouder met gezag kan hierover beslissen."),
    )


def is_complete(
    nodig: frozenset[Hoedanigheid], stemmen: tuple[Stem, ...], samen: frozenset[int] = frozenset()
) -> bool:
    """Everyone whose yes is needed has said yes, and nobody no.

    ``samen`` are the parents with authority where each of them must say yes (rules.gronden); elsewhere one is enough.
    """
    return (
        all(s.ja for s in stemmen)
        and nodig <= {s.hoedanigheid for s in stemmen}
        and samen <= {s.lid_id for s in stemmen}
    )


def may_withdraw(gever: Gever, nodig: frozenset[Hoedanigheid], grondslag: Grondslag) -> Verdict:
    """Consent ends when any of those who gave it wants so; a duty by law is not theirs to end."""
    if grondslag is Grondslag.WETTELIJKE_TAAK:
        return nee(
            nl(
                "De school heeft deze gegevens nodig voor haar wettelijke taak. Daarom kan niemand dit intrekken. "
                "Wordt er te veel gedeeld? Bespreek het met de regisseur of de school."
            )
        )
    return may_answer(gever, nodig)
