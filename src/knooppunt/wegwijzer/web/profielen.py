"""Support profiles for everyone: what a school can do, in the words of parents, and schools beside each other."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.datums import datum
from knooppunt.basis.rekenblad import safe_cell
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.basis.viewer import Viewer
from knooppunt.wegwijzer.queries.profielbeeld import compared, schools_with_profile
from knooppunt.wegwijzer.queries.profielen import (
    Profielbeeld,
    Profielregel,
    set_profile,
    views,
    years_of,
)
from knooppunt.wegwijzer.rules.profielen import NIVEAUS, Onderdeelsoort, Verandering, school_year, year_name

NAAST_ELKAAR = 4
"""So many schools fit beside each other."""
KLEUR = {1: "rust", 2: "let-op", 3: "goed", 4: "goed"}
KOLOMMEN = (
    "school", "plaats", "bestuur", "schooljaar", "vastgesteld op", "soort", "onderdeel", "niveau", "in woorden", "norm",
    "vorig niveau", "verandering", "gevalideerd door", "gevalideerd op", "gezien niveau",
)  # fmt: skip


@dataclass(frozen=True)
class Ouderregel:
    """One part in the words of parents."""

    naam: str
    zin: str
    kleur: str
    tekst: str
    url: str
    verandering: str
    gezien: bool
    """Somebody else looked, and saw the same."""
    anders: str


def parents_line(regel: Profielregel) -> Ouderregel:
    onderdeel, niveau = regel.onderdeel, regel.niveau or 1
    engels = onderdeel.ouders_en if get_language() == "en" else ""
    soort = onderdeel.hulpsoort
    verandering = regel.verandering
    meldt = verandering in (Verandering.VOORUIT, Verandering.ACHTERUIT, Verandering.NIEUW)
    return Ouderregel(
        naam=engels or onderdeel.ouders,
        zin=gettext(NIVEAUS[niveau].ouders),
        kleur=KLEUR[niveau],
        tekst=regel.deel.voor_ouders if regel.deel else "",
        url=reverse("wegwijzer:soort", args=[soort.code]) if soort else "",
        verandering=gettext(verandering.label) if verandering and meldt else "",
        gezien=regel.oordeel is not None and regel.oordeel.niveau == regel.niveau,
        anders=_different(regel),
    )


def _different(regel: Profielregel) -> str:
    """What a validator saw that is not what the school says."""
    if regel.oordeel is None or regel.oordeel.niveau == regel.niveau:
        return ""
    zin = gettext(NIVEAUS[regel.oordeel.niveau].ouders).lower()
    return gettext("%(wie)s keek mee en zag iets anders: %(zin)s.") % {
        "wie": regel.oordeel.validatie.organisatie.naam, "zin": zin,
    }  # fmt: skip


def who_looked(beeld: Profielbeeld) -> list[str]:
    """Each validator once, with the day."""
    validaties = {r.oordeel.validatie.pk: r.oordeel.validatie for r in beeld.regels if r.oordeel}
    return [f"{v.organisatie.naam} ({datum(v.beslist_op)})" for v in validaties.values()]


def parents_profile(viewer: Viewer, school: Any, jaar: str = "") -> dict[str, Any]:
    """What the page of a school shows of its profile; nothing when it never set one."""
    gekozen = int(jaar) if jaar.isascii() and jaar.isdigit() and len(jaar) == 4 else None
    profiel = set_profile(viewer, school, gekozen) or set_profile(viewer, school)
    if profiel is None:
        return {"ondersteuning": None}
    (beeld,) = views([profiel], viewer.op)
    jaren = years_of(viewer, school)
    delen = [
        (gettext(soort.label), [parents_line(r) for r in beeld.of_kind(soort)]) for soort in Onderdeelsoort
    ]
    return {
        "ondersteuning": profiel,
        "jaar": year_name(profiel.schooljaar),
        "delen": [(naam, regels) for naam, regels in delen if regels],
        "meegekeken": ", ".join(who_looked(beeld)),
        "heet_oud": profiel.schooljaar < school_year(viewer.op),
        "andere_jaren": [(j, year_name(j)) for j in jaren if j != profiel.schooljaar],
    }


def school_guide_text(beeld: Profielbeeld) -> str:
    """The profile as plain text for the schoolgids: the words for parents, no evidence."""
    profiel = beeld.profiel
    stukken = [
        f"{profiel.school.naam}: wat wij voor uw kind kunnen doen",
        f"Schooljaar {year_name(profiel.schooljaar)}",
        profiel.voor_ouders,
    ]
    for soort in Onderdeelsoort:
        regels = [parents_line(r) for r in beeld.of_kind(soort) if r.niveau]
        tekst = "\n".join(f"- {r.naam}. {r.zin}. {r.tekst}".rstrip() for r in regels)
        stukken += [soort.label, tekst] if regels else []
    stukken += ["Wat wij niet kunnen", profiel.grens] if profiel.grens else []
    if profiel.mr_op:
        stukken.append(f"De medezeggenschapsraad stemde in op {datum(profiel.mr_op)}.")
    return "\n\n".join(stuk for stuk in stukken if stuk) + "\n"


@access(publiek=True)
@require_GET
def vergelijken(request: HttpRequest) -> HttpResponse:
    """Up to four schools beside each other."""
    refs = _chosen(request)
    beelden = compared(request.viewer, refs) if refs else []
    scholen = schools_with_profile(request.viewer)
    context = {
        "keuzes": [refs[i] if i < len(refs) else "" for i in range(NAAST_ELKAAR)],
        "scholen": scholen,
        "beelden": [(b.profiel, year_name(b.profiel.schooljaar)) for b in beelden],
        "groepen": side_by_side(beelden),
        "vraag": "&".join(f"school={ref}" for ref in refs),
    }
    return render(request, "wegwijzer/publiek/vergelijken.html", context)


def _chosen(request: HttpRequest) -> list[str]:
    """References of schools, each once; what is no reference is left out."""
    refs = [ref for ref in request.GET.getlist("school") if ref.isalnum() and len(ref) <= 16]
    return list(dict.fromkeys(refs))[:NAAST_ELKAAR]


def side_by_side(beelden: Sequence[Profielbeeld]) -> list[dict[str, Any]]:
    """Per kind of part a row per part, with one cell per school (None: it says nothing about it)."""
    groepen = []
    for soort in Onderdeelsoort:
        onderdelen = {r.onderdeel.pk: r for b in beelden for r in b.of_kind(soort)}
        per_school = [{r.onderdeel.pk: r for r in b.regels} for b in beelden]
        rijen = [
            (
                parents_line(een).naam,
                een.norm.niveau if een.norm else None,
                [parents_line(van[pk]) if pk in van else None for van in per_school],
            )
            for pk, een in sorted(onderdelen.items(), key=lambda paar: (paar[1].onderdeel.rang, paar[0]))
        ]
        if rijen:
            groepen.append({"naam": gettext(soort.label), "rijen": _with_norm(rijen)})
    return groepen


def _with_norm(rijen: list[tuple[str, int | None, list[Ouderregel | None]]]) -> list[tuple[str, str, Any]]:
    """The norm in the same words as the cells."""
    return [(naam, gettext(NIVEAUS[norm].ouders) if norm else "", cellen) for naam, norm, cellen in rijen]


@access(publiek=True, uitwisseling="profielen_bestand")
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet: of the chosen schools, or of all."""
    rijen = [
        csv_line(beeld, regel)
        for beeld in compared(request.viewer, _chosen(request))
        for regel in beeld.regels
    ]
    gekozen = exchange("profielen_bestand").kies({"regels": rijen})
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows([safe_cell(cel) for cel in rij] for rij in gekozen["regels"])
    response = HttpResponse("\ufeff" + uit.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ondersteuningsprofielen.csv"'
    return response


def csv_line(beeld: Profielbeeld, regel: Profielregel) -> list[Any]:
    profiel, school, gezien = beeld.profiel, beeld.profiel.school, regel.oordeel
    return [
        school.naam, school.vestiging.plaats if hasattr(school, "vestiging") else "",
        school.bestuur.naam if school.bestuur else "", year_name(profiel.schooljaar), profiel.vastgesteld_op,
        regel.onderdeel.soort, regel.onderdeel.naam, regel.niveau, NIVEAUS[regel.niveau or 1].naam,
        (regel.norm.niveau if regel.norm else None) or "", regel.vorig or "",
        regel.verandering.value if regel.verandering else "",
        gezien.validatie.organisatie.naam if gezien else "", gezien.validatie.beslist_op if gezien else "",
        gezien.niveau if gezien else "",
    ]  # fmt: skip
