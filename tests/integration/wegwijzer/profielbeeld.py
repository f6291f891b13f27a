"""How a support profile shows, and what was recorded of it."""

from knooppunt.toegang.models import Gebeurtenis
from knooppunt.wegwijzer.queries.profielen import views
from tests.factories import OP

ALLEEN_SCHOOL = "Alleen de ondersteuningscoördinator of leider van deze school schrijft aan het profiel."


def line(profiel):
    """The part of the basis, as the pages show it."""
    (beeld,) = views([profiel], OP)
    return beeld.regels[0]


def events(ref):
    return list(Gebeurtenis.objects.filter(onderwerp_ref=ref).order_by("pk").values_list("soort", flat=True))
