"""The record to take along: as a table, or as Logboek Dataverwerkingen (OpenTelemetry)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.rekenblad import safe_cell
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.toegang.gebeurtenissen import sentence
from knooppunt.toegang.ldv import as_spans
from knooppunt.toegang.queries.logboek import find_lines
from knooppunt.toegang.rollen import Permissie
from knooppunt.toegang.web.logboek import question_of, record

PER_KEER = 2000

KOLOMMEN = (
    "spoor", "nr", "moment", "wie", "account", "rol", "organisatie", "soort", "zin", "doel", "onderwerp", "dossier",
    "namens", "bladzijde", "waarmerk",
)  # fmt: skip


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
    schrijver = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + schrijver.writerow(KOLOMMEN)
    for g in regels:
        rij = (
            g.spoor, g.nr, g.at.isoformat(), g.by.naam if g.by else "", g.by.ref if g.by else "", g.rol,
            g.organisatie.naam if g.organisatie else "", g.soort, sentence(g, request.viewer), g.doel,
            g.onderwerp_ref, g.dossier_ref, g.namens, g.gegevens.get("bladzijde", ""), g.waarmerk,
        )  # fmt: skip
        velden = exchange("logboek").kies(dict(zip(KOLOMMEN, rij, strict=True)))
        yield schrijver.writerow([safe_cell(waarde) for waarde in velden.values()])
