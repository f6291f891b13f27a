"""What other rooms may use of the map."""

from knooppunt.kaart.queries import Thuisnabijbeeld, thuisnabij
from knooppunt.kaart.rules import Thuisnabij

__all__ = ["Thuisnabij", "Thuisnabijbeeld", "thuisnabij"]
