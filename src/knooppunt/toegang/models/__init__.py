"""Tables of toegang, one module per subject."""

from knooppunt.toegang.models.accounts import (
    Account,
    Bericht,
    Beurten,
    Gebeurtenis,
    Lidmaatschap,
    Nachtronde,
    Taak,
)
from knooppunt.toegang.models.inloggen import Apparaat, Rem, Sessie
from knooppunt.toegang.models.telstanden import Telstand

__all__ = [
    "Account",
    "Apparaat",
    "Bericht",
    "Beurten",
    "Gebeurtenis",
    "Lidmaatschap",
    "Nachtronde",
    "Rem",
    "Sessie",
    "Taak",
    "Telstand",
]
