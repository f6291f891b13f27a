"""The anchor: a small file outside the database that says where each chain of the record ended last.

A database that is set back, or a record whose end was cut off, still fits by itself; beside the anchor it does not. The
anchor may lag (a crash between the commit and the write), it never leads. One line of text per chain, each of the same
length, so that it can be read, printed and kept elsewhere: ``spoor nummer waarmerk``.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from django.conf import settings

from knooppunt.toegang.rules.controle import VOORAAN, Plek
from knooppunt.toegang.rules.waarmerk import LENGTE

REGEL = re.compile(rf"^\s*(\d+)\s+(\d+)\s+([0-9a-f]{{{LENGTE}}})\s*$")
BREEDTE = 5 + 1 + 15 + 1 + LENGTE + 1


def advance(spoor: int, nr: int, waarmerk: str) -> None:
    """Say that this chain now ends here; a writer that comes late does not set it back."""
    pad = Path(settings.ANKER)
    with os.fdopen(os.open(pad, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as bestand:
        _lock(bestand)
        bestand.seek(spoor * BREEDTE)
        staat_er = _read(bestand.read(BREEDTE))
        if staat_er is None or staat_er[1].nr < nr:
            bestand.seek(spoor * BREEDTE)
            bestand.write(_line(spoor, Plek(nr, waarmerk)))


def read_anchor(pad: Path) -> dict[int, Plek]:
    """The ends by chain; FileNotFoundError when there is no such file, ValueError when it holds none."""
    regels = (_read(regel) for regel in pad.read_bytes().replace(b"\0", b" ").splitlines())
    einden = dict(regel for regel in regels if regel)
    if not einden:
        raise ValueError(f"{pad} is no anchor")
    return einden


def write_anchor(pad: Path, einden: Mapping[int, Plek]) -> None:
    """Begin anew with these ends."""
    nieuw = pad.with_suffix(".nieuw")
    nieuw.write_bytes(b"".join(_line(s, einden.get(s, VOORAAN)) for s in range(max(einden, default=-1) + 1)))
    nieuw.replace(pad)


def as_text(einden: Mapping[int, Plek]) -> str:
    return b"".join(_line(spoor, plek) for spoor, plek in sorted(einden.items())).decode()


def _line(spoor: int, plek: Plek) -> bytes:
    return f"{spoor:5d} {plek.nr:15d} {plek.waarmerk}\n".encode()


def _read(regel: bytes) -> tuple[int, Plek] | None:
    gevonden = REGEL.match(regel.decode("ascii", "replace"))
    return (int(gevonden[1]), Plek(int(gevonden[2]), gevonden[3])) if gevonden else None


if sys.platform == "win32":
    import msvcrt

    def _lock(bestand: IO[bytes]) -> None:
        bestand.seek(1 << 20)  # Windows locks bytes for readers too; lock one that nobody reads
        msvcrt.locking(bestand.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(bestand: IO[bytes]) -> None:
        fcntl.flock(bestand, fcntl.LOCK_EX)
