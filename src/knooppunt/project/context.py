"""What every page shows around its own content: the region, who is signed in, where one can go."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from knooppunt.basis.prepared import prepared
from knooppunt.organisaties.public import Regio
from knooppunt.project.navigatie import INGANGEN


class Punt(NamedTuple):
    """One entrance in the menu, as this viewer sees it on this page."""

    url: str
    label: str
    icoon: str
    actief: bool


def pagina(request: HttpRequest) -> dict[str, Any]:
    """Context of the page frame. Without a viewer (an error before the door) only the region.

    Are the people of any region invented, then every screen says so: a screen may show several regions.
    """
    naam, is_demonstratie, verzonnen = next(iter(_region()), ("", False, False))
    viewer = getattr(request, "viewer", None)
    return {
        "regio": {"naam": naam, "is_demonstratie": is_demonstratie},
        "regio_naam": naam,
        "mensen_verzonnen": verzonnen,
        "demonstratie_aan": settings.DEMONSTRATIE,
        "viewer": viewer,
        "navigatie": tuple(
            Punt(url, gettext(ingang.label), ingang.icoon, request.path.startswith(url))
            for ingang in INGANGEN
            if viewer is not None and ingang.voor(viewer) and (url := reverse(ingang.url_naam))
        ),
    }


@prepared
def _region() -> QuerySet[Any]:
    verzonnen = Exists(Regio.objects.filter(mensen_verzonnen=True))
    regios = Regio.objects.annotate(verzonnen=verzonnen).order_by("pk")
    return regios.values_list("naam", "is_demonstratie", "verzonnen")[:1]
