"""One case in a meeting: read it, write together, agree who does what; and the big screen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.overleg_duiding import (
    Botsing,
    add_own_words,
    finish_agreement,
    make_agreement,
    reopen_agreement,
    save_duiding,
)
from knooppunt.dossier.queries.overleg import BesprekingZicht, case_for, overleg_for
from knooppunt.dossier.queries.overleg_afspraken import agreement_for, agreement_owners, agreements_of
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.web.forms_knooppunt import AfspraakForm, WoordenForm, posted
from knooppunt.dossier.web.forms_overleg_knooppunt import DuidingForm
from knooppunt.dossier.web.kader import dossier_context, record_look

TAB = "dossier:overleg_kind"


def case_or_404(request: HttpRequest, ref: str, bespreking_ref: str) -> BesprekingZicht:
    """The case in this meeting, for who sees the dossier."""
    zaak = case_for(request.viewer, ref, bespreking_ref)
    if zaak is None:
        raise Http404
    return zaak


def _case_page(
    request: HttpRequest, zaak: BesprekingZicht, *, fouten: Any = None, **formulieren: Any
) -> HttpResponse:
    mensen = agreement_owners(request.viewer, zaak.zicht)
    eerste = mensen[0][0] if len(mensen) == 1 else None
    context = {
        "zaak": zaak,
        "overleg": zaak.overleg,
        "knooppunt": zaak.overleg.knooppunt,
        "woorden_form": WoordenForm(prefix="woorden"),
        "afspraak_form": AfspraakForm(prefix="afspraak", mensen=mensen, initial={"eigenaar_id": eerste}),
        "afspraken": [a for a in agreements_of(zaak.zicht.dossier) if a.bespreking_id == zaak.bespreking.pk],
        "vandaag": request.viewer.op,
        "ik": request.viewer.account_id,
        **formulieren,
    }
    context = dossier_context(request, zaak.zicht, TAB) | context
    return render(request, "dossier/knooppunt/bespreking.html", context, status=422 if fouten else 200)


@access(doel="overleg")
@require_GET
def bespreking(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    return _case_page(request, case_or_404(request, ref, bespreking_ref))


@access(doel="overleg")
@require_http_methods(["GET", "POST"])
def bespreking_duiden(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    """Write together. Who clashes with someone else sees both texts and decides."""
    zaak = case_or_404(request, ref, bespreking_ref)
    zaak.schrijven.require_permission()
    form = DuidingForm(posted(request), antwoorden=zaak.antwoorden)
    if request.method == "POST" and form.is_valid():
        try:
            save_duiding(
                bespreking=zaak.bespreking,
                begin=form.texts("begin_"),
                velden=form.texts(),
                by=request.viewer,
                at=request.at,
            )
        except Botsing as botsing:
            form.show_both(botsing.bewaard)
        else:
            messages.success(request, nl("De tekst is opgeslagen."))
            return redirect("dossier:bespreking", ref, bespreking_ref)
    context = dossier_context(request, zaak.zicht, TAB) | {
        "zaak": zaak, "overleg": zaak.overleg, "form": form,
        "verborgen": [a for a in zaak.antwoorden if not a.zichtbaar],
    }  # fmt: skip
    return render(request, "dossier/knooppunt/duiden.html", context, status=422 if form.errors else 200)


@access(doel="overleg")
@require_POST
def bespreking_woorden(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    zaak = case_or_404(request, ref, bespreking_ref)
    form = WoordenForm(request.POST, prefix="woorden")
    if form.is_valid() and perform(
        form, add_own_words, bespreking=zaak.bespreking, by=request.viewer, at=request.at, **form.cleaned_data
    ):
        messages.success(request, nl("Uw woorden staan erbij."))
        return redirect("dossier:bespreking", ref, bespreking_ref)
    return _case_page(request, zaak, fouten=form.errors, woorden_form=form)


@access(doel="overleg")
@require_POST
def bespreking_afspraak(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    zaak = case_or_404(request, ref, bespreking_ref)
    form = AfspraakForm(request.POST, prefix="afspraak", mensen=agreement_owners(request.viewer, zaak.zicht))
    if form.is_valid() and perform(
        form,
        make_agreement,
        bespreking=zaak.bespreking,
        by=request.viewer,
        at=request.at,
        **form.cleaned_data,
    ):
        messages.success(request, nl("De afspraak staat erbij."))
        return redirect(reverse("dossier:bespreking", args=[ref, bespreking_ref]) + "#afspraken")
    return _case_page(request, zaak, fouten=form.errors, afspraak_form=form)


@access(doel="overleg")
@require_POST
def afspraak_klaar(request: HttpRequest, ref: str) -> HttpResponse:
    """Done, or not done after all (``heropen``)."""
    afspraak = agreement_for(request.viewer, ref)
    if afspraak is None:
        raise Http404
    actie = reopen_agreement if "heropen" in request.POST else finish_agreement
    afspraak = actie(afspraak=afspraak, by=request.viewer, at=request.at)
    messages.success(
        request, nl("De afspraak is klaar.") if afspraak.gedaan_at else nl("De afspraak staat weer open.")
    )
    return redirect(reverse(TAB, args=[afspraak.dossier.ref]) + "#afspraken")


@access(doel="overleg")
@require_GET
def bespreking_scherm(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    """For the big screen in the room: one child at a time, big and calm.

    Everybody in the room reads it, guests too: what is said about home comes only after asking for it (``?thuis=ja``).
    """
    zaak, zicht = case_or_404(request, ref, bespreking_ref), overleg_for(request.viewer, ref)
    record_look(request, zaak.zicht, "bespreking_scherm", doel="overleg")
    rij = [regel.bespreking for regel in zicht.zichtbaar]
    hier = next(i for i, b in enumerate(rij) if b.pk == zaak.bespreking.pk)
    context = {
        "zaak": zaak,
        "thuis": request.GET.get("thuis") == "ja",
        "verborgen": [a for a in zaak.antwoorden if a.deel is Deel.GEZIN and a.tekst],
        "overal": [a for a in zaak.antwoorden if a.deel is not Deel.GEZIN],
        "overleg": zaak.overleg,
        "knooppunt": zaak.overleg.knooppunt,
        "kind": zaak.zicht.dossier.kind,
        "afspraken": [a for a in agreements_of(zaak.zicht.dossier) if a.bespreking_id == zaak.bespreking.pk],
        "vorige": rij[hier - 1] if hier else None,
        "volgende": rij[hier + 1] if hier + 1 < len(rij) else None,
        "nummer": hier + 1,
        "aantal": len(rij),
        "vandaag": request.viewer.op,
    }
    return render(request, "dossier/knooppunt/scherm.html", context)
