"""Tables of toegang, one module per subject."""

from knooppunt.toegang.models.accounts import (
    Account,
    Bericht,
    Beurten,
    Lidmaatschap,
    Nachtronde,
    Taak,
)
from knooppunt.toegang.models.inloggen import Apparaat, Herstelcode, Rem, Sessie, TweedeStap
from knooppunt.toegang.models.logboek import Gebeurtenis, Rijwijziging

__all__ = [
    "Account",
    "Apparaat",
    "Bericht",
    "Beurten",
    "Gebeurtenis",
    "Herstelcode",
    "Lidmaatschap",
    "Nachtronde",
    "Rem",
    "Rijwijziging",
    "Sessie",
    "Taak",
    "TweedeStap",
]
