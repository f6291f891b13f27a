"""Joining and leaving the circle, and the one regisseur of the family."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from knooppunt.basis.verdict import JA, Verdict, nee, nl, unless
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.toestemming import PAKKET


@dataclass(frozen=True)
class Plaats:
    """Someone's place in the circle on the day of leaving, with who else there is."""

    hoedanigheid: Hoedanigheid
    is_regisseur: bool
    anderen: tuple[Hoedanigheid, ...]
    """As what the others are in the circle on that day."""
    heeft_gezag: bool = False
    """Of a parent."""


def leave_verdict(plaats: Plaats) -> Verdict:
    """May someone go by their own choice?

    Who has authority, and the pupil, cannot lock themselves out of their own dossier: they keep the right to know, to
    agree and to see who looked, whether or not they take part (domain.md 4.1 P12).
    """
    if plaats.hoedanigheid is Hoedanigheid.LEERLING:
        return nee(nl("Dit is je eigen dossier. Je mag altijd blijven kijken. Meedoen hoeft niet."))
    if plaats.hoedanigheid is Hoedanigheid.OUDER and plaats.heeft_gezag:
        return nee(
            nl(
                "U hebt gezag over dit kind. Daarom houdt u altijd toegang tot dit dossier. Meedoen hoeft niet. "
                "Klopt het gezag niet? Zeg het de regisseur."
            )
        )
    return _who_remains(plaats)


def removal_verdict(plaats: Plaats) -> Verdict:
    """May who leads take someone out? Never the pupil or a parent with authority: both parents are informed."""
    if plaats.hoedanigheid is Hoedanigheid.LEERLING:
        return nee("Dit is het dossier van de leerling zelf. De leerling hoort altijd bij de kring.")
    if plaats.hoedanigheid is Hoedanigheid.OUDER and plaats.heeft_gezag:
        return nee(
            "Deze ouder heeft gezag en hoort bij de kring. "
            "Klopt dat niet meer? Wijzig dan eerst het gezag bij Het gezin."
        )
    return _who_remains(plaats)


def _who_remains(plaats: Plaats) -> Verdict:
    """A regisseur hands over first; the family keeps a parent or the pupil, and the team its last member."""
    if plaats.is_regisseur:
        return nee("De regisseur draagt eerst de regie over. Daarna kan hij of zij uit de kring.")
    if plaats.hoedanigheid is Hoedanigheid.TEAM and Hoedanigheid.TEAM not in plaats.anderen:
        return nee("Dit is de laatste persoon van het team. Nodig eerst iemand anders uit.")
    familie = {Hoedanigheid.OUDER, Hoedanigheid.LEERLING}
    if plaats.hoedanigheid in familie and not familie & set(plaats.anderen):
        return nee("In een dossier doet altijd een ouder of de leerling zelf mee.")
    return JA


def regisseur_verdict(
    *,
    kandidaat: int,
    team: Collection[int],
    huidige: int | None,
    vanaf: date,
    huidige_vanaf: date | None,
    op: date,
) -> Verdict:
    """The regisseur is one person of the team, from a day that is not in the future and not before the last one."""
    return (
        unless(
            kandidaat in team,
            "De regisseur is iemand van het team rond het kind. Nodig deze persoon eerst uit.",
        )
        & unless(kandidaat != huidige, "Deze persoon is al de regisseur.")
        & unless(vanaf <= op, "Kies vandaag of een dag die al geweest is. De overdracht geldt direct.")
        & unless(
            huidige_vanaf is None or vanaf >= huidige_vanaf,
            "Kies een dag na het begin van de vorige regisseur.",
        )
    )


def guest_until_verdict(hoedanigheid: Hoedanigheid, tot: date | None, op: date) -> Verdict:
    """A guest always has a last day, not too far away; the others have none."""
    if hoedanigheid is not Hoedanigheid.GAST:
        return unless(tot is None, "Alleen een gast heeft een einddatum.")
    if tot is None:
        return nee("Een gast kijkt mee tot een einddatum. Vul die in.")
    langst = PAKKET.op("GAST_LANGST", op)
    return unless(tot > op, "Kies een einddatum na vandaag.") & unless(
        tot <= langst.vanaf(op), f"{langst.tekst} Kies een eerdere einddatum."
    )


@dataclass(frozen=True)
class StandUitnodiging:
    """What has become of an invitation."""

    verloopt_op: date
    aanvaard_at: datetime | None = None
    afgewezen_at: datetime | None = None
    ingetrokken_at: datetime | None = None


def answer_verdict(stand: StandUitnodiging, op: date) -> Verdict:
    """May an invitation still be answered?"""
    if stand.ingetrokken_at:
        return nee(nl("Deze uitnodiging is ingetrokken. Vraag de afzender wat er is gebeurd."))
    if stand.aanvaard_at:
        return nee(nl("Deze uitnodiging is al gebruikt. Inloggen kan gewoon."))
    if stand.afgewezen_at:
        return nee(nl("Deze uitnodiging is afgeslagen. Toch meedoen? Vraag de afzender om een nieuwe."))
    return unless(
        op <= stand.verloopt_op, nl("Deze uitnodiging is verlopen. Vraag de afzender om een nieuwe.")
    )
