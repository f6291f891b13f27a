"""The reasons of a plan as Dutch sentences. ``knooppunt_planning`` gives codes and facts; the words are ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

VERBORGEN = 5
"""Fewer pupils than this are not counted out on a page."""
ZONDER = {
    "no_room": "er is geen school met plek binnen bereik",
    "skill_far": "er kan geen expertise komen op een school met plek",
    "no_hours": "de expertise die er kan komen, heeft geen uren meer over",
    "hard_wish": "zij kunnen maar naar één plek, en die is vol",
}
MEER_UREN = "Meer uren expertise {soort} vanuit {school}."
MEER_VAN_TEAM = "Meer uren van {school}."
MEER_PLEK = "Meer plekken op {school}."
IN_PLAATS = (
    "Door expertise die reist, kunnen {leerlingen} leerlingen naar een gewone school. Naar hun speciale school zouden "
    "zij samen {km} kilometer per dag meer reizen, heen en terug."
)


def at_least(aantal: int) -> str:
    """A number of pupils for a page: small ones are not counted out."""
    return str(aantal) if aantal >= VERBORGEN or aantal == 0 else f"minder dan {VERBORGEN}"


def in_steps_words(aantal: int) -> str:
    """A count of children with a dossier: it was rounded down to steps when it was counted."""
    return f"minstens {aantal}" if aantal else f"minder dan {VERBORGEN}"


def without_by_cause(redenen: Iterable[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, int]]:
    """Why pupils have no place in the plan, with how many: one line per cause, the largest first."""
    per_oorzaak: dict[str, int] = defaultdict(int)
    for code, feiten in redenen:
        if code in ZONDER:
            per_oorzaak[ZONDER[code]] += feiten["pupils"]
    return sorted(per_oorzaak.items(), key=lambda rij: (-rij[1], rij[0]))


def what_helps(
    redenen: Iterable[tuple[str, Mapping[str, Any]]], namen: Mapping[str, str], soorten: Mapping[str, str]
) -> list[str]:
    """What a little more of would help most."""
    zinnen = []
    for code, feiten in redenen:
        if code == "expert_hour":
            van, _, soort = feiten["expert"].partition("/")
            zin = MEER_UREN if soort else MEER_VAN_TEAM
            zinnen.append(zin.format(soort=soorten.get(soort, ""), school=namen.get(van, van)))
        elif code == "place":
            school = feiten["place"].split("/")[0]
            zinnen.append(MEER_PLEK.format(school=namen.get(school, school)))
    return zinnen


def saved(redenen: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """What travelling expertise saves, in a sentence; empty when it saves nothing."""
    for code, feiten in redenen:
        if code == "instead":
            return IN_PLAATS.format(leerlingen=at_least(feiten["pupils"]), km=f"{feiten['km']:.0f}")
    return ""
