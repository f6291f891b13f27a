"""The record, for the privacy officer: what stands out, and searching. Each search is recorded."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import DOELEN, access
from knooppunt.basis.datums import moment
from knooppunt.toegang.actions.gebeurtenissen import record_search
from knooppunt.toegang.gebeurtenissen import kind_of, sentence
from knooppunt.toegang.queries.accounts import account_by_ref
from knooppunt.toegang.queries.logboek import (
    Logvraag,
    Opvallend,
    find_people,
    organisations_with_people,
    outside_report,
    page_of_lines,
    rows_of_report,
    standing_out,
)
from knooppunt.toegang.rollen import Permissie, rolnaam
from knooppunt.toegang.rules.patronen import PAKKET
from knooppunt.toegang.web.forms_logboek import LogForm, PersoonForm

SMAL = ("na", "persoon", "ref", "soort", "doel", "organisatie")
"""With one of these the page shows a part: what stands out is for the first page of everything."""


@access(Permissie.LOGBOEK_LEZEN, doel="toezicht")
@require_http_methods(["GET", "POST"])
def logboek(request: HttpRequest) -> HttpResponse:
    """Search, with on top what stands out. A post looks for a person by name: a name stands in no address."""
    zoekform = PersoonForm(request.POST or None)
    mensen = find_people(zoekform.cleaned_data["zoek"]) if zoekform.is_valid() else None
    form, vraag = question_of(request)
    context: dict[str, Any] = {"form": form, "zoekform": zoekform, "mensen": mensen, "vraag": vraag}
    if vraag:
        record(request, vraag, gevonden=[mens.ref for mens in mensen or []])
        context |= _found(request, vraag)
    status = 422 if form.errors or zoekform.errors else 200
    return render(request, "toegang/logboek/logboek.html", context, status=status)


def question_of(request: HttpRequest) -> tuple[LogForm, Logvraag | None]:
    """What stands in the address; None when a field cannot be read."""
    gevraagd = LogForm(request.GET.dict(), vandaag=request.viewer.op)
    if not gevraagd.is_valid():
        return gevraagd, None
    gegevens = gevraagd.cleaned_data
    account = account_by_ref(gegevens["persoon"]) if gegevens["persoon"] else None
    if gegevens["persoon"] and account is None:
        raise Http404
    organisatie = organisations_with_people().filter(ref=gegevens["organisatie"]).first()
    velden = {naam: gegevens[naam] for naam in ("van", "tot", "ref", "soort", "doel")}
    getoond = LogForm(
        initial=gegevens, vandaag=request.viewer.op
    )  # with the days that were filled in for the reader
    return getoond, Logvraag(account=account, organisatie=organisatie, **velden)


def record(request: HttpRequest, vraag: Logvraag, soort: str = "logboek.gelezen", **anders: Any) -> None:
    """Looking in the record is a look too: of which person or dossier, in which period, by which codes."""
    record_search(
        wie=vraag.account.ref if vraag.account else "",
        dossier_ref=vraag.ref,
        by=request.viewer,
        at=request.at,
        soort=soort,
        van=vraag.van.isoformat(),
        tot=vraag.tot.isoformat(),
        gezocht=[w for w in (vraag.soort, vraag.doel, vraag.organisatie and vraag.organisatie.ref) if w],
        **anders,
    )


def _found(request: HttpRequest, vraag: Logvraag) -> dict[str, Any]:
    blad = page_of_lines(vraag, _key(request.GET.get("na", "")))
    return {
        "dagen": [
            (dag, [_line(g, request) for g in van_die_dag])
            for dag, van_die_dag in groupby(blad.regels, key=lambda g: timezone.localdate(g.at))
        ],
        "opvallend": _standing_out(request, vraag),
        "grenzen": PAKKET.drempels,
        "adres": _address(request),
        "begin": f"?{_address(request)}" if request.GET.get("na") else "",
        "volgende": f"?{_address(request, na=blad.volgende)}" if blad.volgende else "",
    }


def _standing_out(request: HttpRequest, vraag: Logvraag) -> Opvallend | None:
    if request.method != "GET" or any(request.GET.get(naam) for naam in SMAL):
        return None
    return standing_out(request.viewer, vraag.van, vraag.tot, request.at)


def _line(g: Any, request: HttpRequest) -> dict[str, Any]:
    ref = g.dossier_ref or g.onderwerp_ref
    return {
        "g": g,
        "tijd": f"{timezone.localtime(g.at):%H:%M}",
        "zin": _sentence(g, request),
        "icoon": kind_of(g).icoon,
        "als": ", ".join(w for w in (rolnaam(g.rol), g.organisatie.naam if g.organisatie else "") if w),
        "doel": DOELEN.get(g.doel, g.doel),
        "bladzijde": _page_name(g),
        "ref": ref,
        "op_ref": f"?{_address(request, ref=ref)}" if ref else "",
        "op_persoon": f"?{_address(request, persoon=g.by.ref)}" if g.by else "",
    }


def _page_name(g: Any) -> str:
    naam = str(g.gegevens.get("bladzijde", "")).replace("_", " ")
    return "" if naam == "logboek" else naam


def _sentence(g: Any, request: HttpRequest) -> str:
    zin = sentence(g, request.viewer)
    zonder_account = g.by is None and g.rol == "bezoeker"
    return zin.replace("Knooppunt", "Iemand zonder account", 1) if zonder_account else zin


def _address(request: HttpRequest, **anders: str) -> str:
    """The search as it stands in the address, from the first page."""
    velden = {naam: waarde for naam, waarde in request.GET.items() if naam in LogForm.base_fields and waarde}
    return urlencode(velden | anders)


def _key(tekst: str) -> tuple[datetime, int] | None:
    """The key of a page as it stands in the address, or None when somebody made it up."""
    moment_, _, pk = tekst.partition("_")
    try:
        gelezen, nummer = datetime.fromisoformat(moment_), int(pk)
        return (gelezen.astimezone(UTC), nummer) if gelezen.tzinfo and 0 <= nummer < 2**63 else None
    except (ValueError, OverflowError):
        return None


@access(Permissie.LOGBOEK_LEZEN, doel="toezicht")
@require_GET
def buitenom(request: HttpRequest, nummer: int) -> HttpResponse:
    """The row changes of one report: which rows and columns, never what is in them."""
    melding = outside_report(nummer)
    if melding is None:
        raise Http404
    record_search(wie="", dossier_ref="", by=request.viewer, at=request.at, melding=melding.pk)
    context = {
        "rijen": rows_of_report(melding),
        "gegevens": [("Gemeld", moment(melding.at)), ("Aantal rijen", len(melding.gegevens["rijen"]))],
    }
    return render(request, "toegang/logboek/buitenom.html", context)
