"""Which municipality is meant: by name, by an old name that was merged, or by where the point lies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knooppunt.organisaties.rules.plaatsen import Punt, gemeente_van_punt, huidige_code, naam_sleutel


class Gemeentewijzer:
    """Finds the current GM code. ``bekend``: code -> name of today; ``tabel``: the national table with successors."""

    def __init__(
        self,
        bekend: Mapping[str, str],
        tabel: Mapping[str, tuple[str, str | None]],
        grenzen: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._bekend, self._tabel, self._grenzen = bekend, tabel, grenzen
        self._op_naam = {naam_sleutel(naam): code for code, naam in bekend.items()}
        # In the table several merged municipalities may share a name; the last code is the youngest.
        self._oud = {naam_sleutel(naam): code for code, (naam, _) in tabel.items()}

    def op_code(self, code: str) -> str | None:
        huidig = huidige_code(code, self._tabel)
        return huidig if huidig in self._bekend else None

    def op_naam(self, naam: str) -> str | None:
        sleutel = naam_sleutel(naam)
        if sleutel in self._op_naam:
            return self._op_naam[sleutel]
        return self.op_code(self._oud[sleutel]) if sleutel in self._oud else None

    def op_punt(self, punt: Punt | None) -> str | None:
        return gemeente_van_punt(punt, self._grenzen.items()) if punt else None
