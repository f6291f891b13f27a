"""Who is looking: the one fact about a person that policies depend on (never on a request)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Functie:
    """One role that a person has at one organisation on the day of looking."""

    rol: str
    organisatie_id: int
    organisatie_soort: str


@dataclass(frozen=True)
class Viewer:
    """The person who looks, as known on one day.

    ``account_id`` is None for a visitor who has not signed in. ``soort`` is ``professional``, ``ouder``,
    ``leerling`` or ``bezoeker``. ``functies`` are the roles in force on ``op``.
    """

    account_id: int | None
    soort: str
    op: date
    naam: str = ""
    functies: tuple[Functie, ...] = ()
    permissies: frozenset[str] = frozenset()

    @property
    def is_bekend(self) -> bool:
        return self.account_id is not None

    def mag(self, permissie: str) -> bool:
        """Has any of the roles this permission? Which objects it reaches is a policy's business."""
        return permissie in self.permissies

    def organisaties(self, *rollen: str) -> frozenset[int]:
        """Ids of the organisations where this person has one of the roles (all roles when none is named)."""
        return frozenset(f.organisatie_id for f in self.functies if not rollen or f.rol in rollen)
