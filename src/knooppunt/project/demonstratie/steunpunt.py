"""The ouder- en jeugdsteunpunt: conversations of this school year and the last, and the signals that it handed over."""

from __future__ import annotations

from datetime import datetime
from itertools import cycle
from random import Random
from typing import Any

from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.klok import Draaiboek, Klok, dag_van
from knooppunt.project.demonstratie.mensen import Mensen
from knooppunt.project.demonstratie.streek import SEED, read_data
from knooppunt.steunpunt.actions import bundle_signals, keep_contact
from knooppunt.steunpunt.rules import period_of

KANALEN = cycle(("telefoon", "telefoon", "gesprek", "mail"))
RONDES = (260, 30)
"""Around how many days ago the conversations are: in the half year before, and lately."""


class Steunpunt:
    """Who works there writes conversations down. ``write`` writes the steps; the others are steps."""

    def __init__(self, mensen: Mensen, klok: Klok) -> None:
        self.mensen, self.klok, self.kans = mensen, klok, Random(SEED)  # noqa: S311 - invented people
        self.maud = mensen.accounts["maud"]

    def write(self, boek: Draaiboek) -> None:
        verhalen = read_data("steunpunt.toml")
        vorige = period_of(self.klok.dag_geleden(0)).begin
        for ronde in RONDES:
            for soort in verhalen["gesprek"]:
                for _ in range(soort["keer"] if ronde == RONDES[0] else 1):
                    at = self.klok.geleden(ronde - self.kans.randrange(25), 9 + self.kans.randrange(7))
                    if ronde == RONDES[1] or dag_van(at) < vorige:
                        boek.op(at, self.talk, soort)
        boek.op(self.klok.geleden(2), self.bundle, verhalen["toelichting"]["tekst"])

    def talk(self, at: datetime, soort: dict[str, Any]) -> None:
        voornaam, achternaam = self.mensen.new_name()
        gegevens = {
            "gesproken_op": dag_van(at), "kanaal": next(KANALEN), "met": "ouder", "sector": soort["sector"],
            "onderwerp": soort["onderwerp"], "naam": f"{voornaam} {achternaam}", "bereikbaar": "",
            "verslag": soort["verslag"], "terugbellen_op": self._call_back(at),
        }  # fmt: skip
        keep_contact(gegevens=gegevens, by=kijker(self.maud, at), at=at)

    def _call_back(self, at: datetime) -> Any:
        """A few of the last weeks wait for a call."""
        dagen = (self.klok.vandaag - dag_van(at)).days
        return dag_van(self.klok.straks(3)) if dagen < 12 else None

    def bundle(self, at: datetime, toelichting: str) -> None:
        bundle_signals(toelichting=toelichting, by=kijker(self.maud, at), at=at)
