"""What is other on a day is written down, and taken back, by who plans the rides."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.actions.ritten import own_list
from knooppunt.kaart.models import Rituitzondering
from knooppunt.kaart.queries.ritdag import exceptions_of
from knooppunt.kaart.queries.ritten import riders_of
from knooppunt.kaart.rules.ritten.dag import Uitzondering, exception_verdict
from knooppunt.toegang.public import record_event

AL_WEG = "Dit was al weggehaald."


@transaction.atomic
def write_exception(*, lijst_ref: str, wat: Uitzondering, by: Viewer, at: datetime) -> str:
    """Who stays away, which school is closed, or which bell is another; gives its reference. It holds at once."""
    lijst = own_list(lijst_ref, by)
    exception_verdict(wat, riders_of(lijst), exceptions_of(lijst), by.op, lijst.tot).require()
    rij = Rituitzondering.objects.create(lijst=lijst, tot=wat.tot, gegevens=wat.as_json())
    record_event(soort="ritten.dag_anders", onderwerp_ref=lijst_ref, by=by, at=at, rij=rij.ref)
    return rij.ref


@transaction.atomic
def remove_exception(*, lijst_ref: str, ref: str, by: Viewer, at: datetime) -> None:
    """Those days are as in the week again."""
    lijst = own_list(lijst_ref, by)
    rij = lijst.uitzonderingen.filter(ref=ref).first()
    if rij is None:
        raise Refusal(AL_WEG)
    rij.delete()
    record_event(soort="ritten.dag_gewoon", onderwerp_ref=lijst_ref, by=by, at=at, rij=ref)
