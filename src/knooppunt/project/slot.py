"""One running Knooppunt per data folder."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO


class InGebruik(Exception):
    """Another process works in this folder; ``adres`` is where, when it said so."""

    def __init__(self, adres: str) -> None:
        super().__init__(adres)
        self.adres = adres


class Slot:
    """Hold the folder until the process ends, however it ends: the operating system lets go, not a clean-up."""

    def __init__(self, map_: Path) -> None:
        self._pad = map_ / "in-gebruik"
        self._bestand: IO[str] | None = None

    def __enter__(self) -> Slot:
        bestand = self._pad.open("a+", encoding="utf-8")
        try:
            _lock(bestand)
        except OSError as error:
            bestand.seek(0)
            adres = bestand.read()
            bestand.close()
            raise InGebruik(adres) from error
        self._bestand = bestand
        self.noteer("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._bestand:
            self._bestand.close()

    def noteer(self, adres: str) -> None:
        """Leave the address for whoever comes next."""
        if self._bestand is None:
            raise RuntimeError("the lock is not held")
        self._bestand.truncate(0)
        self._bestand.write(adres)
        self._bestand.flush()


if sys.platform == "win32":
    import msvcrt

    def _lock(bestand: IO[str]) -> None:
        bestand.seek(1 << 20)  # Windows locks bytes for readers too; lock one that nobody reads
        msvcrt.locking(bestand.fileno(), msvcrt.LK_NBLCK, 1)
        bestand.seek(0)

else:
    import fcntl

    def _lock(bestand: IO[str]) -> None:
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
