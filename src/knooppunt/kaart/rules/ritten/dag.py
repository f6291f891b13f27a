"""A day that is other than its week: who stays away, which school is closed, which bell or vehicle is another one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, unless
from knooppunt.kaart.rules.ritten.lijst import Deelrit, Rijder, Schooldag
from knooppunt.kaart.rules.ritten.plan import Autorit, Dagplan

Rit = tuple[str, Deelrit]
"""One ride of one pupil: its reference, and to school or home."""


class Uitzonderingsoort(Benoemd):
    """What is other than in the week."""

    AFWEZIG = "afwezig", "leerling rijdt niet mee"
    DICHT = "dicht", "school is dicht"
    TIJD = "tijd", "andere tijd"
    AUTO = "auto", "auto rijdt niet"


VRAAGT_RITTEN = (Uitzonderingsoort.TIJD, Uitzonderingsoort.AUTO)
"""After these someone has no ride until rides of that day are made."""


@dataclass(frozen=True)
class Uitzondering:
    """From a day up to and including another, for a pupil, everyone of a school, or a vehicle. Never why."""

    ref: str
    soort: str
    wie: str
    """Reference of the pupil or the vehicle, or code of the school."""
    van: date
    tot: date
    deel: str = ""
    """Of who stays away: only this ride. Empty: both."""
    begint: int | None = None
    eindigt: int | None = None
    """The other bell, of ``TIJD``. A pupil of its own rides then, also on a day on which it never does."""

    @classmethod
    def from_json(cls, ref: str, gegevens: Mapping[str, Any]) -> Uitzondering:
        dagen = {naam: date.fromisoformat(gegevens[naam]) for naam in ("van", "tot")}
        return cls(**{**gegevens} | {"ref": ref, **dagen})

    def as_json(self) -> dict[str, Any]:
        """Without its reference, which is that of its row."""
        gegevens = asdict(self) | {"van": self.van.isoformat(), "tot": self.tot.isoformat()}
        del gegevens["ref"]
        return gegevens

    @property
    def delen(self) -> frozenset[Deelrit]:
        """The rides that it is about."""
        if self.soort == Uitzonderingsoort.TIJD:
            tijden = {Deelrit.HEEN: self.begint, Deelrit.TERUG: self.eindigt}
            return frozenset(deel for deel, tijd in tijden.items() if tijd is not None)
        return frozenset(deel for deel in Deelrit if self.deel in ("", deel.value))

    def holds_on(self, dag: date) -> bool:
        return self.van <= dag <= self.tot

    def overlaps(self, andere: Uitzondering) -> bool:
        """Do both say something about one ride?"""
        return (
            self.wie == andere.wie and self.van <= andere.tot and andere.van <= self.tot
            and bool(self.delen & andere.delen)
        )  # fmt: skip

    def bell(self, deel: Deelrit, bel: int | None) -> int | None:
        """The bell of a ride that was at ``bel`` before it."""
        if deel not in self.delen:
            return bel
        if self.soort != Uitzonderingsoort.TIJD:
            return None
        return self.begint if deel is Deelrit.HEEN else self.eindigt


def weekday(dag: date) -> str:
    """Empty in the weekend."""
    return next((d.value for nr, d in enumerate(Schooldag) if nr == dag.weekday()), "")


def school_days(van: date, tot: date) -> Iterator[date]:
    """Without the weekends."""
    dagen = (van + timedelta(days=n) for n in range((tot - van).days + 1))
    return (dag for dag in dagen if weekday(dag))


def rider_on(rijder: Rijder, dag: date, anders: Iterable[Uitzondering] = ()) -> Rijder:
    """The same pupil as it rides on one day, as if its week had no other.

    What is said of a pupil goes before what is said of its school; another bell of a school is only for who rides then.
    """
    weekdag = weekday(dag)
    tijden = {deel: rijder.tijd(deel, weekdag) for deel in Deelrit}
    geldig = [u for u in anders if weekdag and u.holds_on(dag)]
    for uitzondering in (u for u in geldig if u.wie == rijder.school):
        rijdt = [deel for deel in Deelrit if tijden[deel] is not None]
        tijden |= {deel: uitzondering.bell(deel, tijden[deel]) for deel in rijdt}
    for uitzondering in (u for u in geldig if u.wie == rijder.ref):
        tijden = {deel: uitzondering.bell(deel, bel) for deel, bel in tijden.items()}
    return replace(
        rijder, dagen=(weekdag,), begint=tijden[Deelrit.HEEN], eindigt=tijden[Deelrit.TERUG], eindigt_wo=None,
        rijdt=any(bel is not None for bel in tijden.values()),
    )  # fmt: skip


def bells(rijders: Iterable[Rijder], dag: date) -> dict[Rit, int]:
    """Every ride of these pupils on a day, with its bell."""
    weekdag = weekday(dag)
    tijden = {(r.ref, deel): r.tijd(deel, weekdag) for r in rijders for deel in Deelrit}
    return {rit: bel for rit, bel in tijden.items() if bel is not None}


def unchanged_rides(toen: Iterable[Rijder], nu: Iterable[Rijder], dag: date) -> tuple[str, ...]:
    """Who rides from and to the same place, at the same bell wherever it rides. One ride less is no other ride."""
    eerder = {rijder.ref: rijder for rijder in toen}
    was = bells(eerder.values(), dag)
    return tuple(
        r.ref
        for r in nu
        if r.ref in eerder
        and (r.punt, r.school) == (eerder[r.ref].punt, eerder[r.ref].school)
        and all(was.get(rit) == bel for rit, bel in bells([r], dag).items())
    )


def still_driven(
    plan: Dagplan, was: Mapping[Rit, int], nu: Mapping[Rit, int], uit: Collection[str] = ()
) -> Dagplan:
    """The rides of who rides at the bell for which they were made, without vehicles that are ``uit``.

    The times of the others stay as they are.
    """
    blijft = {rit for rit, bel in nu.items() if was.get(rit) == bel}
    ritten = [
        replace(rit, haltes=tuple(h for h in rit.haltes if (h.rijder, rit.deel) in blijft))
        for rit in plan.ritten
        if rit.voertuig not in uit
    ]
    return replace(plan, ritten=tuple(rit for rit in ritten if rit.haltes))


def without_ride(ritten: Iterable[Autorit], nu: Mapping[Rit, int]) -> tuple[Rit, ...]:
    """Who rides on that day and has no ride yet, in order."""
    rijden = {(wie, rit.deel) for rit in ritten for wie in rit.rijders}
    return tuple(sorted((rit for rit in nu if rit not in rijden), key=str))


def exception_verdict(
    nieuw: Uitzondering,
    rijders: Sequence[Rijder],
    bestaand: Collection[Uitzondering],
    op: date,
    lijst_tot: date,
) -> Verdict:
    """Can this be written down, and does anything become other by it?"""
    dagen = unless(nieuw.van >= op, "Deze dag is voorbij. Kies vandaag of een dag die nog komt.") & unless(
        nieuw.tot >= nieuw.van, "De laatste dag is eerder dan de eerste. Kies een latere dag."
    )
    dagen &= unless(nieuw.tot <= lijst_tot, "Dan geldt deze lijst niet meer. Kies een eerdere dag.")
    dubbel = any(nieuw.overlaps(andere) for andere in bestaand)
    dagen &= unless(not dubbel, "Voor deze dag staat er al iets. Haal dat eerst weg.")
    return dagen if not dagen else unless(_matters(nieuw, rijders, bestaand), NIETS_ANDERS)


NIETS_ANDERS = (
    "Hierdoor wordt geen rit anders: er is dan geen rit, of de tijd is dezelfde. Kies een andere dag."
)


def _matters(nieuw: Uitzondering, rijders: Sequence[Rijder], bestaand: Collection[Uitzondering]) -> bool:
    if nieuw.soort == Uitzonderingsoort.AUTO:
        return any(True for _ in school_days(nieuw.van, nieuw.tot))
    wie = [r for r in rijders if nieuw.wie in (r.ref, r.school)]
    return any(
        rider_on(rijder, dag, bestaand) != rider_on(rijder, dag, [*bestaand, nieuw])
        for dag in school_days(nieuw.van, nieuw.tot)
        for rijder in wie
    )


GEEN_WEEK = "Neem eerst een plan voor de hele week in gebruik."


def day_verdict(rijders: Sequence[Rijder], dag: date, op: date) -> Verdict:
    """Can rides of their own be made for this day?"""
    return unless(dag >= op, "Deze dag is voorbij.") & unless(
        bells(rijders, dag), "Op deze dag rijdt er niemand. Er zijn geen ritten te maken."
    )


def out_of_use(anders: Iterable[Uitzondering]) -> frozenset[str]:
    """The vehicles that do not ride by these exceptions of one day."""
    return frozenset(u.wie for u in anders if u.soort == Uitzonderingsoort.AUTO)


def other_days(anders: Iterable[Uitzondering], vanaf: date, tot: date) -> list[date]:
    """The school days in this time on which something is other."""
    return sorted({dag for u in anders for dag in school_days(max(u.van, vanaf), min(u.tot, tot))})
