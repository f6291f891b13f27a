"""From a sample of the flows to walks that are played: one region, one time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from knooppunt.loket.rules.grenzen import REGELS
from knooppunt.organisaties.public import Organisatie, Regio, area_pc4s, flow_cells, peildata
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.demonstratie.klok import Draaiboek, Klok
from knooppunt.project.demonstratie.mensen import Mensen
from knooppunt.project.demonstratie.streek import last_peildatum, read_data
from knooppunt.project.kinderen.bezetting import Regiotoneel, staff_region
from knooppunt.project.kinderen.gezinnen import Gezinsvorming, Kind
from knooppunt.project.kinderen.rondkijken import Rondkijken, choose_child_of_mother, choose_pupil
from knooppunt.project.kinderen.steekproef import draw_places
from knooppunt.project.kinderen.verdeling import Fase, deal_stages, variant_of

IN_DIENST = 600
"""Days ago that everyone's account was made: before the first story."""


class Bevolker:
    """Chooses the children, writes their walks down, and plays them in the order of time."""

    def __init__(self, regio: Regio, at: datetime, aantal: int, kans: Random) -> None:
        self.regio, self.aantal, self.kans = regio, aantal, kans
        self.klok, self.boek = Klok(at), Draaiboek()
        self.domein = f"{regio.code}.invalid"
        self.codes = list(regio.samenwerkingsverbanden.values_list("code", flat=True))
        self.kinderen: list[Kind] = []

    def choose(self, seed: int) -> None:
        """Draw the children from the newest flows, and make families of them."""
        cellen = flow_cells(self.codes, peildata(self.codes)[0])
        grens = REGELS.leeftijd("hoogste_leeftijd", self.klok.vandaag).jaren
        plekken = draw_places(cellen, self.aantal, grens, seed)
        scholen = {
            o.vestiging.pk: o
            for o in Organisatie.objects.filter(
                vestiging__in={plek.vestiging_id for plek in plekken}
            ).select_related("vestiging", "regio")
        }
        gezinnen = Gezinsvorming(
            read_data("namen.toml"), read_data("verhalen.toml")["verhaal"], self.domein, self.kans
        )
        self.kinderen = gezinnen.form(plekken, scholen, last_peildatum(self.klok.vandaag))

    def write(self) -> None:
        """Make the professionals, and write down every step of every child."""
        leerling = choose_pupil(self.kinderen, self.klok.vandaag)
        van_moeder = choose_child_of_mother(self.kinderen, niet=leerling)
        vast = [kind for kind in (van_moeder, leerling) if kind]
        verdeling = deal_stages(self.kinderen, self.kans, vast)
        toneel = self._stage(verdeling)
        gangen: dict[Kind, Gang] = {}
        nummers: Counter[str] = Counter()
        for kind, fase in verdeling.items():
            naam = fase.loop.__name__
            gangen[kind] = gang = Gang(kind.profiel)
            dagen = 0 if kind in vast else self.kans.randint(0, fase.eerder)
            eerder = replace(toneel, klok=Klok(self.klok.nu - timedelta(days=dagen)))
            fase.loop(eerder, gang, variant_of(nummers[naam]))
            nummers[naam] += 1
        self.rondkijken = Rondkijken(
            self.regio, toneel, *((kind, gangen[kind]) if kind else None for kind in (van_moeder, leerling))
        )
        self.rondkijken.write()

    def _stage(self, verdeling: dict[Kind, Fase]) -> Regiotoneel:
        """Everyone who works with these children; a school whose child nobody knows of has no coordinator."""
        zonder = {kind.plek.vestiging_id for kind, fase in verdeling.items() if fase.zonder_coordinator}
        scholen: dict[int, Organisatie] = {}
        for kind in self.kinderen:
            if kind.profiel.school and kind.plek.vestiging_id not in zonder:
                scholen[kind.plek.vestiging_id] = kind.profiel.school
        mensen = Mensen(
            self.klok.geleden(IN_DIENST), self.klok.vandaag, self.domein, self.kans.randrange(2**32)
        )
        bezetting = staff_region(self.regio, mensen, scholen.values(), area_pc4s(self.codes))
        return Regiotoneel(self.klok, self.boek, bezetting)

    def play(self, voortgang: Callable[[int, int], None]) -> None:
        self.boek.speel(voortgang)
        self.rondkijken.tell()
