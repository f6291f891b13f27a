"""Tables of privacy, one module per domain word."""

from knooppunt.privacy.models.bewaren import Aankondiging, Uitstel, Vernietiging
from knooppunt.privacy.models.verzoek import Verzoek

__all__ = ["Aankondiging", "Uitstel", "Vernietiging", "Verzoek"]
