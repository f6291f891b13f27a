"""The main entrances, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import Permissie


@dataclass(frozen=True)
class Ingang:
    url_naam: str
    label: str
    icoon: str
    voor: Callable[[Viewer], bool]


def _met(*permissies: Permissie) -> Callable[[Viewer], bool]:
    return lambda viewer: any(viewer.mag(p) for p in permissies)


INGANGEN: tuple[Ingang, ...] = (
    Ingang("dossier:start", "Mijn start", "home", lambda v: v.is_bekend),
    Ingang(
        "loket:voordeur",
        "Vertel uw verhaal",
        "message",
        lambda v: v.soort in ("bezoeker", "ouder", "leerling"),
    ),
    Ingang("wegwijzer:start", "Wegwijzer", "search", lambda v: True),
    Ingang("kennis:start", "Kennis", "book", lambda v: True),
    Ingang("loket:lijst", "Vragen", "message", _met(Permissie.VRAGEN_BEHANDELEN, Permissie.WERKLIJST_LOKET)),
    Ingang(
        "dossier:lijst",
        "Dossiers",
        "dossier",
        lambda v: v.soort in ("ouder", "leerling") or v.mag(Permissie.DOSSIERS_ZIEN),
    ),
    Ingang(
        "dossier:knooppunten", "Knooppunten", "people", _met(Permissie.DOSSIERS_ZIEN, Permissie.REGIO_BEHEREN)
    ),
    Ingang("besluiten:werklijst", "Inzet", "plus", _met(Permissie.INZET_REGELEN)),
    Ingang("privacy:mijn", "Mijn privacy", "lock", lambda v: v.soort in ("ouder", "leerling")),
    Ingang("privacy:toezicht", "Toezicht", "eye", _met(Permissie.LOGBOEK_LEZEN)),
    Ingang("privacy:bewaren", "Bewaren", "lock", _met(Permissie.BEWAREN_ZIEN)),
    Ingang("toegang:mensen", "Mensen", "people", _met(Permissie.REGIO_BEHEREN)),
    Ingang("toegang:nacht", "Nachtwerk", "clock", _met(Permissie.REGIO_BEHEREN)),
    Ingang("steunpunt:contacten", "Gesprekken", "message", _met(Permissie.STEUNPUNT_CONTACTEN)),
    Ingang("steunpunt:signalen", "Signalen", "people", _met(Permissie.SIGNALEN_LEZEN)),
    Ingang("kaart:rittenlijsten", "Leerlingenvervoer", "bus", _met(Permissie.VERVOER_PLANNEN)),
    Ingang("monitor:regiobeeld", "Regiobeeld", "map", _met(Permissie.REGIOBEELD_ZIEN)),
)
