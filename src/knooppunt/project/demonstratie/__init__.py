"""The demonstration: Regio Waterrijk, an invented region with invented people, made without any file from outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.models import Regio

Progress = Callable[[str, int, int], None]


def leave_traces() -> None:
    """What comes after the stories, each in a transaction of its own: a change outside the product, that the record is
    read over, and studies and a plan of rides that wait for their worker."""
    from knooppunt.project.demonstratie.opvallend import change_outside_the_product
    from knooppunt.project.demonstratie.ritten import ask_rides
    from knooppunt.project.demonstratie.studies import ask_plans
    from knooppunt.toegang.nacht import run_night

    change_outside_the_product(timezone.now())
    list(run_night(now=timezone.now, alleen={"nakijken"}))
    ask_plans(timezone.now())
    ask_rides(timezone.now())


@transaction.atomic
def fill_demonstration(progress: Progress, at: datetime | None = None) -> Regio:
    """Fill an empty product with the demonstration region; killed halfway, nothing of it exists.

    ``progress`` gets a step in Dutch, how many parts are done and how many there are. ``at`` is the moment that the
    stories end at (default: now). Raises Refusal when there is a region already.
    """
    # Imported here: the stories use every room, and most commands need none of them.
    from knooppunt.project.demonstratie.klok import Klok
    from knooppunt.project.demonstratie.mensen import create_people
    from knooppunt.project.demonstratie.nazorg import look_after
    from knooppunt.project.demonstratie.ritten import write_ride_list
    from knooppunt.project.demonstratie.streek import build_places
    from knooppunt.project.demonstratie.thuisnabij import decide_near_home
    from knooppunt.project.demonstratie.verhaallijn import write_stories
    from knooppunt.project.demonstratie.vervoer import write_transport

    if Regio.objects.exists():
        raise Refusal("Er is al een regio. De voorbeeldregio wordt alleen in een lege omgeving gemaakt.")
    klok = Klok(at or timezone.now())
    progress("Gemeenten, scholen en leerlingen", 0, 1)
    regio = build_places(klok.vandaag)
    progress("Mensen en hun rollen", 0, 1)
    mensen = create_people(klok.geleden(1500), klok.vandaag)
    write_transport(mensen, klok)
    write_ride_list(mensen, klok)
    decide_near_home(mensen, klok)
    boek = write_stories(regio, mensen, klok)
    boek.speel(lambda klaar, totaal: progress("Verhalen van kinderen", klaar, totaal))
    progress("De eerste nacht", 0, 1)
    look_after(mensen, klok)
    return regio
