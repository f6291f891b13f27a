"""Reads: everything about the own data of a parent or pupil, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from knooppunt.basis.verdict import Verdict
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import (
    DossierZicht,
    Gedeeld,
    Pauze,
    Telbezwaar,
    Toestemmingsvraag,
    corrections_of,
    dossier_for,
    may_give,
    my_family_dossiers,
    objection_to_counting,
    open_requests,
    parents_of_adult,
    paused_in,
    shared_per_organisation,
)
from knooppunt.organisaties.public import Organisatie
from knooppunt.privacy.models import Aankondiging
from knooppunt.privacy.queries.bewaren import Houd, holds_for
from knooppunt.privacy.rules.leeftijd import Trap, Verjaardag, next_change, stage_on
from knooppunt.toegang.public import Account, count_looks

KIJKEN = timedelta(days=30)
"""How far back the page counts who looked."""


@dataclass(frozen=True)
class MijnDossier:
    """One dossier of the family, as far as it is about data: who looks, what is shared, what goes, whose turn it is."""

    zicht: DossierZicht
    keken: int
    gedeeld: list[tuple[Organisatie, list[Gedeeld]]]
    vragen: list[Toestemmingsvraag]
    pauzes: list[Pauze]
    correcties: int
    wissen_op: date | None
    blijft: list[Houd]
    trap: Trap
    verjaardag: Verjaardag | None
    telbezwaar: Telbezwaar | None
    """The family does not want the child to be counted where support is planned."""
    mag_tellen_kiezen: Verdict
    ouders: list[tuple[Account, frozenset[str]]]
    """Of an adult pupil who looks: each parent with the parts that they still see."""


def my_privacy(viewer: Viewer, at: datetime) -> list[MijnDossier]:
    """Every dossier of the own family."""
    zichten = [dossier_for(viewer, dossier.ref) for dossier in my_family_dossiers(viewer)]
    return [_of(zicht, viewer, at) for zicht in zichten if zicht is not None]


def _of(zicht: DossierZicht, viewer: Viewer, at: datetime) -> MijnDossier:
    dossier, geboren = zicht.dossier, zicht.dossier.kind.geboortedatum
    aankondiging = Aankondiging.objects.filter(soort="dossier", onderwerp_ref=dossier.ref).first()
    return MijnDossier(
        zicht=zicht,
        keken=count_looks(dossier.ref, at - KIJKEN, behalve=viewer.account_id),
        gedeeld=shared_per_organisation(zicht, viewer),
        vragen=[vraag for vraag, kan in open_requests(zicht, viewer) if kan],
        pauzes=paused_in(zicht),
        correcties=len(corrections_of(zicht)),
        wissen_op=dossier.wissen_op,
        blijft=holds_for(aankondiging, viewer.op) if aankondiging else [],
        trap=stage_on(geboren, viewer.op),
        verjaardag=next_change(geboren, viewer.op),
        telbezwaar=objection_to_counting(zicht),
        mag_tellen_kiezen=may_give(zicht, viewer),
        ouders=parents_of_adult(zicht, viewer),
    )
