"""What other rooms may use of organisaties."""

from knooppunt.organisaties.models import (
    Gemeente,
    Leerlingstroom,
    Ondersteuningsniveau,
    Organisatie,
    Postcodegebied,
    Regio,
    Samenwerkingsverband,
    Vestiging,
    Wijk,
)

__all__ = [
    "Gemeente",
    "Leerlingstroom",
    "Ondersteuningsniveau",
    "Organisatie",
    "Postcodegebied",
    "Regio",
    "Samenwerkingsverband",
    "Vestiging",
    "Wijk",
]
