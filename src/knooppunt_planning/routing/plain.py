"""Problems that other engines can solve as well as this verb."""

from __future__ import annotations

import numpy as np

from knooppunt_planning.engines.plain import Plain
from knooppunt_planning.routing.arrays import FAR, Arrays


def is_plain(d: Arrays) -> bool:
    """Whether the engines know everything that is in this problem.

    No longest ride that matters, nobody kept apart or together, no assistants, no breaks, no vehicles that are
    asked for or usual.
    """
    together = len(d.unit_from) - 1 < len(d.ride)
    breaks = bool((d.drive < FAR).any())
    rides_matter = bool((d.ride < d.late.max(initial=0.0)).any())
    return not (together or rides_matter or d.clash.any() or d.escorted.any() or d.assign.any() or breaks)


def plain_of(d: Arrays) -> Plain:
    """What the engines need to know."""
    return Plain(**{name: np.asarray(getattr(d, name)) for name in Plain._fields})
