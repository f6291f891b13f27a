"""Who rides, and with what: what a planner fills in. Times are minutes after midnight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import Verdict, unless
from knooppunt.kaart.rules.thuisnabij import Punt

PAKKET = lees_regelpakket(Path(__file__).parents[1] / "ritten.toml")
MEESTE_LEERLINGEN, MEESTE_VOERTUIGEN = 300, 60
"""More are planned in two lists: beyond this a plan of a minute is not a good one."""
LANGST_GELDIG = timedelta(days=366)
"""A list is for a school year at most; after that who rides is asked anew."""


class Schooldag(Benoemd):
    """A day on which pupils ride."""

    MA = "ma", "maandag"
    DI = "di", "dinsdag"
    WO = "wo", "woensdag"
    DO = "do", "donderdag"
    VR = "vr", "vrijdag"


class Deelrit(Benoemd):
    """To school in the morning, or home in the afternoon."""

    HEEN = "heen", "heen"
    TERUG = "terug", "terug"


@dataclass(frozen=True)
class Rijder:
    """One pupil: where it is picked up, to which school it goes and when, and what it needs on the way."""

    ref: str
    naam: str
    adres: str
    postcode: str
    punt: Punt
    school: str
    """Code of the site."""
    dagen: tuple[str, ...]
    begint: int | None
    """When lessons begin; None: does not ride in the morning."""
    eindigt: int | None
    langste_rit: int
    eindigt_wo: int | None = None
    """On Wednesday, when that is another time."""
    rolstoel: bool = False
    begeleiding: bool = False
    groep: str = ""
    niet_met: str = ""
    """A group with whose pupils it is never in a vehicle at the same time."""
    samen: str = ""
    """Who has the same word here rides in the same vehicle."""
    vast: bool = False
    """Cannot change to another vehicle or another time at short notice."""
    rijdt: bool = True
    """False: does not ride for the time being."""

    @classmethod
    def from_json(cls, ref: str, gegevens: Mapping[str, Any]) -> Rijder:
        punt, dagen = tuple(gegevens["punt"]), tuple(gegevens["dagen"])
        return cls(**{**gegevens} | {"ref": ref, "punt": punt, "dagen": dagen})

    def as_json(self) -> dict[str, Any]:
        """Without its reference, which is that of its row."""
        gegevens = asdict(self)
        del gegevens["ref"]
        return gegevens

    def tijd(self, deel: Deelrit, dag: str) -> int | None:
        """The bell of this ride on this day; None when it does not ride then."""
        if not self.rijdt or dag not in self.dagen:
            return None
        if deel is Deelrit.HEEN:
            return self.begint
        is_korter = dag == Schooldag.WO and self.eindigt is not None and self.eindigt_wo is not None
        return self.eindigt_wo if is_korter else self.eindigt


@dataclass(frozen=True)
class Voertuig:
    """One vehicle: its seats without that of the driver, its places for wheelchairs, and where it begins and ends."""

    ref: str
    naam: str
    zitplaatsen: int
    rolstoelplaatsen: int
    postcode: str
    punt: Punt

    @classmethod
    def from_json(cls, ref: str, gegevens: Mapping[str, Any]) -> Voertuig:
        return cls(**{**gegevens} | {"ref": ref, "punt": tuple(gegevens["punt"])})

    def as_json(self) -> dict[str, Any]:
        """Without its reference."""
        gegevens = asdict(self)
        del gegevens["ref"]
        return gegevens


@dataclass(frozen=True)
class Ritschool:
    """A site where pupils are brought."""

    code: str
    naam: str
    punt: Punt


def list_verdict(tot: date, op: date) -> Verdict:
    return unless(tot >= op, "Kies een dag die nog komt.") & unless(
        tot <= op + LANGST_GELDIG, "Een lijst geldt hoogstens een jaar. Maak daarna een nieuwe."
    )


def names_verdict(namen: Iterable[str]) -> Verdict:
    """Every name once, or nobody knows who is meant."""
    keren: dict[str, list[str]] = defaultdict(list)
    for naam in namen:
        keren[naam.strip().lower()].append(naam)
    dubbel = [alle[0] for alle in keren.values() if len(alle) > 1]
    return unless(
        not dubbel,
        f"Deze naam staat al op de lijst: {', '.join(dubbel).removesuffix('.')}. Zet er iets achter, zoals de school.",
    )


def schools_verdict(rijders: Iterable[Rijder], bekend: Container[str]) -> Verdict:
    """Does every school still exist, with a place on the map?"""
    zonder = [rijder.naam for rijder in rijders if rijder.rijdt and rijder.school not in bekend]
    return unless(
        not zonder, f"Kies opnieuw een school voor: {', '.join(zonder)}. De school is niet meer bekend."
    )


def plan_verdict(rijders: Iterable[Rijder], voertuigen: int) -> Verdict:
    """Is there something to plan?"""
    rijden = sum(rijder.rijdt for rijder in rijders)
    return (
        unless(rijden, "Er rijdt nog niemand mee. Zet eerst leerlingen op de lijst.")
        & unless(voertuigen, "Er is nog geen auto. Zet eerst een auto op de lijst.")
        & unless(
            rijden <= MEESTE_LEERLINGEN,
            f"Dit zijn {rijden} leerlingen. Meer dan {MEESTE_LEERLINGEN} kan niet in één lijst. Maak er twee.",
        )
        & unless(
            voertuigen <= MEESTE_VOERTUIGEN,
            f"Dit zijn {voertuigen} auto’s. Meer dan {MEESTE_VOERTUIGEN} kan niet in één lijst.",
        )
    )


def find_school(tekst: str, scholen: Mapping[str, Ritschool]) -> Ritschool:
    """The school with this code, or with this name; ValueError says what is wrong."""
    gezocht = tekst.strip()
    code = gezocht.rpartition("(")[2].rstrip(") ").upper()
    if code in scholen:
        return scholen[code]
    klein = gezocht.lower()
    gevonden = [s for s in scholen.values() if klein in (s.naam.lower(), s.naam.lower().rpartition(", ")[0])]
    if not gevonden:
        raise ValueError(
            "Deze school is niet gevonden. Vul de code van zes tekens in, of de naam zoals in de lijst."
        )
    if len(gevonden) > 1:
        codes = ", ".join(f"{s.naam} ({s.code})" for s in gevonden[:5])
        raise ValueError(f"Er zijn meer scholen met deze naam. Vul de code in: {codes}.")
    return gevonden[0]
