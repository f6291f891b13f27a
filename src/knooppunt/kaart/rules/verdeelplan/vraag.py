"""What somebody asks of a distribution plan, and the facts that it is counted with. Both are kept with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import Verdict, unless
from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.kaart.rules.wegen.maat import GESCHAT, Reismaat

PAKKET = lees_regelpakket(Path(__file__).parents[1] / "verdeelplan.toml")


class Sector(Benoemd):
    """For which age is planned; the first word of the name of a samenwerkingsverband."""

    PO = "po", "leerlingen van de basisschoolleeftijd (sbo en so)"
    VO = "vo", "leerlingen van het voortgezet onderwijs (vso)"


class Vraagbron(Benoemd):
    """Where it is known from which children need what."""

    DOSSIERS = "dossiers", "uit de dossiers van deze regio"
    OPENBAAR = "openbaar", "uit de openbare bestanden"


class Wisselen(Benoemd):
    """May children with a school go to another one? Only dossiers know where each child is now."""

    NIET = "niet", "nee, wie een school heeft, blijft daar"
    LIEVER = "liever", "liever niet"
    MAG = "mag", "ja, alsof iedereen opnieuw kiest"


SPECIAAL = {Sector.PO: ("Sbo", "So"), Sector.VO: ("Vso",)}
GEWOON = {Sector.PO: "Bo", Sector.VO: "Vo"}
GEEN_SCHOOL = ""
"""Stands for the code of a school where a child has none."""


class Voor(Benoemd):
    """Which pupils the plan is about."""

    NIEUW = "nieuw", "leerlingen die volgend jaar nieuw komen"
    ALLEN = "allen", "alle leerlingen, alsof iedereen opnieuw kiest"


class Expertise(Benoemd):
    """Whose expertise may come for a pupil."""

    EIGEN = "eigen", "alleen van de speciale school waar deze leerlingen nu heen gaan"
    SOORT = "soort", "van elke speciale school van dezelfde soort"


class Belang(Benoemd):
    """How much something weighs, in words."""

    MINDER = "minder", "minder belangrijk"
    GEWOON = "gewoon", "belangrijk"
    MEER = "meer", "heel belangrijk"


@dataclass(frozen=True, kw_only=True)
class Bronkeuze:
    """What every question has that can be counted in dossiers."""

    bron: Vraagbron = Vraagbron.OPENBAAR
    gekozen: tuple[str, ...] = ()
    """Only these kinds, of schools or of support; empty for all."""

    @property
    def is_uit_dossiers(self) -> bool:
        return self.bron is Vraagbron.DOSSIERS

    @property
    def over_wie(self) -> str:
        """Which children of the dossiers it is about, after a number of them."""
        soorten = " van de soorten die u koos" if self.gekozen else ""
        return f"kinderen met een plan waarin staat welke hulp{soorten} nodig is"

    def of_it(self, soorten: Iterable[str]) -> tuple[str, ...]:
        """Which of these kinds of support are planned."""
        return tuple(soort for soort in soorten if soort in self.gekozen or not self.gekozen)


@dataclass(frozen=True)
class Verdeelvraag(Bronkeuze):
    """The choices of who plans. Hours are per week, distances over the road.

    ``uren`` are of extra support, per pupil and kind of special education; ``eigen_uren`` what a regular school gives
    itself, per kind. ``plekken_per_100`` pupils of a regular school can come; of ``100`` pupils at a special school
    ``reizend_per_100`` hours travel. From dossiers every kind of support takes ``uren_hulp``; leaving a school counts
    as ``blijven`` km further, another school than a brother or sister as ``broer_zus`` km.
    """

    swv: str
    peildatum: date
    sector: Sector
    voor: Voor
    uren: Mapping[str, float]
    eigen_uren: float
    plekken_per_100: float
    reizend_per_100: float
    reistijd: int
    jaren: int
    expertise: Expertise = Expertise.EIGEN
    belang_dichtbij: Belang = Belang.GEWOON
    belang_gewoon: Belang = Belang.GEWOON
    belang_reizen: Belang = Belang.GEWOON
    seconden: int = 60
    wisselen: Wisselen = Wisselen.LIEVER
    samen: bool = False
    """Brothers and sisters rather at one school."""
    uren_hulp: float = 2.0
    blijven: float = 15.0
    broer_zus: float = 5.0

    @property
    def soorten(self) -> tuple[str, ...]:
        """Kinds of special schools."""
        return self.of_it(SPECIAAL[self.sector])

    @property
    def deel(self) -> float:
        """Which share of the pupils, of the places and of the travelling hours is planned."""
        return 1 / self.jaren if self.voor is Voor.NIEUW else 1.0

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"peildatum": self.peildatum.isoformat()}

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Verdeelvraag:
        gelezen: dict[str, Any] = dict(gegevens)
        woorden = WOORDEN.items()
        gelezen |= {
            naam: next(w for w in soort if w == gelezen[naam]) for naam, soort in woorden if naam in gelezen
        }
        anders = {"peildatum": date.fromisoformat(gelezen["peildatum"])}
        return cls(**gelezen | anders | {"gekozen": tuple(gelezen.get("gekozen", ()))})


WOORDEN: Mapping[str, type[Benoemd]] = {
    "sector": Sector,
    "voor": Voor,
    "expertise": Expertise,
    "belang_dichtbij": Belang,
    "belang_gewoon": Belang,
    "belang_reizen": Belang,
    "bron": Vraagbron,
    "wisselen": Wisselen,
}
"""The choices that are words: stored as text, read back as the word."""


@dataclass(frozen=True)
class Woonplek:
    """A postcode where pupils in special education live; ``dichtbij_km`` over the road is near home there."""

    pc4: str
    punt: Punt
    gemeente: str
    dichtbij_km: float


@dataclass(frozen=True)
class Schoolplek:
    """A school site; ``leerlingen`` in all of a regular school, 0 when unknown."""

    code: str
    naam: str
    punt: Punt
    leerlingen: int = 0
    in_gebied: bool = True


@dataclass(frozen=True)
class Stroom:
    """Pupils of one postcode at one special school, in one kind of education: an estimate, or counted in dossiers."""

    pc4: str
    code: str
    soort: str
    aantal: float


@dataclass(frozen=True)
class Gebiedsfeiten:
    """All that is known of an area for a plan, as the public files say it."""

    woonplekken: tuple[Woonplek, ...]
    gewoon: tuple[Schoolplek, ...]
    speciaal: tuple[Schoolplek, ...]
    stromen: tuple[Stroom, ...]
    maat: Reismaat = GESCHAT
    tabel: Mapping[str, Any] | None = None
    """The ways over the region's own roads; None where the straight line holds."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Gebiedsfeiten:
        def plekken(soort: type, naam: str) -> tuple[Any, ...]:
            return tuple(soort(**rij | {"punt": tuple(rij["punt"])}) for rij in gegevens[naam])

        return cls(
            plekken(Woonplek, "woonplekken"), plekken(Schoolplek, "gewoon"), plekken(Schoolplek, "speciaal"),
            tuple(Stroom(**rij) for rij in gegevens["stromen"]),
            Reismaat.from_json(gegevens.get("maat")), gegevens.get("tabel"),
        )  # fmt: skip

    @property
    def dichtbij(self) -> tuple[float, float]:
        """The smallest and the largest distance that is near home, over the road."""
        alle = [plek.dichtbij_km for plek in self.woonplekken]
        return min(alle, default=0.0), max(alle, default=0.0)

    @property
    def namen(self) -> dict[str, str]:
        """The name of each school by its code."""
        return {school.code: school.naam for school in (*self.gewoon, *self.speciaal)}


def first_choices(sector: Sector, op: date) -> dict[str, Any]:
    """What the form begins with: the assumptions that hold on this day."""

    def aantal(code: str) -> int:
        return PAKKET.drempel(f"VERDEEL.{code}", op).aantal

    return {
        "uren": {soort: float(aantal(f"UREN.{soort}")) for soort in SPECIAAL[sector]},
        "eigen_uren": float(aantal("EIGEN")),
        "plekken_per_100": float(aantal("PLEK")),
        "reizend_per_100": float(aantal("REIZEND")),
        "reistijd": aantal("REISTIJD"),
        "jaren": aantal(f"JAREN.{sector.value}"),
        "uren_hulp": float(aantal("UREN.hulp")),
        "blijven": float(aantal("BLIJVEN")),
        "broer_zus": float(aantal("BROER_ZUS")),
    }


def enough_verdict(kinderen: int, op: date, over_wie: str = Bronkeuze().over_wie) -> Verdict:
    """A plan is about many: with fewer children one would see in it who they are."""
    nodig = PAKKET.drempel("VERDEEL.DOSSIERS", op).aantal
    return unless(
        kinderen >= nodig,
        f"Er zijn te weinig dossiers. Het kan vanaf {nodig} {over_wie}. Met minder zou te zien zijn om welke kinderen "
        "het gaat.",
    )


def born_between(sector: Sector, op: date) -> tuple[date, date]:
    """First and last birthday of children of this age: by how old they are on the last first of October."""
    jaren = PAKKET.leeftijd("VERDEEL.VO_VANAF", op).jaren
    teldag = date(op.year - (op < date(op.year, 10, 1)), 10, 1)
    grens = teldag.replace(year=teldag.year - jaren)
    return (grens + timedelta(days=1), op) if sector is Sector.PO else (date.min, grens)
