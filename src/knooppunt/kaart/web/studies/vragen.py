"""Ask for a distribution plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.studies import ask_from_dossiers, ask_study
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.gebied import area_facts
from knooppunt.kaart.queries.studies import sector_of, study_for
from knooppunt.kaart.rules.studies import Studiesoort
from knooppunt.kaart.rules.verdeelplan.vraag import PAKKET, Sector, Verdeelvraag, Voor, Vraagbron
from knooppunt.kaart.web.studies.bron import possible
from knooppunt.kaart.web.studies.formulier import VerdeelplanForm
from knooppunt.toegang.public import Permissie

GEEN_CIJFERS = (
    "Van dit gebied zijn geen leerlingen bekend. Een beheerder bouwt de regio uit openbare bestanden."
)
NIEMAND = "Er wonen hier geen leerlingen van deze soort in de openbare bestanden."
ANDER_JAAR = "Van dit gebied is dat jaar niet bekend. Kies een ander jaar."


@access(Permissie.PLANNEN_MAKEN)
@require_http_methods(["GET", "POST"])
def nieuw_verdeelplan(request: HttpRequest) -> HttpResponse:
    """The form; ``?van=REF`` begins with the choices of an earlier study."""
    form = VerdeelplanForm(
        request.POST or None, kan=possible(request), op=request.viewer.op, eerder=_earlier(request)
    )
    if request.method == "POST" and form.is_valid():
        studie = _ask(request, form)
        if studie:
            messages.success(request, "Uw studie is aangevraagd. Het rekenen begint zo.")
            return redirect("kaart:studie", studie.ref)
    context = {"form": form, "bronnen": _sources(request)}
    return render(request, "kaart/studies/nieuw.html", context, status=422 if form.errors else 200)


def _earlier(request: HttpRequest) -> Verdeelvraag | None:
    studie = study_for(request.viewer, request.GET.get("van", ""))
    is_plan = studie is not None and studie.soort == Studiesoort.VERDEELPLAN
    return Verdeelvraag.from_json(studie.vraag) if is_plan else None


def _ask(request: HttpRequest, form: VerdeelplanForm) -> Any:
    """The study; None when there is nothing to plan with, which the form then says."""
    swv = form.cleaned_data["swv"]
    sector = Sector(sector_of(swv))
    wie = {"sleutel": form.cleaned_data["sleutel"], "by": request.viewer, "at": request.at}
    gebied = dict(form.fields["swv"].choices)[swv]
    if form.cleaned_data["bron"] == Vraagbron.DOSSIERS:
        vraag = form.question(sector, request.viewer.op)
        naam = form.cleaned_data["naam"] or _name(vraag, gebied)
        return perform(
            form, ask_from_dossiers, soort=Studiesoort.VERDEELPLAN, naam=naam, vraag=vraag, samen=vraag.samen, **wie
        )  # fmt: skip
    feiten, vraag = _public_facts(request, form, sector)
    if feiten is None:
        return None
    return perform(
        form, ask_study, soort=Studiesoort.VERDEELPLAN, naam=form.cleaned_data["naam"] or _name(vraag, gebied),
        vraag=vraag.as_json(), feiten=feiten.as_json(), **wie,
    )  # fmt: skip


def _public_facts(request: HttpRequest, form: VerdeelplanForm, sector: Sector) -> tuple[Any, Any]:
    """Facts and question; (None, None) when the area has nothing of that year and those kinds."""
    swv, gekozen = form.cleaned_data["swv"], form.cleaned_data["peildatum"]
    datums = kept_peildata([swv])
    if not datums or gekozen not in (None, *datums):
        form.add_error(*(("peildatum", ANDER_JAAR) if datums else ("swv", GEEN_CIJFERS)))
        return None, None
    vraag = form.question(sector, gekozen or datums[0])
    feiten = area_facts(swv, vraag.peildatum, sector, request.viewer.op)
    if not any(stroom.soort in vraag.soorten for stroom in feiten.stromen):
        form.add_error("swv", NIEMAND)
        return None, None
    return feiten, vraag


def _name(vraag: Verdeelvraag, gebied: str) -> str:
    wie = "nieuwe leerlingen" if vraag.voor is Voor.NIEUW else "alle leerlingen"
    return f"{gebied.rpartition(' (')[0]}, {'uit dossiers' if vraag.is_uit_dossiers else wie}"[:120]


def _sources(request: HttpRequest) -> list[Any]:
    return [regel for regel in (*PAKKET.drempels, *PAKKET.leeftijden) if regel.geldt_op(request.viewer.op)]
