"""How far is near home in the invented region, and in which other (invented) regions its municipalities lie."""

from __future__ import annotations

from datetime import date

from knooppunt.kaart.actions.norm import set_divisions, set_norm
from knooppunt.kaart.rules.grenzen import Indelingsoort
from knooppunt.kaart.rules.norm import Normgroep, Normrij, Normwijze
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.klok import Klok
from knooppunt.project.demonstratie.mensen import Mensen

AFSTANDEN = {"": (4.5, 9.0), "GM9901": (3.6, 7.5)}
CLUBS = 41
INDELING = {
    "GM9901": ("Waterland", "Markermeer", "Waterrijk"),
    "GM9902": ("Waterland", "Markermeer", "Waterrijk"),
    "GM9903": ("Waterland", "Noorderwater", "Noordoever"),
}
"""The RMC region, the safety region (also of the GGD) and the youth care region of each municipality."""


def decide_near_home(mensen: Mensen, klok: Klok) -> None:
    at = klok.geleden(200)
    rijen = [
        Normrij(gemeente, groep, km)
        for gemeente, afstanden in AFSTANDEN.items()
        for groep, km in zip(Normgroep, afstanden, strict=True)
    ]
    set_norm(
        wijze=Normwijze.GEREKEND, rijen=rijen, clubs=CLUBS, bron="Verzonnen lijst van sportclubs",
        bron_datum=date(at.year, 1, 1), by=kijker(mensen.accounts["carla"], at), at=at,
    )  # fmt: skip
    soorten = (Indelingsoort.RMC, Indelingsoort.VEILIGHEID, Indelingsoort.JEUGD)
    set_divisions(
        indeling={code: dict(zip(soorten, namen, strict=True)) for code, namen in INDELING.items()},
        bron="Verzonnen regio's", bron_datum=date(at.year, 1, 1), by=kijker(mensen.accounts["tom"], at), at=at,
    )  # fmt: skip
