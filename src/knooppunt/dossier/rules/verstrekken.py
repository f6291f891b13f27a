"""Sending a package to who cannot sign in here: the family reads first, and says yes where that is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knooppunt.basis.datums import datum
from knooppunt.basis.verdict import Verdict, nee, unless
from knooppunt.dossier.rules.toestemming import PAKKET


@dataclass(frozen=True)
class StandPakket:
    """What has become of a package."""

    klaargezet_op: date
    toestemming_nodig: bool
    is_akkoord: bool
    """Everyone whose yes is needed has said yes."""
    is_gelezen: bool
    bezwaar_open: bool
    """Someone of the family objected, and nobody answered that yet."""
    is_weg: bool
    """Sent or taken back."""


def send_verdict(stand: StandPakket, op: date) -> Verdict:
    """May it go now?"""
    if stand.is_weg:
        return nee("Dit pakket is al verstuurd of teruggetrokken.")
    if stand.bezwaar_open:
        return nee("Iemand uit het gezin is het er niet mee eens. Antwoord eerst.")
    if stand.toestemming_nodig:
        return unless(stand.is_akkoord, "Dit gaat pas weg als het gezin ja zegt.")
    tot = PAKKET.op("VOORAF_LEZEN", stand.klaargezet_op).vanaf(stand.klaargezet_op)
    return unless(
        stand.is_gelezen or op > tot,
        f"Het gezin heeft dit nog niet gelezen. Na {datum(tot)} mag het ook zonder.",
    )
