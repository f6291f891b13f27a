"""What is wrong with the record: reads its chains once, in order, and says which line is damaged and how (ADR 0012)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knooppunt.basis.benoemd import Benoemd
from knooppunt.toegang.rules.waarmerk import BEGIN, Logregel, fits


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


@dataclass(frozen=True, slots=True)
class Plek:
    """A place in a chain: the number of a line, and its mark."""

    nr: int
    waarmerk: str


VOORAAN = Plek(0, BEGIN)


@dataclass(frozen=True)
class Bevinding:
    """One damage: what, and from which line to which."""

    schade: Schade
    spoor: int
    nr: int
    tot: int

    @property
    def zin(self) -> str:
        if self.tot == self.nr:
            return f"Spoor {self.spoor}, regel {self.nr} {self.schade.label}."
        wat = self.schade.label.replace("ontbreekt", "ontbreken", 1)
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
