"""Tables of kennis."""

from knooppunt.kennis.models.items import Itemversie, Kennisitem
from knooppunt.kennis.models.oproepen import Oproep, Oproepantwoord
from knooppunt.kennis.models.scholing import Deelname, Scholing

__all__ = ["Deelname", "Itemversie", "Kennisitem", "Oproep", "Oproepantwoord", "Scholing"]
