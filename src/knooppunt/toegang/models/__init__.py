"""Tables of toegang, one module per subject."""

from knooppunt.toegang.models.accounts import (
    Account,
    Bericht,
    Beurten,
    Lidmaatschap,
    Nachtronde,
    Taak,
)
from knooppunt.toegang.models.brieven import Brief
from knooppunt.toegang.models.inloggen import Apparaat, Herstelcode, Koppeling, Rem, Sessie, TweedeStap
from knooppunt.toegang.models.logboek import Gebeurtenis, Rijwijziging
from knooppunt.toegang.models.telstanden import Telstand

__all__ = [
    "Account",
    "Apparaat",
    "Bericht",
    "Beurten",
    "Brief",
    "Gebeurtenis",
    "Herstelcode",
    "Koppeling",
    "Lidmaatschap",
    "Nachtronde",
    "Rem",
    "Rijwijziging",
    "Sessie",
    "Taak",
    "Telstand",
    "TweedeStap",
]
