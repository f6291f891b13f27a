"""A small ride list: two pupils beside each other, a special school ten kilometres off, and one vehicle."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from knooppunt.kaart.actions.ritdagen import write_exception
from knooppunt.kaart.actions.ritplannen import ask_ride_plan
from knooppunt.kaart.actions.ritten import make_ride_list, replace_on_list
from knooppunt.kaart.models import Ritplan, Rittenlijst
from knooppunt.kaart.queries.ritten import riders_of
from knooppunt.kaart.rules.ritten.dag import Uitzondering, Uitzonderingsoort
from knooppunt.kaart.rules.ritten.lijst import Rijder, Voertuig
from knooppunt.kaart.werk import claim_study, count_study
from tests.factories import AT, OP

TOT = OP.replace(year=2027, month=7, day=31)
MAANDAG = OP + timedelta(days=7 - OP.weekday())
"""The next one."""
WEEK = ("ma", "di", "wo", "do", "vr")


def rider(naam: str = "Bodil A.", **anders) -> Rijder:
    return Rijder(
        **{
            "ref": "", "naam": naam, "adres": "Kadewerf 14", "postcode": "9902", "punt": (52.62, 5.30),
            "school": "99AA00", "dagen": WEEK, "begint": 510, "eindigt": 870, "langste_rit": 60,
        } | anders
    )  # fmt: skip


def vehicle(naam: str = "Bus 1", **anders) -> Voertuig:
    return Voertuig(
        **{
            "ref": "",
            "naam": naam,
            "zitplaatsen": 4,
            "rolstoelplaatsen": 1,
            "postcode": "9901",
            "punt": (52.6, 5.3),
        }
        | anders
    )


def ride_list(cast, *rijders: Rijder, autos=None, wie: str = "vervoerplanner") -> Rittenlijst:
    by = getattr(cast, wie)
    lijst = make_ride_list(sleutel="l" * 16, naam="Leerlingenvervoer", tot=TOT, begeleiders=1, by=by, at=AT)
    rijen = rijders or (rider(), rider("Tjeerd M.", punt=(52.625, 5.305)))
    replace_on_list(lijst_ref=lijst.ref, soort=Rijder, rijen=rijen, by=by, at=AT)
    replace_on_list(lijst_ref=lijst.ref, soort=Voertuig, rijen=autos or [vehicle()], by=by, at=AT)
    return lijst


def away(cast, lijst: Rittenlijst, naam: str = "Bodil A.", **anders) -> str:
    """A pupil does not ride on Monday; gives the reference of what was written down."""
    wie = next(rijder.ref for rijder in riders_of(lijst) if rijder.naam == naam)
    wat = {"soort": Uitzonderingsoort.AFWEZIG.value, "wie": wie, "van": MAANDAG, "tot": MAANDAG} | anders
    return write_exception(lijst_ref=lijst.ref, wat=Uitzondering("", **wat), by=cast.vervoerplanner, at=AT)


def counted_rides(cast, lijst: Rittenlijst, sleutel: str = "p" * 16, dag: date | None = None) -> Ritplan:
    """A finished plan; whatever waits before it is counted too."""
    plan = ask_ride_plan(
        lijst_ref=lijst.ref, sleutel=sleutel, seconden=0, dag=dag, by=cast.vervoerplanner, at=AT
    )
    while (taak := claim_study(AT)) is not None:
        assert count_study(taak, lambda: AT)
    plan.refresh_from_db()
    return plan


def refs_of_rides(cast) -> dict[str, str]:
    """A list and a plan that waits, by the parameter of the address that takes it."""
    lijst = ride_list(cast)
    plan = ask_ride_plan(lijst_ref=lijst.ref, sleutel="w" * 16, seconden=1, by=cast.vervoerplanner, at=AT)
    return {
        "lijst_ref": lijst.ref, "ritplan_ref": plan.ref, "leerling_ref": lijst.leerlingen.first().ref,
        "voertuig_ref": lijst.voertuigen.first().ref, "rij_ref": lijst.leerlingen.first().ref,
        "uitzondering_ref": away(cast, lijst), "dag": f"{MAANDAG}",
    }  # fmt: skip


def page(cast: Any, naam: str, *args: object, wie: str = "vervoerplanner") -> Any:
    """A page of the map as its planner gets it."""
    return cast.client(wie).get(reverse(f"kaart:{naam}", args=args))


def text(antwoord: Any) -> str:
    """What a page says, without its marks."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode())))
