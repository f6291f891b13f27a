"""Knowledge for tests: items in every state, walked there by the real actions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.actions.items import release_item, submit_item, write_item
from knooppunt.kennis.actions.oproepen import answer_call, place_call
from knooppunt.kennis.actions.scholing import Scholingsblad, offer_training, sign_up
from knooppunt.kennis.models import Kennisitem, Oproep, Oproepantwoord, Scholing
from knooppunt.kennis.rules.items import Itemblad, Itemsoort
from knooppunt.kennis.rules.oproepen import Oproepsoort
from tests.factories import AT, OP, Cast

_nummers = count(1)
WERKT: dict[str, Any] = {
    "titel": "Stap voor stap terug naar school", "kort": "Elke week een stap.", "voor_wie": "Wie lang thuis zat.",
    "tekst": "Begin met een kwartier.", "bewijs": "eerste", "bron": "Databank 2024", "soorten": ("schoolangst",),
}  # fmt: skip
VERHAAL: dict[str, Any] = {
    "titel": "Een stil lokaal", "kort": "Eén lokaal bleef stil.", "tekst": "Wij ruimden een lokaal leeg.",
    "kosten": "6 uur per week", "opbrengst": "Meer rust.", "vraag_aan": "Intern begeleider",
    "soorten": ("schoolangst",),
}  # fmt: skip


def key() -> str:
    return f"sleutel{next(_nummers)}"


def concept(
    cast: Cast, soort: Itemsoort = Itemsoort.VERHAAL, by: Viewer | None = None, **anders: Any
) -> Kennisitem:
    """Of De Vuurtoren, by its coordinator."""
    blad = Itemblad(**(VERHAAL if soort is Itemsoort.VERHAAL else WERKT) | anders)
    return write_item(
        soort=soort, eigenaar=cast.school, blad=blad, is_nagekeken=False, sleutel=key(),
        by=by or cast.coordinator, at=AT,
    )  # fmt: skip


def submitted(cast: Cast, soort: Itemsoort = Itemsoort.VERHAAL, **anders: Any) -> Kennisitem:
    item = concept(cast, soort, **anders)
    submit_item(item=item, by=cast.coordinator, at=AT)
    return item


def released(cast: Cast, soort: Itemsoort = Itemsoort.VERHAAL, **anders: Any) -> Kennisitem:
    """Read and released by the adviser."""
    item = submitted(cast, soort, **anders)
    release_item(item=item, by=cast.adviseur, at=AT)
    item.refresh_from_db()
    return item


def sheet(**anders: Any) -> Scholingsblad:
    """A training of two places, in three weeks."""
    begin = AT + timedelta(days=21)
    velden: dict[str, Any] = {
        "soort": "training", "titel": "Rust in de groep", "kort": "Oefenen met een vast begin van de dag.",
        "begint_at": begin, "eindigt_at": begin + timedelta(hours=3), "plaats": "De Vuurtoren", "plekken": 2,
        "aanmelden_tot": begin.date() - timedelta(days=7), "uren": Decimal(3), "soorten": ("schoolangst",),
    }  # fmt: skip
    return Scholingsblad(**velden | anders)


def training(cast: Cast, **anders: Any) -> Scholing:
    """Offered by the samenwerkingsverband."""
    return offer_training(organisatie=cast.swv, blad=sheet(**anders), sleutel=key(), by=cast.adviseur, at=AT)


def call(cast: Cast, **anders: Any) -> Oproep:
    """De Vuurtoren looks for a colleague for eight hours a week, half a year long."""
    velden: dict[str, Any] = {
        "soort": Oproepsoort.VRAAG, "organisatie": cast.school, "titel": "Leraar van het speciaal onderwijs",
        "tekst": "Iemand die laat zien hoe men een dag opbouwt.", "uren": Decimal(8), "van": OP,
        "tot": OP + timedelta(days=180), "soorten": ("autisme",), "sleutel": key(), "by": cast.coordinator, "at": AT,
    }  # fmt: skip
    return place_call(**velden | anders)


def answered(cast: Cast, oproep: Oproep | None = None, **anders: Any) -> Oproepantwoord:
    """De Springplank answers the call of De Vuurtoren."""
    velden: dict[str, Any] = {
        "organisatie": cast.andere_school, "tekst": "Bram komt graag.", "by": cast.coordinator_elders, "at": AT,
    }  # fmt: skip
    return answer_call(oproep=oproep or call(cast), **velden | anders)


def refs_of_kennis(cast: Cast) -> dict[str, str]:
    """By the parameters of the addresses of kennis; the item is a concept of somebody else."""
    scholing = training(cast)
    deelname = sign_up(scholing=scholing, by=cast.mentor, at=AT)
    return {
        "item_ref": concept(cast).ref, "itemsoort": "verhaal", "versienummer": "1", "scholing_ref": scholing.ref,
        "deelname_ref": deelname.ref, "oproep_ref": call(cast).ref, "oproepsoort": "vraag",
    }  # fmt: skip
