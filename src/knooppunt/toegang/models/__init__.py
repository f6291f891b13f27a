"""Tables of toegang, one module per subject."""

from knooppunt.toegang.models.accounts import Account, Bericht, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.models.inloggen import Apparaat, Rem, Sessie

__all__ = ["Account", "Apparaat", "Bericht", "Gebeurtenis", "Lidmaatschap", "Rem", "Sessie", "Taak"]
