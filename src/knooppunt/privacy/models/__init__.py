"""Tables of privacy, one module per domain word."""

from knooppunt.privacy.models.bewaren import Aankondiging, Uitstel, Vernietiging
from knooppunt.privacy.models.download import Download, Downloaddeel
from knooppunt.privacy.models.verzoek import Verzoek

__all__ = ["Aankondiging", "Download", "Downloaddeel", "Uitstel", "Vernietiging", "Verzoek"]
