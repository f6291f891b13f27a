"""What every page shows around its own content: the region, who is signed in, where one can go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Exists
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from knooppunt.organisaties.public import Regio
from knooppunt.project.navigatie import INGANGEN


def pagina(request: HttpRequest) -> dict[str, Any]:
    """Context of the page frame. Without a viewer (an error before the door) only the region.

    Are the people of any region invented, then every screen says so: a screen may show several regions.
    """
    verzonnen = Exists(Regio.objects.filter(mensen_verzonnen=True))
    regio = Regio.objects.annotate(ergens_verzonnen=verzonnen).order_by("pk").first()
    viewer = getattr(request, "viewer", None)
    return {
        "regio": regio,
        "regio_naam": regio.naam if regio else "",
        "mensen_verzonnen": bool(regio and regio.ergens_verzonnen),
        "demonstratie_aan": settings.DEMONSTRATIE,
        "viewer": viewer,
        "navigatie": [
            {
                "url": url,
                "label": gettext(ingang.label),
                "icoon": ingang.icoon,
                "actief": request.path.startswith(url),
            }
            for ingang in INGANGEN
            if viewer is not None and ingang.voor(viewer) and (url := _url(ingang.url_naam))
        ],
    }


def _url(naam: str) -> str:
    try:
        return reverse(naam)
    except NoReverseMatch:  # while the rooms are being built
        return ""
