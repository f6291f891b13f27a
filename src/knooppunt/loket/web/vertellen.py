"""Telling the story: who are you, a few short pages, look it over, send."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import LinkVerlopen, perform
from knooppunt.loket.actions.sleutels import mail_link
from knooppunt.loket.actions.versturen import draft_facts, send_question
from knooppunt.loket.actions.vertellen import AL_VERSTUURD, save_answers, start_question, throw_away
from knooppunt.loket.queries.scholen import find_schools
from knooppunt.loket.queries.sleutel import VertellerZicht, own_questions, question_by_key
from knooppunt.loket.rules.grenzen import REGELS
from knooppunt.loket.rules.vraag import Verteller, send_verdict
from knooppunt.loket.web.forms.loket import LeeftijdForm, MailForm, StartForm
from knooppunt.loket.web.forms.vertellen import STAPFORMS, StapForm, steps_of
from knooppunt.loket.web.inzage import render_told
from knooppunt.loket.web.pages import draft_overview, readable_key
from knooppunt.loket.web.teksten import STAPNAMEN, STATUSSEN, VERTELLERS

BEGONNEN = "loket_begonnen"


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


@access(publiek=True, tempo="loket_beginnen")
@require_http_methods(["GET", "POST"])
def voordeur(request: HttpRequest) -> HttpResponse:
    """Who are you? A pupil is asked the age first, so that nobody tells a story that is refused afterwards."""
    if request.method == "POST":
        leerling = request.POST.get("wie") == Verteller.LEERLING
        form = (LeeftijdForm if leerling else StartForm)(request.POST)
        if form.is_machine:
            return redirect("loket:voordeur")
        if leerling and "geboortedatum" not in request.POST:
            return _ask_age(request, LeeftijdForm(initial={"wie": "leerling"}))
        if form.is_valid() and _may_begin(request, form) and _start(request, form):
            return redirect("loket:vertel", sleutel=form.cleaned_data["sleutel"])
        if leerling:
            return _ask_age(request, form)
        return render(request, "loket/ouder/voordeur.html", _door(request, form), status=422)
    return render(request, "loket/ouder/voordeur.html", _door(request, StartForm()))


def _ask_age(request: HttpRequest, form: LeeftijdForm) -> HttpResponse:
    grens = REGELS.leeftijd("zelf_vertellen", request.viewer.op)
    context = {"form": form, "jaar": grens.jaren, "controleer": grens.controleer}
    return render(request, "loket/ouder/leeftijd.html", context, status=422 if form.errors else 200)


def _door(request: HttpRequest, form: StartForm) -> dict[str, Any]:
    eigen = [(v, STATUSSEN[v.status]) for v in own_questions(request.viewer)[:20]]
    # A form that was refused keeps its errors, but not a key that may be the trouble.
    jaar = REGELS.leeftijd("zelf_vertellen", request.viewer.op).jaren
    return {
        "form": form,
        "sleutel": StartForm().fields["sleutel"].initial,
        "vertellers": [
            (code, str(naam) % {"jaar": jaar}, uitleg) for code, (naam, uitleg) in VERTELLERS.items()
        ],
        "eigen": eigen,
        "dagen": REGELS.op("concept_bewaren", request.viewer.op).dagen,
    }


def _may_begin(request: HttpRequest, form: StartForm) -> bool:
    """A few stories in one visit is enough for a person."""
    begonnen = request.session.get(BEGONNEN, 0)
    if begonnen >= REGELS.drempel("vragen_per_bezoek", request.viewer.op).aantal:
        form.add_error(
            None,
            gettext(
                "Er is in dit bezoek al een paar keer een verhaal begonnen. Ga verder met een verhaal dat er al is."
            ),
        )
        return False
    request.session[BEGONNEN] = begonnen + 1
    return True


def _start(request: HttpRequest, form: StartForm) -> Any:
    return perform(
        form, start_question, verteller=Verteller(form.cleaned_data["wie"]), sleutel=form.cleaned_data["sleutel"],
        taal=get_language() or "nl", geboren=form.cleaned_data.get("geboortedatum"), by=request.viewer, at=request.at,
    )  # fmt: skip


def teller_or_404(request: HttpRequest, sleutel: str) -> VertellerZicht:
    """The question that this key opens. An old key, a wrong key and no key are the same answer."""
    zicht = question_by_key(request.viewer, sleutel)
    if zicht is None:
        raise LinkVerlopen(reverse("loket:terug"), gettext("Mail mij een nieuwe link"))
    return zicht


def draft_or_status(request: HttpRequest, sleutel: str) -> VertellerZicht | HttpResponse:
    """The draft of the teller, or where to go instead: what was sent is followed on its status page."""
    zicht = teller_or_404(request, sleutel)
    if zicht.is_tweede_ouder:
        return redirect("loket:mede", sleutel=sleutel)
    if not zicht.is_concept:
        messages.info(request, gettext(AL_VERSTUURD))
        return redirect("loket:status", sleutel=sleutel)
    return zicht


@access(publiek=True)
@require_GET
def vertel(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Go on where the story was left: the first page on which nothing was filled in."""
    zicht = draft_or_status(request, sleutel)
    if isinstance(zicht, HttpResponse):
        return zicht
    for stapnaam in steps_of(zicht.vraag.verteller)[:-1]:
        velden = STAPFORMS[stapnaam](
            verteller=Verteller(zicht.vraag.verteller), vandaag=request.viewer.op
        ).fields
        if not any(naam in zicht.vraag.concept for naam in velden if naam != "geboortedatum"):
            return redirect("loket:stap", sleutel=sleutel, stap=stapnaam)
    return redirect("loket:overzicht", sleutel=sleutel)


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def stap(request: HttpRequest, sleutel: str, stap: str) -> HttpResponse:
    """One page of the story. Every way on saves it: further, keep for later, or looking for a school."""
    zicht = draft_or_status(request, sleutel)
    if isinstance(zicht, HttpResponse):
        return zicht
    stappen = steps_of(zicht.vraag.verteller)
    if stap not in stappen[:-1]:
        raise Http404
    form = _step_form(request, zicht, stap)
    if request.method == "POST":
        goed = form.is_valid()
        weg = "zoek" if "zoek" in request.POST else "later" if "later" in request.POST else ""
        if (goed or weg) and _save(request, zicht, form):
            if weg == "zoek":
                return redirect("loket:stap", sleutel=sleutel, stap=stap)
            if weg == "later":
                return redirect("loket:bewaren", sleutel=sleutel)
            volgende = stappen[stappen.index(stap) + 1]
            if volgende == "overzicht":
                return redirect("loket:overzicht", sleutel=sleutel)
            return redirect("loket:stap", sleutel=sleutel, stap=volgende)
    context = _step_context(zicht, sleutel, stap) | {"form": form}
    return render_told(request, "stap", context, 422 if form.errors else 200)


def _step_form(request: HttpRequest, zicht: VertellerZicht, stap: str) -> StapForm:
    concept = zicht.vraag.concept
    scholen: list[Any] = []
    if stap in ("kind", "jij"):
        gegeven = request.POST if request.method == "POST" else concept
        scholen = find_schools(
            request.viewer, str(gegeven.get("school_zoek", ""))[:80], str(gegeven.get("school", ""))
        )
    return STAPFORMS[stap](
        request.POST if request.method == "POST" else None,
        initial=concept, verteller=Verteller(zicht.vraag.verteller), vandaag=request.viewer.op, scholen=scholen,
    )  # fmt: skip


def _save(request: HttpRequest, zicht: VertellerZicht, form: StapForm) -> Any:
    return perform(
        form, save_answers, vraag=zicht.vraag, antwoorden=form.answers(), by=request.viewer, at=request.at
    )


def _step_context(zicht: VertellerZicht, sleutel: str, stap: str) -> dict[str, Any]:
    stappen = steps_of(zicht.vraag.verteller)
    return {
        "vraag": zicht.vraag,
        "sleutel": sleutel,
        "stap": stap,
        "je": zicht.vraag.verteller == Verteller.LEERLING,
        "stapnamen": [STAPNAMEN[s] for s in stappen],
        "nu": stappen.index(stap) + 1,
        "titel": STAPNAMEN[stap],
        "vorige": stappen[stappen.index(stap) - 1] if stap != stappen[0] else "",
    }


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def overzicht(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Everything once more, each part with a way back to change it; then send."""
    zicht = draft_or_status(request, sleutel)
    if isinstance(zicht, HttpResponse):
        return zicht
    form = StapForm(
        request.POST or None, verteller=Verteller(zicht.vraag.verteller), vandaag=request.viewer.op
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and perform(
            form, send_question, vraag=zicht.vraag, site=site_of(request), by=request.viewer, at=request.at
        )
    ):
        messages.success(request, gettext("Het verhaal is verstuurd."))
        return redirect("loket:status", sleutel=sleutel)
    context = _step_context(zicht, sleutel, "overzicht") | {
        "form": form,
        "blad": draft_overview(request.viewer, zicht.vraag),
        "verdict": send_verdict(draft_facts(zicht.vraag), request.viewer.op),
    }
    return render_told(request, "overzicht", context, 422 if form.errors else 200)


@access(publiek=True, tempo="loket_mail")
@require_http_methods(["GET", "POST"])
def bewaren(request: HttpRequest, sleutel: str) -> HttpResponse:
    """It is saved. How to come back: by a mailed link, or with the code on this page."""
    zicht = draft_or_status(request, sleutel)
    if isinstance(zicht, HttpResponse):
        return zicht
    form = MailForm(request.POST or None, initial={"email": zicht.vraag.email})
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        save = {"vraag": zicht.vraag, "antwoorden": {"email": email}, "by": request.viewer, "at": request.at}
        if perform(form, save_answers, **save) and perform(
            form,
            mail_link,
            vraag=zicht.vraag,
            email=email,
            site=site_of(request),
            by=request.viewer,
            at=request.at,
        ):
            messages.success(request, gettext("De link is onderweg. Kijk in de mail."))
            return redirect("loket:bewaren", sleutel=sleutel)
    context = {"form": form, "vraag": zicht.vraag, "sleutel": sleutel, "code": readable_key(sleutel)}
    return render_told(request, "bewaren", context, 422 if form.errors else 200)


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def weggooien(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Ask once, then throw the draft away."""
    zicht = draft_or_status(request, sleutel)
    if isinstance(zicht, HttpResponse):
        return zicht
    if request.method == "POST":
        throw_away(vraag=zicht.vraag, by=request.viewer, at=request.at)
        messages.success(request, gettext("Het verhaal is weggegooid. Er is niets bewaard."))
        return redirect("loket:voordeur")
    return render_told(request, "weggooien", {"vraag": zicht.vraag, "sleutel": sleutel})
