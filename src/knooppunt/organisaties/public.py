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
from knooppunt.organisaties.queries import (
    Reisstroom,
    Stroomcel,
    area_pc4s,
    build_stamp,
    built_swvs,
    flow_cells,
    peildata,
    travel_flows,
)
from knooppunt.organisaties.rules.plaatsen import afstand_km

__all__ = [
    "Gemeente",
    "Leerlingstroom",
    "Ondersteuningsniveau",
    "Organisatie",
    "Postcodegebied",
    "Regio",
    "Reisstroom",
    "Samenwerkingsverband",
    "Stroomcel",
    "Vestiging",
    "Wijk",
    "afstand_km",
    "area_pc4s",
    "build_stamp",
    "built_swvs",
    "flow_cells",
    "peildata",
    "travel_flows",
]
