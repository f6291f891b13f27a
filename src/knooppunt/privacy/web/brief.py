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
    functionarissen = [f"{a.naam} ({a.email})" if a.email else a.naam for a in pagina["functionarissen"]]
    stukken = [("Wat u vroeg", verzoek.tekst)]
    if verzoek.waar:
        stukken.append(("Over welke tekst", verzoek.waar))
    if verzoek.oud:
        stukken.append(("Dit stond er", verzoek.oud))
    if verzoek.nieuw:
        stukken.append(("Dit vroeg u" if loopt else "Dit staat er nu", verzoek.nieuw))
    if not loopt and verzoek.reden:
        stukken += [
            ("Ons antwoord", f"{verzoek.get_status_display().capitalize()}. {verzoek.reden}"),
            ("Niet mee eens", KLACHT),
        ]
    inhoud = {
        "titel": "Antwoord op uw verzoek over gegevens" if not loopt else "Wij hebben uw verzoek ontvangen",
        "aan": verzoek.gedaan_by.naam,
        "datum": datum(op),
        "voet": f"Verzoek {verzoek.ref} · vertrouwelijk",
        "gegevens": [
            ("Uw verzoek", verzoek.get_soort_display()),
            ("Gevraagd op", datum(verzoek.gedaan_at)),
            ("Antwoord uiterlijk op", datum(verzoek.antwoord_voor)) if loopt
            else ("Beantwoord op", datum(verzoek.beslist_at)),
            ("Door", verzoek.beslist_by.naam if verzoek.beslist_by else "wie het dossier leidt"),
            ("Functionaris", ", ".join(functionarissen) or "vraag het aan de school"),
        ],
        "stukken": [{"kop": kop, "tekst": tekst} for kop, tekst in stukken],
    }  # fmt: skip
    return pdf_answer("privacy/typst/brief.typ", inhoud, f"verzoek-{verzoek.ref}.pdf")
