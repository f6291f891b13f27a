"""How far is near home in the invented region: reckoned from invented places to do sports."""

from __future__ import annotations

from datetime import date

from knooppunt.kaart.actions import set_norm
from knooppunt.kaart.rules.norm import Normgroep, Normrij, Normwijze
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.klok import Klok
from knooppunt.project.demonstratie.mensen import Mensen

AFSTANDEN = {"": (4.5, 9.0), "GM9901": (3.6, 7.5)}
CLUBS = 41


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
