"""Following a question: who has it, what happens next; adding words, a second parent, and the way back in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.loket.actions.sleutels import invite_parent, mail_lost_links
from knooppunt.loket.actions.vertellen import add_words, sign_story, told_story
from knooppunt.loket.queries.sleutel import VertellerZicht, clean_key, question_by_key
from knooppunt.loket.rules.vraag import Verteller, vingerafdruk, vraag_tekst
from knooppunt.loket.web.forms.loket import CodeForm, MailForm, OuderForm, WoordenForm
from knooppunt.loket.web.inzage import render_told
from knooppunt.loket.web.pages import readable_key, status_page
from knooppunt.loket.web.vertellen import site_of, teller_or_404


@access(publiek=True)
@require_GET
def status(request: HttpRequest, sleutel: str) -> HttpResponse:
    zicht = teller_or_404(request, sleutel)
    if zicht.is_tweede_ouder:
        return redirect("loket:mede", sleutel=sleutel)
    if zicht.is_concept:
        return redirect("loket:vertel", sleutel=sleutel)
    return render_told(request, "status", _status_context(request, zicht, sleutel, WoordenForm()))


def _status_context(
    request: HttpRequest, zicht: VertellerZicht, sleutel: str, form: WoordenForm
) -> dict[str, Any]:
    if zicht.vraag.verteller == Verteller.LEERLING:
        form.fields["tekst"].label = gettext("Wat wil je erbij vertellen?")
    return {
        "vraag": zicht.vraag,
        "blad": status_page(zicht, request.viewer.op),
        "sleutel": sleutel,
        "code": readable_key(sleutel) if zicht.sleutel else "",
        "form": form,
        "vandaag": request.viewer.op,
    }


@access(publiek=True)
@require_POST
def toevoegen(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Add something, answer, or ask again: one box, because for the teller it is one conversation."""
    zicht = teller_or_404(request, sleutel)
    form = WoordenForm(request.POST)
    if form.is_machine or (form.is_valid() and _add(request, zicht, form)):
        return redirect("loket:mede" if zicht.is_tweede_ouder else "loket:status", sleutel=sleutel)
    if zicht.is_tweede_ouder:
        return render_told(request, "mede", _mede_context(request, zicht, sleutel, form), 422)
    return render_told(request, "status", _status_context(request, zicht, sleutel, form), 422)


def _add(request: HttpRequest, zicht: VertellerZicht, form: WoordenForm) -> Any:
    gelukt = perform(
        form, add_words, zicht=zicht, tekst=form.cleaned_data["tekst"], ref=form.cleaned_data["sleutel"],
        by=request.viewer, at=request.at,
    )  # fmt: skip
    if gelukt:
        messages.success(request, gettext("Toegevoegd. Wie de vraag heeft, ziet het meteen."))
    return gelukt


@access(publiek=True, tempo="loket_mail")
@require_http_methods(["GET", "POST"])
def tweede_ouder(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Invite a second parent, before or after sending. The link is mailed, or shown to hand over."""
    zicht = teller_or_404(request, sleutel)
    if zicht.is_tweede_ouder or zicht.vraag.verteller not in (Verteller.OUDER, Verteller.LEERLING):
        raise Http404
    form = OuderForm(request.POST or None)
    context: dict[str, Any] = {
        "vraag": zicht.vraag,
        "sleutel": sleutel,
        "form": form,
        "concept": zicht.is_concept,
    }
    if request.method == "POST" and not form.is_machine and form.is_valid():
        rij = perform(
            form, invite_parent, vraag=zicht.vraag, site=site_of(request), by=request.viewer, at=request.at,
            **{veld: form.cleaned_data[veld] for veld in ("naam", "relatie", "email", "sleutel")},
        )  # fmt: skip
        if rij:
            context |= {"uitgenodigd": rij, "code": readable_key(form.cleaned_data["sleutel"])}
            return render_told(request, "uitgenodigd", context)
    return render_told(request, "tweede_ouder", context, 422 if form.errors else 200)


def second_parent_or_404(request: HttpRequest, sleutel: str) -> VertellerZicht:
    zicht = teller_or_404(request, sleutel)
    if not zicht.is_tweede_ouder:
        raise Http404
    return zicht


@access(publiek=True)
@require_GET
def mede(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The page of the second parent: read, add own words, sign."""
    zicht = second_parent_or_404(request, sleutel)
    return render_told(request, "mede", _mede_context(request, zicht, sleutel, WoordenForm()))


def _mede_context(
    request: HttpRequest, zicht: VertellerZicht, sleutel: str, form: WoordenForm
) -> dict[str, Any]:
    verhaal = told_story(zicht.vraag)
    return {
        "vraag": zicht.vraag,
        "sleutel": sleutel,
        "form": form,
        "mij": zicht.sleutel,
        "verhaal": [(gettext(vraag_tekst(c, zicht.vraag.verteller)), tekst) for c, tekst in verhaal.items()],
        "getekend": zicht.sleutel.getekend_at and zicht.sleutel.getekend_voor == vingerafdruk(verhaal),
        "concept": zicht.is_concept,
        "blad": None if zicht.is_concept else status_page(zicht, request.viewer.op),
        "aanvullingen": [v for v in zicht.vraag.vertellingen.all() if not v.is_begin],
        "vandaag": request.viewer.op,
    }


@access(publiek=True)
@require_POST
def tekenen(request: HttpRequest, sleutel: str) -> HttpResponse:
    zicht = second_parent_or_404(request, sleutel)
    sign_story(zicht=zicht, by=request.viewer, at=request.at)
    messages.success(request, gettext("U heeft meegetekend."))
    return redirect("loket:mede", sleutel=sleutel)


@access(publiek=True, tempo="loket_terug")
@require_http_methods(["GET", "POST"])
def terug(request: HttpRequest) -> HttpResponse:
    """Come back with a code, or have the link mailed again. The answer never says whether an address is known."""
    met_code, met_mail = "code" in request.POST, "email" in request.POST
    codeform = CodeForm(request.POST if met_code else None)
    mailform = MailForm(request.POST if met_mail else None)
    if met_code and codeform.is_valid():
        sleutel = clean_key(codeform.cleaned_data["code"])
        if sleutel and question_by_key(request.viewer, sleutel):
            return redirect("loket:status", sleutel=sleutel)
        codeform.add_error("code", gettext("Deze code kennen we niet, of hij is verlopen. Kijk de code na."))
    if met_mail and mailform.is_valid():
        mail_lost_links(
            email=mailform.cleaned_data["email"], site=site_of(request), by=request.viewer, at=request.at
        )
        messages.success(
            request, gettext("Is er een verhaal met dit e-mailadres? Dan krijgt u zo een mail met een link.")
        )
        return redirect("loket:terug")
    fout = codeform.errors or mailform.errors
    return render(
        request,
        "loket/ouder/terug.html",
        {"codeform": codeform, "mailform": mailform},
        status=422 if fout else 200,
    )
