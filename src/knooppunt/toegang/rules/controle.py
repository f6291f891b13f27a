"""What is wrong with the record: reads its chains once, in order, and says which line is damaged and how (ADR 0012)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knooppunt.basis.benoemd import Benoemd
from knooppunt.toegang.rules.waarmerk import BEGIN, Logregel, Rij, fits, row_mark


class Schade(Benoemd):
    """How a line, or a stretch of them, does not fit."""

    VERANDERD = "veranderd", "is veranderd, of niet door Knooppunt geschreven"
    ONTBREEKT = "ontbreekt", "ontbreekt"
    INGEVOEGD = "ingevoegd", "hoort hier niet: dit nummer was al geweest"
    SLUIT_NIET_AAN = "sluit_niet_aan", "sluit niet aan op de regel ervoor"
    EINDE_ONTBREEKT = "einde_ontbreekt", "ontbreekt aan het einde (het anker zegt tot waar het logboek liep)"
    TERUGGEZET = (
        "teruggezet",
        "is een andere dan het anker zegt: het logboek is teruggezet of opnieuw geschreven",
    )
    OUDE_SLEUTEL = "oude_sleutel", "heeft een waarmerk van een sleutel die al was vervangen"
    BUITENOM = "buitenom", "hoort bij geen gebeurtenis: gedaan buiten Knooppunt om"


@dataclass(frozen=True, slots=True)
class Plek:
    """A place in a chain: the number of a line, and its mark."""

    nr: int
    waarmerk: str


VOORAAN = Plek(0, BEGIN)
PAGINA = 4096


@dataclass(frozen=True)
class Bevinding:
    """One damage: what, and from which line to which."""

    schade: Schade
    spoor: int | None
    """None for a row change: those are numbered through."""
    nr: int
    tot: int

    @property
    def zin(self) -> str:
        wat = self.schade.label
        if self.spoor is None:
            return f"Rijwijziging {self.nr} {wat}."
        if self.tot == self.nr:
            return f"Spoor {self.spoor}, regel {self.nr} {wat}."
        wat = wat.replace("ontbreekt", "ontbreken", 1)
        return f"Spoor {self.spoor}, regels {self.nr} tot en met {self.tot} {wat}."


@dataclass
class Ketencontrole:
    """Reads chain after chain; ``finish`` says what was found.

    ``begin`` says after which line a chain starts (what came before was closed off with proof), ``anker`` which line
    was once at its end. The keys are in the order in which they were used.
    """

    sleutels: Sequence[bytes]
    begin: Mapping[int, Plek] = field(default_factory=dict)
    anker: Mapping[int, Plek] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)
    einden: dict[int, Plek] = field(default_factory=dict)
    """The last line of every chain that was read."""
    aantal: int = 0
    _eerste: dict[int, int] = field(default_factory=dict)
    """Per key the first line (by id) that it marked: from there on an older key is no longer good."""
    _laatste: dict[int, Logregel] = field(default_factory=dict)

    def read_chain(self, spoor: int, regels: Iterable[tuple[Logregel, str]]) -> None:
        """Check the lines of one chain, in the order of their numbers."""
        vorige, geankerd, vorige_past = self.begin.get(spoor, VOORAAN), self.anker.get(spoor), True
        for regel, waarmerk in regels:
            self.aantal += 1
            if regel.nr <= vorige.nr:
                self._found(Schade.INGEVOEGD, spoor, regel.nr)
                continue
            # What comes after a gap cannot be judged: its mark covers that of the line that is not there.
            past = True
            if regel.nr > vorige.nr + 1:
                self._found(Schade.ONTBREEKT, spoor, vorige.nr + 1, regel.nr - 1)
            elif not self._fits(vorige.waarmerk, regel, waarmerk):
                past = False
                self._found(Schade.VERANDERD if vorige_past else Schade.SLUIT_NIET_AAN, spoor, regel.nr)
            if geankerd and geankerd.nr == regel.nr and geankerd.waarmerk != waarmerk:
                self._found(Schade.TERUGGEZET, spoor, regel.nr)
            vorige, vorige_past = Plek(regel.nr, waarmerk), past
        self.einden[spoor] = vorige

    def finish(self) -> list[Bevinding]:
        """Everything that was found, with what can only be said when all chains have been read."""
        for spoor, plek in self.anker.items():
            einde = self.einden.get(spoor) or self.begin.get(spoor, VOORAAN)
            if einde.nr < plek.nr:
                self._found(Schade.EINDE_ONTBREEKT, spoor, einde.nr + 1, plek.nr)
        for welke, regel in self._laatste.items():
            if any(regel.id > eerste for nieuwer, eerste in self._eerste.items() if nieuwer > welke):
                self._found(Schade.OUDE_SLEUTEL, regel.spoor, regel.nr)
        return self.bevindingen

    def _fits(self, vorige: str, regel: Logregel, waarmerk: str) -> bool:
        for welke in reversed(range(len(self.sleutels))):
            if fits(self.sleutels[welke], vorige, regel, waarmerk):
                self._eerste[welke] = min(self._eerste.get(welke, regel.id), regel.id)
                if welke not in self._laatste or self._laatste[welke].id < regel.id:
                    self._laatste[welke] = regel
                return True
        return False

    def _found(self, schade: Schade, spoor: int, nr: int, tot: int = 0) -> None:
        self.bevindingen.append(Bevinding(schade, spoor, nr, tot or nr))


@dataclass
class Rijcontrole:
    """First every list of row changes that lines of the record hold, then the row changes themselves, once.

    ``tot`` is the last row change that was there when reading began: what lists a later one may have been missed.
    """

    sleutels: Sequence[bytes]
    tot: int
    bevindingen: list[Bevinding] = field(default_factory=list)
    aantal: int = 0
    _lijsten: dict[int, array[int]] = field(default_factory=dict)
    """Marks by number, in pages: eight bytes a row, however many rows there are. 0: not listed."""

    def listed(self, lijst: Mapping[str, str]) -> None:
        """What one line of the record lists: numbers of row changes with their marks."""
        for nummer, waarmerk in lijst.items():
            self._page(int(nummer))[int(nummer) % PAGINA] = int(waarmerk, 16)

    def read_rows(self, rijen: Iterable[Rij]) -> None:
        for rij in rijen:
            self.aantal += 1
            blad, plek = self._page(rij.id), rij.id % PAGINA
            if not blad[plek]:
                if rij.id <= self.tot:
                    self._found(Schade.BUITENOM, rij.id)
            elif all(int(row_mark(sleutel, rij), 16) != blad[plek] for sleutel in reversed(self.sleutels)):
                self._found(Schade.VERANDERD, rij.id)
            blad[plek] = 0

    def finish(self) -> list[Bevinding]:
        """What was found, with the row changes that are listed and not there."""
        for begin, blad in sorted(self._lijsten.items()):
            for plek, waarmerk in enumerate(blad):
                if waarmerk:
                    self._found(Schade.ONTBREEKT, begin * PAGINA + plek)
        return self.bevindingen

    def _page(self, nummer: int) -> array[int]:
        return self._lijsten.setdefault(nummer // PAGINA, array("Q", bytes(8 * PAGINA)))

    def _found(self, schade: Schade, nummer: int) -> None:
        self.bevindingen.append(Bevinding(schade, None, nummer, nummer))
