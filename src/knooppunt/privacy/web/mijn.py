"""Mijn privacy: everything about the own data of a parent or pupil, and asking for what one has a right to."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.public import (
    DEELBAAR,
    Deel,
    DossierZicht,
    choose_reading_along,
    dossier_or_404,
    object_to_counting,
    record_look,
    record_names,
    take_back_objection,
)
from knooppunt.privacy.actions.verzoeken import Vraag, make_request
from knooppunt.privacy.queries.mijn import MijnDossier, my_privacy
from knooppunt.privacy.queries.verzoeken import (
    all_pieces,
    asker_of,
    my_requests,
    officers,
    people_to_object_to,
)
from knooppunt.privacy.rules.verzoek import Verzoeksoort, answer_due, right_on, rights_on
from knooppunt.privacy.web.forms_verzoek import MeeleesForm, VerzoekForm

FAMILIE = ("ouder", "leerling")
MEETELLEN = {"nee": object_to_counting, "ja": take_back_objection}
"""What a family can choose about being counted."""


@access(doel="inzage", meertalig=True)
@require_GET
def mijn(request: HttpRequest) -> HttpResponse:
    """Who looks, what is shared, what goes, what was asked; a page of its own for pupils, in their words."""
    if request.viewer.soort not in FAMILIE:
        raise Http404
    dossiers = my_privacy(request.viewer, request.at)
    record_names(request, "mijn_privacy", [d.zicht.dossier.ref for d in dossiers])
    context = {
        "dossiers": [(d, _words(d, request)) for d in dossiers],
        "verzoeken": my_requests(request.viewer),
        "rechten": [r for r in rights_on(request.viewer.op) if r.code not in ("toegang", "overdragen")],
        "functionarissen": officers(request.viewer.op),
        "deelkeuzes": [(deel.value, deel.label) for deel in DEELBAAR],
        "vandaag": request.viewer.op,
    }
    leerling = request.viewer.soort == "leerling"
    return render(request, "privacy/mijn_leerling.html" if leerling else "privacy/mijn.html", context)


def _words(d: MijnDossier, request: HttpRequest) -> dict[str, str]:
    """What the age of the child means now, and after the next birthday."""
    wie = request.viewer.soort, d.zicht.dossier.kind.voornaam
    return {"nu": d.trap.voor(*wie), "straks": d.verjaardag.trap.voor(*wie) if d.verjaardag else ""}


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def vragen(request: HttpRequest, ref: str, soort: str) -> HttpResponse:
    """Use a right: explain, choose, send."""
    zicht = dossier_or_404(request, ref)
    if asker_of(zicht, request.viewer) is None or soort not in {s.value for s in Verzoeksoort}:
        raise Http404
    wat = {s.value: s for s in Verzoeksoort}[soort]
    form = _form(request, zicht, wat)
    if request.method == "POST" and form.is_valid():
        ingevuld = {"over_ref" if naam == "over" else naam: w for naam, w in form.cleaned_data.items()}
        vraag = Vraag(soort=wat, **ingevuld)
        verzoek = perform(form, make_request, zicht=zicht, vraag=vraag, by=request.viewer, at=request.at)
        if verzoek:
            messages.success(request, gettext("Het is verstuurd. Hier staat voor welke dag er antwoord is."))
            return redirect("privacy:verzoek", verzoek.ref)
    record_look(request, zicht, "verzoek")
    context = {
        "zicht": zicht,
        "form": form,
        "recht": right_on(wat, request.viewer.op),
        "soort": soort,
        "antwoord_voor": answer_due(wat, request.viewer.op),
    }
    return render(request, "privacy/vragen.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, zicht: DossierZicht, soort: Verzoeksoort) -> VerzoekForm:
    begin = {"over": request.GET.get("wie", ""), "stuk": request.GET.get("stuk", "")}
    return VerzoekForm(
        request.POST or None, soort=soort, stukken=all_pieces(zicht), mensen=people_to_object_to(zicht, request.viewer),
        je=request.viewer.soort == "leerling", initial=begin,
    )  # fmt: skip


@access(doel="inzage", meertalig=True)
@require_POST
def meelezen(request: HttpRequest, ref: str, ouder_ref: str) -> HttpResponse:
    """An adult pupil chooses what a parent still sees."""
    zicht = dossier_or_404(request, ref)
    plaats = next((b for b in zicht.dossier.betrokkenen.all() if b.account.ref == ouder_ref), None)
    form = MeeleesForm(request.POST)
    if plaats is None or plaats.hoedanigheid != "ouder" or not form.is_valid():
        raise Http404
    delen = frozenset(d for d in Deel if d.value in form.cleaned_data["delen"])
    choose_reading_along(
        zicht=zicht, account_id=plaats.account_id, delen=delen, by=request.viewer, at=request.at
    )
    messages.success(
        request, nl("Het is bewaard. Zo ziet %(wie)s je dossier vanaf nu.", wie=plaats.account.naam)
    )
    return redirect("privacy:mijn")


@access(doel="inzage", meertalig=True)
@require_POST
def meetellen(request: HttpRequest, ref: str) -> HttpResponse:
    """The family wants the child to be counted no more where support is planned for the region, or again."""
    zicht, keuze = dossier_or_404(request, ref), request.POST.get("meetellen")
    if keuze not in MEETELLEN:
        raise Http404
    MEETELLEN[keuze](zicht=zicht, by=request.viewer, at=request.at)
    messages.success(
        request, nl("Uw keuze is bewaard.") if request.viewer.soort == "ouder" else nl("Je keuze is bewaard.")
    )
    return redirect(f"{reverse('privacy:mijn')}#meetellen-{ref}")
