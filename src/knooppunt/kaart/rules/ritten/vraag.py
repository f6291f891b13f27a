"""What is asked of a plan of rides, and the facts that are kept with it: without names and addresses of pupils."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from knooppunt.kaart.rules.ritten.lijst import PAKKET, Deelrit, Rijder, Ritschool, Schooldag, Voertuig
from knooppunt.kaart.rules.ritten.plan import Rittenplan
from knooppunt.kaart.rules.wegen.maat import GESCHAT, Reismaat

GETALLEN = {
    "instappen": "RITTEN.INSTAPPEN",
    "rolstoel": "RITTEN.ROLSTOEL",
    "speling": "RITTEN.SPELING",
    "rijden": "RITTEN.RIJDEN",
    "pauze": "RITTEN.PAUZE",
}


@dataclass(frozen=True)
class Rittenvraag:
    """How long may be counted, and the assumptions in minutes."""

    seconden: int
    instappen: int
    rolstoel: int
    speling: int
    rijden: int
    pauze: int

    @classmethod
    def first(cls, seconden: int, op: date) -> Rittenvraag:
        """With the assumptions of this day."""
        return cls(seconden, **{naam: PAKKET.drempel(code, op).aantal for naam, code in GETALLEN.items()})

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Rittenfeiten:
    """Who rides, with what and where to; the plan in use, and whose ride has not changed since."""

    rijders: tuple[Rijder, ...]
    voertuigen: tuple[Voertuig, ...]
    scholen: tuple[Ritschool, ...]
    begeleiders: int
    vorig: Rittenplan | None = None
    gelijk: tuple[str, ...] = ()
    maat: Reismaat = GESCHAT
    tabel: Mapping[str, Any] | None = None
    """The ways over the region's own roads; None where the straight line holds."""

    def as_json(self) -> dict[str, Any]:
        zonder_naam = [replace(rijder, naam="", adres="", postcode="") for rijder in self.rijders]
        return {
            "rijders": [(rijder.ref, rijder.as_json()) for rijder in zonder_naam],
            "voertuigen": [(voertuig.ref, voertuig.as_json()) for voertuig in self.voertuigen],
            "scholen": [asdict(school) for school in self.scholen],
            "begeleiders": self.begeleiders,
            "vorig": self.vorig.as_json() if self.vorig else None,
            "gelijk": self.gelijk,
            "maat": self.maat.as_json(),
            "tabel": self.tabel,
        }

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Rittenfeiten:
        return cls(
            tuple(Rijder.from_json(ref, rij) for ref, rij in gegevens["rijders"]),
            tuple(Voertuig.from_json(ref, rij) for ref, rij in gegevens["voertuigen"]),
            tuple(Ritschool(**rij | {"punt": tuple(rij["punt"])}) for rij in gegevens["scholen"]),
            gegevens["begeleiders"],
            Rittenplan.from_json(gegevens["vorig"]) if gegevens["vorig"] else None,
            tuple(gegevens["gelijk"]),
            Reismaat.from_json(gegevens.get("maat")),
            gegevens.get("tabel"),
        )


def unchanged(eerder: Iterable[Rijder], nu: Iterable[Rijder]) -> tuple[str, ...]:
    """Who still has the same home, school and times."""
    toen = {rijder.ref: _what_counts(rijder) for rijder in eerder}
    return tuple(rijder.ref for rijder in nu if toen.get(rijder.ref) == _what_counts(rijder))


def _what_counts(rijder: Rijder) -> tuple[Any, ...]:
    return rijder.punt, rijder.school, rijder.begint, rijder.eindigt, rijder.eindigt_wo


def alike_days(rijders: Iterable[Rijder]) -> list[tuple[tuple[str, ...], dict[str, dict[Deelrit, int]]]]:
    """Days on which the same pupils ride at the same times, with the bell of every ride by pupil."""
    rijders = list(rijders)
    groepen: dict[tuple[tuple[str, Deelrit, int], ...], list[str]] = {}
    for dag in Schooldag:
        tijden = [
            (r.ref, deel, tijd)
            for r in rijders
            for deel in Deelrit
            if (tijd := r.tijd(deel, dag)) is not None
        ]
        if tijden:
            groepen.setdefault(tuple(tijden), []).append(dag.value)
    return [(tuple(dagen), _by_rider(tijden)) for tijden, dagen in groepen.items()]


def _by_rider(tijden: Iterable[tuple[str, Deelrit, int]]) -> dict[str, dict[Deelrit, int]]:
    per_rijder: dict[str, dict[Deelrit, int]] = {}
    for rijder, deel, tijd in tijden:
        per_rijder.setdefault(rijder, {})[deel] = tijd
    return per_rijder
