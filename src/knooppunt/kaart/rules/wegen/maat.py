"""By what measure distances and travel times are reckoned, in words and with the error that it has."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knooppunt.basis.benoemd import Benoemd


class Hoe(Benoemd):
    """How somebody travels; the stored word is the mode of the planning library."""

    LOPEND = "foot", "lopend"
    FIETS = "bicycle", "op de fiets"
    ROLSTOEL = "wheelchair", "met een rolstoel"
    AUTO = "car", "met de auto"
    OV = "transit", "met het openbaar vervoer"


ZONDER_KAART = (Hoe.LOPEND, Hoe.FIETS, Hoe.AUTO)
"""How one can travel where there is no map of roads."""
BEBOUWING = {"city": "in de stad", "town": "in dorpen en kleine steden", "country": "op het platteland"}


@dataclass(frozen=True)
class Reismaat:
    """How the ways of an area are reckoned. It is kept with a study, so that its answer can be repeated.

    Without ``bron``, the files with roads, a way is the straight line times ``omweg``, as it was calibrated for this
    ``bebouwing``. ``buiten`` places lie off the map of roads; for them the straight line holds as well. ``wacht_op``
    names roads that were set but have not been reckoned yet. Public transport is there before ``aankomst``.
    """

    omweg: float = 1.4
    bebouwing: str = "town"
    bron: str = ""
    stempel: str = ""
    buiten: int = 0
    hoes: tuple[str, ...] = tuple(hoe.value for hoe in ZONDER_KAART)
    wacht_op: str = ""
    aankomst: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any] | None) -> Reismaat:
        """What was kept; a study of before roads could be brought has none, and was reckoned in this very way."""
        return cls(**{**gegevens, "hoes": tuple(gegevens["hoes"])}) if gegevens else cls()

    @property
    def keer(self) -> str:
        """The detour as one writes it."""
        return f"{self.omweg:.2f}".rstrip("0").replace(".", ",")

    @property
    def kort(self) -> str:
        return f"over de wegen in {self.bron}" if self.bron else f"de rechte lijn keer {self.keer}"

    @property
    def zin(self) -> str:
        """One sentence for who asks or reads a study, with the error of an estimate."""
        if self.bron:
            return f"Afstanden gaan over de wegen in {self.bron}."
        wacht = f"De wegen in {self.wacht_op} zijn nog niet doorgerekend. " if self.wacht_op else ""
        (helft, meeste), _ = self._errors
        return (
            f"{wacht}Afstanden zijn geschat: de rechte lijn op de kaart keer {self.keer}. Dat klopt voor de helft van "
            f"de wegen op {helft}% na, en voor 9 van de 10 op {meeste}% na."
        )

    @property
    def uitleg(self) -> list[str]:
        """Sentences for under the figures."""
        if not self.bron:
            wacht = f"De wegen in {self.wacht_op} zijn nog niet doorgerekend. Tot dan geldt een schatting."
            return [
                *([wacht] if self.wacht_op else []),
                *self._estimate("Afstanden over de weg zijn geschat"),
            ]
        buiten = f"{self.buiten} {'plek' if self.buiten == 1 else 'plekken'}"
        ligt = "ligt" if self.buiten == 1 else "liggen"
        zinnen = [
            f"Afstanden en reistijden gaan over de wegen in {self.bron}. Een auto rijdt daar zonder drukte."
        ]
        if self.aankomst:
            zinnen.append(f"Het openbaar vervoer is er voor {self.aankomst}.")
        if self.buiten:
            zinnen += [
                f"{buiten} {ligt} buiten die kaart.",
                *self._estimate("Daarvan zijn de afstanden geschat"),
            ]
        return zinnen

    @property
    def _errors(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Of lengths and of times by car, in percent: for half of the ways, and for nine of ten."""
        from knooppunt_planning.network import ERRORS, Urbanity  # numpy: only who reads about ways needs it

        return ERRORS[Urbanity(self.bebouwing)]

    def _estimate(self, begin: str) -> list[str]:
        lengte, tijd = self._errors
        return [
            f"{begin}: de rechte lijn keer {self.keer}, zoals {BEBOUWING[self.bebouwing]}.",
            f"Van de helft van de wegen klopt dat op {lengte[0]}% na, van 9 van de 10 op {lengte[1]}% na. "
            f"Een reistijd met de auto klopt voor de helft op {tijd[0]}% na, voor 9 van de 10 op {tijd[1]}%. "
            "Gemeten op de wegen in en om Maastricht. Lopend en op de fiets is de snelheid een aanname.",
        ]


GESCHAT = Reismaat()
"""What held before an area said how dense it is built."""


def duration_in_words(minuten: float) -> str:
    """Whole minutes, from an hour on with hours; infinite is not to be reached."""
    if math.isinf(minuten):
        return "niet bereikbaar"
    uren, rest = divmod(max(1, round(minuten)), 60)
    woord = "minuut" if rest == 1 else "minuten"
    delen = [*([f"{uren} uur"] if uren else []), *([f"{rest} {woord}"] if rest else [])]
    return " en ".join(delen)
