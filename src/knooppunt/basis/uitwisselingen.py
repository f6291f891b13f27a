"""Everything that leaves Knooppunt: to whom, for what, on which ground, and exactly which fields.

Nothing leaves without an entry in ``uitwisselingen.toml``. A mail goes out through ``mail_out``; a view that gives a
file declares ``@access(uitwisseling="...")`` and lets its content through ``Uitwisseling.kies``. What is not on the
list of fields is refused: a new field cannot leave unnoticed. ``tests/sweeps/test_uitwisselingen.py`` finds the rest.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.core.mail import EmailMessage

Waarde = TypeVar("Waarde")


@dataclass(frozen=True, kw_only=True)
class Uitwisseling:
    """One kind of thing that leaves; the file says what each field means."""

    code: str
    naam: str
    ontvanger: str
    kanaal: str
    doel: str
    grond: str
    velden: Mapping[str, str]
    dossier: bool = False
    toestemming: bool = False
    controleer: bool = False

    def kies(self, gegevens: Mapping[str, Waarde]) -> dict[str, Waarde]:
        """The same data; ValueError names what may not leave with this exchange."""
        teveel = sorted(set(gegevens) - set(self.velden))
        if teveel:
            raise ValueError(f"{self.code}: {', '.join(teveel)} may not leave; see uitwisselingen.toml")
        return dict(gegevens)


def read_exchanges(pad: Path) -> dict[str, Uitwisseling]:
    """By code, in the order of the file; TypeError for a field that is missing, ValueError for a code that is twice."""
    register: dict[str, Uitwisseling] = {}
    for entry in tomllib.loads(pad.read_text(encoding="utf-8"))["uitwisseling"]:
        uitwisseling = Uitwisseling(**entry)
        if uitwisseling.code in register:
            raise ValueError(f"{pad.name}: {uitwisseling.code} is there twice")
        register[uitwisseling.code] = uitwisseling
    return register


UITWISSELINGEN = read_exchanges(Path(__file__).with_suffix(".toml"))


def exchange(code: str) -> Uitwisseling:
    return UITWISSELINGEN[code]


def mail_out(
    uitwisseling: str,
    *,
    aan: str,
    onderwerp: str,
    tekst: str,
    velden: Mapping[str, Any],
    bijlagen: Iterable[tuple[str, str, str]] = (),
) -> None:
    """One mail. ``onderwerp`` and ``tekst`` have places (``%(link)s``) that only the fields of the exchange fill.

    ``bijlagen`` are (name, content, kind). KeyError when a place has no field.
    """
    gekozen = exchange(uitwisseling).kies(velden)
    mail = EmailMessage(onderwerp % gekozen, tekst % gekozen, None, [aan])
    for bijlage in bijlagen:
        mail.attach(*bijlage)
    mail.send()
