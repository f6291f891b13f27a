"""Calls for who works in the region; answers for the two organisations."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.models import Oproep, Oproepantwoord
from knooppunt.kennis.policies import Antwoordfeiten, Oproepfeiten, writes_for
from knooppunt.kennis.rules.oproepen import Antwoordstatus, Oproepstatus
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Permissie

HOOGSTENS = 60


def facts_of_call(oproep: Oproep) -> Oproepfeiten:
    antwoordden = frozenset(oproep.antwoorden.values_list("organisatie_id", flat=True))
    return Oproepfeiten(oproep.organisatie_id, Oproepstatus(oproep.status), antwoordden)


def visible_calls(viewer: Viewer) -> QuerySet[Oproep]:
    """The same truth as ``may_see_call``, as a filter."""
    if not viewer.mag(Permissie.OPROEPEN_ZIEN):
        return Oproep.objects.none()
    mag = Q(status=Oproepstatus.OPEN.value) | _takes_part(viewer)
    rijen = Oproep.objects.filter(mag).select_related("organisatie")
    return rijen.prefetch_related("soorten__streekwoorden", "soorten__boven")


def _takes_part(viewer: Viewer) -> Q:
    """Calls of the own organisations, and those that they answered."""
    mijn = writes_for(viewer)
    beantwoord = Oproepantwoord.objects.filter(organisatie_id__in=mijn).values("oproep")
    return Q(organisatie_id__in=mijn) | Q(pk__in=beantwoord)


def open_calls(viewer: Viewer) -> list[Oproep]:
    """What one can still answer, newest first."""
    return list(visible_calls(viewer).filter(status=Oproepstatus.OPEN.value, tot__gte=viewer.op)[:HOOGSTENS])


def our_calls(viewer: Viewer) -> list[Oproep]:
    """Of the own organisations, and what they answered."""
    return list(visible_calls(viewer).filter(_takes_part(viewer))[:HOOGSTENS])


def call_for(viewer: Viewer, ref: str) -> Oproep | None:
    return visible_calls(viewer).filter(ref=ref).first()


def facts_of_answer(antwoord: Oproepantwoord) -> Antwoordfeiten:
    return Antwoordfeiten(antwoord.oproep.organisatie_id, antwoord.organisatie_id)


def visible_answers(viewer: Viewer) -> QuerySet[Oproepantwoord]:
    """The same truth as ``may_read_answer``, as a filter."""
    if not viewer.mag(Permissie.OPROEPEN_ZIEN):
        return Oproepantwoord.objects.none()
    mijn = writes_for(viewer)
    rijen = Oproepantwoord.objects.filter(Q(oproep__organisatie_id__in=mijn) | Q(organisatie_id__in=mijn))
    return rijen.select_related("oproep", "organisatie", "by")


def answer_for(viewer: Viewer, ref: str) -> Oproepantwoord | None:
    return visible_answers(viewer).filter(ref=ref).first()


def answers_of(viewer: Viewer, oproep: Oproep) -> list[Oproepantwoord]:
    """What this person may read of the answers; what was withdrawn is not there."""
    rijen = visible_answers(viewer).filter(oproep=oproep)
    return list(rijen.exclude(status=Antwoordstatus.INGETROKKEN.value))


def who_can_answer(viewer: Viewer, oproep: Oproep) -> list[Organisatie]:
    """The own organisations that did not call and have no answer there."""
    antwoordden = oproep.antwoorden.exclude(status=Antwoordstatus.INGETROKKEN.value).values("organisatie")
    mijn = Organisatie.objects.filter(pk__in=writes_for(viewer) - {oproep.organisatie_id})
    return list(mijn.exclude(pk__in=antwoordden).order_by("naam"))
