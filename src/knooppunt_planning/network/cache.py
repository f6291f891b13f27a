"""Matrices that were asked before, from a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knooppunt_planning.network.interface import Covered, Metres, Mode, Network, Seconds, coordinates
from knooppunt_planning.nouns import Point


@dataclass(frozen=True)
class Cached:
    """A network that keeps every matrix it was asked for.

    Attributes
    ----------
    network
        Who finds what is not there yet.
    folder
        One file per question: mode, points, and seconds or metres. A file may be thrown away at any time.
    version
        Of the map and the settings of ``network``. Change it when those change: the file does not know.
    """

    network: Network
    folder: Path
    version: str

    def seconds(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Seconds:
        """See :meth:`Network.seconds`."""
        return self._kept("seconds", self.network.seconds, origins, destinations, mode)

    def metres(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Metres:
        """See :meth:`Network.metres`."""
        return self._kept("metres", self.network.metres, origins, destinations, mode)

    def covers(self, points: Sequence[Point]) -> Covered:
        """See :meth:`Network.covers`; asked every time."""
        return self.network.covers(points)

    def _kept(
        self,
        what: str,
        find: Callable[[Sequence[Point], Sequence[Point], Mode], npt.NDArray[Any]],
        origins: Sequence[Point],
        destinations: Sequence[Point],
        mode: Mode,
    ) -> npt.NDArray[Any]:
        key = sha256(f"{self.version} {len(origins)} ".encode())
        key.update(coordinates(origins).tobytes() + coordinates(destinations).tobytes())
        path = self.folder / f"{what}-{mode}-{key.hexdigest()[:32]}.npy"
        if path.exists():
            return np.asarray(np.load(path))
        found = find(origins, destinations, mode)
        self.folder.mkdir(parents=True, exist_ok=True)
        # Written beside and moved, so that a reader never sees half a file.
        half = path.with_suffix(f".{os.getpid()}.half")
        with half.open("wb") as file:
            np.save(file, found)
        half.replace(path)
        return found
