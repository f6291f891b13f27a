"""The knooppunt and its meetings: when a meeting may happen, who is still to be invited, how long someone may look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import Termijn, lees_regelpakket
from knooppunt.basis.verdict import JA, Verdict, nee, nl, unless
from knooppunt.dossier.rules.kring import Deel, Grondslag

VOORUIT = timedelta(days=731)
"""Plans look two years ahead at most; a later date is a slip of the pen."""
PAKKET = lees_regelpakket(Path(__file__).with_name("knooppunt.toml"))


class Overlegstatus(Benoemd):
    GEPLAND = "gepland", nl("gepland")
    BEZIG = "bezig", nl("nu bezig")
    GEHOUDEN = "gehouden", nl("gehouden")
    AFGELAST = "afgelast", nl("afgelast")


OVERGANGEN: dict[Overlegstatus, frozenset[Overlegstatus]] = {
    Overlegstatus.GEPLAND: frozenset({Overlegstatus.BEZIG, Overlegstatus.AFGELAST}),
    Overlegstatus.BEZIG: frozenset({Overlegstatus.GEHOUDEN}),
    Overlegstatus.GEHOUDEN: frozenset(),
    Overlegstatus.AFGELAST: frozenset(),
}


@dataclass(frozen=True)
class Duidingsvraag:
    """One question of samen duiden, and the part of the dossier that the answer belongs to (None: whole circle)."""

    veld: str
    vraag: str
    deel: Deel | None = None


DUIDINGSVRAGEN = (
    Duidingsvraag("sterk", nl("Wat gaat goed? Waar ligt de kracht?")),
    Duidingsvraag("nodig", nl("Wat is er nodig?")),
    Duidingsvraag("thuis", nl("Wat speelt er thuis?"), Deel.GEZIN),
    Duidingsvraag("school", nl("Wat speelt er op school?"), Deel.ONDERWIJS),
    Duidingsvraag("vrije_tijd", nl("Wat speelt er in de vrije tijd?")),
    Duidingsvraag("samenvatting", nl("Hoe begrijpen wij het samen?")),
)
"""Strengths come first."""


def may_become(van: Overlegstatus, naar: Overlegstatus) -> Verdict:
    """May a meeting go from one state to the other?"""
    return unless(
        naar in OVERGANGEN[van], f"Dit overleg is {van.label}. Het kan niet meer veranderen in: {naar.label}."
    )


def may_change_agenda(status: Overlegstatus) -> Verdict:
    """Cases, invitations and the moment change only while a meeting is planned."""
    return unless(
        status is Overlegstatus.GEPLAND,
        f"Dit overleg is {status.label}. De agenda en de uitnodigingen staan vast.",
    )


def may_be_planned(begint_at: datetime, duur_minuten: int, at: datetime) -> Verdict:
    """A meeting lies in the future, at most two years away, and lasts between 10 minutes and 8 hours."""
    return (
        unless(begint_at > at, "Kies een moment in de toekomst.")
        & unless(begint_at - at <= VOORUIT, "Kies een moment binnen twee jaar.")
        & unless(10 <= duur_minuten <= 480, "Een overleg duurt tussen de 10 minuten en 8 uur.")
    )


def may_begin(status: Overlegstatus, overlegdag: date, vandaag: date) -> Verdict:
    """A meeting begins on its day or later, not before."""
    return may_become(status, Overlegstatus.BEZIG) & unless(
        vandaag >= overlegdag, "Dit overleg is nog niet vandaag. U kunt het beginnen op de dag zelf."
    )


@dataclass(frozen=True)
class Uitnodigingsstand:
    """Who of the family is invited for one case, and the reason when someone is not."""

    zaak: str
    """How the case is named to the reader: the first name, or the number on the agenda."""
    ouders_genodigd: int
    ouders_niet_genodigd: tuple[str, ...]
    """Names of parents in the circle or with authority who are not invited."""
    reden_zonder_ouders: str
    leerling_genodigd: bool
    reden_zonder_leerling: str


def family_is_invited(stand: Uitnodigingsstand) -> Verdict:
    """All parents are invited or there is a reason; and the same for the pupil."""
    verdict = JA
    if not stand.reden_zonder_ouders.strip():
        if not stand.ouders_genodigd:
            verdict &= nee(f"{stand.zaak}: de ouders zijn niet uitgenodigd, en er staat geen reden.")
        elif stand.ouders_niet_genodigd:
            namen = " en ".join(stand.ouders_niet_genodigd)
            verdict &= nee(
                f"{stand.zaak}: niet alle ouders zijn uitgenodigd ({namen} niet), en er staat geen reden."
            )
    if not stand.leerling_genodigd and not stand.reden_zonder_leerling.strip():
        verdict &= nee(f"{stand.zaak}: de leerling is niet uitgenodigd, en er staat geen reden.")
    return verdict


def may_be_held(standen: Iterable[Uitnodigingsstand]) -> Verdict:
    """The meeting cannot be held while a case lacks an invitation of the family, or the reason why not."""
    verdict = JA
    for stand in standen:
        verdict &= family_is_invited(stand)
    return verdict


def pupil_is_invited_itself(geboortedatum: date, dag: date, heeft_account: bool) -> bool:
    """From the age in the rule pack and with an account the pupil gets its own invitation; else through the parents."""
    return heeft_account and PAKKET.leeftijd("leerling_zelf_genodigd", dag).bereikt(geboortedatum, dag)


def member_access_rule(overlegdag: date) -> Termijn:
    """How long after a meeting a member who is not in the circle sees the case, with its source for the page."""
    return PAKKET.op("toegang_na_overleg", overlegdag)


def member_access_until(overlegdag: date) -> date:
    """The first day on which a member who is not in the circle no longer sees the case."""
    return member_access_rule(overlegdag).vanaf(overlegdag)


def guest_may_look_until(tot: date, overlegdag: date) -> Verdict:
    """A guest's last day is at least the day of the meeting, and not longer after it than a member's."""
    uiterlijk = member_access_until(overlegdag)
    return unless(tot > overlegdag, "De einddatum ligt na de dag van het overleg.") & unless(
        tot <= uiterlijk, f"Een gast ziet de zaak niet langer dan tot {uiterlijk:%d-%m-%Y}."
    )


def ground_is_complete(grondslag: Grondslag, gegeven_door: str) -> Verdict:
    """Consent has a giver."""
    return unless(
        grondslag is not Grondslag.TOESTEMMING or gegeven_door.strip(), "Schrijf op wie toestemming gaf."
    )


def may_write_duiding(status: Overlegstatus, overlegdag: date, vandaag: date) -> Verdict:
    """The team writes during the meeting, and finishes it in the days after."""
    if status is Overlegstatus.GEPLAND:
        return nee(nl("Het overleg is nog niet begonnen. U schrijft dit tijdens het overleg."))
    if status is Overlegstatus.AFGELAST:
        return nee(nl("Dit overleg is afgelast."))
    tot = member_access_until(overlegdag)
    return unless(
        status is Overlegstatus.BEZIG or vandaag < tot,
        f"Sinds {tot:%d-%m-%Y} staat het verslag van dit overleg vast.",
    )


def may_add_own_words(status: Overlegstatus) -> Verdict:
    """Parents and the pupil may add their words before, during and after; not to a meeting that does not happen."""
    return unless(status is not Overlegstatus.AFGELAST, nl("Dit overleg is afgelast."))


def merge_texts(
    begin: Mapping[str, str], mijn: Mapping[str, str], bewaard: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Two people write at once: (what can be kept together, what clashes with the text that is kept now).

    ``begin`` is what I saw when I started. A field that I left alone keeps what someone else made of it.
    """
    samen, botsing = {}, {}
    for veld, tekst in mijn.items():
        if tekst == begin[veld]:
            samen[veld] = bewaard[veld]
        elif bewaard[veld] in (begin[veld], tekst):
            samen[veld] = tekst
        else:
            botsing[veld] = bewaard[veld]
    return samen, botsing


def agreement_is_possible(voor: date, vandaag: date, eigenaar: str, ziet_tot: date | None) -> Verdict:
    """An agreement has a day from today on, on which its owner can still see the case."""
    laatste = f"{ziet_tot:%d-%m-%Y}" if ziet_tot else ""
    return unless(
        vandaag <= voor <= vandaag + VOORUIT, nl("Kies een datum vanaf vandaag, binnen twee jaar.")
    ) & unless(
        ziet_tot is None or voor < ziet_tot,
        f"{eigenaar} ziet dit dossier tot {laatste}. Kies een eerdere datum, of vraag {eigenaar} voor het team.",
    )
