"""What the look into a file says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Gekeurd:
    """A file that may be kept, as it will be kept. ``klein`` and the sizes are of a photo only."""

    vorm: str
    inhoud: bytes
    klein: bytes = b""
    breedte: int = 0
    hoogte: int = 0
