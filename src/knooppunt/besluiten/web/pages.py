"""What the pages about support show, as plain page models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.formats import localize

from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import Verdict, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.policies import may_answer_support, may_arrange_support, may_settle_payment
from knooppunt.besluiten.queries import facts_of_support, support_of
from knooppunt.besluiten.rules import (
    OVERGANGEN,
    TE_LAAT,
    Inzetantwoord,
    Inzetsoort,
    Inzetstatus,
    Signaal,
    signals,
)
from knooppunt.dossier.public import DEELBAAR, DossierZicht, may_speak_as_family

S = Inzetstatus
GROEPEN = (
    (nl("Loopt nu"), (S.GESTART,)),
    (nl("Afgesproken, begint nog"), (S.TOEGEZEGD,)),
    (nl("Voorgesteld"), (S.VOORGESTELD,)),
    (nl("Geweest"), (S.AFGEROND, S.NIET_DOORGEGAAN)),
)
TAGSOORT = {
    S.VOORGESTELD: "neutraal",
    S.TOEGEZEGD: "neutraal",
    S.GESTART: "goed",
    S.AFGEROND: "goed",
    S.NIET_DOORGEGAAN: "rust",
}
STAPKNOPPEN = {
    S.TOEGEZEGD: ("toezeggen", "De hulp is toegezegd"),
    S.GESTART: ("starten", "De hulp is begonnen"),
    S.AFGEROND: ("afronden", "Afronden"),
    S.NIET_DOORGEGAAN: ("stoppen", "Gaat niet door"),
}
EIND = (S.AFGEROND, S.NIET_DOORGEGAAN)


@dataclass(frozen=True)
class Knopje:
    """A step that can be taken from the card."""

    stap: str
    tekst: str
    soort: str


@dataclass(frozen=True)
class Inzetkaart:
    """One piece of support as a card."""

    inzet: Any
    status: str
    tagsoort: str
    gegevens: tuple[tuple[str, object], ...]
    signalen: tuple[tuple[str, bool], ...]
    """(words, late)."""
    reacties: tuple[tuple[str, str, str], ...]
    """(name, answer, own words)."""
    knoppen: tuple[Knopje, ...]


def support_groups(zicht: DossierZicht, viewer: Viewer) -> list[tuple[str, list[Inzetkaart]]]:
    """The cards in groups, with what this viewer can do on each."""
    inzetten = list(support_of(zicht))
    return [
        (titel, kaarten)
        for titel, statussen in GROEPEN
        if (kaarten := [card(i, zicht, viewer) for i in inzetten if S(i.status) in statussen])
    ]


def card(inzet: Any, zicht: DossierZicht, viewer: Viewer) -> Inzetkaart:
    status = S(inzet.status)
    mag_regelen = may_arrange_support(viewer, zicht.feiten)
    gezien = signals(facts_of_support(inzet), viewer.op) if mag_regelen else ()
    return Inzetkaart(
        inzet,
        status.label,
        TAGSOORT[status],
        tuple(_facts(inzet, zicht)),
        tuple(
            (signaal.label, signaal in TE_LAAT)
            for signaal in gezien
            if signaal is not Signaal.START_BINNENKORT
        ),
        tuple((r.account.naam, Inzetantwoord(r.antwoord).label, r.toelichting) for r in inzet.reacties.all()),
        tuple(_buttons(inzet, status, zicht, viewer)),
    )


def closed_parts(zicht: DossierZicht) -> list[str]:
    """Parts of which this viewer sees no support, whether there is any or not."""
    return [deel.label for deel in DEELBAAR if deel not in zicht.delen]


def _facts(inzet: Any, zicht: DossierZicht) -> list[tuple[str, object]]:
    rijen: list[tuple[str, object]] = [
        (nl("Wat"), vertaald(Inzetsoort(inzet.soort).label).capitalize()),
        (nl("Wie geeft de hulp"), inzet.aanbieder_naam),
        (nl("Hoe vaak"), how_often(inzet)),
    ]
    if inzet.leerlingen > 1:
        rijen.append(
            (
                nl("Voor wie"),
                vertaald(nl("%(aantal)s leerlingen hebben er iets aan", aantal=inzet.leerlingen)),
            )
        )
    if inzet.doel and any(deel.value == inzet.doel.deel for deel in zicht.delen):
        rijen.append((nl("Doel uit het plan"), inzet.doel.tekst))
    if inzet.geprobeerd:
        rijen += [
            (nl("Geprobeerd op de eigen school"), inzet.geprobeerd),
            (nl("Waarom verder weg"), inzet.reden_verder_weg),
        ]
    rijen.append((nl("Wie betaalt"), _payment(inzet)))
    if inzet.status_reden:
        rijen.append(
            (
                nl("Waarom niet") if inzet.status == S.NIET_DOORGEGAAN.value else nl("Wat het brengt"),
                inzet.status_reden,
            )
        )
    return rijen


def how_often(inzet: Any) -> str:
    """Hours and times in words."""
    delen = []
    if inzet.uren_per_week:
        delen.append(vertaald(nl("%(uren)s uur per week", uren=localize(inzet.uren_per_week.normalize()))))
    if inzet.aantal_keren:
        delen.append(vertaald(nl("%(aantal)s keer", aantal=inzet.aantal_keren)))
    return ", ".join(delen)


def _payment(inzet: Any) -> str:
    if inzet.betaler:
        return str(inzet.betaler.naam)
    if inzet.betaler_eigenaar:
        wie = inzet.betaler_eigenaar.naam
        return vertaald(nl("Nog niet bekend. %(wie)s zoekt het uit. De hulp wacht daar niet op.", wie=wie))
    return vertaald(nl("Nog niet bekend. De hulp kan toch beginnen."))


def _buttons(inzet: Any, status: Inzetstatus, zicht: DossierZicht, viewer: Viewer) -> list[Knopje]:
    knoppen = []
    if may_answer_support(viewer, zicht.feiten) and status not in EIND:
        al = any(reactie.account_id == viewer.account_id for reactie in inzet.reacties.all())
        knoppen.append(Knopje("antwoord", _answer_words(viewer, al), "tweede" if al else "primair"))
    if may_settle_payment(viewer, zicht.feiten) and not inzet.betaler_id and status is not S.NIET_DOORGEGAAN:
        knoppen.append(Knopje("betaler", "Betaler invullen", "tweede"))
    if not may_arrange_support(viewer, zicht.feiten):
        return knoppen
    if status in EIND:
        return [*knoppen, Knopje("heropenen", "Weer oppakken", "stil")]
    if status is S.GESTART:
        knoppen.append(Knopje("verlengen", "Langer door laten gaan", "tweede"))
    return knoppen + [Knopje(*STAPKNOPPEN[naar], "tweede") for naar in S if naar in OVERGANGEN[status]]


def _answer_words(viewer: Viewer, al_beantwoord: bool) -> str:
    if viewer.soort == "leerling":
        return nl("Verander je antwoord") if al_beantwoord else nl("Zeg wat je ervan vindt")
    return nl("Verander uw antwoord") if al_beantwoord else nl("Zeg wat u ervan vindt")


def arrange_verdict(zicht: DossierZicht, viewer: Viewer) -> Verdict | None:
    """For the button: absent for the family and for a closed dossier, else with the reason where it may not."""
    if may_speak_as_family(viewer, zicht.feiten) or not zicht.feiten.is_open:
        return None
    return may_arrange_support(viewer, zicht.feiten)
