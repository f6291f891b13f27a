"""What other rooms may use of the map."""

from knooppunt.kaart.queries.thuisnabij import Thuisnabijbeeld, thuisnabij
from knooppunt.kaart.rules.thuisnabij import Thuisnabij

__all__ = ["Thuisnabij", "Thuisnabijbeeld", "thuisnabij"]
