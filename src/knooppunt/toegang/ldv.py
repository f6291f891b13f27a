"""Lines of the record as Logboek Dataverwerkingen: OpenTelemetry spans in the form of an OTLP file, one per line.

A request is one trace: its lines have the same moment and the same person. Who it is about is a pseudonym: a keyed hash
of the reference, which only this installation can make again.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import knooppunt
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.toegang.keten import keys
from knooppunt.toegang.models import Gebeurtenis

OK = 1
INTERN = 1
"""SpanKind INTERNAL."""

ATTRIBUTEN = {
    "doel": "dpl.core.processing_activity_id",
    "betrokkene": "dpl.core.data_subject_id",
    "soort_betrokkene": "dpl.core.data_subject_id_type",
    **{veld: f"knooppunt.{veld}" for veld in ("rol", "organisatie", "account", "waarmerk")},
}
"""Name of the attribute per field of the exchange."""


def as_spans(regels: Iterable[Gebeurtenis], site: str) -> Iterator[str]:
    """One line of JSON per event; ``site`` is the address of this installation, with a slash at the end."""
    bron = {
        "attributes": [
            _attribute("service.name", "knooppunt"),
            _attribute("service.version", knooppunt.__version__),
        ]
    }
    vorige, hoofd = "", ""
    for regel in regels:
        trace = _hash("trace", f"{regel.at.isoformat()} {regel.by_id}", 32)
        span = _hash("span", str(regel.pk), 16)
        if trace != vorige:
            vorige, hoofd = trace, ""
        document = {
            "resourceSpans": [
                {"resource": bron, "scopeSpans": [{"scope": {"name": "knooppunt.logboek"}, "spans": [
                    _span(regel, site, trace, span, hoofd)
                ]}]}
            ]
        }  # fmt: skip
        hoofd = hoofd or span
        yield json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def _span(regel: Gebeurtenis, site: str, trace: str, span: str, hoofd: str) -> dict[str, Any]:
    moment = _nanoseconds(regel.at)
    velden = {
        "doel": f"{site}verwerkingen/#{regel.doel}" if regel.doel else "",
        "betrokkene": _subject(regel),
        "soort_betrokkene": _subject_kind(regel),
        "rol": regel.rol,
        "organisatie": regel.organisatie.ref if regel.organisatie else "",
        "account": _hash("account", str(regel.by_id), 32) if regel.by_id else "",
        "waarmerk": regel.waarmerk,
    }
    gekozen = exchange("logboek").kies(velden)
    return {
        "traceId": trace,
        "spanId": span,
        "parentSpanId": hoofd,
        "name": regel.soort,
        "kind": INTERN,
        "startTimeUnixNano": moment,
        "endTimeUnixNano": moment,
        "status": {"code": OK},
        "attributes": [_attribute(ATTRIBUTEN[veld], waarde) for veld, waarde in gekozen.items() if waarde],
    }


def _subject(regel: Gebeurtenis) -> str:
    ref = regel.dossier_ref or regel.onderwerp_ref
    return _hash("betrokkene", ref, 32) if ref else ""


def _subject_kind(regel: Gebeurtenis) -> str:
    if regel.dossier_ref:
        return "knooppunt:dossier"
    return f"knooppunt:{regel.soort.partition('.')[0]}" if regel.onderwerp_ref else ""


def _attribute(naam: str, waarde: str) -> dict[str, Any]:
    return {"key": naam, "value": {"stringValue": waarde}}


def _hash(soort: str, waarde: str, lengte: int) -> str:
    """The oldest key: a pseudonym stays the same when there is a new one."""
    return hmac.digest(keys()[0], f"ldv {soort} {waarde}".encode(), "sha256").hex()[:lengte]


def _nanoseconds(at: datetime) -> str:
    return str(int(at.timestamp()) * 1_000_000_000 + at.microsecond * 1000)
