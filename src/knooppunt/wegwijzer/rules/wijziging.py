"""Changes of an entry: from proposed to in force, and what differs between two sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, unless

Blad = Mapping[str, Any]
"""Everything that one can fill in of an entry, as plain values (blad/vorm.py says which)."""


class Wijzigingsstatus(Benoemd):
    VOORGESTELD = "voorgesteld", "wacht op nakijken"
    GELDT = "geldt", "geldt"
    AFGEWEZEN = "afgewezen", "niet overgenomen"
    VERVALLEN = "vervallen", "vervallen door een nieuwer voorstel"


OVERGANGEN: dict[Wijzigingsstatus, frozenset[Wijzigingsstatus]] = {
    Wijzigingsstatus.VOORGESTELD: frozenset(
        {Wijzigingsstatus.GELDT, Wijzigingsstatus.AFGEWEZEN, Wijzigingsstatus.VERVALLEN}
    ),
    Wijzigingsstatus.GELDT: frozenset(),
    Wijzigingsstatus.AFGEWEZEN: frozenset(),
    Wijzigingsstatus.VERVALLEN: frozenset(),
}


class Wijzigingssoort(Benoemd):
    """What was done to an entry."""

    GEMAAKT = "gemaakt", "gemaakt"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    NAGEKEKEN = "nagekeken", "nagekeken: klopt nog"
    HERSTELD = "hersteld", "teruggezet naar eerder"
    VERBORGEN = "verborgen", "van de wegwijzer gehaald"
    GETOOND = "getoond", "weer op de wegwijzer gezet"


def decide_verdict(status: Wijzigingsstatus) -> Verdict:
    """A proposal is decided once."""
    return unless(
        Wijzigingsstatus.GELDT in OVERGANGEN[status], "Over dit voorstel is al beslist, of er is een nieuwer voorstel."
    )  # fmt: skip


@dataclass(frozen=True)
class Verschil:
    """One field that differs, with what it was and what it is."""

    veld: str
    oud: Any
    nieuw: Any


MOMENTEN = frozenset({"bijgewerkt_at", "wachttijd_op"})
"""When something was told says nothing new by itself."""


def differences(oud: Blad, nieuw: Blad) -> list[Verschil]:
    """The fields in which two sheets differ, in the order of the newer one. Nothing and absent are the same."""
    velden = [veld for veld in (*nieuw, *(v for v in oud if v not in nieuw)) if veld not in MOMENTEN]
    return [
        Verschil(veld, oud.get(veld), nieuw.get(veld))
        for veld in velden
        if _said(oud.get(veld)) != _said(nieuw.get(veld))
    ]


def _said(waarde: Any) -> Any:
    """What a field says, without the moments in its rows."""
    if isinstance(waarde, list):
        waarde = [
            {k: w for k, w in rij.items() if k not in MOMENTEN} if isinstance(rij, dict) else rij
            for rij in waarde
        ]
    return waarde or None
