"""Tables of kaart: agreements of municipalities, how far is near home, studies with proposals, rides of pupils."""

from knooppunt.kaart.models.norm import Normregel, Regioindeling, Thuisnabijnorm
from knooppunt.kaart.models.rekentaak import Rekentaak
from knooppunt.kaart.models.ritten import Ritleerling, Ritplan, Rittenlijst, Rituitzondering, Ritvoertuig
from knooppunt.kaart.models.studie import Dossiervraag, Studie, Voorstel
from knooppunt.kaart.models.vervoer import Vervoerafspraak

__all__ = [
    "Dossiervraag",
    "Normregel",
    "Regioindeling",
    "Rekentaak",
    "Ritleerling",
    "Ritplan",
    "Rittenlijst",
    "Rituitzondering",
    "Ritvoertuig",
    "Studie",
    "Thuisnabijnorm",
    "Vervoerafspraak",
    "Voorstel",
]
