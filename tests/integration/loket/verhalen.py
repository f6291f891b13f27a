"""A story at the front desk in a given state, reached by the real actions."""

from __future__ import annotations

from typing import Any

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.loket.actions.versturen import send_question
from knooppunt.loket.actions.vertellen import save_answers, start_question
from knooppunt.loket.models import Vraag
from knooppunt.loket.queries.sleutel import VertellerZicht, question_by_key
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.toegang.public import bezoeker
from tests.factories import AT, OP, Cast

SITE = "https://loket.voorbeeld.invalid"
BEZOEKER = bezoeker(OP)
GEHEIM = "Hij slaapt slecht sinds de verhuizing."


def antwoorden(cast: Cast, **anders: str) -> dict[str, str]:
    """Everything that a mother of Ilyas would fill in; she allows all three to read it."""
    return {
        "gaat_goed": "Hij tekent prachtig.", "vindt_leuk": "Dino's", "nodig": GEHEIM,
        "geprobeerd": "", "helpt_al": "Oma",
        "mag_school": "ja", "mag_gemeente": "ja", "mag_swv": "ja",
        "kind_voornaam": "Ilyas", "kind_achternaam": "Bouzid", "geboortedatum": "2017-05-04", "woon_pc4": "9901",
        "school": cast.school.ref, "verteller_naam": "Samira Bouzid", "relatie": "moeder",
        "email": "moeder@voorbeeld.invalid", "telefoon": "",
    } | anders  # fmt: skip


def begin(verteller: Verteller = Verteller.OUDER, **anders: Any) -> tuple[Vraag, str]:
    sleutel = nieuwe_referentie()
    vraag = start_question(
        **({"verteller": verteller, "sleutel": sleutel, "taal": "nl", "by": BEZOEKER, "at": AT} | anders)
    )
    return vraag, sleutel


def draft(cast: Cast, verteller: Verteller = Verteller.OUDER, **anders: str) -> tuple[Vraag, str]:
    """A complete story that was not sent yet."""
    vraag, sleutel = begin(verteller)
    save_answers(vraag=vraag, antwoorden=antwoorden(cast, **anders), by=BEZOEKER, at=AT)
    vraag.refresh_from_db()
    return vraag, sleutel


def sent(cast: Cast, verteller: Verteller = Verteller.OUDER, **anders: str) -> tuple[Vraag, str]:
    vraag, sleutel = draft(cast, verteller, **anders)
    return send_question(vraag=vraag, site=SITE, by=BEZOEKER, at=AT), sleutel


def zicht(sleutel: str) -> VertellerZicht:
    gevonden = question_by_key(BEZOEKER, sleutel)
    assert gevonden is not None
    return gevonden
