"""What other rooms may use of bestanden."""

from knooppunt.bestanden.actions.bewaren import (
    Ontvangen,
    drop_file,
    keep_file,
    keep_outcome,
    receive,
    scan_again,
)
from knooppunt.bestanden.actions.opruimen import remove_orphans, unreadable_files
from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.queries.lezen import content_of
from knooppunt.bestanden.rules.inhoud import KIESBAAR, VORMEN, Geweigerd, Vorm, Weigering
from knooppunt.bestanden.rules.limieten import PAKKET as LIMIETEN
from knooppunt.bestanden.rules.uitslag import Uitslag
from knooppunt.bestanden.web.antwoord import file_response, files_response

__all__ = [
    "KIESBAAR",
    "LIMIETEN",
    "VORMEN",
    "Bestand",
    "Geweigerd",
    "Ontvangen",
    "Uitslag",
    "Vorm",
    "Weigering",
    "content_of",
    "drop_file",
    "file_response",
    "files_response",
    "keep_file",
    "keep_outcome",
    "receive",
    "remove_orphans",
    "scan_again",
    "unreadable_files",
]
