"""Has a file looked into by the process apart, and believes only what has the right shape."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from knooppunt.bestanden.keuring.gekeurd import Gekeurd
from knooppunt.bestanden.rules.inhoud import VORMEN, Geweigerd, Weigering, recognise

SECONDEN = 60
"""On the clock; a busy machine is slow. What it may calculate is in kind.py."""


def look_apart(inhoud: bytes, megapixel: int) -> Gekeurd:
    """Geweigerd with its reason, or what may be kept. When the process breaks or is slow, the file is not whole."""
    recognise(inhoud)  # most refusals need no process
    try:
        klaar = subprocess.run(  # noqa: S603 - our own module, with a number
            [sys.executable, "-m", "knooppunt.bestanden.keuring.kind", str(megapixel)],
            input=inhoud, capture_output=True, timeout=SECONDEN, check=True, env=_environment(),
        )  # fmt: skip
        kop, _, rest = klaar.stdout.partition(b"\n")
        gezegd = json.loads(kop)
    except (subprocess.SubprocessError, ValueError) as fout:
        raise Geweigerd(Weigering.KAPOT) from fout
    if "weigering" in gezegd:
        raise Geweigerd(Weigering(gezegd["weigering"]))
    lengte, klein = gezegd["lengte"], gezegd["klein"]
    if gezegd["vorm"] not in VORMEN or len(rest) != lengte + klein:
        raise Geweigerd(Weigering.KAPOT)
    return Gekeurd(gezegd["vorm"], rest[:lengte], rest[lengte:], gezegd["breedte"], gezegd["hoogte"])


def _environment() -> dict[str, str]:
    """Where the code is, and nothing else: no keys and no address of the database."""
    nodig = {
        naam: os.environ[naam] for naam in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if naam in os.environ
    }
    return nodig | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}
