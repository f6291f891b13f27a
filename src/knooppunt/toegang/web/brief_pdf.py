"""The letter itself: one page in each language, with the code, and a picture that leads to the page to type it on."""

from __future__ import annotations

import io
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from knooppunt.basis.datums import datum
from knooppunt.basis.pdf import pdf_answer
from knooppunt.basis.verdict import nl

WAARVOOR = {
    "ouder": nl(
        "%(afzender)s nodigt u uit om mee te doen in een dossier. Daarin werken de mensen rond uw kind samen. "
        "U leest alles, u beslist mee en u ziet wie er keek. Nee zeggen mag ook."
    ),
    "leerling": nl(
        "%(afzender)s nodigt je uit om mee te doen in een dossier over jou. Je leest alles, je zegt wat je ervan "
        "vindt en je ziet wie er keek. Nee zeggen mag ook."
    ),
    "wachtwoord": nl(
        "Met deze code kiest u een nieuw wachtwoord. Uw naam om in te loggen is: %(inlognaam)s."
    ),
    "wachtwoord_leerling": nl(
        "Met deze code kies je een nieuw wachtwoord. Je naam om in te loggen is: %(inlognaam)s."
    ),
}
"""What the code is for, by what the reader is."""


def letter_answer(
    request: HttpRequest, brief: Any, code: str, *, aan: str, afzender: str, organisatie: str, waarvoor: str
) -> HttpResponse:
    """The letter as a PDF. ``waarvoor`` is a key of WAARVOOR; the letter names no child."""
    site = request.build_absolute_uri(reverse("toegang:brief"))
    inlognaam = brief.account.login_name if brief.account else ""
    velden = {"afzender": afzender, "inlognaam": inlognaam, "site": site.partition("://")[2].rstrip("/")}
    bladen = []
    for taal, _naam in settings.LANGUAGES:
        with translation.override(taal):
            bladen.append(_page(brief, aan, waarvoor, velden) | {"taal": taal})
    plaatje = io.BytesIO()
    segno.make(site, error="m").save(plaatje, kind="svg", border=0)
    inhoud = {
        "titel": bladen[0]["kop"], "voet": "Knooppunt · vertrouwelijk", "aan": aan, "afzender": afzender,
        "organisatie": organisatie, "code": code, "plaatje": plaatje.getvalue().decode(), "bladen": bladen,
    }  # fmt: skip
    return pdf_answer("toegang/typst/brief.typ", inhoud, "brief-met-code.pdf", "brief")


def _page(brief: Any, aan: str, waarvoor: str, velden: dict[str, str]) -> dict[str, Any]:
    """The words of one page, in the language of now."""
    je = waarvoor.endswith("leerling")
    geboren = gettext("Vul je geboortedatum in.") if je else gettext("Vul de geboortedatum van uw kind in.")
    return {
        "kop": gettext("Een code voor Knooppunt"),
        "datum": datum(brief.created_at),
        "aanhef": gettext("Beste %(naam)s,") % {"naam": aan},
        "alineas": [gettext(WAARVOOR[waarvoor]) % velden],
        "code_kop": gettext("De code"),
        "stappen_kop": gettext("Zo gaat het"),
        "stappen": [
            gettext("Ga op een telefoon of computer naar %(site)s") % velden,
            gettext("Typ de code over. Hoofdletters en streepjes maken niet uit."),
            geboren,
            gettext("Kies een wachtwoord van minstens 12 tekens. Een paar woorden achter elkaar is goed."),
        ],
        "plaatje": gettext("Plaatje om met een telefoon naar de bladzijde te gaan"),
        "slot": [
            gettext("De code werkt tot en met %(dag)s, en één keer. Geef hem aan niemand.")
            % {"dag": datum(brief.verloopt_op)},
            gettext(
                "Lukt het niet? Vraag hulp aan %(afzender)s. Is de brief voor iemand anders? Geef hem terug."
            )
            % velden,
        ],
    }
