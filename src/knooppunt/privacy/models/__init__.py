"""Tables of privacy, one module per domain word."""

from knooppunt.privacy.models.bewaren import Aankondiging, Uitstel, Vernietiging

__all__ = ["Aankondiging", "Uitstel", "Vernietiging"]
