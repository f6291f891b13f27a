"""Yes, or no with reasons. Rules and policies answer with a Verdict; actions raise its Refusal; pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class Zin(str):
    """A Dutch sentence with names filled in, that remembers the sentence and the names: the translation needs both."""

    sleutel: str
    gegevens: dict[str, object]


def nl(tekst: str, **gegevens: object) -> str:
    """Marks a sentence that parents read, so that the catalogue of translations holds it (tools/vertalen.py).

    ``gegevens`` fill in its names: ``nl("%(wie)s stemt nog niet in.", wie=naam)``.
    """
    if not gegevens:
        return tekst
    zin = Zin(tekst % gegevens)
    zin.sleutel, zin.gegevens = tekst, gegevens
    return zin


def opgesomd(woorden: Iterable[str]) -> Zin:
    """Words with commas between them, of which each has its own translation."""
    gegevens: dict[str, object] = {str(nummer): woord for nummer, woord in enumerate(woorden)}
    zin = Zin(", ".join(map(str, gegevens.values())))
    zin.sleutel, zin.gegevens = ", ".join(f"%({nummer})s" for nummer in gegevens), gegevens
    return zin


class Refusal(Exception):
    """What a rule or a policy refuses, with the reasons in Dutch that the person on the screen reads."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons: tuple[str, ...] = reasons


class NotAllowed(Refusal):
    """This person may not do this (403). A Refusal that is not NotAllowed is about the thing's state (422)."""


@dataclass(frozen=True)
class Verdict:
    """The answer to "may this happen?". Truthy when it may; ``reasons`` is empty then."""

    reasons: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not self.reasons

    def __and__(self, other: Verdict) -> Verdict:
        return Verdict(self.reasons + tuple(r for r in other.reasons if r not in self.reasons))

    def __or__(self, other: Verdict) -> Verdict:
        return self if self or not other else other

    @property
    def reason(self) -> str:
        return " ".join(self.reasons)

    def require(self) -> None:
        """Raise Refusal when the rule says no."""
        if not self:
            raise Refusal(*self.reasons)

    def require_permission(self) -> None:
        """Raise NotAllowed when the policy says no."""
        if not self:
            raise NotAllowed(*self.reasons)


JA = Verdict()


def nee(*reasons: str) -> Verdict:
    if not reasons:
        raise ValueError("a no needs at least one reason")
    return Verdict(reasons)


def unless(condition: object, reason: str) -> Verdict:
    """Yes when the condition holds, otherwise no with this reason."""
    return JA if condition else nee(reason)
