"""A single day on the page: what is other, who notices, and what a driver has to know."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import Any

from knooppunt.kaart.queries.ritdag import Ritdag, exceptions_of, ride_days
from knooppunt.kaart.queries.ritten import riders_of, school_names, vehicles_of
from knooppunt.kaart.rules.ritten.dag import VRAAGT_RITTEN, Uitzondering, other_days, weekday
from knooppunt.kaart.rules.ritten.plan import Rittenplan
from knooppunt.kaart.rules.ritten.verschil import Verandering, changes
from knooppunt.kaart.rules.ritten.woorden import clock, day_in_words, period_in_words, what_is_other
from knooppunt.kaart.web.ritten.tonen import Ritbeeld, change_rows

VOORUIT = timedelta(days=14)
"""So far ahead a driver hears what is other."""


def exception_rows(lijst: Any, anders: Iterable[Uitzondering]) -> list[dict[str, Any]]:
    """What is other, in words, with the names of the list."""
    anders = list(anders)
    namen = {rij.ref: rij.naam for rij in (*riders_of(lijst), *vehicles_of(lijst))}
    namen |= {code: school.naam for code, school in school_names({u.wie for u in anders}).items()}
    return [
        {
            "ref": u.ref, "dag": u.van, "wanneer": period_in_words(u.van, u.tot),
            "wat": what_is_other(u, namen.get(u.wie, "Een school die er niet meer is")),
            "zonder": False,
        }
        for u in anders
    ]  # fmt: skip


def coming_exceptions(lijst: Any, op: date) -> list[dict[str, Any]]:
    """Of today and later; where rides must be made it says whether everyone has one."""
    komend = [u for u in exceptions_of(lijst) if u.tot >= op]
    tijden = sorted({u.van for u in komend if u.soort in VRAAGT_RITTEN})
    zonder = {ritdag.dag for ritdag in ride_days(lijst, tijden) if ritdag.zonder}
    return [rij | {"zonder": rij["dag"] in zonder} for rij in exception_rows(lijst, komend)]


def next_school_days(op: date, tot: date) -> list[tuple[str, date]]:
    """Today and the next one, as far as pupils ride then: where a planner looks most."""
    dagen = [dag for n in range(4) if weekday(dag := op + timedelta(days=n)) and dag <= tot]
    return [("vandaag" if dag == op else day_in_words(dag), dag) for dag in dagen[:2]]


def day_context(lijst: Any, ritdag: Ritdag) -> dict[str, Any]:
    """How everyone rides on this day, beside the week."""
    beeld = Ritbeeld(ritdag.basis, ritdag)
    return {
        "beeld": beeld,
        "bladen": [beeld.sheet(voertuig) for voertuig in beeld.voertuigen],
        "anders": exception_rows(lijst, ritdag.anders),
        "veranderingen": change_rows(beeld, Rittenplan((ritdag.week,), 0.0), beeld.plan),
        "zonder": [(beeld.naam(ref), deel) for ref, deel in ritdag.zonder],
    }


def notes_for(beeld: Ritbeeld, ritdag: Ritdag, voertuig: str) -> list[str]:
    """Whom the driver of this vehicle does not fetch, or otherwise than in the week."""
    verschil = changes(Rittenplan((ritdag.week,), 0.0), Rittenplan((ritdag.ritten,), 0.0))
    thuis = {r.ref for r in ritdag.rijders if not r.rijdt}
    zinnen = {_note(beeld, ritdag, v, voertuig, thuis) for v in verschil if voertuig in _vehicles(v)}
    return sorted(f"{zin}." for zin in zinnen)


def _vehicles(verandering: Verandering) -> set[str]:
    return {stand.voertuig for stand in (verandering.was, verandering.wordt) if stand}


def _note(
    beeld: Ritbeeld, ritdag: Ritdag, verandering: Verandering, voertuig: str, thuis: Container[str]
) -> str:
    """Without a word about which ride of who stays at home all day."""
    naam, deel, was, wordt = (
        beeld.naam(verandering.rijder),
        verandering.deel,
        verandering.was,
        verandering.wordt,
    )
    if verandering.rijder in thuis:
        return f"{naam} rijdt niet mee"
    if wordt is None:
        is_zonder = (verandering.rijder, deel) in ritdag.zonder
        return f"{naam} heeft {deel} nog geen rit" if is_zonder else f"{naam} rijdt {deel} niet mee"
    if wordt.voertuig != voertuig:
        return f"{naam} rijdt {deel} niet met deze auto, maar met {beeld.auto(wordt.voertuig)}"
    if was is None or was.voertuig != voertuig:
        return f"{naam} rijdt {deel} ook mee, {clock(wordt.minuut)} uur"
    return f"{naam} {deel}: {clock(wordt.minuut)} in plaats van {clock(was.minuut)} uur"


def coming_days(lijst: Any, op: date) -> list[Ritbeeld]:
    """The days in the next two weeks that are other, each as it is driven."""
    dagen = other_days(exceptions_of(lijst), op, min(op + VOORUIT, lijst.tot))
    return [Ritbeeld(ritdag.basis, ritdag) for ritdag in ride_days(lijst, dagen)]


def coming_notes(dagen: Iterable[Ritbeeld], voertuig: str) -> list[dict[str, Any]]:
    """Those of these days on which the driver of this vehicle rides otherwise."""
    gevonden = []
    for beeld in dagen:
        if (
            beeld.ritdag
            and voertuig in beeld.voertuigen
            and (zinnen := notes_for(beeld, beeld.ritdag, voertuig))
        ):
            url = beeld.url("ritlijst", beeld.voertuigen.index(voertuig) + 1)
            gevonden.append({"dag": beeld.dagen(()), "url": url, "zinnen": zinnen})
    return gevonden
