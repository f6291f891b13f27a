"""Rides on the page: who is on a list, what a plan gives, what changes for whom, and the list of one vehicle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse

from knooppunt.kaart.queries.ritdag import Ritdag
from knooppunt.kaart.queries.ritten import ride_areas, riders_of, school_names, vehicles_of
from knooppunt.kaart.rules.ritten.lijst import Deelrit, Rijder, Schooldag
from knooppunt.kaart.rules.ritten.plan import Autorit, Dagplan, Halte, Rittenplan, rider_of
from knooppunt.kaart.rules.ritten.verschil import Ritstand, changes, stands
from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten
from knooppunt.kaart.rules.ritten.woorden import clock, day_in_words, days_in_words, what_helps, why
from knooppunt.kaart.rules.tekening import Plek, Reis, Tekening, draw

VAN_LIJST = "leerling die niet meer op de lijst staat"


def rider_rows(rijders: list[Rijder]) -> list[dict[str, Any]]:
    scholen = school_names({rijder.school for rijder in rijders})
    return [
        {
            "rijder": rijder,
            "school": scholen[rijder.school].naam if rijder.school in scholen else rijder.school,
            "dagen": days_in_words(rijder.dagen),
            "heen": clock(rijder.begint) if rijder.begint is not None else "",
            "terug": clock(rijder.eindigt) if rijder.eindigt is not None else "",
        }
        for rijder in rijders
    ]


class Ritbeeld:
    """A finished plan with the names of today: of whom is not on the list any more nothing is known.

    With ``ritdag`` as it is driven on that one day.
    """

    def __init__(self, rij: Any, ritdag: Ritdag | None = None) -> None:
        self.rij, self.ritdag = rij, ritdag
        self.dag: date | None = ritdag.dag if ritdag else rij.dag
        self.feiten = Rittenfeiten.from_json(rij.feiten)
        self.plan = Rittenplan((ritdag.ritten,), 0.0) if ritdag else Rittenplan.from_json(rij.uitkomst)
        self.voertuigen = ritdag.voertuigen if ritdag else self.plan.voertuigen
        self.nu = {r.ref: r for r in (ritdag.rijders if ritdag else riders_of(rij.lijst))}
        self.toen = {rijder.ref: rijder for rijder in self.feiten.rijders}
        self.autos = {voertuig.ref: voertuig for voertuig in self.feiten.voertuigen}
        self.scholen = {school.code: school for school in self.feiten.scholen}
        self.autonamen = {auto.ref: auto.naam for auto in (*vehicles_of(rij.lijst), *self.autos.values())}

    def dagen(self, dagen: Iterable[str]) -> str:
        return day_in_words(self.dag) if self.dag else days_in_words(dagen)

    def url(self, wat: str, *meer: int) -> str:
        """Of a page about this plan, or about this day."""
        if self.ritdag:
            return reverse(f"kaart:ritdag_{wat}", args=[self.rij.lijst.ref, f"{self.dag}", *meer])
        return reverse(f"kaart:{wat}", args=[self.rij.ref, *meer])

    def naam(self, ref: str) -> str:
        return self.nu[ref].naam if ref in self.nu else VAN_LIJST

    def auto(self, ref: str) -> str:
        """A vehicle that does not ride on a day is not in the plan of that day."""
        return self.autonamen.get(ref, "een auto die er niet meer is")

    def school(self, ref: str) -> str:
        """Of this pupil."""
        code = self.toen[ref].school if ref in self.toen else ""
        return self.scholen[code].naam if code in self.scholen else code

    def sheet(self, voertuig: str) -> dict[str, Any]:
        """The list that a driver takes along; days on which a ride is the same stand together."""
        ritten: dict[Autorit, list[str]] = {}
        for dag in self.plan.dagen:
            for rit in dag.ritten:
                if rit.voertuig == voertuig:
                    ritten.setdefault(rit, []).extend(dag.dagen)
        nummer = self.voertuigen.index(voertuig) + 1
        return {
            "nummer": nummer, "voertuig": voertuig, "naam": self.auto(voertuig), "maat": self.feiten.maat,
            "url": self.url("ritlijst", nummer), "agenda": self.url("ritagenda", nummer),
            "ritten": [self._ride(dagen, rit) for rit, dagen in ritten.items()],
        }  # fmt: skip

    def _ride(self, dagen: list[str], rit: Autorit) -> dict[str, Any]:
        plekken = groupby(enumerate(rit.haltes), key=lambda halte: self._place(rit, halte[1]))
        return {
            "rit": rit, "deel": rit.deel, "dagen": self.dagen(dagen), "weekdagen": dagen, "vertrek": clock(rit.vertrek),
            "terug": clock(rit.terug), "aantal": len(rit.rijders), "km": round(rit.km),
            "rondes": len(rit.rondes),
            "begeleider": any(self.toen[ref].begeleiding for ref in rit.rijders if ref in self.toen),
            "haltes": [self._stop(rit, plek, list(haltes)) for plek, haltes in plekken],
        }  # fmt: skip

    def _place(self, rit: Autorit, halte: Halte) -> tuple[str, str]:
        """A school, or the home of one pupil."""
        is_school = halte.stapt_in == (rit.deel == Deelrit.TERUG)
        return ("school", self.school(halte.rijder)) if is_school else ("thuis", halte.rijder)

    def _stop(self, rit: Autorit, plek: tuple[str, str], rij: list[tuple[int, Halte]]) -> dict[str, Any]:
        (soort, wat), haltes = plek, [halte for _, halte in rij]
        rijder, eerste = self.nu.get(wat), rij[0][0]
        return {
            "ronde": rit.rondes.index(eerste) + 1 if eerste in rit.rondes else 0,
            "eind": haltes[-1].minuut,
            "tijd": clock(haltes[0].minuut),
            "is_school": soort == "school",
            "waar": wat
            if soort == "school"
            else (f"{rijder.adres} {rijder.postcode}".strip() if rijder else ""),
            "wie": [self._who(rit, halte) for halte in haltes],
        }

    def _who(self, rit: Autorit, halte: Halte) -> dict[str, Any]:
        rijder = self.toen[halte.rijder]
        return {
            "naam": self.naam(halte.rijder), "stapt_in": halte.stapt_in, "rolstoel": rijder.rolstoel,
            "begeleiding": rijder.begeleiding, "duur": self.minutes(rit, halte.rijder), "langst": rijder.langste_rit,
        }  # fmt: skip

    def minutes(self, rit: Autorit, ref: str) -> int:
        return rit.minuut(ref, False) - rit.minuut(ref, True)

    def drawing(self, rit: Autorit) -> Tekening | None:
        """Where one ride goes, from the vehicle's place and back."""
        auto = self.autos[rit.voertuig].punt
        haltes = [(h, self._place(rit, h)) for h in rit.haltes]
        punten = [auto]
        for halte, (soort, _) in haltes:
            rijder = self.toen[halte.rijder]
            punten.append(self.scholen[rijder.school].punt if soort == "school" else rijder.punt)
        thuis = [
            Plek(punt, "thuis", f"{clock(halte.minuut)}", 1.0)
            for (halte, (soort, _)), punt in zip(haltes, punten[1:], strict=True) if soort == "thuis"
        ]  # fmt: skip
        scholen = {self.toen[ref].school for ref in rit.rijders}
        tekens = [Plek(self.scholen[code].punt, "So", self.scholen[code].naam) for code in sorted(scholen)]
        alles = [*thuis, *tekens, Plek(auto, "Bo", self.auto(rit.voertuig))]
        weg = zip(punten, [*punten[1:], auto], strict=True)
        reizen = [Reis(van, naar, 4.0, "") for van, naar in weg if van != naar]
        return draw(ride_areas(punten), [*tekens, alles[-1]], thuis, reizen, in_beeld=alles)


def plan_context(rij: Any) -> dict[str, Any]:
    """What a plan gives: totals, who has no place, what changes, and each vehicle."""
    beeld = Ritbeeld(rij)
    dagen = beeld.plan.dagen
    namen = {ref: auto.naam for ref, auto in beeld.autos.items()}
    zonder = [(dag, *rider_of(naam), why(code, feiten)) for dag in dagen for naam, code, feiten in dag.zonder]
    hulp = [what_helps(code, feiten, namen) for dag in dagen for code, feiten in dag.helpt]
    return {
        "autos": [beeld.sheet(voertuig) for voertuig in beeld.voertuigen],
        "rijders": len({ref for dag in dagen for _, ref in dag.rides()}),
        "km": round(sum(dag.km * len(dag.dagen) for dag in dagen)),
        "beter": _at_most_better(dagen),
        "zonder": [(beeld.naam(ref), deel, beeld.dagen(d.dagen), zin) for d, ref, deel, zin in zonder],
        "helpt": list(dict.fromkeys(hulp)),
        "is_wijziging": beeld.feiten.vorig is not None,
        "veranderingen": change_rows(beeld, beeld.feiten.vorig, beeld.plan),
        "maat": beeld.feiten.maat,
        "gelijk": unchanged_riders(beeld),
        "leerlingen": [
            pupil_row(beeld, ref) for ref in sorted(beeld.toen, key=beeld.naam) if beeld.toen[ref].rijdt
        ],
    }


def _at_most_better(dagen: tuple[Dagplan, ...]) -> int | None:
    """By how many percent of its cost a plan can be cheaper at most; None when someone has no place."""
    kosten = sum(dag.kosten * len(dag.dagen) for dag in dagen)
    if not kosten or any(dag.zonder for dag in dagen):
        return None
    return round(100 * (kosten - sum(dag.grens * len(dag.dagen) for dag in dagen)) / kosten)


def change_rows(beeld: Ritbeeld, eerst: Rittenplan | None, dan: Rittenplan) -> list[dict[str, Any]]:
    """Who rides another way than before, such as in the plan that was in use when this one was asked."""
    if eerst is None:
        return []
    return [
        {
            "naam": beeld.naam(v.rijder), "deel": v.deel, "dagen": beeld.dagen(v.dagen),
            "was": _in_words(beeld, v.was), "wordt": _in_words(beeld, v.wordt), "andere_auto": v.is_andere_auto,
        }
        for v in sorted(changes(eerst, dan), key=lambda v: (beeld.naam(v.rijder), v.deel))
    ]  # fmt: skip


def unchanged_riders(beeld: Ritbeeld) -> int:
    """How many pupils notice nothing."""
    if beeld.feiten.vorig is None:
        return 0
    anders = {v.rijder for v in changes(beeld.feiten.vorig, beeld.plan)}
    return len({ref for dag in beeld.plan.dagen for _, ref in dag.rides()} - anders)


def _in_words(beeld: Ritbeeld, stand: Ritstand | None) -> str:
    return f"{clock(stand.minuut)}, {beeld.auto(stand.voertuig)}" if stand else "geen rit"


def pupil_row(beeld: Ritbeeld, ref: str) -> dict[str, Any]:
    """The longest ride of a week beside the longest that it may be, and the times at home."""
    duur = [beeld.minutes(rit, wie) for dag in beeld.plan.dagen for rit, wie in dag.rides() if wie == ref]
    return {
        "naam": beeld.naam(ref), "langst": beeld.toen[ref].langste_rit, "duur": max(duur, default=None),
        **{deel.value: home_times(beeld.plan, ref, deel) for deel in Deelrit},
    }  # fmt: skip


def home_times(plan: Rittenplan, ref: str, deel: Deelrit) -> str:
    """When a pupil gets in or out at home; with the days when that is not always the same."""
    dagen: dict[int, list[str]] = {}
    for dag in Schooldag:
        stand = stands(plan, dag).get((ref, deel.value))
        if stand:
            dagen.setdefault(stand.minuut, []).append(dag.value)
    if len(dagen) < 2:
        return "".join(map(clock, dagen))
    return ", ".join(f"{clock(minuut)} ({' '.join(alle)})" for minuut, alle in dagen.items())
