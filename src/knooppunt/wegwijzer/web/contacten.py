"""Fixed contacts for everyone: of a school, and the right ones for a child of that school who lives somewhere."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.wegwijzer.queries.contacten import Contactregels, contacts_for, school_by_ref, schools_named
from knooppunt.wegwijzer.rules.contacten import Langs
from knooppunt.wegwijzer.web import woorden


@access(publiek=True)
@require_GET
def contacten(request: HttpRequest) -> HttpResponse:
    """Seek a school by its name; one found is opened at once."""
    zoek = request.GET.get("school", "").replace("\x00", "")[:80].strip()
    pc4 = _pc4(request)
    scholen = schools_named(request.viewer, zoek) if zoek else []
    if len(scholen) == 1:
        adres = reverse("wegwijzer:contacten_van", args=[scholen[0].ref])
        return redirect(f"{adres}?postcode={pc4}" if pc4 else adres)
    context = {"zoek": zoek, "postcode": pc4, "scholen": scholen}
    return render(request, "wegwijzer/publiek/contacten.html", context)


@access(publiek=True)
@require_GET
def contacten_van(request: HttpRequest, organisatie_ref: str) -> HttpResponse:
    """The contacts of one school; with a postcode those for a child that lives there."""
    school = school_by_ref(request.viewer, organisatie_ref)
    if school is None:
        raise Http404
    pc4 = _pc4(request)
    wijzer = contacts_for(request.viewer, school, pc4)
    context = {
        "school": school,
        "zoek": school.naam,
        "wijzer": wijzer,
        "postcode": pc4,
        "postcode_onbekend": bool(request.GET.get("postcode")) and wijzer.woongemeente is None,
        "grenzen": [gettext(grens.label) for grens in wijzer.grenzen],
        "regels": [
            _shown(regels, request) for regels in wijzer.regels if regels.contacten or regels.regel.overal
        ],
    }
    return render(request, "wegwijzer/publiek/contacten_van.html", context)


def _pc4(request: HttpRequest) -> str:
    """The four digits of what was typed; nothing when it is no postcode."""
    begin = request.GET.get("postcode", "").strip()[:4]
    return begin if len(begin) == 4 and begin.isascii() and begin.isdigit() else ""


def _shown(regels: Contactregels, request: HttpRequest) -> dict[str, Any]:
    return {
        "naam": gettext(regels.functie.label),
        "waarom": gettext(regels.langs.label),
        "controleer": regels.regel.controleer,
        "per_woonplaats": regels.langs is Langs.WOONPLAATS,
        "contacten": [
            (contact, *woorden.how_fresh(contact, request.viewer.op)) for contact in regels.contacten
        ],
    }
