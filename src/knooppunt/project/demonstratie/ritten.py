"""The list of pupils whom Rik Dekker has brought to school, and the plan of their rides that waits for its worker."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from knooppunt.kaart.actions.ritdagen import write_exception
from knooppunt.kaart.actions.ritplannen import ask_ride_plan
from knooppunt.kaart.actions.ritten import make_ride_list, replace_on_list
from knooppunt.kaart.models import Rittenlijst
from knooppunt.kaart.queries.ritten import place_book, riders_of
from knooppunt.kaart.rules.ritten.bestand import LEERLINGKOLOMMEN, VOERTUIGKOLOMMEN, form_data
from knooppunt.kaart.rules.ritten.dag import Uitzondering, Uitzonderingsoort, school_days
from knooppunt.kaart.rules.ritten.lijst import Rijder, Voertuig
from knooppunt.kaart.web.ritten.forms import LeerlingForm, VoertuigForm
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.klok import Klok
from knooppunt.project.demonstratie.mensen import Mensen
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.toegang.models import Account

WIE, LIJST, SECONDEN = "Rik Dekker", "voorbeeldritten", 10
TIJDEN = {
    "dagen": "ma di wo do vr",
    "begint": "8.30",
    "eindigt": "14.15",
    "eindigt_wo": "12.15",
    "langste_rit": "60",
}
"""What most pupils of the list have alike."""


def write_ride_list(mensen: Mensen, klok: Klok) -> None:
    """Written as a file would be read."""
    at = klok.geleden(20)
    gegevens, by = read_data("ritten.toml"), kijker(mensen.accounts["rik"], at)
    tot = klok.vandaag + timedelta(days=200)
    lijst = make_ride_list(sleutel=LIJST, tot=tot, by=by, at=at, **gegevens["lijst"])
    for soort, rijen in ((Rijder, _riders(gegevens["leerling"])), (Voertuig, _vehicles(gegevens["auto"]))):
        replace_on_list(lijst_ref=lijst.ref, soort=soort, rijen=rijen, by=by, at=at)
    for uitzondering in _exceptions(lijst, klok.vandaag):
        write_exception(lijst_ref=lijst.ref, wat=uitzondering, by=by, at=at)


def _exceptions(lijst: Rittenlijst, vandaag: date) -> list[Uitzondering]:
    """On the next two school days a pupil does not ride, and in a week a school is closed for a day."""
    rijders = riders_of(lijst)
    morgen, overmorgen = list(
        islice(school_days(vandaag + timedelta(days=1), vandaag + timedelta(days=9)), 2)
    )
    dicht = next(school_days(overmorgen + timedelta(days=5), overmorgen + timedelta(days=9)))
    return [
        Uitzondering("", Uitzonderingsoort.AFWEZIG.value, rijders[0].ref, morgen, overmorgen),
        Uitzondering("", Uitzonderingsoort.DICHT.value, rijders[-1].school, dicht, dicht),
    ]


def ask_rides(at: datetime) -> None:
    """Asked as he would; the worker counts it as soon as the product runs."""
    lijst, by = Rittenlijst.objects.get(sleutel=LIJST), kijker(Account.objects.get(naam=WIE), at)
    ask_ride_plan(lijst_ref=lijst.ref, sleutel="voorbeeldritplan", seconden=SECONDEN, by=by, at=at)


def _riders(rijen: list[dict[str, Any]]) -> list[Rijder]:
    boek = place_book()
    return [
        _valid(LeerlingForm(form_data(TIJDEN | rij, LEERLINGKOLOMMEN)[0], boek=boek)).rider("")
        for rij in rijen
    ]


def _vehicles(rijen: list[dict[str, Any]]) -> list[Voertuig]:
    boek = place_book()
    alle = [{naam: str(waarde) for naam, waarde in rij.items()} for rij in rijen]
    return [_valid(VoertuigForm(form_data(rij, VOERTUIGKOLOMMEN)[0], boek=boek)).vehicle("") for rij in alle]


def _valid(form: Any) -> Any:
    if not form.is_valid():
        raise ValueError(f"ritten.toml: {form.errors.as_json()}")
    return form
