"""Find a school by name or place."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie

HOOGSTENS = 20


@dataclass(frozen=True)
class Schoolkeus:
    """A school to choose from."""

    ref: str
    naam: str
    plaats: str


def find_schools(viewer: Viewer, tekst: str, gekozen: str = "") -> list[Schoolkeus]:
    """Schools whose name or place holds every word, at most 20; the one that was chosen before stays in the list."""
    scholen = Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL).select_related("vestiging")
    # PostgreSQL refuses NUL in a query; a hostile one must find nothing.
    woorden, gekozen = tekst.replace("\x00", "").split()[:6], gekozen.replace("\x00", "")
    filters = Q(pk__in=[])
    if woorden:
        filters = Q()
        for woord in woorden:
            filters &= Q(naam__icontains=woord) | Q(vestiging__plaats__icontains=woord)
    gevonden = list(scholen.filter(filters).order_by("naam", "pk")[:HOOGSTENS])
    if gekozen and gekozen not in {s.ref for s in gevonden}:
        gevonden = [*scholen.filter(ref=gekozen), *gevonden]
    return [Schoolkeus(s.ref, s.naam, _plaats(s)) for s in gevonden]


def school_by_ref(ref: str) -> Organisatie | None:
    return Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL, ref=ref).first()


def _plaats(school: Organisatie) -> str:
    vestiging = getattr(school, "vestiging", None)
    return vestiging.plaats if vestiging else ""
