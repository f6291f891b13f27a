"""The circle around the child: who belongs to it, and which parts are shared on which ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import nl


class Deel(Benoemd):
    """Parts of a dossier. What is in no part is seen by the whole circle."""

    ONDERWIJS = "onderwijs", nl("onderwijs")
    ZORG = "zorg", nl("zorg en hulp")
    GEZIN = "gezin", nl("verhaal en gezin")
    MELDCODE = "meldcode", nl("meldcode")
    DESKUNDIGE = "deskundige", nl("aantekeningen van een deskundige")


DEELBAAR = (Deel.ONDERWIJS, Deel.ZORG, Deel.GEZIN)
"""Parts that are shared with an organisation, and that parents and pupil see."""
GESLOTEN = (Deel.MELDCODE, Deel.DESKUNDIGE)
"""Parts that are never shared: only who works on one sees it, whatever their place in the circle. They are in nobody's
``DossierZicht.delen``, so that a list, an export or a count that asks for the visible parts leaves them out."""


class Grondslag(Benoemd):
    """Why a part may be seen (AVG art. 6 and 9; domain.md 4.1)."""

    TOESTEMMING = "toestemming", nl("toestemming van ouder of leerling")
    WETTELIJKE_TAAK = "wettelijke_taak", nl("wettelijke taak")


class Meelezen(Benoemd):
    """Why a parent of an adult pupil still reads along."""

    LEERLING = "leerling", "de leerling laat het zien"
    RECHTER = "rechter", "door de rechter benoemd als mentor of curator"


class Hoedanigheid(Benoemd):
    """As what someone is in the circle."""

    OUDER = "ouder", nl("ouder of verzorger")
    LEERLING = "leerling", nl("leerling")
    TEAM = "team", nl("lid van het team")
    GAST = "gast", nl("gast")


@dataclass(frozen=True)
class Periode:
    """From a day until (not including) a day."""

    vanaf: date
    tot: date | None = None

    def bevat(self, dag: date) -> bool:
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)


@dataclass(frozen=True)
class KindGegevens:
    """Who the child is, as told at the loket."""

    voornaam: str
    achternaam: str
    geboortedatum: date
    woon_pc4: str


@dataclass(frozen=True)
class VerhaalGegevens:
    """A story as it was told: question and answer pairs in the teller's own words."""

    verteller: str
    hoedanigheid: str
    antwoorden: tuple[tuple[str, str], ...]
    verteld_at: datetime
    medeondertekend: tuple[tuple[str, str], ...] = ()
    """(name, ISO date) of who signed too."""
    vraag_ref: str = ""


@dataclass(frozen=True)
class OuderGegevens:
    """A parent or carer who takes part from the start. Without e-mail there is no account yet."""

    naam: str
    relatie: str
    gezag: bool
    email: str | None = None


@dataclass(frozen=True)
class DelingGegevens:
    """What may be shared with whom from the start, and on which ground."""

    organisatie_id: int
    deel: Deel
    grondslag: Grondslag
    gegeven_door: str = ""
    toelichting: str = ""
    grond: str = ""
    """Code of the ground in the law (gronden.toml); empty for consent, and for the first ground that fits."""
    doel: str = ""
    """Code of the purpose; empty for the usual one."""
