"""Times, days and reasons of a plan of rides in plain Dutch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date

from knooppunt.kaart.rules.ritten.dag import Uitzondering, Uitzonderingsoort
from knooppunt.kaart.rules.ritten.lijst import Schooldag
from knooppunt.kaart.rules.ritten.plan import Feiten

WAAROM = {
    "too_far": "Recht naar school duurt {direct:.0f} minuten, en de rit mag hoogstens {most:.0f} minuten duren.",
    "no_vehicle": "Er is geen auto die deze leerling mag meenemen.",
    "no_space": "In geen enkele auto is de plek die nodig is, zoals een plek voor een rolstoel of voor begeleiding.",
    "no_time": "Geen auto kan op tijd bij huis en bij school zijn.",
    "limit": "Er zou wel plek zijn zonder {limits}.",
    "full": "Alle auto’s hebben het te druk.",
}
GEEN_WEG = (
    "Op de kaart met wegen is er geen weg met de auto naar school. Vul een precies punt aan een weg in."
)
GRENZEN = {
    "ride": "de langste rit van deze leerling",
    "window": "de tijden van school",
    "space": "het aantal plekken in de auto’s",
    "apart": "de leerlingen die niet samen mogen",
    "escort": "het aantal begeleiders",
    "length": "de langste dag van een auto",
    "break": "de pauze van de chauffeur",
    "shift": "de uren waarop auto’s rijden",
    "cost": "de kosten van een extra auto",
}
HULP = {
    "one_vehicle": "Eén auto meer zoals {vehicle} geeft {riders} van de {unserved} ritten een plek.",
    "ride_minutes": "{minutes} minuten langer in de auto geeft {riders} van de {unserved} ritten een plek.",
    "bell_minutes": "{minutes} minuten meer ruimte rond de bel geeft {riders} van de {unserved} ritten een plek.",
    "one_escort": "Eén begeleider meer geeft {riders} van de {unserved} ritten een plek.",
}


def clock(minuten: int) -> str:
    return f"{minuten // 60}.{minuten % 60:02}"


MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
WEEKDAGEN = (*(dag.label for dag in Schooldag), "zaterdag", "zondag")


def day_in_words(dag: date) -> str:
    """``vrijdag 4 december``: a ride list is for one school year."""
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"


def period_in_words(van: date, tot: date) -> str:
    return day_in_words(van) if van == tot else f"{day_in_words(van)} tot en met {day_in_words(tot)}"


def days_in_words(dagen: Iterable[str]) -> str:
    """All five is every day of school."""
    gekozen = [dag for dag in Schooldag if dag.value in set(dagen)]
    if len(gekozen) == len(Schooldag):
        return "elke schooldag"
    return enumeration([dag.label for dag in gekozen])


def enumeration(woorden: list[str], laatste: str = "en") -> str:
    """One, two and three."""
    return f" {laatste} ".join(filter(None, [", ".join(woorden[:-1]), *woorden[-1:]]))


def what_is_other(uitzondering: Uitzondering, naam: str) -> str:
    """``naam`` is that of the pupil, the school or the vehicle."""
    if uitzondering.soort == Uitzonderingsoort.DICHT:
        return f"{naam} is dicht"
    if uitzondering.soort == Uitzonderingsoort.AUTO:
        return f"{naam} rijdt niet"
    if uitzondering.soort == Uitzonderingsoort.AFWEZIG:
        return " ".join(filter(None, (naam, "rijdt", uitzondering.deel, "niet mee")))
    tijden = {"begint": uitzondering.begint, "eindigt": uitzondering.eindigt}
    woorden = [f"{wat} om {clock(tijd)}" for wat, tijd in tijden.items() if tijd is not None]
    return f"{naam}: de school {enumeration(woorden)}"


def why(code: str, feiten: Feiten) -> str:
    """Why a ride has no place."""
    gegevens = dict(feiten)
    if gegevens.get("direct") == math.inf:
        return GEEN_WEG
    if "limits" in gegevens:
        namen = [GRENZEN[grens] for grens in str(gegevens["limits"]).split(", ")]
        gegevens["limits"] = enumeration(namen, "of")
    return WAAROM[code].format(**gegevens)


def what_helps(code: str, feiten: Feiten, autos: Mapping[str, str]) -> str:
    """What would give most rides a place; vehicles by their name."""
    gegevens = dict(feiten)
    if "vehicle" in gegevens:
        gegevens["vehicle"] = autos.get(str(gegevens["vehicle"]), "een van deze")
    return HULP[code].format(**gegevens)
