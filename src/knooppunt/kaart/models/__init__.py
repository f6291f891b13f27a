"""Tables of kaart: agreements of municipalities, how far is near home, studies and their proposals."""

from knooppunt.kaart.models.norm import Normregel, Regioindeling, Thuisnabijnorm
from knooppunt.kaart.models.studie import Dossiervraag, Studie, Voorstel
from knooppunt.kaart.models.vervoer import Vervoerafspraak

__all__ = [
    "Dossiervraag",
    "Normregel",
    "Regioindeling",
    "Studie",
    "Thuisnabijnorm",
    "Vervoerafspraak",
    "Voorstel",
]
