"""The record after its term: its oldest lines go, with proof, and never those of a dossier that someone still needs."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.privacy.actions.bewaren import prove
from knooppunt.privacy.queries.bewaren import held_dossiers
from knooppunt.privacy.rules.bewaren import rule_on
from knooppunt.toegang.public import Gebeurtenis, Voortgang, close_off, may_unlock

GEEN_EIGENAAR = (
    "Niet gedaan: alleen de eigenaar van de tabellen mag regels van het logboek wissen. "
    "Laat die gebruiker van de database dit doen: knooppunt nacht --werk logboek --opnieuw"
)


def expire_record(*, at: datetime, by: Viewer, voortgang: Voortgang) -> str:
    """Remove what is older than the term of the record, in stretches that each end with a proof."""
    dag = rule_on("inzage", by.op).begonnen_voor(by.op)
    voor = timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))
    if not Gebeurtenis.objects.filter(at__lt=voor).exists():
        return "Niets is oud genoeg."
    if not may_unlock():
        return GEEN_EIGENAAR
    houd, regels, stukken = held_dossiers(by.op), 0, 0
    while weg := _remove_stretch(voor, houd, by, at):
        regels, stukken = regels + weg, stukken + 1
        voortgang(stukken, stukken + 1)
    return f"{regels} regels gewist."


@transaction.atomic
def _remove_stretch(voor: datetime, houd: set[str], by: Viewer, at: datetime) -> int:
    weg = close_off(voor=voor, houd=houd, by=by, at=at)
    if weg is None:
        return 0
    aantallen = Counter({"toegang.Gebeurtenis": weg.regels, "toegang.Rijwijziging": weg.rijen})
    einden = [f"{spoor} {plek.nr} {plek.waarmerk}" for spoor, plek in weg.sporen.items()]
    prove("inzage", +aantallen, einden, by, at)
    return weg.regels
