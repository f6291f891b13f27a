"""Tables of kennis."""

from knooppunt.kennis.models.items import Itemversie, Kennisitem

__all__ = ["Itemversie", "Kennisitem"]
