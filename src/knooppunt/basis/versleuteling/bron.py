"""Where the keys of this installation come from: the environment, or a file in the data folder (embedded)."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from knooppunt.basis.versleuteling import sleutels
from knooppunt.basis.versleuteling.sleutels import Sleutelbos, SleutelOntbreekt

GEEN_SLEUTEL = (
    "KNOOPPUNT_SLEUTELS is leeg. Zonder sleutel kan Knooppunt niets bewaren. Maak er een met "
    "'knooppunt sleutels maak' en bewaar hem buiten de database."
)
BESTAND_WEG = (
    "Het bestand met de sleutels is weg: {pad}. In de database staat tekst die alleen daarmee te lezen is. "
    "Zet het bestand terug uit uw reservekopie."
)


def keys() -> Sleutelbos:
    """The keys; SleutelOntbreekt with what to do when there is none."""
    if settings.SLEUTELS:
        return sleutels.read_keys(settings.SLEUTELS)
    if settings.SLEUTELBESTAND is None:
        raise SleutelOntbreekt(GEEN_SLEUTEL)
    try:
        return sleutels.read_file(settings.SLEUTELBESTAND)
    except FileNotFoundError:
        _make_first(settings.SLEUTELBESTAND)
        return sleutels.read_file(settings.SLEUTELBESTAND)


def _make_first(pad: Path) -> None:
    """The first key of an embedded installation; never when there is text that an older key sealed."""
    # Imported here: beheer knows the fields, and the fields know this module.
    from knooppunt.basis.versleuteling.beheer import holds_sealed_text

    if holds_sealed_text():
        raise SleutelOntbreekt(BESTAND_WEG.format(pad=pad))
    sleutels.make_file(pad, *sleutels.new_key(timezone.now()))
