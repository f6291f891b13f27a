"""Documents of a dossier: what kinds there are, how one is called, and how long a removed one can come back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import Verdict, nl, unless

PAKKET = lees_regelpakket(Path(__file__).with_suffix(".toml"))


class Documentsoort(Benoemd):
    """What a document is to the people around the child."""

    BRIEF = "brief", nl("brief")
    VERSLAG = "verslag", nl("verslag of onderzoek")
    TEKENING = "tekening", nl("tekening")
    FOTO = "foto", nl("foto")
    GELUID = "geluid", nl("geluid")
    ANDERS = "anders", nl("iets anders")


EIGEN_WERK = (Documentsoort.TEKENING, Documentsoort.FOTO, Documentsoort.GELUID)
"""What of a pupil's documents hangs on the wall of the own page."""


def title_of(titel: str, soort: Documentsoort) -> str:
    """What it is called: as it was written, or else by its kind."""
    return titel.strip() or soort.label.capitalize()


def last_day_to_restore(weg_op: date) -> date:
    return PAKKET.op("DOCUMENT_TERUGZETTEN", weg_op).vanaf(weg_op)


def may_come_back(weg_op: date | None, op: date) -> Verdict:
    """Within the term; after that only the administrator's back-up has it."""
    return unless(weg_op is not None, nl("Dit document is niet weggehaald.")) & unless(
        weg_op is None or op <= last_day_to_restore(weg_op),
        nl("Dit document is te lang geleden weggehaald. Het is er niet meer."),
    )


def may_be_replaced(is_vervangen: bool, is_weg: bool) -> Verdict:
    """Only the newest version has a next one."""
    return unless(not is_vervangen, nl("Er is al een nieuwere versie van dit document.")) & unless(
        not is_weg, nl("Dit document is weggehaald.")
    )
