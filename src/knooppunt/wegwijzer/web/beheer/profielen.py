"""Support profiles for who writes them and for the samenwerkingsverband: the worklist, writing, setting, undoing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.basis.viewer import Viewer
from knooppunt.basis.web import perform
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.profielen import (
    publish_profile,
    reopen_profile,
    start_profile,
    write_parts,
    write_story,
)
from knooppunt.wegwijzer.policies import may_ask_validation, may_manage, may_write_profile
from knooppunt.wegwijzer.queries.contacten import school_by_ref
from knooppunt.wegwijzer.queries.profielbeeld import count_standing, profile_worklist
from knooppunt.wegwijzer.queries.profielen import profile_by_ref, profiles_of, views
from knooppunt.wegwijzer.queries.validatie import validations_for_me, validations_of, who_can_validate
from knooppunt.wegwijzer.rules.profielen import (
    NIVEAUS,
    REGELS,
    Onderdeelsoort,
    Profielstand,
    Profielstatus,
    change_verdict,
    publish_verdict,
    reopen_verdict,
    school_year,
    year_name,
)
from knooppunt.wegwijzer.web.beheer.forms_profielen import DelenForm, VerhaalForm, VraagForm
from knooppunt.wegwijzer.web.profielen import KLEUR, school_guide_text

STANDKLEUR = {
    Profielstand.ONTBREEKT: "fout",
    Profielstand.VEROUDERD: "fout",
    Profielstand.VORIG_JAAR: "let-op",
    Profielstand.NIET_GEVALIDEERD: "let-op",
    Profielstand.GEVALIDEERD: "goed",
}
STAPPEN = {"basis": "Wat elke school doet", "extra": "Wat u meer biedt", "ouders": "Voor ouders"}


def profile_or_404(viewer: Viewer, ref: str) -> Any:
    profiel = profile_by_ref(viewer, ref)
    if profiel is None:
        raise Http404
    return profiel


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """The schools of the region or the own school, and what waits for my validation."""
    regels = profile_worklist(request.viewer)
    telling = count_standing(regels)
    toon = request.GET.get("toon", "")
    gekozen = [r for r in regels if r.stand == toon] if toon in set(Profielstand) else regels
    context = {
        "regels": [(r, STANDKLEUR[r.stand], bool(may_write_profile(request.viewer, r.school.pk))) for r in gekozen],
        "beheert": bool(may_manage(request.viewer)),
        "jaar": year_name(school_year(request.viewer.op)),
        "dit_jaar": telling[Profielstand.GEVALIDEERD] + telling[Profielstand.NIET_GEVALIDEERD],
        "gevalideerd": telling[Profielstand.GEVALIDEERD],
        "aantal": len(regels),
        "wachten": validations_for_me(request.viewer),
        "regel": REGELS.op("vaststellen", request.viewer.op),
        "tabs": [
            {"url": reverse("wegwijzer:profielen"), "label": f"Alles ({len(regels)})", "actief": toon == ""},
            *(
                {"url": f"?toon={s.value}", "label": f"{s.label.capitalize()} ({telling[s]})", "actief": toon == s}
                for s in Profielstand
            ),
        ],
    }  # fmt: skip
    return render(request, "wegwijzer/profielen/lijst.html", context)


@access(Permissie.PROFIEL_SCHRIJVEN)
@require_POST
def begin(request: HttpRequest, organisatie_ref: str) -> HttpResponse:
    """The concept of this year."""
    school = school_by_ref(request.viewer, organisatie_ref)
    if school is None:
        raise Http404
    form = Form({})
    profiel = perform(form, start_profile, school=school, by=request.viewer, at=request.at)
    if profiel is None:
        messages.error(request, " ".join(form.non_field_errors()))
        return redirect("wegwijzer:profielen")
    return redirect("wegwijzer:profiel", profiel.ref)


@access(Permissie.REGIOBEELD_ZIEN)
@require_http_methods(["GET", "POST"])
def profiel(request: HttpRequest, profiel_ref: str) -> HttpResponse:
    """One profile with everything, and what can be done with it."""
    gevonden = profile_or_404(request.viewer, profiel_ref)
    fout = _done(request, gevonden) if request.method == "POST" else ""
    if request.method == "POST" and not fout:
        return redirect("wegwijzer:profiel", profiel_ref)
    return render(
        request,
        "wegwijzer/profielen/profiel.html",
        _profile_page(request.viewer, gevonden, fout),
        status=422 if fout else 200,
    )


@access(Permissie.REGIOBEELD_ZIEN, uitwisseling="profielen_bestand")
@require_GET
def schoolgids(request: HttpRequest, profiel_ref: str) -> HttpResponse:
    """The text for the schoolgids; also of a concept, for the medezeggenschapsraad."""
    (beeld,) = views([profile_or_404(request.viewer, profiel_ref)], request.viewer.op)
    gekozen = exchange("profielen_bestand").kies({"regels": school_guide_text(beeld)})
    response = HttpResponse(gekozen["regels"], content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="schoolgids.txt"'
    return response


def _done(request: HttpRequest, gevonden: Any) -> str:
    """Set it, or take that back; why not when it is refused."""
    terug = request.POST.get("doe") == "heropen"
    doe, tekst = (
        (reopen_profile, "Het profiel is weer een concept. Ouders zien zolang het vorige.")
        if terug
        else (publish_profile, "Vastgesteld. Iedereen ziet het profiel nu op de bladzijde van de school.")
    )
    form = Form({})
    if not perform(form, doe, profiel=gevonden, by=request.viewer, at=request.at):
        return " ".join(form.non_field_errors())
    messages.success(request, tekst)
    return ""


def _profile_page(viewer: Viewer, gevonden: Any, fout: str) -> dict[str, Any]:
    (beeld,) = views([gevonden], viewer.op)
    status, jaar = Profielstatus(gevonden.status), gevonden.schooljaar
    schrijft = may_write_profile(viewer, gevonden.school_id)
    ingevuld = [r.filled() for r in beeld.regels]
    return {
        "profiel": gevonden,
        "jaar": year_name(jaar),
        "beeld": beeld,
        "vorig_jaar": year_name(beeld.vorig.schooljaar) if beeld.vorig else "",
        "groepen": [(s.label, [_line(r) for r in beeld.of_kind(s)]) for s in Onderdeelsoort],
        "fout": fout,
        "is_concept": status is Profielstatus.CONCEPT,
        "schrijft": bool(schrijft),
        "mag_wijzigen": schrijft and change_verdict(status, jaar, viewer.op),
        "mag_heropenen": schrijft and reopen_verdict(status, jaar, viewer.op),
        "mag_vaststellen": publish_verdict(ingevuld, gevonden.voor_ouders, viewer.op),
        "stappen": STAPPEN.items(),
        "validaties": validations_of(viewer, gevonden),
        "vraagt": bool(may_ask_validation(viewer, gevonden.school_id))
        and status is Profielstatus.VASTGESTELD,
        "vraag": VraagForm(organisaties=who_can_validate(viewer, gevonden)),
        "jaren": [
            (p, year_name(p.schooljaar)) for p in profiles_of(viewer, gevonden.school) if p != gevonden
        ],
        "regel": REGELS.op("vaststellen", gevonden.vastgesteld_op or viewer.op),
    }


def _line(regel: Any) -> dict[str, Any]:
    niveau, norm = regel.niveau, regel.norm.niveau if regel.norm else None
    return {
        "regel": regel,
        "niveau": f"{niveau} {NIVEAUS[niveau].naam}" if niveau else "",
        "kleur": KLEUR.get(niveau or 0, "rust"),
        "norm": f"{norm} {NIVEAUS[norm].naam}" if norm else "",
        "vorig": f"{regel.vorig} {NIVEAUS[regel.vorig].naam}" if regel.vorig else "",
    }


@access(Permissie.PROFIEL_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def schrijven(request: HttpRequest, profiel_ref: str, stap: str) -> HttpResponse:
    """One step of the concept."""
    gevonden = profile_or_404(request.viewer, profiel_ref)
    may_write_profile(request.viewer, gevonden.school_id).require_permission()
    if stap not in STAPPEN:
        raise Http404
    mag = change_verdict(Profielstatus(gevonden.status), gevonden.schooljaar, request.viewer.op)
    if not mag:
        messages.error(request, mag.reason)
        return redirect("wegwijzer:profiel", profiel_ref)
    form = _form(request, gevonden, stap)
    if form.is_valid() and _written(request, gevonden, form):
        messages.success(request, f"Bewaard: {STAPPEN[stap].lower()}.")
        volgende = list(STAPPEN)[list(STAPPEN).index(stap) + 1 :]
        if volgende and request.POST.get("naar") == "volgende":
            return redirect("wegwijzer:profiel_schrijven", profiel_ref, volgende[0])
        return redirect("wegwijzer:profiel", profiel_ref)
    context = {
        "form": form, "profiel": gevonden, "stap": stap, "kop": STAPPEN[stap], "nummer": list(STAPPEN).index(stap) + 1,
        "stapnamen": list(STAPPEN.values()), "jaar": year_name(gevonden.schooljaar), "niveaus": NIVEAUS.values(),
        "mr": REGELS.op("vaststellen", request.viewer.op),
    }  # fmt: skip
    return render(request, "wegwijzer/profielen/schrijven.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, gevonden: Any, stap: str) -> DelenForm | VerhaalForm:
    if stap == "ouders":
        velden = {veld: getattr(gevonden, veld) for veld in ("voor_ouders", "grens", "mr_op")}
        return VerhaalForm(request.POST or None, initial=velden)
    (beeld,) = views([gevonden], request.viewer.op)
    return DelenForm(request.POST or None, regels=beeld.of_kind(Onderdeelsoort(stap)))


def _written(request: HttpRequest, gevonden: Any, form: DelenForm | VerhaalForm) -> bool:
    vast = {"profiel": gevonden, "by": request.viewer, "at": request.at}
    if isinstance(form, VerhaalForm):
        return bool(perform(form, write_story, **form.cleaned_data, **vast))
    return bool(perform(form, write_parts, delen=form.filled(), **vast))
