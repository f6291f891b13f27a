"""Letters about a request, for who reads on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse

from knooppunt.basis.datums import datum
from knooppunt.basis.pdf import pdf_answer
from knooppunt.privacy.rules.verzoek import is_running

KLACHT = (
    "Bent u het er niet mee eens? Praat dan eerst met de functionaris gegevensbescherming. U kunt ook een klacht "
    "indienen bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl), of naar de rechter gaan."
)


def answer_letter(pagina: dict[str, Any], op: date) -> HttpResponse:
    """The letter that belongs to where the request is now."""
    verzoek = pagina["verzoek"]
    loopt = is_running(verzoek.status)
    inhoud = {
        "titel": "Wij hebben uw verzoek ontvangen" if loopt else "Antwoord op uw verzoek over gegevens",
        "aan": verzoek.gedaan_by.naam,
        "datum": datum(op),
        "voet": f"Verzoek {verzoek.ref} · vertrouwelijk",
        "gegevens": _facts(verzoek, loopt, pagina["functionarissen"]),
        "stukken": [{"kop": kop, "tekst": tekst} for kop, tekst in _chapters(verzoek, loopt) if tekst],
    }
    return pdf_answer("privacy/typst/brief.typ", inhoud, f"verzoek-{verzoek.ref}.pdf", "verzoek_brief")


def _facts(verzoek: Any, loopt: bool, functionarissen: list[Any]) -> list[tuple[str, str]]:
    namen = [f"{a.naam} ({a.email})" if a.email else a.naam for a in functionarissen]
    antwoord = (
        ("Antwoord uiterlijk op", datum(verzoek.antwoord_voor))
        if loopt
        else ("Beantwoord op", datum(verzoek.beslist_at))
    )
    return [
        ("Uw verzoek", verzoek.get_soort_display()),
        ("Gevraagd op", datum(verzoek.gedaan_at)),
        antwoord,
        ("Door", verzoek.beslist_by.naam if verzoek.beslist_by else "wie het dossier leidt"),
        ("Functionaris", ", ".join(namen) or "vraag het aan de school"),
    ]


def _chapters(verzoek: Any, loopt: bool) -> list[tuple[str, str]]:
    """Heading and text; one without text is left out."""
    antwoord = f"{verzoek.get_status_display().capitalize()}. {verzoek.reden}" if verzoek.reden else ""
    return [
        ("Wat u vroeg", verzoek.tekst),
        ("Over welke tekst", verzoek.waar),
        ("Dit stond er", verzoek.oud),
        ("Dit vroeg u" if loopt else "Dit staat er nu", verzoek.nieuw),
        ("Waarom het langer duurt", verzoek.verlengd_reden if loopt else ""),
        ("Ons antwoord", antwoord),
        ("Niet mee eens", KLACHT if antwoord else ""),
    ]
