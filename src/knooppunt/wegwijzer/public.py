"""What other rooms may use of wegwijzer."""

from knooppunt.wegwijzer.models import Aanbod, Hulpsoort, Locatie, Organisatieprofiel, Taxonomie
from knooppunt.wegwijzer.sjabloon.laden import load_template

__all__ = [
    "Aanbod",
    "Hulpsoort",
    "Locatie",
    "Organisatieprofiel",
    "Taxonomie",
    "load_template",
]
