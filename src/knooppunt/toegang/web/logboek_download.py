"""The record to take along: as a table, or as Logboek Dataverwerkingen (OpenTelemetry)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.toegang.gebeurtenissen import sentence
from knooppunt.toegang.ldv import as_spans
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.queries.logboek import find_lines
from knooppunt.toegang.rollen import Permissie
from knooppunt.toegang.web.logboek import question_of, record

PER_KEER = 2000


@access(Permissie.LOGBOEK_LEZEN, doel="toezicht", uitwisseling="logboek")
@require_GET
def download(request: HttpRequest, vorm: str) -> StreamingHttpResponse:
    """Everything that was found, in the order of time."""
    _, vraag = question_of(request)
    if vraag is None or vorm not in ("csv", "jsonl"):
        raise Http404
    record(request, vraag, "logboek.gedownload", vorm=vorm)
    regels = find_lines(vraag).order_by("at", "by_id", "id").iterator(chunk_size=PER_KEER)
    if vorm == "csv":
        response = StreamingHttpResponse(_as_csv(regels, request), content_type="text/csv; charset=utf-8")
    else:
        spans = as_spans(regels, request.build_absolute_uri("/"))
        response = StreamingHttpResponse(spans, content_type="application/jsonl")
    response["Content-Disposition"] = f'attachment; filename="logboek-{vraag.van}-{vraag.tot}.{vorm}"'
    response["Cache-Control"] = "no-store, private"
    return response


class _Echo:
    """Gives back what csv writes, one line at a time."""

    def write(self, regel: str) -> str:
        return regel


def _as_csv(regels: Iterable[Any], request: HttpRequest) -> Iterator[str]:
    """With a heading, also when there is nothing to show."""
    schrijver = csv.writer(_Echo(), delimiter=";")
    uitwisseling = exchange("logboek")
    yield "\ufeff" + schrijver.writerow(uitwisseling.kies(_row(Gebeurtenis(), request)))
    for g in regels:
        yield schrijver.writerow([_safe(waarde) for waarde in uitwisseling.kies(_row(g, request)).values()])


def _row(g: Gebeurtenis, request: HttpRequest) -> dict[str, Any]:
    return {
        "spoor": g.spoor,
        "nr": g.nr,
        "moment": g.at.isoformat() if g.at else "",
        "wie": g.by.naam if g.by else "",
        "account": g.by.ref if g.by else "",
        "rol": g.rol,
        "organisatie": g.organisatie.naam if g.organisatie else "",
        "soort": g.soort,
        "zin": sentence(g, request.viewer) if g.soort else "",
        "doel": g.doel,
        "onderwerp": g.onderwerp_ref,
        "dossier": g.dossier_ref,
        "namens": g.namens,
        "bladzijde": (g.gegevens or {}).get("bladzijde", ""),
        "waarmerk": g.waarmerk,
    }


def _safe(waarde: Any) -> Any:
    """A name that a spreadsheet would take for a formula is text."""
    return f"'{waarde}" if isinstance(waarde, str) and waarde[:1] in "=+-@\t\r" and waarde else waarde
