"""Who writes, releases, organises and exchanges, and why not. Reading what was released needs no permission."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, nee, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.rules.items import Versiestatus
from knooppunt.kennis.rules.oproepen import Oproepstatus
from knooppunt.toegang.public import ROLLEN, Permissie

SCHRIJVERS = tuple(rol.code for rol in ROLLEN.values() if Permissie.KENNIS_DELEN in rol.permissies)
"""Roles with which one writes for the own organisation."""
VRIJGEVERS = tuple(rol.code for rol in ROLLEN.values() if Permissie.KENNIS_VRIJGEVEN in rol.permissies)
SWV = "swv"


def writes_for(viewer: Viewer) -> frozenset[int]:
    """The organisations for which this person writes and organises."""
    return viewer.organisaties(*SCHRIJVERS)


def may_write(viewer: Viewer, organisatie_id: int) -> Verdict:
    return unless(
        organisatie_id in writes_for(viewer), "Alleen wie bij deze organisatie kennis deelt, mag dit."
    )


def releases(viewer: Viewer) -> bool:
    """Reads for the samenwerkingsverband what others wrote, before everyone does."""
    return any(f.rol in VRIJGEVERS and f.organisatie_soort == SWV for f in viewer.functies)


def may_release(viewer: Viewer, geschreven_door: int | None) -> Verdict:
    """A second person: never who wrote it."""
    if not releases(viewer):
        return nee("Alleen iemand van het samenwerkingsverband geeft dit vrij.")
    return unless(
        viewer.account_id != geschreven_door, "U schreef dit zelf. Laat een collega het lezen en vrijgeven."
    )


def may_keep(viewer: Viewer, eigenaar_id: int) -> Verdict:
    """Take what is public away, put it back, or say that it is still right."""
    return unless(
        eigenaar_id in writes_for(viewer) or releases(viewer),
        "Dit is van een andere organisatie. Alleen zij en het samenwerkingsverband mogen dit.",
    )


@dataclass(frozen=True)
class Itemfeiten:
    """What decides who sees the work on an item: its owner, and where its newest version is."""

    eigenaar_id: int
    status: Versiestatus


TE_LEZEN = frozenset({Versiestatus.VOORGELEGD, Versiestatus.VRIJGEGEVEN})
"""A concept is of its writers only; who releases sees it once it is put before them."""


def may_see_work(viewer: Viewer, feiten: Itemfeiten) -> Verdict:
    return unless(
        feiten.eigenaar_id in writes_for(viewer) or (releases(viewer) and feiten.status in TE_LEZEN),
        "Dit is nog niet vrijgegeven.",
    )


OUDER, PROFESSIONAL = "ouder", "professional"


def may_sign_up(viewer: Viewer, open_voor_ouders: bool) -> Verdict:
    """Who works in the region; parents where the organiser says so."""
    if viewer.soort == PROFESSIONAL:
        return unless(viewer.functies, nl("U werkt op dit moment bij geen organisatie in de regio."))
    if viewer.soort == OUDER:
        return unless(open_voor_ouders, nl("Dit is voor mensen die in het onderwijs of de hulp werken."))
    return nee(nl("Log in als ouder of met uw werk om u aan te melden."))


@dataclass(frozen=True)
class Deelnamefeiten:
    """What decides who sees that somebody comes: the person, and who organises it."""

    account_id: int
    organisatie_id: int


def may_see_participation(viewer: Viewer, feiten: Deelnamefeiten) -> Verdict:
    """The person, and who organises it. Nobody else, also no other participant."""
    return unless(
        viewer.account_id == feiten.account_id or feiten.organisatie_id in writes_for(viewer),
        "Wie er komt, ziet alleen wie dit organiseert.",
    )


@dataclass(frozen=True)
class Oproepfeiten:
    """What decides who sees a call: whose it is, whether it is open, and which organisations answered."""

    organisatie_id: int
    status: Oproepstatus
    antwoordden: frozenset[int] = frozenset()


def may_see_call(viewer: Viewer, feiten: Oproepfeiten) -> Verdict:
    """An open call is for who works in the region; what became of it for the organisations that take part."""
    if not viewer.mag(Permissie.OPROEPEN_ZIEN):
        return nee("Oproepen zijn voor mensen die in de regio werken.")
    return unless(
        feiten.status is Oproepstatus.OPEN
        or ({feiten.organisatie_id} | feiten.antwoordden) & writes_for(viewer),
        "Deze oproep staat niet meer open.",
    )


def may_answer_call(viewer: Viewer, van: int, namens: int) -> Verdict:
    """For another organisation than the one that calls."""
    return may_write(viewer, namens) & unless(van != namens, "Dit is een oproep van uw eigen organisatie.")


@dataclass(frozen=True)
class Antwoordfeiten:
    """What decides who reads an answer: who calls, and who answers."""

    oproep_organisatie_id: int
    organisatie_id: int


def may_read_answer(viewer: Viewer, feiten: Antwoordfeiten) -> Verdict:
    return unless(
        viewer.mag(Permissie.OPROEPEN_ZIEN)
        and {feiten.oproep_organisatie_id, feiten.organisatie_id} & writes_for(viewer),
        "Een antwoord is voor de twee organisaties.",
    )
