"""A request about one's own data: which rights there are, who may ask, by when there is an answer, what may follow."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import JA, Verdict, nee, nl, unless
from knooppunt.dossier.public import Hoedanigheid

PAD = Path(__file__).parent / "verzoek.toml"
PAKKET = lees_regelpakket(PAD)


class Verzoeksoort(Benoemd):
    """Which right someone uses; the words for people are in verzoek.toml."""

    INZAGE = "inzage", "weten wat er staat"
    CORRECTIE = "correctie", "iets verbeteren"
    WISSEN = "wissen", "iets wissen"
    BEPERKEN = "beperken", "even stoppen met gebruiken"
    OVERDRAGEN = "overdragen", "gegevens meenemen"
    BEZWAAR = "bezwaar", "bezwaar maken"
    TOEGANG = "toegang", "bezwaar tegen iemand die meekijkt"


class Verzoekstatus(Benoemd):
    INGEDIEND = "ingediend", "wacht op antwoord"
    VERLENGD = "verlengd", "duurt langer"
    TOEGEWEZEN = "toegewezen", "ja"
    DEELS = "deels", "voor een deel"
    AFGEWEZEN = "afgewezen", "nee"
    INGETROKKEN = "ingetrokken", "ingetrokken"


S = Verzoekstatus
OVERGANGEN: dict[Verzoekstatus, frozenset[Verzoekstatus]] = {
    S.INGEDIEND: frozenset({S.VERLENGD, S.TOEGEWEZEN, S.DEELS, S.AFGEWEZEN, S.INGETROKKEN}),
    S.VERLENGD: frozenset({S.TOEGEWEZEN, S.DEELS, S.AFGEWEZEN, S.INGETROKKEN}),
    S.TOEGEWEZEN: frozenset(),
    S.DEELS: frozenset(),
    S.AFGEWEZEN: frozenset(),
    S.INGETROKKEN: frozenset(),
}
"""What may follow what."""
LOPEND = frozenset({S.INGEDIEND, S.VERLENGD})
BESLUITEN = (S.TOEGEWEZEN, S.DEELS, S.AFGEWEZEN)
MET_STUK = frozenset({Verzoeksoort.CORRECTIE, Verzoeksoort.WISSEN})
"""Kinds that can be about one piece of text."""


@dataclass(frozen=True)
class Recht:
    """One right in the words of people."""

    code: str
    artikel: str
    naam: str
    uitleg: str
    uitleg_je: str
    geldig_van: date
    geldig_tot: date | None = None
    controleer: bool = False


RECHTEN = tuple(Recht(**e) for e in tomllib.loads(PAD.read_text(encoding="utf-8"))["recht"])


def rights_on(op: date) -> list[Recht]:
    """Every right as it holds on a day."""
    return [r for r in RECHTEN if r.geldig_van <= op and (r.geldig_tot is None or op < r.geldig_tot)]


def right_on(soort: Verzoeksoort, op: date) -> Recht:
    return next(r for r in rights_on(op) if r.code == soort.value)


def answer_due(soort: Verzoeksoort, op: date) -> date:
    """The last day for an answer to a request of this day."""
    code = "TOEGANG.ANTWOORD" if soort is Verzoeksoort.TOEGANG else "AVG.ANTWOORD"
    return PAKKET.op(code, op).vanaf(op)


def extended_due(gevraagd_op: date) -> date:
    """The last day after it was extended: counted from the end of the first month."""
    return PAKKET.op("AVG.VERLENGEN", gevraagd_op).vanaf(
        PAKKET.op("AVG.ANTWOORD", gevraagd_op).vanaf(gevraagd_op)
    )


def extension_verdict(
    soort: Verzoeksoort, status: Verzoekstatus, reden: str, antwoord_voor: date, op: date
) -> Verdict:
    """Once, with a reason, before the first term is over; not where someone looks who should perhaps not."""
    return (
        unless(
            soort is not Verzoeksoort.TOEGANG,
            "Bezwaar tegen iemand die meekijkt kan niet langer duren. Zet de toegang op pauze of beslis nu.",
        )
        & unless(status is S.INGEDIEND, "Dit verzoek is al verlengd of beantwoord.")
        & unless(op <= antwoord_voor, "De termijn is voorbij. Verlengen kan niet meer.")
        & unless(reden.strip(), "Schrijf op waarom het langer duurt.")
    )


def status_verdict(van: Verzoekstatus, naar: Verzoekstatus) -> Verdict:
    return unless(naar in OVERGANGEN[van], nl("Op dit verzoek is al geantwoord."))


@dataclass(frozen=True)
class Vrager:
    """Who asks: as what in the circle, with authority or not."""

    account_id: int
    hoedanigheid: Hoedanigheid
    gezag: bool = False


def may_request(vrager: Vrager, geboren: date, op: date, eigen_woorden: bool = False) -> Verdict:
    """May this person ask about the data of this child? About one's own words always."""
    zelf = PAKKET.leeftijd("AVG.ZELF", op).bereikt(geboren, op)
    if eigen_woorden:
        return JA
    if vrager.hoedanigheid is Hoedanigheid.LEERLING:
        mee = PAKKET.leeftijd("AVG.MEE", op)
        return unless(
            mee.bereikt(geboren, op),
            f"Je bent nog geen {mee.jaren} jaar. Vraag het samen met je ouder of verzorger.",
        )
    if zelf:
        return nee(
            nl(
                "De leerling is oud genoeg om dit zelf te vragen. U kunt wel iets vragen over wat u zelf vertelde: "
                "kies dan een tekst van uzelf."
            )
        )
    return unless(
        vrager.gezag,
        nl("Alleen een ouder met gezag kan dit vragen. Over wat u zelf vertelde kunt u wel iets vragen."),
    )


def piece_verdict(soort: Verzoeksoort, is_van_ander: bool, is_eigen: bool, nieuw: str) -> Verdict:
    """What was told in someone's own words is only theirs to change; a correction has the right words with it."""
    if is_van_ander and not is_eigen:
        return nee(
            nl(
                "Dit zijn de eigen woorden van iemand anders. Die verandert niemand. "
                "U kunt er wel uw eigen woorden naast zetten."
            )
        )
    return unless(
        soort is not Verzoeksoort.CORRECTIE or nieuw.strip(), nl("Schrijf op wat er moet komen te staan.")
    )


def decision_verdict(status: Verzoekstatus, besluit: Verzoekstatus, reden: str) -> Verdict:
    """An answer has a reason that the family reads, also when it is yes."""
    return status_verdict(status, besluit) & unless(
        reden.strip(), "Schrijf op waarom. Ouders en leerling lezen dat."
    )


def is_running(status: str) -> bool:
    return status in {s.value for s in LOPEND}
