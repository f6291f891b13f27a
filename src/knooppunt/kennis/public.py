"""What other rooms may use of kennis."""

from knooppunt.kennis.actions.items import (
    release_item,
    submit_item,
    write_item,
)
from knooppunt.kennis.models import Kennisitem
from knooppunt.kennis.queries.bewaren import ended_versions
from knooppunt.kennis.rules.items import Itemblad, Itemsoort

__all__ = [
    "Itemblad",
    "Itemsoort",
    "Kennisitem",
    "ended_versions",
    "release_item",
    "submit_item",
    "write_item",
]
