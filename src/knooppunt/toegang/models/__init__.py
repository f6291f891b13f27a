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
]
