"""Trainings and study days for everyone, and signing up for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.kennis.actions.scholing import leave, sign_up
from knooppunt.kennis.policies import may_sign_up, writes_for
from knooppunt.kennis.queries.scholing import (
    my_participation,
    my_participations,
    participation_for,
    stand_of,
    training_by_ref,
    upcoming,
)
from knooppunt.kennis.queries.zoeken import Kennisvraag
from knooppunt.kennis.rules.scholing import (
    Agendablad,
    Deelnamestatus,
    calendar_sheet,
    leave_verdict,
    sign_up_verdict,
)
from knooppunt.kennis.web.forms import ZoekForm
from knooppunt.kennis.web.pages import kind_links, training_line
from knooppunt.toegang.public import Blik, record_looks


def training_or_404(request: HttpRequest, ref: str) -> Any:
    scholing = training_by_ref(request.viewer, ref)
    if scholing is None:
        raise Http404
    return scholing


def record_participations(request: HttpRequest, deelnames: Iterable[Any], bladzijde: str) -> None:
    """A look at who comes is written down."""
    blikken = [Blik("deelname.bekeken", deelname.ref) for deelname in deelnames]
    record_looks(blikken=blikken, bladzijde=bladzijde, doel="scholing", by=request.viewer, at=request.at)


@access(publiek=True)
@require_GET
def agenda(request: HttpRequest) -> HttpResponse:
    """What is to come, and where I have a place."""
    form = ZoekForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form, "q": q, "regels": [training_line(s) for s in upcoming(request.viewer, Kennisvraag(q))],
        "mijn": my_participations(request.viewer) if request.viewer.is_bekend else [],
        "organiseert": bool(writes_for(request.viewer)), "vandaag": request.viewer.op,
    }  # fmt: skip
    return render(request, "kennis/publiek/agenda.html", context)


@access(publiek=True)
@require_GET
def scholing(request: HttpRequest, scholing_ref: str) -> HttpResponse:
    dit, viewer = training_or_404(request, scholing_ref), request.viewer
    deelname = my_participation(viewer, dit)
    doet_mee = deelname is not None and deelname.status != Deelnamestatus.AFGEMELD
    stand = stand_of(dit)
    context = {
        "scholing": dit, "regel": training_line(dit), "soorten": kind_links(dit.soorten.all()),
        "deelname": deelname if doet_mee else None, "kan_aanmelden": sign_up_verdict(stand, viewer.op),
        "mag_aanmelden": may_sign_up(viewer, dit.open_voor_ouders), "kan_afmelden": leave_verdict(stand, viewer.op),
        "organiseert": dit.organisatie_id in writes_for(viewer),
        "inloggen": f"{reverse('toegang:binnenkomen')}?next={request.path}",
    }  # fmt: skip
    return render(request, "kennis/publiek/scholing.html", context)


@access(meertalig=True)
@require_POST
def aanmelden(request: HttpRequest, scholing_ref: str) -> HttpResponse:
    deelname = sign_up(scholing=training_or_404(request, scholing_ref), by=request.viewer, at=request.at)
    if deelname.status == Deelnamestatus.AANGEMELD:
        messages.success(request, gettext("U bent aangemeld. Zet het meteen in uw agenda."))
    else:
        messages.info(
            request, gettext("Het is vol. U staat op de wachtlijst en krijgt bericht als er een plek is.")
        )
    return redirect("kennis:scholing", scholing_ref)


@access(meertalig=True)
@require_POST
def afmelden(request: HttpRequest, scholing_ref: str) -> HttpResponse:
    leave(scholing=training_or_404(request, scholing_ref), by=request.viewer, at=request.at)
    messages.success(request, gettext("U bent afgemeld. Bedacht u zich? U kunt zich opnieuw aanmelden."))
    return redirect("kennis:scholing", scholing_ref)


@access(publiek=True, uitwisseling="scholing_agenda")
@require_GET
def agendabestand(request: HttpRequest, scholing_ref: str) -> HttpResponse:
    """The same for everyone: nobody who comes is in it."""
    dit = training_or_404(request, scholing_ref)
    velden = exchange("scholing_agenda").kies({
        "ref": dit.ref, "titel": dit.titel, "tekst": "\n".join(t for t in (dit.kort, dit.meer_dagen) if t),
        "begint_at": dit.begint_at, "eindigt_at": dit.eindigt_at, "plaats": dit.plaats, "volgnummer": dit.volgnummer,
        "url": request.build_absolute_uri(reverse("kennis:scholing", args=[dit.ref])),
        "vervalt": dit.afgelast_at is not None,
    })  # fmt: skip
    tekst = calendar_sheet(Agendablad(**velden), at=request.at)
    antwoord = HttpResponse(tekst, content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="scholing.ics"'
    return antwoord


@access(doel="scholing", meertalig=True)
@require_GET
def bewijs(request: HttpRequest, deelname_ref: str) -> HttpResponse:
    """The certificate of who was there, to print. Only for that person."""
    deelname = participation_for(request.viewer, deelname_ref)
    if deelname is None or not deelname.aanwezig or deelname.account_id != request.viewer.account_id:
        raise Http404
    record_participations(request, [deelname], "bewijs")
    return render(
        request, "kennis/publiek/bewijs.html", {"deelname": deelname, "scholing": deelname.scholing}
    )
