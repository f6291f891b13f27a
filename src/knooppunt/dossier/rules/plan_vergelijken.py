"""What changed between two versions of the plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Doelbeeld:
    """A goal as it is compared: ``sleutel`` is its own, ``vorige`` that of the goal that it continues."""

    sleutel: int
    vorige: int | None
    deel: str
    tekst: str
    eigen_woorden: str
    acties: tuple[str, ...]
    bereikt: bool = False


@dataclass(frozen=True)
class Doelverschil:
    """One goal in two versions: ``nieuw``, ``vervallen``, ``veranderd`` or ``gelijk``."""

    soort: str
    oud: Doelbeeld | None
    nieuw: Doelbeeld | None

    @property
    def acties_erbij(self) -> tuple[str, ...]:
        oud = self.oud.acties if self.oud else ()
        return tuple(a for a in self.nieuw.acties if a not in oud) if self.nieuw else ()

    @property
    def acties_weg(self) -> tuple[str, ...]:
        nieuw = self.nieuw.acties if self.nieuw else ()
        return tuple(a for a in self.oud.acties if a not in nieuw) if self.oud else ()


def compare_goals(oud: tuple[Doelbeeld, ...], nieuw: tuple[Doelbeeld, ...]) -> tuple[Doelverschil, ...]:
    """The goals of the new version in their order, then those that are gone."""
    per_sleutel = {d.sleutel: d for d in oud}
    verschillen = []
    for doel in nieuw:
        voorganger = per_sleutel.pop(doel.vorige, None) if doel.vorige is not None else None
        if voorganger is None:
            verschillen.append(Doelverschil("nieuw", None, doel))
        else:
            soort = "gelijk" if _inhoud(voorganger) == _inhoud(doel) else "veranderd"
            verschillen.append(Doelverschil(soort, voorganger, doel))
    return (*verschillen, *(Doelverschil("vervallen", d, None) for d in per_sleutel.values()))


def _inhoud(doel: Doelbeeld) -> tuple[object, ...]:
    return doel.deel, doel.tekst, doel.eigen_woorden, tuple(sorted(doel.acties))
