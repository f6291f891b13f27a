"""Ask for a distribution plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.studies import ask_study
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.gebied import area_facts
from knooppunt.kaart.queries.studies import sector_of, study_for
from knooppunt.kaart.rules.studies import Studiesoort
from knooppunt.kaart.rules.verdeelplan.vraag import PAKKET, Sector, Verdeelvraag, Voor
from knooppunt.kaart.web.kader import areas
from knooppunt.kaart.web.studies.formulier import VerdeelplanForm
from knooppunt.toegang.public import Permissie

GEEN_CIJFERS = (
    "Van dit gebied zijn geen leerlingen bekend. Een beheerder bouwt de regio uit openbare bestanden."
)
NIEMAND = "Er wonen hier geen leerlingen van deze soort in de openbare bestanden."


@access(Permissie.PLANNEN_MAKEN)
@require_http_methods(["GET", "POST"])
def nieuw_verdeelplan(request: HttpRequest) -> HttpResponse:
    """The form; ``?van=REF`` begins with the choices of an earlier study."""
    gebieden = areas()
    form = VerdeelplanForm(
        request.POST or None, gebieden=gebieden, op=request.viewer.op, eerder=_earlier(request)
    )
    if request.method == "POST" and form.is_valid():
        studie = _ask(request, form)
        if studie:
            messages.success(request, "Uw studie is aangevraagd. Het rekenen begint zo.")
            return redirect("kaart:studie", studie.ref)
    context = {"form": form, "gebieden": gebieden, "bronnen": _sources(request)}
    return render(request, "kaart/studies/nieuw.html", context, status=422 if form.errors else 200)


def _earlier(request: HttpRequest) -> Verdeelvraag | None:
    studie = study_for(request.viewer, request.GET.get("van", ""))
    is_plan = studie is not None and studie.soort == Studiesoort.VERDEELPLAN
    return Verdeelvraag.from_json(studie.vraag) if is_plan else None


def _ask(request: HttpRequest, form: VerdeelplanForm) -> Any:
    """The study; None when the area has nothing to plan with, which the form then says."""
    swv, op = form.cleaned_data["swv"], request.viewer.op
    datums = kept_peildata([swv])
    if not datums:
        form.add_error("swv", GEEN_CIJFERS)
        return None
    sector = Sector(sector_of(swv))
    vraag = form.question(sector, datums[0], PAKKET.drempel(f"VERDEEL.JAREN.{sector}", op).aantal)
    feiten = area_facts(swv, datums[0], sector, op)
    if not feiten.stromen:
        form.add_error("swv", NIEMAND)
        return None
    naam = form.cleaned_data["naam"] or _name(vraag, dict(form.fields["swv"].choices)[swv])
    return perform(
        form, ask_study, sleutel=form.cleaned_data["sleutel"], soort=Studiesoort.VERDEELPLAN, naam=naam,
        vraag=vraag.as_json(), feiten=feiten.as_json(), by=request.viewer, at=request.at,
    )  # fmt: skip


def _name(vraag: Verdeelvraag, gebied: str) -> str:
    wie = "nieuwe leerlingen" if vraag.voor is Voor.NIEUW else "alle leerlingen"
    return f"{gebied.rpartition(' (')[0]}, {wie}"[:120]


def _sources(request: HttpRequest) -> list[Any]:
    return [regel for regel in PAKKET.drempels if regel.geldt_op(request.viewer.op)]
