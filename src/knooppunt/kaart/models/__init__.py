"""Tables of kaart: agreements of municipalities, and studies with their proposals. About nobody."""

from knooppunt.kaart.models.studie import Studie, Voorstel
from knooppunt.kaart.models.vervoer import Vervoerafspraak

__all__ = ["Studie", "Vervoerafspraak", "Voorstel"]
