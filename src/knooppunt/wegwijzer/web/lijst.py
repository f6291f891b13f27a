"""A personal list without an account: kept in the visit, printed, or sent on as an address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from knooppunt.basis.access import access
from knooppunt.wegwijzer.queries.tonen import offers_by_ref
from knooppunt.wegwijzer.web import woorden
from knooppunt.wegwijzer.web.pages import contact_of_offer, offer_facts

SLEUTEL = "wegwijzer_lijst"
HOOGSTENS = 40
SCHEIDING = "."


def kept(request: HttpRequest) -> list[str]:
    """The references on the list of this visit."""
    return list(request.session.get(SLEUTEL, []))


@access(publiek=True)
@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """The own list, or with ``?r=`` the list that someone sent."""
    gedeeld = request.GET.get("r", "")
    refs = [r for r in gedeeld.split(SCHEIDING) if r.isalnum()][:HOOGSTENS] if gedeeld else kept(request)
    aanbod = offers_by_ref(request.viewer, refs)
    op = request.viewer.op
    regels = [
        (
            a,
            offer_facts(a, op),
            woorden.way_in(a),
            [r for r, vers in woorden.room(a.capaciteit.all(), op) if vers],
            contact_of_offer(a),
        )
        for a in aanbod
    ]
    deel = reverse("wegwijzer:lijst") + "?r=" + SCHEIDING.join(a.ref for a in aanbod)
    context = {
        "regels": regels,
        "is_gedeeld": bool(gedeeld),
        "deel": request.build_absolute_uri(deel) if aanbod else "",
        "weg": len(refs) - len(aanbod),
        "refs": SCHEIDING.join(a.ref for a in aanbod),
    }
    return render(request, "wegwijzer/publiek/lijst.html", context)


@access(publiek=True)
@require_POST
def bewaar(request: HttpRequest) -> HttpResponse:
    """Put one offer, or those of a list that was sent, on the list of this visit."""
    nieuw = [r for r in request.POST.get("ref", "").split(SCHEIDING) if r.isalnum()][:HOOGSTENS]
    gevonden = [a.ref for a in offers_by_ref(request.viewer, nieuw)]
    refs = [*kept(request), *(r for r in gevonden if r not in kept(request))]
    if len(refs) > HOOGSTENS:
        messages.warning(request, gettext("Uw lijst is vol. Haal eerst iets weg."))
    elif gevonden:
        request.session[SLEUTEL] = refs
        messages.success(request, gettext("Bewaard op uw lijst."))
    return redirect(_back(request))


@access(publiek=True)
@require_POST
def haal_weg(request: HttpRequest) -> HttpResponse:
    """Take one offer off the list, or all of them."""
    ref = request.POST.get("ref", "")
    request.session[SLEUTEL] = [r for r in kept(request) if ref and r != ref]
    messages.success(request, gettext("Van uw lijst gehaald.") if ref else gettext("Uw lijst is leeg."))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """Where the reader was: only a path of this site."""
    doel = request.POST.get("next", "")
    if doel.startswith("/") and url_has_allowed_host_and_scheme(
        doel, {request.get_host()}, require_https=request.is_secure()
    ):
        return doel
    return reverse("wegwijzer:lijst")
