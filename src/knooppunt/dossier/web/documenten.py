"""The documents of a dossier: the list, one document, a new one or a new version, away and back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from knooppunt.basis.access import access
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.bestanden.public import VORMEN, Uitslag
from knooppunt.dossier.actions.documenten import add_document, put_back, receive_document, take_away
from knooppunt.dossier.actions.documenten_opruimen import scan_document, scan_waiting
from knooppunt.dossier.policies.documenten import may_add_somewhere, may_take_away
from knooppunt.dossier.queries.documenten import (
    document_for,
    documents_page,
    facts_of_document,
    names_who_see,
    parts_to_add,
    removed_document,
    removed_with_term,
    versions_before,
    waits,
)
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.documenten import last_day_to_restore
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan_delen import missing_parts_sentence
from knooppunt.dossier.web.documenten_bestand import picture_links, proof_of_look, record_document_look
from knooppunt.dossier.web.forms_documenten import DocumentForm, FilterForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, number_or_zero


@access(doel="begeleiding")
@require_GET
def documenten(request: HttpRequest, ref: str) -> HttpResponse:
    """By part, newest first, with what waits and what can be put back for whom it concerns."""
    zicht = dossier_or_404(request, ref)
    filter_ = FilterForm(request.GET)
    keuze = filter_.cleaned_data if filter_.is_valid() else {}
    voor = number_or_zero(request.GET.get("voor"))
    blad = documents_page(zicht, request.viewer, keuze.get("deel", ""), keuze.get("soort", ""), voor)
    zoek = {k: v for k, v in keuze.items() if v}
    context = dossier_context(request, zicht, "dossier:documenten") | {
        "filter": filter_,
        "is_gefilterd": bool(zoek),
        "per_deel": [(d, picture_links(request, ref, rij)) for d, rij in blad.per_deel()],
        "weg": removed_with_term(zicht, request.viewer),
        "mag_toevoegen": may_add_somewhere(request.viewer, zicht.feiten),
        "mist": missing_parts_sentence(zicht.delen),
        "begin": reverse("dossier:documenten", args=[ref]) if voor else "",
        "volgende": f"?{urlencode(zoek | {'voor': blad.volgende})}" if blad.volgende else "",
    }
    return render(request, "dossier/documenten/lijst.html", context)


def document_or_404(request: HttpRequest, zicht: DossierZicht, ref: str) -> Any:
    document = document_for(zicht, request.viewer, ref)
    if document is None:
        raise Http404
    return document


@access(doel="begeleiding")
@require_GET
def document(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """One document: what it is, who sees it, and itself where a page may show it."""
    zicht = dossier_or_404(request, ref)
    deze = document_or_404(request, zicht, document_ref)
    record_document_look(request, zicht, deze)
    context = dossier_context(request, zicht, "dossier:documenten") | {
        "document": deze,
        "vorm": VORMEN[deze.bestand.vorm],
        "wacht": waits(deze),
        "is_laatste": not hasattr(deze, "opvolger"),
        "namen": names_who_see(zicht, request.viewer, Deel(deze.deel)),
        "eerder": versions_before(zicht, request.viewer, deze),
        "mag_weg": may_take_away(request.viewer, zicht.feiten, facts_of_document(deze)),
        "blijk": proof_of_look(request, deze.ref),
    }
    return render(request, "dossier/documenten/document.html", context)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def document_nieuw(request: HttpRequest, ref: str, document_ref: str = "") -> HttpResponse:
    """A new document, or with ``document_ref`` a new version of one."""
    zicht = dossier_or_404(request, ref)
    may_add_somewhere(request.viewer, zicht.feiten).require_permission()
    vorige = document_or_404(request, zicht, document_ref) if document_ref else None
    if vorige:
        may_take_away(request.viewer, zicht.feiten, facts_of_document(vorige)).require_permission()
    form = _form(request, zicht, vorige)
    if request.method == "POST" and form.is_valid() and keep_from_form(request, zicht, form, vervangt=vorige):
        return to_page(request, reverse("dossier:documenten", args=[ref]))
    context = dossier_context(request, zicht, "dossier:documenten") | {"form": form, "vorige": vorige}
    return render(request, "dossier/documenten/nieuw.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, zicht: DossierZicht, vorige: Any) -> DocumentForm:
    delen = [Deel(vorige.deel)] if vorige else parts_to_add(zicht, request.viewer)
    woorden = [(d, _who_sees(d, names_who_see(zicht, request.viewer, d))) for d in delen]
    begin = {"titel": vorige.titel, "soort": vorige.soort, "deel": vorige.deel} if vorige else {}
    return DocumentForm(
        request.POST or None, request.FILES or None, op=request.viewer.op, delen=woorden, initial=begin
    )


def _who_sees(deel: Deel, namen: list[str]) -> str:
    zien = nl("Dit zien: %(wie)s.", wie=", ".join(namen) or nl("alleen u"))
    return f"{vertaald(deel.label).capitalize()}. {vertaald(zien)}"


def keep_from_form(request: HttpRequest, zicht: DossierZicht, form: Any, **anders: Any) -> Any:
    """Look into the file and keep it; what is refused stands in the form. Says how it went."""
    wie = {"zicht": zicht, "by": request.viewer, "at": request.at}
    gegevens = dict(form.cleaned_data)
    ontvangen = perform(form, receive_document, inhoud=gegevens.pop("inhoud"), **wie)
    document = ontvangen and perform(form, add_document, ontvangen=ontvangen, **wie, **gegevens, **anders)
    if document:
        _say(request, ontvangen.uitslag)
        if ontvangen.uitslag is Uitslag.SCHOON:  # the scanner works: what waited can be looked after as well
            scan_waiting(by=request.viewer, at=request.at, voortgang=lambda klaar, totaal: None, hoogstens=3)
    return document


def _say(request: HttpRequest, uitslag: Uitslag) -> None:
    if uitslag is Uitslag.WACHT:
        messages.warning(
            request,
            nl(
                "Het is bewaard. De virusscanner antwoordt niet. Tot het is nagekeken, ziet niemand anders het."
            ),
        )
    elif request.viewer.soort == "leerling":
        messages.success(request, nl("Gelukt! Het staat op je bladzijde."))
    else:
        messages.success(request, nl("Het document staat in het dossier."))


def to_page(request: HttpRequest, url: str) -> HttpResponse:
    """Go there, also when the form was sent by htmx (with a progress bar)."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def document_weg(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """Asks first, then takes it away; for a while it can be put back."""
    zicht = dossier_or_404(request, ref)
    deze = document_or_404(request, zicht, document_ref)
    may_take_away(request.viewer, zicht.feiten, facts_of_document(deze)).require_permission()
    if request.method == "POST":
        take_away(zicht=zicht, document=deze, by=request.viewer, at=request.at)
        messages.success(request, nl("Het document is weggehaald."))
        return redirect(_back(request, ref))
    context = dossier_context(request, zicht, "dossier:documenten") | {
        "document": deze,
        "tot": last_day_to_restore(request.viewer.op),
    }
    return render(request, "dossier/documenten/weg.html", context)


@access(doel="begeleiding")
@require_POST
def document_terug(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    deze = removed_document(zicht, request.viewer, document_ref)
    if deze is None:
        raise Http404
    put_back(zicht=zicht, document=deze, by=request.viewer, at=request.at)
    messages.success(request, nl("Het document staat er weer."))
    return redirect(_back(request, ref))


def _back(request: HttpRequest, ref: str) -> str:
    """A pupil comes from the own page."""
    naam = "dossier:plan_leerling" if request.viewer.soort == "leerling" else "dossier:documenten"
    return reverse(naam, args=[ref])


@access(doel="begeleiding")
@require_POST
def document_nakijken(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """Who added a document that waits asks the scanner again."""
    zicht = dossier_or_404(request, ref)
    deze = document_or_404(request, zicht, document_ref)
    if waits(deze):
        uitslag = scan_document(document=deze, by=request.viewer, at=request.at)
        if uitslag is Uitslag.WACHT:
            messages.warning(
                request, nl("De virusscanner antwoordt nog steeds niet. Probeer het later nog eens.")
            )
        elif uitslag is Uitslag.VIRUS:
            messages.error(request, nl("In dit document zit een virus. Het is weggegooid."))
        else:
            messages.success(request, nl("Het document is nagekeken en staat nu in het dossier."))
    return redirect("dossier:documenten", ref)
